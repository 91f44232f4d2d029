import { assert, property, string, uint8Array } from 'fast-check';

import '../harness/random';
import { fromAdf, toAdf } from '../../nodes/JiraSiesta/text';
import { node, wordsOf } from '../../nodes/JiraSiesta/text/adf/nodes';
import { problemOf } from '../../nodes/JiraSiesta/text/adf/validate';
import { isValid, missing } from './adfDocuments';
import { expectSameAsRead, expectWords } from './asRead';
import { Choices } from './choices';
import { markdownOf } from './markdownTexts';

const markdowns = uint8Array({ maxLength: 160, size: 'max' }).map(markdownOf);
const CASES = 10_000;

const againstSchema = missing === undefined ? test : test.skip;

againstSchema(
	`${CASES} Markdown texts: each a document that Atlassian's schema and our own check allow (${missing ?? 'schema found'})`,
	() => {
		const count = { cases: 0, characters: 0, nodes: 0, invalid: 0 };
		assert(
			property(markdowns, (markdown) => {
				const document = toAdf(markdown);
				count.cases += 1;
				count.characters += markdown.length;
				count.nodes += JSON.stringify(document).split('"type":').length;
				if (!isValid(document)) {
					count.invalid += 1;
					throw new Error(`invalid: ${problemOf(document) ?? 'by the schema only'}`);
				}
				expect(problemOf(document)).toBeUndefined();
			}),
			{ numRuns: CASES },
		);
		expect(count).toMatchObject({ cases: CASES, invalid: 0 });
		expect(count.characters).toBeGreaterThan(CASES * 50);
		expect(count.nodes).toBeGreaterThan(CASES * 10);
	},
	120_000,
);

test('Markdown, read and written and read again, is the same text and the same document', () => {
	assert(
		property(markdowns, (markdown) => {
			const document = toAdf(markdown);
			const written = fromAdf(document);
			const again = toAdf(written);
			expect(fromAdf(again)).toBe(written);
			expectSameAsRead(again, document);
		}),
		{ numRuns: 5_000 },
	);
}, 120_000);

againstSchema(
	'any text at all is valid as Markdown and as plain text',
	() => {
		assert(
			property(string({ unit: 'binary', maxLength: 300 }), (text) => {
				expect(isValid(toAdf(text))).toBe(true);
				expect(isValid(toAdf(text, 'plain'))).toBe(true);
			}),
			{ numRuns: 3_000 },
		);
	},
	120_000,
);

test('plain text that looks like Markdown is read as it is', () => {
	assert(
		property(uint8Array({ maxLength: 60, size: 'max' }), (bytes) => {
			const document = toAdf(new Choices(bytes).text(40), 'plain');
			const written = fromAdf(document);
			expectSameAsRead(toAdf(written), document);
		}),
		{ numRuns: 3_000 },
	);
}, 120_000);

test('no word of a Markdown text is lost in the document', () => {
	let words = 0;
	assert(
		property(markdowns, (markdown) => {
			// A smart link names itself.
			if (/smart-/.test(markdown)) return;
			// A fence's first line says more than its language, and a picture in a link has no address of its own.
			const spoken = markdown.replace(/(?:```|~~~).*|\]\(<.*?>\)/g, '');
			const document = toAdf(markdown);
			const said = wordsOf(node('doc', document.content)) + JSON.stringify(document);
			const found = spoken.match(/plain|Word|snake_case/g) ?? [];
			words += found.length;
			expectWords(said, found);
		}),
		{ numRuns: 3_000 },
	);
	expect(words).toBeGreaterThan(2_000);
}, 120_000);
