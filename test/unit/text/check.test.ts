import { toAdf } from '../../../nodes/JiraSiesta/text';
import { problemOf } from '../../../nodes/JiraSiesta/text/adf/validate';

const doc = (...content: unknown[]) => ({ type: 'doc', version: 1, content });
const p = (...content: unknown[]) => ({ type: 'paragraph', content });
const t = (text: unknown, ...marks: unknown[]) => ({ type: 'text', text, ...(marks.length > 0 && { marks }) });
const list = (...content: unknown[]) => ({ type: 'bulletList', content: [{ type: 'listItem', content }] });
const color = { type: 'textColor', attrs: { color: '#ff5630' } };

test.each<[problem: string, document: unknown]>([
	['must be an object with type, version and content', null],
	['must be an object with type, version and content', [doc()]],
	['type must be "doc", not "paragraph"', p()],
	['version must be 1, not undefined', { type: 'doc', content: [] }],
	["doc takes no 'attrs'", { ...doc(), attrs: {} }],
	['doc: content is missing in doc', { type: 'doc', version: 1 }],
	['doc: content must be a list', { ...doc(), content: {} }],
	['content[1]: must be an object, not "x"', doc(p(), 'x')],
	['content[0]: type is missing', doc({})],
	["content[0]: 'toString' is no ADF node", doc({ type: 'toString' })],
	['content[0]: listItem is not allowed in doc', doc({ type: 'listItem', content: [p()] })],
	['content[2].content[0].content[0]: heading is not allowed in listItem', doc(p(), p(), list({ type: 'heading', attrs: { level: 1 } }))],
	['content[0].content[0]: blockquote is not allowed in blockquote', doc({ type: 'blockquote', content: [{ type: 'blockquote', content: [p()] }] })],
	['content[0]: bulletList needs at least 1 nodes in content, not 0', doc({ type: 'bulletList', content: [] })],
	['content[0]: layoutSection needs 2 to 3 nodes in content, not 0', doc({ type: 'layoutSection', content: [] })],
	['content[0].content[0]: text must be text that is not empty', doc(p(t('')))],
	['content[0].content[0]: text must be text that is not empty', doc(p(t(1)))],
	["content[0]: paragraph takes no 'text'", doc({ ...p(), text: 'a' })],
	['content[0]: rule takes no content', doc({ type: 'rule', content: [] })],
	['content[0]: attrs.level is missing in heading: a number from 1 to 6', doc({ type: 'heading', attrs: {} })],
	['content[0]: attrs.level of heading must be a number from 1 to 6, not 7', doc({ type: 'heading', attrs: { level: 7 } })],
	['content[0]: attrs.color is no attribute of panel', doc({ type: 'panel', attrs: { panelType: 'info', color: 'red' }, content: [p()] })],
	['content[0].content[0]: attrs.id is missing in mention: text', doc(p({ type: 'mention', attrs: { text: '@Ana' } }))],
	['content[0].content[0]: attrs.color of status must be neutral, purple, blue, red, yellow, green or a colour such as "#ff5630", not "pink"', doc(p({ type: 'status', attrs: { text: 'a', color: 'pink' } }))],
	["content[0].content[0]: 'bold' is no ADF mark", doc(p(t('a', { type: 'bold' })))],
	['content[0].content[0]: marks code and strong are not allowed together', doc(p(t('a', { type: 'code' }, { type: 'strong' })))],
	['content[0].content[0]: mark textColor is not allowed on text in codeBlock', doc({ type: 'codeBlock', content: [t('a', color)] })],
	['content[0]: mark strong is not allowed on paragraph in doc', doc({ ...p(), marks: [{ type: 'strong' }] })],
	['content[0].content[1]: mediaSingle takes one media, and after it a caption', doc({ type: 'mediaSingle', content: [1, 2].map(() => ({ type: 'media', attrs: { type: 'file', id: '1', collection: '' } })) })],
])('%s', (problem, document) => {
	expect(problemOf(document)).toBe(problem);
});

test('the error names the field, the place and the rule, and what to enter', () => {
	const refused = () => toAdf(JSON.stringify(doc(list({ type: 'rule' }))), 'adf', 'Description');
	expect(refused).toThrow("'Description' is not a valid document: content[0].content[0].content[0]: rule is not allowed in listItem");
	expect(refused).toThrow(expect.objectContaining({ help: expect.stringContaining('"type": "doc"') }));
	expect(() => toAdf('# Title', 'adf', 'Description')).toThrow("'Description' is not a valid document: it is no JSON");
});

test('what is valid is sent as it is', () => {
	const document = doc(p(t('a', color)), list(p()));
	expect(toAdf(document, 'adf')).toBe(document);
	expect(toAdf(JSON.stringify(document), 'adf')).toEqual(document);
});
