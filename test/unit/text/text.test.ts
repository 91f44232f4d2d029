import { toRichText } from '../../../nodes/JiraSiesta/fields/encode/richText';
import { edit, fromAdf, unsupportedIn, toAdf } from '../../../nodes/JiraSiesta/text';
import type { AdfDocument } from '../../../nodes/JiraSiesta/text';

const text = (value: string, ...marks: object[]) => ({ type: 'text', text: value, ...(marks.length && { marks }) });
const node = (type: string, content: object[] = [], attrs?: object) => ({ type, content, ...(attrs && { attrs }) });
const paragraph = (value: string) => node('paragraph', [text(value)]);
const doc = (...content: object[]) => ({ type: 'doc', version: 1, content }) as AdfDocument;

describe('plain text', () => {
	test('paragraphs and line breaks', () => {
		expect(toAdf('One\ntwo\r\n\r\n\n\nthree', 'plain')).toEqual(
			doc(node('paragraph', [text('One'), { type: 'hardBreak' }, text('two')]), paragraph('three')),
		);
	});

	test('no empty text, which Jira refuses', () => {
		expect(toAdf('', 'plain')).toEqual(doc());
		expect(toAdf('\n\n', 'plain')).toEqual(doc());
	});

	test('every character as it is', () => {
		expect(toAdf('# 1 *a* <b>', 'plain')).toEqual(doc(paragraph('# 1 *a* <b>')));
	});
});

describe('ADF', () => {
	test('as an object or as JSON', () => {
		expect(toAdf(doc(paragraph('a')), 'adf')).toEqual(doc(paragraph('a')));
		expect(toAdf(JSON.stringify(doc()), 'adf')).toEqual(doc());
	});

	test('as the whole of a Markdown text', () => {
		const document = doc(paragraph('a'));
		for (const json of [JSON.stringify(document), ` ${JSON.stringify(document, null, 2)}\n`, `\ufeff${JSON.stringify(document)}`]) {
			expect(toAdf(json)).toEqual(document);
			expect(toRichText(json, 'Description')).toEqual(document);
		}
		const long = JSON.stringify(doc(...Array.from({ length: 1_000 }, () => paragraph('as long as a document may be'))));
		expect(toRichText(long, 'Description')).toEqual(JSON.parse(long));
	});

	test.each([
		['a text before it', `See ${JSON.stringify(doc(paragraph('a')))}`],
		['a text behind it', `${JSON.stringify(doc(paragraph('a')))} x`],
		['other JSON', '{"type":"doc"}'],
		['no valid document', JSON.stringify(doc(node('paragraph', [text('')])))],
		['a document in a list', `[${JSON.stringify(doc(paragraph('a')))}]`],
	])('a text with %s stays a text', (_what, given) => {
		expect(JSON.stringify(toAdf(given).content[0].content)).toContain('doc');
		expect(toAdf(given, 'plain').content).toHaveLength(1);
	});

	test('plain text is never a document', () => {
		const json = JSON.stringify(doc(paragraph('a')));
		expect(toAdf(json, 'plain')).toEqual(doc(paragraph(json)));
		expect(toRichText(json, 'Description', 'plain')).toEqual(doc(paragraph(json)));
	});

	test.each<[string, unknown, RegExp]>([
		['no JSON', '{', /it is no JSON/],
		['no document', { type: 'paragraph' }, /not a valid document/],
		['a heading in a list item', doc(node('bulletList', [node('listItem', [node('heading', [text('x')], { level: 1 })])])), /heading/],
		['an empty text', doc(node('paragraph', [text('')])), /text/],
	])('%s is refused, with the place', (_what, given, message) => {
		expect(() => toAdf(given, 'adf', 'Description')).toThrow(message);
	});
});

/** Markdown that comes back as it was: both ways at once. */
test.each([
	'One',
	'One\n\ntwo',
	'## Title',
	'**bold**, *slanted*, ~~gone~~ and `code`',
	'- a\n  - b\n- c',
	'3. a\n4. b',
	'- [x] a\n- [ ] b',
	'```python\nx = 1\ny\n```',
	'> a',
	'> [!WARNING]\n> careful',
	'| h | i |\n| --- | --- |\n| a | b |',
	'---',
	'[docs](https://example.com)',
	'https://example.com/a_b',
	'@[Ana](accountid:557058:f58131cb) hi',
	'{status:In work|blue}',
	'{date:2026-12-31}',
	'<details><summary>More</summary>\n\ninside\n\n</details>',
	'1 * 2 \\_3\\_ \\<b>',
])('%j keeps its form', (markdown) => {
	expect(fromAdf(toAdf(markdown))).toBe(markdown);
});

test.each<[string, string, object]>([
	['a heading in a list', '- # Title', node('bulletList', [node('listItem', [node('paragraph', [text('Title', { type: 'strong' })])])])],
	['a mention', '[~accountid:5b10]', node('paragraph', [{ type: 'mention', attrs: expect.objectContaining({ id: '5b10' }) }])],
	['a task', '- [x] done', { type: 'taskList', attrs: expect.any(Object), content: [{ type: 'taskItem', attrs: expect.objectContaining({ state: 'DONE' }), content: [text('done')] }] }],
	['a picture, as a link', '![chart](https://example.com/c.png)', node('paragraph', [text('chart', { type: 'link', attrs: { href: 'https://example.com/c.png' } })])],
	['HTML, as text', 'a <script>alert(1)</script>', paragraph('a <script>alert(1)</script>')],
	['a script as link, as text', '[x](javascript:alert(1))', paragraph('[x](javascript:alert(1))')],
])('%s', (_what, markdown, expected) => {
	expect(toAdf(markdown)).toEqual(doc(expected));
});

test.each([null, undefined])('an empty field (%p) stays null', (empty) => {
	expect(fromAdf(empty)).toBeNull();
});

test.each<[object, RegExp]>([
	[node('mediaSingle', [{ type: 'media', attrs: { type: 'file', id: '1', collection: '', alt: 'chart.png' } }]), /chart\.png/],
	[{ type: 'extension', attrs: { extensionKey: 'toc', extensionType: 'x' } }, /extension/],
	[{ type: 'somethingNew' }, /somethingNew/],
])('nothing is dropped silently: %j', (given, shown) => {
	expect(fromAdf(doc(given))).toMatch(shown);
});

describe('edits', () => {
	const panel = node('panel', [paragraph('keep me')], { panelType: 'custom', panelIcon: ':x:' });
	const media = node('mediaSingle', [{ type: 'media', attrs: { type: 'file', id: '1', collection: 'c' } }], { layout: 'center' });
	const mention = node('paragraph', [{ type: 'mention', attrs: { id: '1', text: '@Ana' } }]);
	const table = node('table', [node('tableRow', [node('tableCell', [paragraph('c')])])], { layout: 'default' });
	const heading = (value: string, level = 2) => node('heading', [text(value)], { level });
	const before = doc(panel, heading('Steps'), paragraph('old'), media, heading('Result'), mention, table);
	const addition = toAdf('new');

	test('append and prepend leave every node as it is', () => {
		expect(edit(before, { how: 'append' }, addition).content).toEqual([...before.content, ...addition.content]);
		expect(edit(before, { how: 'prepend' }, addition).content).toEqual([...addition.content, ...before.content]);
		edit(before, { how: 'append' }, addition).content.slice(0, 7).forEach((one, n) => expect(one).toBe(before.content[n]));
	});

	test('a section: what stands elsewhere stays the same objects', () => {
		const { content } = edit(before, { how: 'replaceSection', heading: ' steps ' }, addition);
		expect(content.map(({ type }) => type)).toEqual(['panel', 'heading', 'paragraph', 'heading', 'paragraph', 'table']);
		expect(content[0]).toBe(before.content[0]);
		expect(content.slice(3)).toEqual(before.content.slice(4));
	});

	test.each(['Nowhere', ''])('a section under %j, which is not there, is refused with those that are', (missing) => {
		expect(() => edit(before, { how: 'replaceSection', heading: missing }, addition)).toThrow();
	});

	test('a replacement tells what it would lose', () => {
		const lost = unsupportedIn(before).map(({ what }) => what).join(', ');
		expect(lost).toMatch(/media/i);
		expect(lost).toMatch(/panel/i);
		expect(unsupportedIn(toAdf('# Only *Markdown*\n\n- a'))).toEqual([]);
		expect(edit(before, { how: 'replace' }, addition)).toEqual(addition);
	});
});
