import { fromAdf, unsupportedIn, toAdf } from '../../../nodes/JiraSiesta/text';
import type { AdfDocument, AdfNode } from '../../../nodes/JiraSiesta/text';
import { problemOf } from '../../../nodes/JiraSiesta/text/adf/validate';

const status = (text: string, color: string) => `<${text}:${color}>`;

/** What stands in a cell, in a form that fits on a line. */
function shown({ type, text, attrs = {}, content = [], marks = [] }: AdfNode): string {
	if (type === 'status') return status(String(attrs.text), String(attrs.color));
	if (type === 'mention') return String(attrs.text);
	const isCode = marks.some((mark) => mark.type === 'code');
	return isCode ? `\`${text}\`` : (text ?? content.map(shown).join(''));
}

const rowsOf = (markdown: string) => {
	const document = toAdf(markdown);
	expect(problemOf(document)).toBeUndefined();
	const [table] = document.content;
	return table.type === 'table' ? table.content!.map((row) => row.content!.map(shown)) : table.type;
};
const table = (...rows: string[]) => ['| a | b | c |', '| --- | --- | --- |', ...rows].join('\n');

test.each<[string, string, string[]]>([
	['a status with a colour', '| Deploy | {status:In review|blue} | @[Ana Novak](accountid:5b10) |', ['Deploy', status('In review', 'blue'), '@Ana Novak']],
	['a status with its bar escaped', '| x | {status:In review\\|blue} | y |', ['x', status('In review', 'blue'), 'y']],
	['several statuses', '|{status:a|Red}|{status:b|#ff5630}|{status:c}|', [status('a', 'red'), status('b', '#ff5630'), status('c', 'neutral')]],
	['a status whose text has a bar', '| {status:a\\\\|b\\|red} | x | y |', [status('a|b', 'red'), 'x', 'y']],
	['no colour that is known: its bar ends the cell', '| {status:a|pink} | x |', ['{status:a', 'pink}', 'x']],
	['code with a bar', '| `a|b` | x | y |', ['`a|b`', 'x', 'y']],
	['code with a bar, escaped', '| `a\\|b` | x | y |', ['`a|b`', 'x', 'y']],
	['code with bars in every cell', '| `a|b` | `c||d` | `e\\|f|g` |', ['`a|b`', '`c||d`', '`e|f|g`']],
	['backticks of different cells are no code', '| ` | x | ` |', ['`', 'x', '`']],
	['too many cells: none is dropped', '| 1 | 2 | 3 | 4 | | *5* |', ['1', '2', '3 | 4 |  | 5']],
	['empty cells too many', '| 1 | 2 | 3 | | |', ['1', '2', '3']],
	['too few cells', '| 1 |', ['1', '', '']],
])('%s', (_what, row, expected) => {
	expect(rowsOf(table(row))).toEqual([['a', 'b', 'c'], expected]);
});

test('a status and code in the first row', () => {
	const markdown = '| {status:Open|blue} | `a|b` |\n|---|---|\n| {status:Done|green} | 1 |';
	expect(rowsOf(markdown)).toEqual([[status('Open', 'blue'), '`a|b`'], [status('Done', 'green'), '1']]);
	expect(rowsOf('| a | b | c |\n|---|---|\n| 1 | 2 |')).toBe('paragraph');
});

test('a table in a panel and in an item have the same cells', () => {
	const quoted = toAdf('> |a|b|\n> |-|-|\n> |{status:x|red}|1|2|');
	expect(shown({ type: 'doc', content: quoted.content })).toBe(`a | b${status('x', 'red')} | 1 | 2`);
	const after = toAdf('text\n|a|b|\n|-|-|\n|{status:x|red}|1|\n\nend');
	expect(after.content.map(({ type }) => type)).toEqual(['paragraph', 'table', 'paragraph']);
});

test('what a document has in its cells comes back from Markdown', () => {
	const cell = (...content: object[]) => ({ type: 'tableCell', content: [{ type: 'paragraph', content }] });
	const row = (...content: object[]) => ({ type: 'tableRow', content });
	const document = {
		type: 'doc',
		version: 1,
		content: [
			{
				type: 'table',
				content: [row(cell({ type: 'status', attrs: { text: 'a|b', color: 'blue' } }), cell({ type: 'text', text: 'a|b', marks: [{ type: 'code' }] }))],
			},
		],
	} as unknown as AdfDocument;
	expect(toAdf(fromAdf(document))).toEqual(document);
});

describe('the alignment of columns', () => {
	const markdown = '| a | b | c |\n| --- | :---: | ---: |\n| 1 | 2 | 3 |\n|  |  |  |';

	test('is one of every paragraph, valid, and comes back', () => {
		const document = toAdf(markdown);
		const sides = document.content[0].content!.map((row) => row.content!.map(({ content }) => content![0].marks?.[0].attrs?.align));
		expect(sides).toEqual(Array.from({ length: 3 }, () => [undefined, 'center', 'end']));
		expect(problemOf(document)).toBeUndefined();
		expect(fromAdf(document)).toBe(markdown);
		expect(unsupportedIn(document)).toEqual([]);
	});

	test('of single cells only is lost, and told', () => {
		const document = toAdf(markdown);
		delete document.content[0].content![1].content![1].content![0].marks;
		expect(fromAdf(document)).toContain('| --- | --- | ---: |');
		expect(unsupportedIn(document)).toMatchObject([{ what: 'alignment', count: 2 }]);
	});

	test('is left out where there can be no table', () => {
		expect(JSON.stringify(toAdf('- |a|\n  |-:|\n  |b|'))).not.toContain('alignment');
	});
});
