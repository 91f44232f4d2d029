import fc from 'fast-check';

import { fromAdf, toAdf } from '../../nodes/JiraSiesta/text';
import { documentOf, isValid, missing } from './adfDocuments';
import { markdownOf } from './markdownTexts';

const bytes = fc.uint8Array({ maxLength: 400, size: 'max' });
const withSchema = missing === undefined ? test : test.skip;
const CASES = 10_000;

withSchema(`${CASES} texts of every construct: each gives a document that Atlassian's schema takes`, () => {
	fc.assert(
		fc.property(bytes, (choices) => {
			expect(isValid(toAdf(markdownOf(choices)))).toBe(true);
		}),
		{ numRuns: CASES },
	);
}, 120_000);

withSchema('any text at all', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
			expect(isValid(toAdf(text))).toBe(true);
			expect(isValid(toAdf(text, 'plain'))).toBe(true);
		}),
		{ numRuns: 5_000 },
	);
}, 60_000);

test('the second way round changes nothing', () => {
	fc.assert(
		fc.property(bytes, (choices) => {
			const once = fromAdf(toAdf(markdownOf(choices)))!;
			expect(fromAdf(toAdf(once))).toBe(once);
		}),
		{ numRuns: 3_000 },
	);
}, 120_000);

withSchema('every document that the schema takes can be read as text', () => {
	fc.assert(
		fc.property(bytes, (choices) => {
			const document = documentOf(choices);
			expect(isValid(document)).toBe(true);
			expect(typeof fromAdf(document)).toBe('string');
		}),
		{ numRuns: 5_000 },
	);
}, 120_000);

test.each<[string, (length: number) => string]>([
	['one long line', (length) => 'word '.repeat(length / 5)],
	['brackets', (length) => '['.repeat(length)],
	['links that never close', (length) => '[a]('.repeat(length / 4)],
	['quotes', (length) => '>'.repeat(length)],
	['stars', (length) => '*a'.repeat(length / 2)],
	['underscores', (length) => '_a '.repeat(length / 3)],
	['backticks', (length) => '`a'.repeat(length / 2)],
	['nested lists', (length) => Array.from({ length: 300 }, (_, n) => `${' '.repeat(Math.min(n * 2, length / 300))}- a`).join('\n')],
	['table cells', (length) => `|${'a|'.repeat(length / 6)}\n|${'-|'.repeat(length / 6)}\n|${'b|'.repeat(length / 6)}`],
	['angle brackets', (length) => '<a '.repeat(length / 3)],
])('hostile input of 32,767 characters ends soon: %s', (_what, text) => {
	const began = Date.now();
	toAdf(text(32_767));
	expect(Date.now() - began).toBeLessThan(2_000);
});
