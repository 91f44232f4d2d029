/** How marks enclose the pieces of one line. */
import type { Segment, TextSegment } from './segments';

/** A piece within a line. */
export type Shown = Exclude<Segment, { kind: 'break' }>;

const FLANKED = ['strong', 'em', 'strike'];
/** The order in which marks enclose one another when they span the same text. */
const OUTER = ['link', 'strike', 'strong', 'em', 'tag:u', 'tag:sub', 'code'];

/** Whether spaces at the edge of a text are loose: not held by a link, code or an HTML tag. */
const isLoose = (piece: Shown | undefined, outer: string[] = []): piece is TextSegment =>
	piece?.kind === 'text' && [...piece.marks.keys()].every((mark) => FLANKED.includes(mark) || outer.includes(mark));

export type Trimmed = { lead: string; core: Shown[]; trail: string };

/** Pieces without the spaces at their ends: `isEnd` tells which characters count. */
export function trimmed(pieces: Shown[], isEnd: (char: string) => boolean, outer: string[] = []): Trimmed {
	const core = [...pieces];
	let [lead, trail] = ['', ''];
	let start = 0;
	for (let piece = core[start]; isLoose(piece, outer); piece = core[++start]) {
		const length = [...piece.text].findIndex((char) => !isEnd(char));
		lead += length < 0 ? piece.text : piece.text.slice(0, length);
		if (length < 0) continue;
		core[start] = { ...piece, text: piece.text.slice(length) };
		break;
	}
	let end = core.length;
	for (let piece = core[end - 1]; end > start && isLoose(piece, outer); piece = core[--end - 1]) {
		let length = piece.text.length;
		while (length > 0 && isEnd(piece.text[length - 1])) length--;
		trail = piece.text.slice(length) + trail;
		if (length === 0) continue;
		core[end - 1] = { ...piece, text: piece.text.slice(0, length) };
		break;
	}
	return { lead, core: core.slice(start, end), trail };
}

/** The mark of a piece that reaches furthest, beside those around it, and where it ends. */
export function longest(pieces: Shown[], start: number, outer: string[]): [mark: string | undefined, end: number] {
	let [best, reach]: [string | undefined, number] = [undefined, start];
	const { marks } = pieces[start] as TextSegment;
	for (const mark of OUTER) {
		const value = marks.get(mark);
		if (value === undefined || outer.includes(mark)) continue;
		// Code has no marks in it, and two codes side by side would be one.
		if (mark === 'code') return best === undefined ? [mark, start + 1] : [best, reach];
		let end = start;
		for (let piece = pieces[end]; piece?.kind === 'text' && piece.marks.get(mark) === value; piece = pieces[end]) {
			end++;
		}
		if (end > reach) [best, reach] = [mark, end];
	}
	return [best, reach];
}
