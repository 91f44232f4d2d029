/**
 * Footnotes as GitHub has them, `Text[^1]` and `[^1]: Note`. Jira has none: the note stays the text that it is,
 * and stands at the end. A definition of a link would swallow it.
 */
import type MarkdownIt from 'markdown-it';

type StateBlock = MarkdownIt.StateBlock;

export const NOTE = /^\[\^[^\s[\]]{1,100}\]:(?=[ \t]|$)/;
/** The mark of a footnote, `[^1]:`, that a line begins with; '' for none. */
export const noteMark = (line: string): string => NOTE.exec(line)?.[0] ?? '';

/** Columns by which what belongs to a note is indented; GitHub writes four, many write fewer. */
const INDENT = 2;
const MOST_INDENT = 4;

const lineAt = (state: StateBlock, line: number) =>
	state.src.slice(state.bMarks[line] + state.tShift[line], state.eMarks[line]);

/** The line after a note: what is indented belongs to it, and without an empty line before it any text. */
function endOf(state: StateBlock, start: number, end: number): number {
	const breaks = state.md.block.ruler.getRules('paragraph');
	let last = start;
	for (let line = start + 1; line < end; line++) {
		if (state.isEmpty(line)) continue;
		const isIndented = state.sCount[line] - state.blkIndent >= INDENT;
		const isLazy = last === line - 1 && state.sCount[line] >= state.blkIndent;
		if (!isIndented && (!isLazy || breaks.some((rule) => rule(state, line, end, true)))) break;
		last = line;
	}
	return last + 1;
}

/** A note: `footnote_open` with its mark, its blocks, `footnote_close`. A note in a note is text. */
export function footnoteRule(state: StateBlock, start: number, end: number, silent: boolean): boolean {
	if (state.sCount[start] - state.blkIndent >= MOST_INDENT || state.env.isInNote) return false;
	const line = lineAt(state, start);
	const mark = noteMark(line);
	if (mark === '') return false;
	if (silent) return true;
	const next = endOf(state, start, end);
	const below = state.getLines(start + 1, next, state.blkIndent + MOST_INDENT, false);
	state.push('footnote_open', '', 1).content = mark;
	state.env.isInNote = true;
	state.md.block.parse(`${line.slice(mark.length).trimStart()}\n${below}`, state.md, state.env, state.tokens);
	state.env.isInNote = false;
	state.push('footnote_close', '', -1);
	state.line = next;
	return true;
}
