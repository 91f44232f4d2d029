import type { AdfNode } from './adf';
import { linksIn } from './autolink';
import { closes, entity, escapeText, firstOf, isSpace, isWord, lastOf, opens } from './escape';
import { linkTo } from './links';
import { longest, trimmed } from './marks';
import type { Shown } from './marks';
import { joined, piecesOf } from './pieces';
import type { TextPiece } from './pieces';

/** The parts of one line, in the order they are written. */
type Part =
	| { kind: 'text'; text: string; isLabel: boolean }
	| { kind: 'raw'; markdown: string }
	| { kind: 'open' | 'close'; markdown: string };

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
		const { marks } = pieces[0] as TextPiece;
		const value = marks.get(mark) ?? '';
		const raw = (markdown: string) => this.parts.push({ kind: 'raw', markdown });
		if (mark === 'code') {
			raw(codeSpan((pieces as TextPiece[]).map((piece) => piece.text).join('')));
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
			if (lead !== '' || trail !== '') this.hasMoved = true;
			this.addText(lead, outer, marks);
			if (core.length > 0) {
				this.parts.push({ kind: 'open', markdown });
				this.write(core, inner);
				this.parts.push({ kind: 'close', markdown });
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
		const isPlain = isUrl ? /^(?:https?|ftp):[^*]*$/i.test(text) : /^[a-z0-9.+@/-]+$/i.test(text);
		if (isPlain && this.isFree(index)) {
			const [link] = linksIn(text);
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
			isPlain(this.pieces[index - 1], /[\s([]$/) &&
			isPlain(this.pieces[index + 1], isLast ? /^(?:[.,;:!?]{0,3}(?:\s|$)|\])/ : /^(?:[.,;:!?]{0,3}\s|\])/)
		);
	}

	/** The first character that will be written for a part. */
	private begins(index: number): string {
		const part = this.parts[index];
		if (!part) return this.after;
		return firstOf(part.kind === 'text' ? part.text : part.markdown);
	}

	toString(): string {
		// A list: looking at the end of one growing string would copy it each time.
		const out: string[] = [];
		let isFirstEntity = false;
		this.parts.forEach((part, index) => {
			const before = out.length === 0 ? this.before : lastOf(out[out.length - 1]);
			if (part.kind === 'text') {
				const next = this.parts[index + 1];
				const last = lastOf(part.text);
				const isLastEntity = next?.kind === 'open' && !opens(next.markdown, last, this.begins(index + 2));
				out.push(this.text(part, before, this.begins(index + 1), isFirstEntity, isLastEntity));
				isFirstEntity = false;
				return;
			}
			out.push(part.markdown);
			const next = this.begins(index + 1);
			if (part.kind === 'close') isFirstEntity = !closes(part.markdown, before, next);
		});
		return out.join('');
	}

	private text(
		{ text, isLabel }: Extract<Part, { kind: 'text' }>,
		before: string,
		after: string,
		isFirstEntity: boolean,
		isLastEntity: boolean,
	): string {
		const first = isFirstEntity ? firstOf(text) : '';
		const last = isLastEntity && first.length < text.length ? lastOf(text) : '';
		const middle = text.slice(first.length, text.length - last.length);
		const around = { before: first ? ';' : before, after: last ? '&' : after, isLabel };
		return `${first && entity(first)}${escapeText(middle, around)}${last && entity(last)}`;
	}
}

/** Where the text stands: a heading and a cell are one line, and a cell is trimmed of every space. */
type Place = 'paragraph' | 'heading' | 'cell';

const ENDS: Readonly<Record<Place, RegExp>> = { paragraph: /[ \t]/, heading: /[ \t]/, cell: /\s/ };

/** Inline nodes as Markdown. A line break is `<br>` where there is but one line. */
export function inlineMarkdown(nodes: AdfNode[], place: Place = 'paragraph'): string {
	const lines: Shown[][] = [[]];
	for (const piece of piecesOf(nodes)) {
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
