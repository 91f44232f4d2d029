import { children, text, wordsOf } from '../adf/nodes';
import type { AdfNode } from '../adf/nodes';
import { linksIn } from '../notation/autolink';
import { EMOJI } from '../notation/emoji';
import { cleaned } from './escape';
import { behindText, labelText, linkTo, smartLink } from './links';
import { ACCOUNT_ID, SMART_LINKS } from '../notation/notation';
import { isLinkable } from '../parse/syntax';

/**
 * What Markdown makes of inline ADF: text with the marks it has, ready Markdown (and what to write
 * instead where it touches a word), or a line break.
 */
export type Segment =
	| { kind: 'text'; text: string; marks: ReadonlyMap<string, string> }
	| { kind: 'raw'; markdown: string; besideWord?: string }
	| { kind: 'break' };

export type TextSegment = Extract<Segment, { kind: 'text' }>;

const raw = (markdown: string): Segment[] => [{ kind: 'raw', markdown }];
const oneLine = (value: unknown) =>
	cleaned(String(value ?? ''))
		.replace(/\s+/g, ' ')
		.trim();

/** The marks that Markdown has, each with what is written for it; loss.ts lists the others. */
function marksOf({ marks = [] }: AdfNode): Map<string, string> {
	const found = new Map<string, string>();
	for (const { type, attrs = {} } of marks) {
		const href = String(attrs.href ?? '');
		const title = oneLine(attrs.title);
		if (type === 'link' && isLinkable(href)) {
			found.set('link', linkTo(href, SMART_LINKS[title] ? '' : title));
		}
		if (['em', 'strong', 'strike', 'code'].includes(type)) found.set(type, type);
		else if (type === 'underline') found.set('tag:u', 'u');
		else if (type === 'subsup') found.set('tag:sub', attrs.type === 'sup' ? 'sup' : 'sub');
	}
	if (!found.has('code')) return found;
	return new Map([...found].filter(([type]) => type === 'link' || type === 'code'));
}

function textPieces(node: AdfNode): Segment[] {
	const marks = marksOf(node);
	const lines = cleaned(node.text ?? '').split('\n');
	return lines.flatMap((line, index): Segment[] => [
		...(index > 0 ? [{ kind: 'break' } as const] : []),
		...withLinks(line, marks),
	]);
}

/** Addresses in a text become links when they are read again: they are written as such at once. */
function withLinks(line: string, marks: Map<string, string>): TextSegment[] {
	const pieces: TextSegment[] = [];
	const add = (value: string, link?: string) => {
		const own = link === undefined ? marks : new Map([...marks, ['link', linkTo(link)]]);
		if (value !== '') pieces.push({ kind: 'text', text: value, marks: own });
	};
	const links = marks.has('link') || marks.has('code') ? [] : linksIn(line);
	let at = 0;
	for (const { start, end, href } of links) {
		add(line.slice(at, start));
		add(line.slice(start, end), href);
		at = end;
	}
	add(line.slice(at));
	return pieces;
}

/** Stands for what Markdown has no form for, so that nothing is dropped unseen. */
export const placeholder = (type: string, ...names: unknown[]): string => {
	const name = names.map(oneLine).find((value) => value !== '');
	return name ? `[${type}: ${name}]` : `[${type}]`;
};

/** Attributes that hold what a person reads. */
const READ = new Set(['title', 'text', 'label', 'name', 'alt', 'description', 'context', 'details', 'url']);
const DEEPEST = 4;

/** What the attributes of a node say that no schema has: each text once, in their order. */
export function saidBy(attrs: unknown, depth = 0): string {
	if (typeof attrs !== 'object' || attrs === null || depth > DEEPEST) return '';
	const texts = Object.entries(attrs)
		.filter(([name]) => READ.has(name) || Array.isArray(attrs))
		.map(([, value]) => (typeof value === 'string' ? oneLine(value) : saidBy(value, depth + 1)))
		.filter((words) => words !== '');
	return [...new Set(texts)].join(', ');
}

const shown = (label: string): Segment[] => textPieces(text(label));

function mention({ id, text: name }: NonNullable<AdfNode['attrs']>): Segment[] {
	const label = oneLine(name).replace(/^[@\s]+/, '');
	if (!ACCOUNT_ID.test(String(id))) return shown(label ? `@${label}` : placeholder('mention', id));
	if (!label) return raw(`[~accountid:${String(id)}]`);
	return raw(`@[${labelText(label)}](accountid:${String(id)})`);
}

function date({ timestamp }: NonNullable<AdfNode['attrs']>): Segment[] {
	const time = new Date(Number(timestamp));
	const day = Number.isNaN(time.getTime()) ? '' : time.toISOString().slice(0, 10);
	return /^\d{4}-/.test(day) ? raw(`{date:${day}}`) : shown(placeholder('date', timestamp));
}

function status({ text: label, color }: NonNullable<AdfNode['attrs']>): Segment[] {
	const words = oneLine(label);
	if (words === '') return shown(placeholder('status'));
	return raw(`{status:${words.replace(/[\\|{}]/g, '\\$&')}|${String(color ?? 'neutral')}}`);
}

/** An emoji of the notation by its name, any other one by its character or by the name it shows. */
function emoji({ shortName, text: character }: NonNullable<AdfNode['attrs']>): Segment[] {
	const name = String(shortName ?? '');
	const known = EMOJI.get(name.replace(/^:|:$/g, ''));
	if (known) return [{ kind: 'raw', markdown: name, besideWord: known }];
	return shown(oneLine(character) || oneLine(name) || placeholder('emoji'));
}

/** The name of a file, else its ID. */
export const mediaLabel = ({ attrs = {} }: AdfNode): string => placeholder('media', attrs.alt, attrs.url, attrs.id);

export function extensionLabel({ type, attrs = {} }: AdfNode): string {
	return placeholder(type === 'inlineExtension' ? 'extension' : type, attrs.text, attrs.extensionKey);
}

function pieceOf(node: AdfNode): Segment[] {
	const { type, attrs = {} } = node;
	switch (type) {
		case 'text':
			return textPieces(node);
		case 'hardBreak':
			return [{ kind: 'break' }];
		case 'mention':
			return mention(attrs);
		case 'date':
			return date(attrs);
		case 'status':
			return status(attrs);
		case 'emoji':
			return emoji(attrs);
		case 'inlineCard': {
			const link = smartLink('smart-link', attrs);
			return link ? raw(link) : shown(placeholder(type, attrs.url));
		}
		case 'mediaInline':
			return shown(mediaLabel(node));
		case 'inlineExtension':
			return shown(extensionLabel(node));
		case 'placeholder':
			return shown(placeholder(type, attrs.text));
		default: {
			const inside = children(node);
			return inside.length > 0 ? inside.flatMap(pieceOf) : shown(placeholder(type, saidBy(attrs), wordsOf(node)));
		}
	}
}

const sameMarks = (one: TextSegment, other: TextSegment) =>
	one.marks.size === other.marks.size && [...one.marks].every(([name, value]) => other.marks.get(name) === value);

/** Joins neighbouring texts of the same marks. */
export function joined<Kind extends Segment>(pieces: Kind[]): Kind[] {
	const result: Kind[] = [];
	for (const piece of pieces) {
		const last = result.at(-1);
		if (piece.kind === 'text' && last?.kind === 'text' && sameMarks(piece, last)) {
			result[result.length - 1] = { ...last, text: last.text + piece.text };
		} else result.push(piece);
	}
	return result;
}

/** The address of a text that Markdown cannot make a link, as it cannot be one in Jira. */
const refusedHref = ({ marks = [] }: AdfNode): string | undefined => {
	const href = marks.find(({ type }) => type === 'link')?.attrs?.href;
	return href === undefined || isLinkable(String(href)) ? undefined : String(href);
};

/** Addresses that are no links behind the texts that led there, once for each run of them. */
function withAddresses(nodes: AdfNode[]): AdfNode[] {
	let shown = '';
	return nodes.flatMap((node, index) => {
		const href = refusedHref(node);
		if (href === undefined) return [node];
		shown += node.text ?? '';
		if (nodes[index + 1] && refusedHref(nodes[index + 1]) === href) return [node];
		const behind = behindText(shown, href);
		shown = '';
		return behind === '' ? [node] : [node, text(behind)];
	});
}

export const segmentsOf = (nodes: AdfNode[]): Segment[] => joined(withAddresses(nodes).flatMap(pieceOf));
