import { accountsIn, asGiven, asSent, hasIds } from '../../../nodes/JiraSiesta/policy/confirmation/show';

const known = { people: new Map([['557:a', 'Ana Novak']]), labels: new Map([['7', 'Europe'], ['8', 'Prague']]) };
const doc = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Hello' }] }] };

test.each<[string, unknown, unknown]>([
	['text', 'a', 'a'],
	['nothing', null, null],
	['a name', { name: 'High' }, 'High'],
	['an option', { value: 'EU' }, 'EU'],
	['a key', { key: 'OPS' }, 'OPS'],
	['an ID', { id: '3' }, { id: '3' }],
	['an ID that Jira knows', { id: '7' }, 'Europe (ID 7)'],
	['a cascade by ID', { id: '7', child: { id: '8' } }, 'Europe (ID 7) > Prague (ID 8)'],
	['a cascade', { value: 'EU', child: { value: 'Prague' } }, 'EU > Prague'],
	['a person', { accountId: '557:a' }, 'Ana Novak (557:a)'],
	['a person Jira does not show', { accountId: '557:b' }, '557:b'],
	['nobody', { accountId: null }, null],
	['the default', { accountId: '-1' }, "The project's default assignee"],
	['rich text', doc, 'Hello'],
	['verbs', [{ add: 'x' }, { remove: { name: 'queue' } }, { set: { none: true } }], 'add x, remove queue, nothing'],
])('%s that is sent', (_what, value, shown) => {
	expect(asSent(value, known)).toEqual(shown);
});

test.each<[string, object]>([
	['a name before an ID', { name: 'Lowest', id: '1' }],
	['an option before an ID', { displayName: 'x', value: 'Low', id: '1' }],
	['nobody before an ID', { accountId: null, id: '1' }],
	['another name beside an account', { displayName: 'Ana Novak', accountId: '557:b' }],
	['a document of another version', { ...doc, version: 2 }],
	['a document before an ID', { ...doc, id: '1' }],
	['a child that says two things', { value: 'EU', child: { value: 'Prague', id: '9' } }],
	['a value that looks like a cascade', { value: 'EU > Prague', child: { value: 'x' } }],
])('%s: all of it is shown, because Jira may go by the rest', (_what, value) => {
	expect(asSent(value, known)).toEqual(value);
	expect(asSent([value], known)).toEqual([value]);
	expect(asSent([{ set: value }], known)).toBe(JSON.stringify(value));
});

const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const text = (words: string) => ({ type: 'text', text: words });
const mention = (id: string, name?: string) => ({ type: 'mention', attrs: { id, ...(name && { text: name }) } });
const extension = (url: string) => ({ type: 'extension', attrs: { extensionType: 'com.atlassian.ecosystem', extensionKey: 'macro', parameters: { url } } });
const shownAs = (...content: object[]) => asSent({ type: 'doc', version: 1, content }, known);

test('a mention has the name that Jira gives, and what the request called it is said', () => {
	expect(shownAs(paragraph(mention('557:a', '@Ana Novak')))).toBe('@[Ana Novak](accountid:557:a)');
	expect(shownAs(paragraph(mention('557:a')))).toEqual(['@[Ana Novak](accountid:557:a)', { mention: '557:a', at: 1 }]);
	expect(shownAs(paragraph(mention('557:a', '@Ben')))).toEqual(['@[Ana Novak](accountid:557:a)', { mention: '557:a', at: 1, text: '@Ben' }]);
	expect(shownAs(paragraph(mention('557:b', '@Ana Novak')))).toEqual(['@[557:b](accountid:557:b)', { mention: '557:b', at: 1, text: '@Ana Novak' }]);
});

test('what Markdown cannot say is shown as Jira takes it, between the rest', () => {
	expect(shownAs(paragraph(text('before')), paragraph(text('and')), extension('https://evil.example'), paragraph(text('after')))).toEqual(['before\n\nand', extension('https://evil.example'), 'after']);
});

test('a present text that stays whole is said once, by what it was', () => {
	const present = { type: 'doc', version: 1, content: [extension('https://a.example'), paragraph(text('a'))] };
	const after = (...content: object[]) => asSent({ type: 'doc', version: 1, content }, known, present);
	const unchanged = { unchanged: expect.stringMatching(/a$/) };
	expect(after(...present.content, paragraph(text('b')))).toEqual([unchanged, 'b']);
	expect(after(paragraph(text('b')), ...present.content)).toEqual(['b', unchanged]);
	expect(after(extension('https://b.example'), paragraph(text('a')), paragraph(text('b')))).toEqual([extension('https://b.example'), 'a\n\nb']);
});

test('two documents never read the same', () => {
	const documents: object[][] = [
		[],
		[paragraph(text('a'))],
		[paragraph(text('a'), text('b'))],
		[paragraph(text('ab'))],
		[paragraph(text('a')), paragraph(text('b'))],
		[extension('https://a.example')],
		[extension('https://b.example')],
		[paragraph(text(JSON.stringify(extension('https://a.example'))))],
		[paragraph(text('[extension: macro]'))],
		[paragraph(mention('557:a', '@Ana Novak'))],
		[paragraph(mention('557:a'))],
		[paragraph(mention('557:a', '@Ben'))],
		[paragraph(mention('557:b', '@Ben'))],
		[paragraph(mention('557:a', '@Ben'), mention('557:a'))],
		[paragraph(mention('557:a'), mention('557:a', '@Ben'))],
		[paragraph(text('@[Ana Novak](accountid:557:a)'))],
		[{ type: 'panel', attrs: { panelType: 'info' }, content: [paragraph(text('a'))] }],
		[{ type: 'panel', attrs: { panelType: 'custom', panelColor: '#fff' }, content: [paragraph(text('a'))] }],
		[{ type: 'panel', attrs: { panelType: 'custom', panelColor: '#000' }, content: [paragraph(text('a'))] }],
		[paragraph({ ...text('a'), marks: [{ type: 'textColor', attrs: { color: '#ff0000' } }] })],
		[paragraph({ ...text('a'), marks: [{ type: 'link', attrs: { href: 'https://a.example' } }] })],
		[paragraph({ ...text('a'), marks: [{ type: 'link', attrs: { href: 'https://a.example', title: 'b' } }] })],
		[{ type: 'mediaSingle', attrs: { layout: 'center' }, content: [{ type: 'media', attrs: { type: 'file', id: '1', collection: '' } }] }],
		[{ type: 'mediaSingle', attrs: { layout: 'center' }, content: [{ type: 'media', attrs: { type: 'file', id: '2', collection: '' } }] }],
	];
	const shown = documents.map((content) => JSON.stringify(shownAs(...content)));
	expect(shown.filter((one, at) => shown.indexOf(one) !== at)).toEqual([]);
});

test('a value with a comma is not taken for two', () => {
	expect(asSent([{ add: { name: 'a, remove b' } }], known)).toBe('add "a, remove b"');
});

test.each<[unknown, unknown]>([
	[{ self: 'x', id: '1', name: 'Highest' }, 'Highest'],
	[{ accountId: 'a', displayName: 'Ana' }, 'Ana (a)'],
	[{ value: 'EU', id: '1', child: { value: 'Prague', id: '2' } }, 'EU > Prague'],
	[[{ id: '1', key: 'OPS-1' }], ['OPS-1']],
	[undefined, null],
])('%j as Jira gives it', (value, shown) => {
	expect(asGiven(value)).toEqual(shown);
});

test('the accounts that a document mentions', () => {
	expect(accountsIn({ type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'mention', attrs: { id: 'a' } }] }] })).toEqual(['a']);
});

test('the accounts that a request names', () => {
	const fields = { assignee: { accountId: 'a' }, customfield_1: [{ accountId: 'b' }], reporter: { accountId: null }, x: { accountId: '-1' } };
	expect(accountsIn(Object.entries(fields))).toEqual(['a', 'b']);
});

test.each<[unknown, boolean]>([
	[{ id: '1' }, true],
	[[{ add: { id: '1' } }], true],
	[{ id: '1', child: { id: '2' } }, true],
	[{ name: 'x', id: '1' }, false],
	['1', false],
	[{ accountId: 'a' }, false],
])('%j has nothing but IDs: %p', (value, has) => {
	expect(hasIds(value)).toBe(has);
});
