import type { AdfNode } from './adf';
import { linksIn } from './autolink';
import { closes, entity, escapeText, firstOf, isSpace, isWord, lastOf, opens } from './escape';
import { linkTo } from './links';
import { joined, piecesOf } from './pieces';
import type { Piece, TextPiece } from './pieces';

type Shown = Exclude<Piece, { kind: 'break' }>;

/** The parts of one line, in the order they are written. */
type Part =
	| { kind: 'text'; text: string; isLabel: boolean }
	| { kind: 'raw'; markdown: string }
	| { kind: 'open' | 'close'; markdown: string };

const FLANKED = ['strong', 'em', 'strike'];
/** The order in which marks enclose one another when they span the same text. */
const OUTER = ['link', 'strike', 'strong', 'em', 'tag:u', 'tag:sub', 'code'];

/** A mark must not begin or end with a space: `**bold **` is not bold. */
function withoutOuterSpaces(pieces: Shown[]): Shown[] {
	let result = pieces;
	for (const mark of FLANKED) {
		const has = (piece: Shown | undefined) => piece?.kind === 'text' && piece.marks.has(mark);
		const out: Shown[] = [];
		for (let start = 0; start < result.length; start++) {
			const piece = result[start];
			if (!has(piece)) {
				out.push(piece);
				continue;
			}
			let end = start;
			while (has(result[end])) end++;
			for (const part of trimmed(result.slice(start, end) as TextPiece[], mark)) out.push(part);
			start = end - 1;
		}
		result = out;
	}
	return joined(result);
}

function trimmed(run: TextPiece[], mark: string): TextPiece[] {
	const lengths = run.map(({ text }) => [...text].length);
	const characters = run.flatMap(({ text }) => [...text]);
	const first = characters.findIndex((char) => !isSpace(char));
	const last = characters.findLastIndex((char) => !isSpace(char));
	let at = 0;
	return run.flatMap(({ kind, marks }, index) => {
		const own = characters.slice(at, at + lengths[index]);
		const [from, to] = first < 0 ? [own.length, own.length] : [first - at, last + 1 - at];
		at += own.length;
		const without = new Map([...marks].filter(([name]) => name !== mark));
		return [
			{ kind, text: own.slice(0, Math.max(0, from)).join(''), marks: without },
			{ kind, text: own.slice(Math.max(0, from), Math.max(0, to)).join(''), marks },
			{ kind, text: own.slice(Math.max(0, from, to)).join(''), marks: without },
		].filter(({ text }) => text !== '');
	});
}

function codeSpan(code: string): string {
	const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length));
	const fence = '`'.repeat(longest + 1);
	const needsRoom = /^`|`$/.test(code) || (/^ .* $/.test(code) && /[^ ]/.test(code));
	const room = needsRoom ? ' ' : '';
	return `${fence}${room}${code}${room}${fence}`;
}

class Line {
	readonly parts: Part[] = [];
	/** `_` where strong text is near: `**a***b*` is read as something else. */
	private readonly em: string;

	constructor(
		private readonly pieces: Shown[],
		private readonly before: string,
		private readonly after: string,
	) {
		this.em = pieces.some((piece) => piece.kind === 'text' && piece.marks.has('strong')) ? '_' : '*';
		this.write(0, pieces.length, []);
	}

	/** The outermost mark of a piece: the one that reaches furthest. */
	private longest(start: number, end: number, marks: Map<string, string>): [mark: string, end: number] {
		let [best, reach] = ['', start];
		for (const mark of OUTER) {
			const value = marks.get(mark);
			if (value === undefined) continue;
			let at = start;
			const carries = (piece: Shown) => piece.kind === 'text' && piece.marks.get(mark) === value;
			while (at < end && carries(this.pieces[at])) at++;
			if (at > reach) [best, reach] = [mark, at];
		}
		return [best, reach];
	}

	private write(start: number, end: number, outer: string[]) {
		for (let index = start; index < end; index++) {
			const piece = this.pieces[index];
			if (piece.kind === 'raw') {
				this.parts.push(this.besideWord(piece, index) ?? piece);
				continue;
			}
			const left = new Map([...piece.marks].filter(([mark]) => !outer.includes(mark)));
			if (left.size === 0) {
				this.parts.push({ kind: 'text', text: piece.text, isLabel: outer.includes('link') });
				continue;
			}
			const [mark, reach] = this.longest(index, end, left);
			this.writeMark(mark, left.get(mark) ?? '', index, reach, outer);
			index = reach - 1;
		}
	}

	private besideWord({ besideWord }: Extract<Shown, { kind: 'raw' }>, index: number): Part | undefined {
		const [before, after] = [this.pieces[index - 1], this.pieces[index + 1]];
		const isBeside =
			(before?.kind === 'text' && isWord(lastOf(before.text))) ||
			(after?.kind === 'text' && isWord(firstOf(after.text)));
		return isBeside && besideWord ? { kind: 'text', text: besideWord, isLabel: false } : undefined;
	}

	private writeMark(mark: string, value: string, start: number, end: number, outer: string[]) {
		const raw = (markdown: string) => this.parts.push({ kind: 'raw', markdown });
		const inside = () => this.write(start, end, [...outer, mark]);
		const { text } = this.pieces[start] as TextPiece;
		if (mark === 'code') {
			const code = (this.pieces.slice(start, end) as TextPiece[]).map((piece) => piece.text);
			raw(codeSpan(code.join('')));
		} else if (mark === 'link') {
			const address = end === start + 1 ? this.autolink(text, value, start) : undefined;
			if (address !== undefined) {
				raw(address);
				return;
			}
			raw('[');
			inside();
			raw(`](${value})`);
		} else if (mark.startsWith('tag:')) {
			raw(`<${value}>`);
			inside();
			raw(`</${value}>`);
		} else {
			const markdown = { strong: '**', strike: '~~' }[mark] ?? this.em;
			this.parts.push({ kind: 'open', markdown });
			inside();
			this.parts.push({ kind: 'close', markdown });
		}
	}

	/** A link that shows its own address. */
	private autolink(text: string, href: string, index: number): string | undefined {
		const piece = this.pieces[index] as TextPiece;
		if (piece.marks.size > 1) return undefined;
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
		const [before, after] = [this.pieces[index - 1], this.pieces[index + 1]];
		const isBeginning = before ? before.kind === 'text' && /[\s([]$/.test(before.text) : true;
		return isBeginning && (after ? after.kind === 'text' && /^(?:[.,;:!?]{0,3}(?:\s|$)|\])/.test(after.text) : true);
	}

	/** The first character that will be written for a part. */
	private begins(index: number): string {
		const part = this.parts[index];
		if (!part) return this.after;
		return firstOf(part.kind === 'text' ? part.text : part.markdown);
	}

	toString(): string {
		let out = '';
		let isFirstEntity = false;
		this.parts.forEach((part, index) => {
			const before = out === '' ? this.before : lastOf(out);
			if (part.kind === 'text') {
				const next = this.parts[index + 1];
				const last = lastOf(part.text);
				const isLastEntity =
					next?.kind === 'open' && !opens(next.markdown, last, this.begins(index + 2));
				out += this.text(part, before, this.begins(index + 1), isFirstEntity, isLastEntity);
				isFirstEntity = false;
				return;
			}
			out += part.markdown;
			const next = this.begins(index + 1);
			if (part.kind === 'close') isFirstEntity = !closes(part.markdown, before, next);
		});
		return out;
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

/** Spaces at the ends of a line are not seen, but for those within a link, code or an HTML tag. */
function withoutEnds(pieces: Shown[]): Shown[] {
	const isLoose = (piece: Shown): piece is TextPiece =>
		piece.kind === 'text' && [...piece.marks.keys()].every((mark) => FLANKED.includes(mark));
	const kept = [...pieces];
	for (let piece = kept[0]; kept.length > 0 && isLoose(piece); piece = kept[0]) {
		const text = piece.text.replace(/^[ \t]+/, '');
		kept.splice(0, 1, ...(text === '' ? [] : [{ ...piece, text }]));
		if (text !== '') break;
	}
	for (let piece = kept.at(-1); piece && isLoose(piece); piece = kept.at(-1)) {
		const text = piece.text.replace(/[ \t]+$/, '');
		kept.splice(-1, 1, ...(text === '' ? [] : [{ ...piece, text }]));
		if (text !== '') break;
	}
	return kept;
}

const isBlank = (pieces: Piece[]) =>
	pieces.every((piece) => piece.kind === 'text' && /^[ \t]*$/.test(piece.text));

/**
 * Inline nodes as Markdown.
 * @param isOneLine for headings and cells of a table: a line break is `<br>` there
 */
export function inlineMarkdown(nodes: AdfNode[], isOneLine = false): string {
	const lines: Shown[][] = [[]];
	for (const piece of piecesOf(nodes)) {
		if (piece.kind === 'break') lines.push([]);
		else lines.at(-1)?.push(piece);
	}
	const blank = lines.map(isBlank);
	// A newline beside an empty line would end the paragraph, and at its end it would not be seen.
	const breaks = lines.map((_, index) =>
		index + 1 === lines.length ? '' : isOneLine || blank[index] || blank[index + 1] ? '<br>' : '\n',
	);
	return lines
		.map((pieces, index) => {
			if (blank[index]) return breaks[index];
			const before = breaks[index - 1] === '<br>' ? '>' : '';
			const after = breaks[index] === '<br>' ? '<' : '';
			const line = new Line(withoutEnds(withoutOuterSpaces(pieces)), before, after);
			return `${line}${breaks[index]}`;
		})
		.join('');
}
