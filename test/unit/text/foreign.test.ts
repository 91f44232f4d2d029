import { assert, jsonValue, property, uint8Array } from 'fast-check';

import '../../harness/random';
import { fromAdf, unsupportedIn, toAdf } from '../../../nodes/JiraSiesta/text';
import type { AdfDocument } from '../../../nodes/JiraSiesta/text';
import { documentOf, missing } from '../../conformance/adfDocuments';

const yaml = (code: string) => ({ type: 'codeBlock', attrs: { language: 'yaml' }, content: [{ type: 'text', text: code }] });
const typesOf = (markdown: string) => toAdf(markdown).content.map(({ type }) => type);

describe('the settings before a text', () => {
	test.each<[string, string, string]>([
		['keys and values', '---\ntitle: Run book\ntags: [a, b]\n---\n# Title', 'title: Run book\ntags: [a, b]'],
		['lists and texts of more lines', '---\nowner: ana\ntags:\n  - a\n- b\nnote: |\n  two\n  lines\n...\n# Title', 'owner: ana\ntags:\n  - a\n- b\nnote: |\n  two\n  lines'],
		['Windows line ends', '---\r\ntitle: x\r\n---\r\n# Title', 'title: x'],
		['after the mark of a file', '\ufeff---\ntitle: x\n---\n# Title', 'title: x'],
	])('%s', (_what, markdown, code) => {
		const [first, ...rest] = toAdf(markdown).content;
		expect(first).toEqual(yaml(code));
		expect(rest.at(-1)).toMatchObject({ type: 'heading', attrs: { level: 1 } });
	});

	test('come back as code', () => {
		const markdown = '```yaml\ntitle: x\n```\n\n# Title';
		expect(fromAdf(toAdf('---\ntitle: x\n---\n# Title'))).toBe(markdown);
		expect(toAdf(markdown)).toEqual(toAdf('---\ntitle: x\n---\n# Title'));
	});

	test.each<[string, string, string[]]>([
		['a rule, and text', '---\n\ntitle: x\n\n---', ['rule', 'paragraph', 'rule']],
		['a rule, and a heading', '---\nTitle\n---', ['rule', 'heading']],
		['without an end', '---\ntitle: x\n', ['rule', 'paragraph']],
		['further below', 'a\n\n---\ntitle: x\n---', ['paragraph', 'rule', 'heading']],
		['with text in it', '---\ntitle: x\nand more.\n---', ['rule', 'heading']],
	])('are none: %s', (_what, markdown, types) => {
		expect(typesOf(markdown)).toEqual(types);
	});
});

test('the mark of a file is no text, in every format', () => {
	expect(typesOf('\ufeff# Title')).toEqual(['heading']);
	expect(toAdf('\ufeffa', 'plain')).toEqual(toAdf('a', 'plain'));
	expect(toAdf('\ufeff{"type":"doc","version":1,"content":[]}', 'adf')).toEqual(toAdf('', 'plain'));
	// In a document it is a character like any other.
	const document = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: '\ufeff# a' }] }] } as AdfDocument;
	expect(toAdf(fromAdf(document))).toEqual(document);
});

describe('a stored document that is none', () => {
	test.each<[string, unknown, RegExp]>([
		['a number as text', { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 5 }] }] }, /^5$/],
		['a child that is null', { type: 'doc', content: [null, { type: 'paragraph', content: [null, { type: 'text', text: 'a' }] }] }, /^a$/],
		['a child that is a text', { type: 'doc', content: ['a'] }, /a/],
		['content, marks and attrs of another type', { type: 'doc', content: [{ type: 'table', content: {}, attrs: 5, marks: 'x' }, { type: 'heading', attrs: null, content: null }] }, /./],
		['marks that are null', { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a', marks: [null, { type: 'link' }, { type: 'strong', attrs: 1 }] }] }] }, /\*\*a\*\*/],
		['levels that are none', { type: 'doc', content: [{ type: 'heading', attrs: { level: -1 } }, { type: 'heading', attrs: { level: 1e9 } }] }, /^#\n\n######$/],
		['no document at all', 5, /5/],
	])('is read all the same: %s', (_what, document, expected) => {
		expect(fromAdf(document)).toMatch(expected);
		expect(() => unsupportedIn(document as AdfDocument)).not.toThrow();
	});

	test('whatever it holds', () => {
		const values = jsonValue({ maxDepth: 2 });
		assert(
			property(uint8Array({ maxLength: 200, size: 'max' }), values, uint8Array({ minLength: 3, maxLength: 3 }), (bytes, junk, [place, name, which]) => {
				const document: unknown = missing === undefined ? documentOf(bytes) : toAdf('- a\n\n| b |\n| --- |');
				const objects: Array<Record<string, unknown>> = [];
				JSON.stringify(document, (_key, value: unknown) => {
					if (typeof value === 'object' && value !== null) objects.push(value as Record<string, unknown>);
					return value;
				});
				const target = objects[(place * 7 + which) % objects.length];
				const keys = Object.keys(target);
				target[keys[name % (keys.length || 1)] ?? 'content'] = junk;
				expect(typeof (fromAdf(document) ?? '')).toBe('string');
				unsupportedIn(document as AdfDocument);
			}),
			{ numRuns: 4_000 },
		);
	}, 60_000);
});

test.each([
	['a note between two rules', '---\nReporter: Anna\nPhone: **123**\n\n---\nText'],
	['sections between two rules', '---\nSummary: Login fails\n\n## Steps\n- open the page\n\n---\nSent by n8n'],
])('%s is no YAML', (_what, markdown) => {
	expect(toAdf(markdown).content[0].type).toBe('rule');
});
