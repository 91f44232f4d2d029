import { configureGlobal, property, assert, uint8Array } from 'fast-check';

import { fromAdf, toAdf } from '../../nodes/JiraSiesta/text';
import { problemOf } from '../../nodes/JiraSiesta/text/validate';
import { isValid, missing } from './adfDocuments';
import { asRead } from './asRead';
import { markdownOf } from './markdownTexts';

configureGlobal({ seed: 20_261_124, endOnFailure: false });

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
			expect(asRead(again)).toEqual(asRead(document));
		}),
		{ numRuns: 5_000 },
	);
}, 120_000);

test('no word of a Markdown text is lost in the document', () => {
	let words = 0;
	assert(
		property(markdowns, (markdown) => {
			// A smart link names itself, and a table has the columns of its first row.
			if (/smart-|\|/.test(markdown)) return;
			const said = JSON.stringify(toAdf(markdown));
			for (const [word] of markdown.replace(/```.*|~~~.*/g, '').matchAll(/plain|Word|snake_case/g)) {
				words += 1;
				expect(said).toContain(word);
			}
		}),
		{ numRuns: 3_000 },
	);
	expect(words).toBeGreaterThan(3_000);
}, 120_000);
