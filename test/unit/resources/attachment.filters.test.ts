import { fitsPattern } from '../../../nodes/JiraSiesta/resources/attachment/shared/filters';

test.each([
	['report.pdf', '*.pdf'],
	['REPORT.PDF', '*.pdf'],
	['report.pdf', 'report.pdf'],
	['report.pdf', 'r*t.p?f'],
	['a.b.pdf', '*.*'],
	['x', '*'],
	['', '*'],
	['abab', '*ab'],
	['größe (1).csv', 'GRÖSSE*'.replace('SS', 'ß')],
	['größe.csv', 'größe.csv'],
	['[a].txt', '[a].txt'],
])('%j fits %j', (name, pattern) => {
	expect(fitsPattern(name, pattern)).toBe(true);
});

test.each([
	['report.pdf', '*.doc'],
	['report.pdf', 'report'],
	['report.pdf', 'port*'],
	['reportxpdf', 'report.pdf'],
	['', '?'],
	['ab', 'a'],
])('%j does not fit %j', (name, pattern) => {
	expect(fitsPattern(name, pattern)).toBe(false);
});

test('a pattern of many stars comes to an end', () => {
	expect(fitsPattern('a'.repeat(20_000), `${'*a'.repeat(50)}b`)).toBe(false);
});
