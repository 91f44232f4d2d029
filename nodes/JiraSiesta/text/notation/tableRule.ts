import type MarkdownIt from 'markdown-it';

import { STATUS_WITH_COLOR } from './notation';

type StateBlock = MarkdownIt.StateBlock;
type Rule = (state: StateBlock, start: number, end: number, silent: boolean) => boolean;

/** Stands for a bar that ends no cell; the parser leaves no such character in a text. */
const HELD = '\0';

const hold = (text: string) => text.replace(/\\\||\|/g, (bar) => (bar === '|' ? HELD : bar));
const CODE = /(?<![`\\])`[^`]+`(?!`)/g;

/** The cells of a row as the parser splits it: a bar behind a backslash is text. */
function split(row: string): string[] {
	const cells: string[] = [];
	let cell = '';
	for (const [part] of row.trim().matchAll(/\\\||\||[^|\\]+|\\/g)) {
		if (part === '|') {
			cells.push(cell);
			cell = '';
		} else cell += part === '\\|' ? '|' : part;
	}
	cells.push(cell);
	if (cells[0] === '') cells.shift();
	if (cells.at(-1) === '') cells.pop();
	return cells.map((text) => text.trim());
}

/**
 * A row whose bars are ends of cells only: that of a status is not, and where a row has more cells than
 * the table has columns, nor are those in code.
 */
function held(row: string, columns: number): string {
	const withStatus = row.replace(STATUS_WITH_COLOR, (status) => status.replace(/\|(?=[^|]*$)/, HELD));
	return split(withStatus).length > columns ? withStatus.replace(CODE, hold) : withStatus;
}

/** The cells of a row, as many as the table has columns: what is too much stands in the last one. */
function cellsOf(row: string, columns: number): string[] {
	const cells = split(held(row, columns)).map((cell) => cell.replaceAll(HELD, '|'));
	const last = cells.slice(columns - 1);
	while (last.length > 1 && last.at(-1) === '') last.pop();
	return [...cells.slice(0, columns - 1), last.join(' | ')];
}

const lineAt = (state: StateBlock, line: number) =>
	state.src.slice(state.bMarks[line] + state.tShift[line], state.eMarks[line]);

const columnsOf = (delimiters: string) => (delimiters.match(/-+/g) ?? []).length;

/** Writes the cells of every row into the tokens that the parser made of them. */
function fill(state: StateBlock, from: number, columns: number): void {
	let cells: string[] = [];
	let column = 0;
	for (const token of state.tokens.slice(from)) {
		if (token.type === 'tr_open') {
			cells = cellsOf(lineAt(state, token.map![0]), columns);
			column = 0;
		} else if (token.type === 'inline') token.content = cells[column++] ?? '';
	}
}

/**
 * The parser's rule for tables, which knows nothing of a bar in a status and drops the cells that are too
 * many for the first row.
 */
export const tableRule =
	(parse: Rule): Rule =>
	(state, start, end, silent) => {
		if (start + 2 > end || !/^[|:-][|:\- \t]*$/.test(lineAt(state, start + 1))) return false;
		const from = state.tokens.length;
		const columns = columnsOf(lineAt(state, start + 1));
		const head = lineAt(state, start);
		const plain = state.src;
		const text = held(head, columns);
		if (text !== head) {
			const at = state.bMarks[start] + state.tShift[start];
			state.src = plain.slice(0, at) + text + plain.slice(at + head.length);
		}
		const found = parse(state, start, end, silent);
		state.src = plain;
		if (found && !silent) fill(state, from, columns);
		return found;
	};
