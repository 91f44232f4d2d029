import fc from 'fast-check';

import '../../harness/random';
import { query } from '../../../nodes/JiraSiesta/jql/build';
import { quote, summaryContains } from '../../../nodes/JiraSiesta/jql/quote';

test.each([
	['OPS', '"OPS"'],
	['', '""'],
	['a "b" c', '"a \\"b\\" c"'],
	['a\\', '"a\\\\"'],
	['x" OR project = HR ORDER BY "y', '"x\\" OR project = HR ORDER BY \\"y"'],
	['two\nlines', '"two\\nlines"'],
])('%j is quoted as %s', (value, literal) => {
	expect(quote(value)).toBe(literal);
});

test('whatever the value, the literal ends at its last character and reads back as the value', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (value) => {
			const literal = quote(value);
			expect(literal).toMatch(/^"(?:[^"\\]|\\[\s\S])*"$/);
			const read = literal
				.slice(1, -1)
				.replace(/\\([\s\S])/g, (_escape, char: string) => ({ n: '\n', r: '\r' })[char] ?? char);
			expect(read).toBe(value);
		}),
	);
});

test.each([
	['checkout', 'summary ~ "checkout*"'],
	['Größe 12', 'summary ~ "Größe*" AND summary ~ "12*"'],
	['a" OR key = X-1', 'summary ~ "a*" AND summary ~ "OR*" AND summary ~ "key*" AND summary ~ "X*" AND summary ~ "1*"'],
	['~*?!()', undefined],
	['', undefined],
])('words of %j', (text, term) => {
	expect(summaryContains(text)).toBe(term);
});

test('sorts by what is on offer and by nothing else', () => {
	expect(query(['a = 1', 'b = 2'])).toBe('a = 1 AND b = 2 ORDER BY created DESC');
	expect(query(['a = 1'], { orderBy: 'updated', direction: 'ASC' })).toBe('a = 1 ORDER BY updated ASC');
	expect(query(['a = 1'], { orderBy: 'x, y', direction: '; DROP' })).toBe('a = 1 ORDER BY created DESC');
});
