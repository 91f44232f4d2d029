import { edit, unsupportedIn, toAdf } from '../../../nodes/JiraSiesta/text';
import type { AdfDocument } from '../../../nodes/JiraSiesta/text';

const n = (type: string, attrs: object | undefined, ...content: object[]) => ({ type, ...(attrs && { attrs }), content });
const t = (text: string, ...marks: object[]) => ({ type: 'text', text, ...(marks.length > 0 && { marks }) });
const p = (text: string) => n('paragraph', undefined, t(text));
const h = (level: number, text: string) => n('heading', { level }, t(text));
const doc = (...content: object[]) => ({ type: 'doc', version: 1, content }) as AdfDocument;

/** Everything that Markdown cannot say, in every part. */
const precious = (name: string) => [
	n('panel', { panelType: 'custom', panelColor: '#ff5630', panelIcon: `:${name}:` }, p(name)),
	n('mediaSingle', { layout: 'center' }, { type: 'media', attrs: { type: 'file', id: name, collection: '' } }),
	n('paragraph', undefined, { type: 'mention', attrs: { id: name, text: `@${name}`, accessLevel: 'CONTAINER' } }, t('x', { type: 'textColor', attrs: { color: '#ff5630' } })),
	n('table', { layout: 'wide' }, n('tableRow', undefined, n('tableCell', { background: '#ff5630', colspan: 2 }, p(name)))),
	{ type: 'extension', attrs: { extensionKey: name, extensionType: 'x', parameters: { deep: [{ a: 1 }] } } },
	n('somethingNew', { of: 'tomorrow' }, p(name)),
];

const BEFORE = doc(
	...precious('head'),
	h(2, 'Steps'),
	...precious('steps'),
	h(3, 'Detail'),
	...precious('detail'),
	h(2, 'Result'),
	...precious('result'),
	h(1, 'Notes'),
);
const indexOf = (title: string) => BEFORE.content.findIndex((node) => node.type === 'heading' && node.content?.[0].text === title);
const SNAPSHOT = JSON.stringify(BEFORE);

/** The very same objects, and those unchanged. */
function expectUntouched(after: object[], before: object[]) {
	expect(after).toHaveLength(before.length);
	after.forEach((node, index) => expect(node).toBe(before[index]));
	expect(JSON.stringify(BEFORE)).toBe(SNAPSHOT);
}

test.each<[string, string, string]>([
	['a section, with the sections in it', ' steps ', 'Result'],
	['a section in a section', 'DETAIL', 'Result'],
	['a section before one of a higher level', 'Result', 'Notes'],
])('%s is replaced, and nothing else', (_what, heading, next) => {
	const { content } = edit(BEFORE, { how: 'replaceSection', heading }, toAdf('new *text*'));
	const start = BEFORE.content.findIndex((node) => node.type === 'heading' && node.content?.[0].text?.toLowerCase() === heading.trim().toLowerCase()) + 1;
	expectUntouched(content.slice(0, start), BEFORE.content.slice(0, start));
	expectUntouched(content.slice(start + 1), BEFORE.content.slice(indexOf(next)));
	expect(content[start]).toEqual(toAdf('new *text*').content[0]);
});

test('the last section, which is empty, takes the text', () => {
	const { content } = edit(BEFORE, { how: 'replaceSection', heading: 'Notes' }, toAdf('a\n\nb'));
	expectUntouched(content.slice(0, -2), BEFORE.content);
	expect(content.slice(-2)).toEqual(toAdf('a\n\nb').content);
});

test('an addition that begins with the heading does not repeat it', () => {
	const { content } = edit(doc(h(2, 'A'), p('old')), { how: 'replaceSection', heading: 'a' }, toAdf('# a\nnew'));
	expect(content).toEqual([h(2, 'A'), p('new')]);
});

test('a heading of more than plain text is found by its words', () => {
	const heading = n('heading', { level: 2 }, t('Root ', { type: 'strong' }), { type: 'hardBreak' }, { type: 'emoji', attrs: { shortName: ':bug:', text: '🐛' } }, t('cause'));
	expect(edit(doc(heading, p('old')), { how: 'replaceSection', heading: 'root 🐛cause' }, toAdf('new')).content).toEqual([heading, p('new')]);
});

test.each<[string, AdfDocument, string, RegExp, RegExp]>([
	['is not there', BEFORE, 'Step', /'Heading' is not in the text: 'Step'/, /The headings are 'Steps', 'Detail', 'Result', 'Notes'\./],
	['is empty', BEFORE, '', /is not in the text: ''/, /'Steps'/],
	['is there twice', doc(h(1, 'A'), h(2, 'a ')), 'A', /is in the text 2 times: 'A'/, /'A', 'a'/],
	['is in a text without headings', doc(p('A')), 'A', /is not in the text/, /no headings/],
	['is in a panel only', doc(n('panel', { panelType: 'info' }, h(1, 'A'))), 'A', /is not in the text/, /no headings/],
])('a heading that %s is refused, with those that are', (_what, document, heading, message, help) => {
	const editing = () => edit(document, { how: 'replaceSection', heading }, toAdf('x'));
	expect(editing).toThrow(message);
	expect(editing).toThrow(expect.objectContaining({ help: expect.stringMatching(help) }));
});

test('append and prepend, to a text and to an empty field', () => {
	const { content } = edit(BEFORE, { how: 'append' }, toAdf('a'));
	expectUntouched(content.slice(0, -1), BEFORE.content);
	expectUntouched(edit(BEFORE, { how: 'prepend' }, toAdf('a')).content.slice(1), BEFORE.content);
	for (const how of ['append', 'prepend', 'replace'] as const) {
		expect(edit(null, { how }, toAdf('a'))).toEqual(toAdf('a'));
		expect(edit(undefined, { how }, toAdf('a'))).toEqual(toAdf('a'));
	}
});

test('the same task added twice gets an ID of its own, and the first keeps its', () => {
	const tasks = toAdf('- [ ] a');
	const twice = edit(edit(tasks, { how: 'append' }, tasks), { how: 'prepend' }, tasks);
	const ids = JSON.stringify(twice).match(/"localId":"[^"]+"/g) ?? [];
	expect(ids).toHaveLength(6);
	expect(new Set(ids).size).toBe(6);
	expect(twice.content[1]).toBe(tasks.content[0]);
});

test('a replacement is the new text, and what would go is known before', () => {
	expect(edit(BEFORE, { how: 'replace' }, toAdf('a'))).toEqual(toAdf('a'));
	expect(unsupportedIn(BEFORE).map(({ what, count }) => `${what} ×${count}`)).toEqual(
		expect.arrayContaining(['panel with a colour or icon of its own ×4', 'media head ×1', 'text colour ×4', 'merged table cells ×4', 'extension steps ×1', 'somethingNew ×4']),
	);
});
