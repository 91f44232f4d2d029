import { toAdf } from '../../nodes/JiraSiesta/text/plain';
import { fromAdf } from '../../nodes/JiraSiesta/text/render';

const text = (value: string, ...marks: object[]) => ({ type: 'text', text: value, ...(marks.length && { marks }) });
const node = (type: string, content: object[] = [], attrs?: object) => ({ type, content, ...(attrs && { attrs }) });
const doc = (...content: object[]) => ({ type: 'doc', version: 1, content });

test('paragraphs and line breaks', () => {
	expect(toAdf('One\ntwo\r\n\r\n\n\nthree')).toEqual(
		doc(node('paragraph', [text('One'), { type: 'hardBreak' }, text('two')]), node('paragraph', [text('three')])),
	);
});

test('no empty text, which Jira refuses', () => {
	expect(toAdf('')).toEqual(doc());
	expect(toAdf('\n\n')).toEqual(doc());
	expect(toAdf('\na')).toEqual(doc(node('paragraph', [{ type: 'hardBreak' }, text('a')])));
});

test.each(['One', 'One\ntwo', 'One\n\ntwo\nthree', '  indented  ', '# 1 * 2 _3_ <b>'])('%j comes back as it was', (given) => {
	expect(fromAdf(toAdf(given))).toBe(given);
});

test.each([null, undefined])('an empty field (%p) stays null', (empty) => {
	expect(fromAdf(empty)).toBeNull();
});

test.each<[string, object, string]>([
	['heading', node('heading', [text('Title')], { level: 2 }), '## Title'],
	['bullet list', node('bulletList', [node('listItem', [node('paragraph', [text('a')]), node('bulletList', [node('listItem', [node('paragraph', [text('b')])])])])]), '- a\n  - b'],
	['numbered list', node('orderedList', [node('listItem', [node('paragraph', [text('a')])]), node('listItem', [node('paragraph', [text('b')])])], { order: 3 }), '3. a\n4. b'],
	['tasks', node('taskList', [node('taskItem', [text('a')], { state: 'DONE' }), node('taskItem', [text('b')], { state: 'TODO' })]), '- [x] a\n- [ ] b'],
	['code', node('codeBlock', [text('x = 1\ny')], { language: 'python' }), '```python\nx = 1\ny\n```'],
	['quote', node('blockquote', [node('paragraph', [text('a'), { type: 'hardBreak' }, text('b')])]), '> a\n> b'],
	['panel', node('panel', [node('paragraph', [text('careful')])], { panelType: 'warning' }), 'careful'],
	['table', node('table', [node('tableRow', [node('tableHeader', [node('paragraph', [text('h')])]), node('tableCell', [node('paragraph', [text('c')])])])]), '| h | c |'],
	['rule', { type: 'rule' }, '---'],
	['mention', node('paragraph', [{ type: 'mention', attrs: { id: '1', text: '@Ana' } }, text(' hi')]), '@Ana hi'],
	['link', node('paragraph', [text('docs', { type: 'link', attrs: { href: 'https://example.com' } })]), '[docs](https://example.com)'],
	['smart link', node('paragraph', [{ type: 'inlineCard', attrs: { url: 'https://example.com' } }]), 'https://example.com'],
	['date', node('paragraph', [{ type: 'date', attrs: { timestamp: '1767139200000' } }]), '2025-12-31'],
	['picture', node('mediaSingle', [{ type: 'media', attrs: { alt: 'chart.png' } }]), '[chart.png]'],
	['something unknown', { type: 'extension', attrs: {} }, '[extension]'],
])('%s as text', (_name, given, expected) => {
	expect(fromAdf(doc(given))).toBe(expected);
});
