import type { AdfNode } from '../adf/nodes';
import { linksIn } from '../notation/autolink';
import { escapeText } from './escape';
import { closes, firstOf, isSpace, isWord, lastOf, opens } from '../notation/flanking';
import { linkTo } from './links';
import { longest, trimmed } from './marks';
import type { Shown } from './marks';
import { joined, segmentsOf } from './segments';
import type { TextSegment } from './segments';

/** The parts of one line, in the order they are written. */
type Part =
	| { kind: 'text'; text: string; isLabel: boolean }
	| { kind: 'raw'; markdown: string }
	| { kind: 'open' | 'close'; markdown: string; tag: Tag };

/** The HTML tag that says the same as a mark, for where the mark would not open or not close. */
type Tag = { name: string; isNeeded: boolean };
const TAG_OF: Readonly<Record<string, string>> = { strong: 'strong', em: 'em', strike: 'del' };

function codeSpan(code: string): string {
	const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length));
	const fence = '`'.repeat(longest + 1);
	// A space at both ends would be taken for room.
	const needsRoom = /^`|`$/.test(code) || (/^ [^]* $/.test(code) && /[^ ]/.test(code));
	const room = needsRoom ? ' ' : '';
	return `${fence}${room}${code}${room}${fence}`;
}

class Line {
	private readonly parts: Part[] = [];
	/** The pieces as they will be read back: spaces that were moved out of a mark no longer carry it. */
	private readonly read: Shown[] = [];
	private hasMoved = false;

	constructor(
		private readonly pieces: Shown[],
		private readonly before: string,
		private readonly after: string,
	) {
		this.write(pieces, []);
	}

	/** The line as it is when it is written again: with the spaces outside, another mark may reach furthest. */
	settled(): Line {
		return this.hasMoved ? new Line(joined(this.read), this.before, this.after).settled() : this;
	}

	private addText(value: string, outer: string[], marks: ReadonlyMap<string, string> = new Map()) {
		const last = this.parts.at(-1);
		if (value === '') return;
		this.read.push({
			kind: 'text',
			text: value,
			marks: new Map([...marks].filter(([mark]) => outer.includes(mark))),
		});
		const isLabel = outer.includes('link');
		if (last?.kind === 'text' && last.isLabel === isLabel) last.text += value;
		else this.parts.push({ kind: 'text', text: value, isLabel });
	}

	/** Pieces that share the marks around them. A mark goes around all the neighbours that carry it. */
	private write(pieces: Shown[], outer: string[]) {
		for (let index = 0; index < pieces.length; index++) {
			const piece = pieces[index];
			if (piece.kind === 'raw') {
				if (piece.besideWord && this.isBesideWord(index)) this.addText(piece.besideWord, outer);
				else {
					this.parts.push(piece);
					this.read.push(piece);
				}
				continue;
			}
			const [mark, end] = longest(pieces, index, outer);
			if (mark === undefined) {
				this.addText(piece.text, outer, piece.marks);
				continue;
			}
			// Without other marks, a piece stands in the line itself, not in a mark.
			const isAlone = mark === 'link' && outer.length === 0 && end === index + 1;
			const address = isAlone ? this.autolink(index) : undefined;
			if (address === undefined) this.writeMark(mark, pieces.slice(index, end), outer, pieces[end]);
			else {
				this.parts.push({ kind: 'raw', markdown: address });
				this.read.push(piece);
			}
			index = end - 1;
		}
	}

	private isBesideWord(index: number): boolean {
		const [before, after] = [this.pieces[index - 1], this.pieces[index + 1]];
		return (
			(before?.kind === 'text' && isWord(lastOf(before.text))) ||
			(after?.kind === 'text' && isWord(firstOf(after.text)))
		);
	}

	/** `*`, but `_` where strong text touches: `**a***b*` is read as something else. */
	private em(pieces: Shown[], outer: string[], next: Shown | undefined): string {
		const isStrong = (piece: Shown | undefined) => piece?.kind === 'text' && piece.marks.has('strong');
		const isBehind = this.parts.at(-1)?.kind === 'close';
		return outer.includes('strong') || isBehind || isStrong(next) || pieces.some(isStrong) ? '_' : '*';
	}

	private writeMark(mark: string, pieces: Shown[], outer: string[], next: Shown | undefined) {
		const inner = [...outer, mark];
		const { marks } = pieces[0] as TextSegment;
		const value = marks.get(mark) ?? '';
		const raw = (markdown: string) => this.parts.push({ kind: 'raw', markdown });
		if (mark === 'code') {
			raw(codeSpan((pieces as TextSegment[]).map((piece) => piece.text).join('')));
			this.read.push(...pieces);
		} else if (mark === 'link') {
			raw('[');
			this.write(pieces, inner);
			raw(`](${value})`);
		} else if (mark.startsWith('tag:')) {
			raw(`<${value}>`);
			this.write(pieces, inner);
			raw(`</${value}>`);
		} else {
			// A mark must not begin or end with a space: `**bold **` is not bold.
			const { lead, core, trail } = trimmed(pieces, isSpace, outer);
			const markdown = { strong: '**', strike: '~~' }[mark] ?? this.em(core, outer, next);
			const tag = { name: TAG_OF[mark], isNeeded: false };
			if (lead !== '' || trail !== '') this.hasMoved = true;
			this.addText(lead, outer, marks);
			if (core.length > 0) {
				this.parts.push({ kind: 'open', markdown, tag });
				this.write(core, inner);
				this.parts.push({ kind: 'close', markdown, tag });
			}
			this.addText(trail, outer, marks);
		}
	}

	/** A link that shows its own address. */
	private autolink(index: number): string | undefined {
		const piece = this.pieces[index];
		if (piece?.kind !== 'text' || piece.marks.size > 1 || !piece.marks.has('link')) return undefined;
		const { text } = piece;
		const href = piece.marks.get('link') ?? '';
		const isUrl = href === linkTo(text);
		if (this.isFree(index)) {
			const [link] = linksIn(`${text}${this.behind(index)}`);
			if (link?.end === text.length && link.start === 0 && linkTo(link.href) === href) return text;
		}
		const isEmail = href === `mailto:${text}` && /^[\w.+-]+@[a-z0-9]+(?:[.-][a-z0-9]+)*$/i.test(text);
		return isEmail || (isUrl && /^[a-z][a-z0-9+.-]{1,31}:[^<>\s]+$/i.test(text)) ? `<${text}>` : undefined;
	}

	/** Whether an address here begins and ends where it does without brackets. */
	private isFree(index: number): boolean {
		const isPlain = (piece: Shown | undefined, edge: RegExp) =>
			piece === undefined || (piece.kind === 'text' && piece.marks.size === 0 && edge.test(piece.text));
		const isLast = index + 2 === this.pieces.length;
		return (
			isPlain(this.pieces[index - 1], /[\s([{"'=:,;]$/) &&
			isPlain(this.pieces[index + 1], isLast ? /^[.,;:!?)\]}"']{0,9}(?:\s|$)/ : /^[.,;:!?)\]}"']{0,9}\s/)
		);
	}

	/** What follows a piece up to the next space, as far as it matters to an address. */
	private behind(index: number): string {
		const next = this.pieces[index + 1];
		return next?.kind === 'text' ? (/^[.,;:!?)\]}"']{0,9}/.exec(next.text)?.[0] ?? '') : '';
	}

	/** The characters that a part stands between: a mark and its tag are of the same kind to their neighbours. */
	private around(index: number): { before: string; after: string } {
		const said = (part: Part) => (part.kind === 'text' ? part.text : part.markdown);
		const [previous, next] = [this.parts[index - 1], this.parts[index + 1]];
		return {
			before: previous ? lastOf(said(previous)) : this.before,
			after: next ? firstOf(said(next)) : this.after,
		};
	}

	toString(): string {
		this.parts.forEach((part, index) => {
			if (part.kind !== 'open' && part.kind !== 'close') return;
			const { before, after } = this.around(index);
			part.tag.isNeeded ||= !(part.kind === 'open' ? opens : closes)(part.markdown, before, after);
		});
		return this.parts
			.map((part, index) => {
				if (part.kind === 'text') {
					return escapeText(part.text, { ...this.around(index), isLabel: part.isLabel });
				}
				if (part.kind === 'raw' || !part.tag.isNeeded) return part.markdown;
				return `<${part.kind === 'close' ? '/' : ''}${part.tag.name}>`;
			})
			.join('');
	}
}

/** Where the text stands: a heading and a cell are one line, and a cell is trimmed of every space. */
type Place = 'paragraph' | 'heading' | 'cell';

const ENDS: Readonly<Record<Place, RegExp>> = { paragraph: /[ \t]/, heading: /[ \t]/, cell: /\s/ };

/** Inline nodes as Markdown. A line break is `<br>` where there is but one line. */
export function inlineMarkdown(nodes: AdfNode[], place: Place = 'paragraph'): string {
	const lines: Shown[][] = [[]];
	for (const piece of segmentsOf(nodes)) {
		if (piece.kind === 'break') lines.push([]);
		else lines.at(-1)?.push(piece);
	}
	// Spaces at the ends of a line are not seen.
	const cores = lines.map((pieces) => trimmed(pieces, (char) => ENDS[place].test(char)).core);
	// A newline beside an empty line would end the paragraph, and at its end it would not be seen.
	const needsTag = (index: number) =>
		place !== 'paragraph' || cores[index].length === 0 || cores[index + 1].length === 0;
	const breaks = cores.map((_, index) => (index + 1 === cores.length ? '' : needsTag(index) ? '<br>' : '\n'));
	return cores
		.map((pieces, index) => {
			if (pieces.length === 0) return breaks[index];
			const before = breaks[index - 1] === '<br>' ? '>' : '';
			const after = breaks[index] === '<br>' ? '<' : '';
			return `${new Line(pieces, before, after).settled()}${breaks[index]}`;
		})
		.join('');
}
