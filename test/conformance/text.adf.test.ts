import { assert, property, uint8Array } from 'fast-check';

import '../harness/random';
import { fromAdf, unsupportedIn, toAdf } from '../../nodes/JiraSiesta/text';
import type { AdfDocument, AdfNode } from '../../nodes/JiraSiesta/text';
import { CONTENT } from '../../nodes/JiraSiesta/text/adf/model';
import { NODE_ATTRIBUTES } from '../../nodes/JiraSiesta/text/adf/attributes';
import { problemOf } from '../../nodes/JiraSiesta/text/adf/validate';
import { changed, decorated, documentOf, isValid, missing, NODES } from './adfDocuments';
import { expectSameAsRead, expectWords } from './asRead';
import { markdownOf } from './markdownTexts';

const bytes = uint8Array({ maxLength: 300, size: 'max' });
const againstSchema = missing === undefined ? describe : describe.skip;

/** What a node must show of itself: the first of these that says anything. */
const SHOWN: Record<string, string[]> = {
	mention: ['text', 'id'],
	status: ['text'],
	placeholder: ['text'],
	media: ['alt', 'url', 'id'],
	mediaInline: ['alt', 'id'],
	extension: ['text', 'extensionKey'],
	inlineExtension: ['text', 'extensionKey'],
	bodiedExtension: ['text', 'extensionKey'],
	syncBlock: ['resourceId'],
	bodiedSyncBlock: ['resourceId'],
	inlineCard: ['url'],
	blockCard: ['url'],
	embedCard: ['url'],
	emoji: ['text', 'shortName'],
	expand: ['title'],
	nestedExpand: ['title'],
};

function wordsIn(node: AdfNode, words: string[] = []): string[] {
	const said =
		node.text ??
		SHOWN[node.type]
			?.map((name) => String(node.attrs?.[name] ?? ''))
			.find((value) => value.trim() !== '');
	words.push(...(said?.match(/w\d+w/g) ?? []));
	for (const child of node.content ?? []) wordsIn(child, words);
	return words;
}

/** Where the schema is looser than it means to be, e.g. for the third child of a blockTaskItem. */
const isLoose = (document: unknown) =>
	/bodiedSyncBlock|blockTaskItem/.test(JSON.stringify(document)) ||
	/mediaSingle takes no/.test(problemOf(document) ?? '');

againstSchema(
	`documents of every shape that Atlassian's schema allows (${missing ?? 'schema found'})`,
	() => {
		test('every node of the schema is known', () => {
			expect(Object.keys(NODE_ATTRIBUTES).concat('doc').sort()).toEqual(
				[...new Set(NODES())].sort(),
			);
			for (const type of Object.keys(CONTENT)) expect(NODES()).toContain(type);
		});

		test('5,000 become Markdown, and that a valid document, and that the same Markdown; nothing is dropped', () => {
			const count = { cases: 0, words: 0 };
			const types = new Set<string>();
			const collect = ({ type, content = [] }: AdfNode): void => {
				types.add(type);
				content.forEach(collect);
			};
			assert(
				property(bytes, (given) => {
					const document = documentOf(given) as AdfDocument;
					expect(isValid(document)).toBe(true);
					if (!isLoose(document)) expect(problemOf(document)).toBeUndefined();
					collect(document);
					const markdown = fromAdf(document) ?? '';
					const again = toAdf(markdown);
					expect(isValid(again)).toBe(true);
					expect(fromAdf(again)).toBe(markdown);
					count.cases += 1;
					const shown = markdown
						.replace(/\\(?=[!-/:-@[-`{-~])/g, '')
						.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
					const words = wordsIn(document);
					count.words += words.length;
					expectWords(shown, words);
				}),
				{ numRuns: 5_000 },
			);
			expect(count.cases).toBe(5_000);
			expect(count.words).toBeGreaterThan(5_000);
			// Every node that the schema has came up.
			expect([...types].sort()).toEqual([...new Set(NODES())].sort());
		}, 120_000);

		test('those that lose nothing come back from Markdown as they were', () => {
			let lossless = 0;
			assert(
				property(bytes, (given) => {
					const document = documentOf(given) as AdfDocument;
					if (unsupportedIn(document).length > 0) return;
					lossless += 1;
					expectSameAsRead(toAdf(fromAdf(document)), document);
				}),
				{ numRuns: 6_000 },
			);
			expect(lossless).toBeGreaterThan(1_000);
		}, 120_000);

		test('a document of Markdown with one thing more comes back as it was, or loses what is told', () => {
			const count = { lossless: 0, lost: 0 };
			const told = new Set<string>();
			const short = uint8Array({ maxLength: 60, size: 'max' });
			assert(
				property(short, uint8Array({ minLength: 12, maxLength: 12 }), (given, change) => {
					const before = toAdf(`| a | b |\n| --- | --- |\n| @[Ana](accountid:1) | c |\n\n${markdownOf(given)}`);
					const document = decorated(before, change) as AdfDocument;
					if (!isValid(document)) return;
					const losses = unsupportedIn(document);
					count[losses.length > 0 ? 'lost' : 'lossless'] += 1;
					for (const { what } of losses) told.add(what);
					if (losses.length === 0) expectSameAsRead(toAdf(fromAdf(document)), document);
				}),
				{ numRuns: 15_000 },
			);
			expect(count.lossless).toBeGreaterThan(2_000);
			expect(count.lost).toBeGreaterThan(1_000);
			expect([...told].sort()).toEqual(
				expect.arrayContaining([
					...['alignment', 'colour of a table cell', 'highlight colour', 'indentation', 'inline comment'],
					...['link to a file', 'mention of a group or an app', 'merged table cells', 'numbered table rows'],
					...['panel of type tip', 'small text', 'text colour', 'wide layout'],
				]),
			);
		}, 120_000);

		test('our own check and the schema agree on 10,000 documents, whole and broken', () => {
			const count = { valid: 0, invalid: 0, stricter: 0 };
			assert(
				property(bytes, uint8Array({ minLength: 8, maxLength: 8 }), (given, change) => {
					const document = changed(given, change) as unknown;
					const bySchema = isValid(document);
					const byUs = problemOf(document) === undefined;
					count[bySchema ? 'valid' : 'invalid'] += 1;
					if (bySchema && !byUs && isLoose(document)) count.stricter += 1;
					else if (byUs !== bySchema) throw new Error(`by the schema: ${bySchema}, by us: ${problemOf(document)}`);
				}),
				{ numRuns: 10_000 },
			);
			expect(count.valid).toBeGreaterThan(1_000);
			expect(count.invalid).toBeGreaterThan(2_000);
			expect(count.stricter).toBeLessThan(200);
		}, 120_000);
	},
);
