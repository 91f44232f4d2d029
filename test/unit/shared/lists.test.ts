import { isEmpty } from '../../../nodes/JiraSiesta/shared/input';
import { members } from '../../../nodes/JiraSiesta/shared/lists';

const known = ['API, Gateway', 'API', 'Gateway', '[Core] Team', '"Beta" tools', 'null'];

const taken: Array<[string, unknown, unknown[], string[]?]> = [
	['names with commas', 'a, b ,, c', ['a', 'b', 'c']],
	['brackets', '[a, b]', ['a', 'b']],
	['brackets with spaces', ' [ a ,b ] ', ['a', 'b']],
	['nothing in brackets', '[]', []],
	['JSON', '["a", "b, c", null, ""]', ['a', 'b, c']],
	['JSON objects', '[{"id": "1"}]', [{ id: '1' }]],
	['one JSON object', '{"id": "1"}', [{ id: '1' }]],
	['names in quotes', '"a", "b"', ['a', 'b']],
	['a comma in quotes', '"a, b", c', ['a, b', 'c']],
	['a quote in quotes', '"a \\"b\\"", c', ['a "b"', 'c']],
	['names in quotes and brackets', '["a, b", c]', ['a, b', 'c']],
	['a comma in single quotes', "['a,b', 'c']", ['a,b', 'c']],
	['a comma in single quotes without brackets', "'API, Gateway', 'Core'", ['API, Gateway', 'Core']],
	['apostrophes that are no quotes', "'90s, 'b', rock 'n'", ["'90s", 'b', "rock 'n'"]],
	['the quotes of word processors', '“a, b”, [c], “d”', ['a, b', '[c]', 'd']],
	['a list made a text twice', '"[\\"a, b\\", \\"c\\"]"', ['a, b', 'c']],
	['a name in brackets and quotes', '"[a] b"', ['[a] b']],
	['single quotes in brackets', "['a', 'b']", ['a', 'b']],
	['null', 'null', []],
	['null among names', 'a, null, b', ['a', 'b']],
	['undefined, and null in other letters', 'a, undefined, NULL', ['a']],
	['undefined in brackets', '[undefined]', []],
	['null in brackets', '[null]', []],
	['null in quotes', '"null"', ['null']],
	['a list', ['[a', 'b, c', '"d"', null, ' '], ['[a', 'b, c', '"d"']],
	['a number', 5, [5]],
	['nothing', null, []],
	['a bracket at the beginning of a name', '[API] Gateway', ['[API] Gateway']],
	['names in brackets of their own', '[API], [UI]', ['[API]', '[UI]']],
	['brackets at the end of a name', 'Rows [all], b', ['Rows [all]', 'b']],
	['an apostrophe', "don't, '90s", ["don't", "'90s"]],
	['a quote inside of a name', '24" screen, b', ['24" screen', 'b']],
	['a known name with a comma', 'API, Gateway', ['API, Gateway'], known],
	['a known name with a comma, written otherwise', ' api,gateway ', ['API, Gateway'], known],
	['a known name with a comma among others', 'x, api , gateway, API', ['x', 'API, Gateway', 'API'], known],
	['its parts in another order', 'Gateway, API', ['Gateway', 'API'], known],
	['a known name in brackets', '[core] team', ['[Core] Team'], known],
	['a known name with quotes', '"Beta" tools, API', ['"Beta" tools', 'API'], known],
	['a known name null', 'null', ['null'], known],
	['a known name in a list', '[API, Gateway, x]', ['API, Gateway', 'x'], known],
];

describe('a list', () => {
	test.each(taken)('of %s', (_how, given, expected, names = []) => {
		expect(members(given, 'Labels', names)).toEqual(expected);
	});

	test.each(['[a, b', 'a, b]', '[[a], [b]]', '[a, [b]]', '"a, b', 'a, "b', '"a" b', '[a, "b]', '{a, b}', '[{a}]', '[a,b],c', 'c, [a,b]', '["a"], ["b"]', '"a" "b"', '["a" "b"]', 'a, {"b": 1}', "('a', 'b')"])('%s has no single meaning and is refused', (text) => {
		expect(() => members(text, 'Labels')).toThrow(`'Labels' can be read in more than one way: '${text}'`);
	});

	test('a text is not longer than any that Jira takes', () => {
		expect(() => members('a,'.repeat(20_000), 'Labels')).toThrow("'Labels' is too long: 40,000 characters");
	});
});

test.each<[unknown, boolean]>([
	...[undefined, null, '', ' ', '\n\t ', [], [''], [' ', null, []], { mode: 'list', value: ' ' }].map((value): [unknown, boolean] => [value, true]),
	...[0, false, 'a', ',', ['', 'a'], {}, { value: '' }, new Date()].map((value): [unknown, boolean] => [value, false]),
])('%j is empty: %p', (value, expected) => {
	expect(isEmpty(value)).toBe(expected);
});
