import { accountsIn, asGiven, asSent, hasIds } from '../../nodes/JiraSiesta/policy/show';

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
	['a document before an ID', { ...doc, id: '1' }],
	['a child that says two things', { value: 'EU', child: { value: 'Prague', id: '9' } }],
	['a value that looks like a cascade', { value: 'EU > Prague', child: { value: 'x' } }],
])('%s: all of it is shown, because Jira may go by the rest', (_what, value) => {
	expect(asSent(value, known)).toEqual(value);
	expect(asSent([value], known)).toEqual([value]);
	expect(asSent([{ set: value }], known)).toBe(JSON.stringify(value));
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
