import { children, text } from '../adf/nodes';
import type { AdfNode } from '../adf/nodes';
import { cleaned, escapeDefinition, escapeLine } from './escape';
import { noteMark } from '../parse/footnotes';
import { smartLink } from './links';
import { PANELS } from '../notation/notation';
import { mediaNodes } from './media';
import { extensionLabel, placeholder, saidBy } from './segments';
import { tableMarkdown } from './tableMarkdown';
import { inlineMarkdown } from './toInlineMarkdown';

/** Deeper than any document that a person reads; deeper ones would cost a line break per level. */
export const DEEPEST = 100;

const escapeLines = (lines: string) => lines.split('\n').map(escapeLine).join('\n');

const indented = (lines: string, by: number) => lines.replace(/\n(?=[^\n])/g, `\n${' '.repeat(by)}`);

const paragraph = (nodes: AdfNode[]) => escapeDefinition(escapeLines(inlineMarkdown(nodes)));

const joinedBySpace = (marker: string, content: string) => (content === '' ? marker : `${marker} ${content}`);

function heading({ attrs = {}, content = [] }: AdfNode): string {
	const title = inlineMarkdown(content, 'heading').replace(/(^|[ \t])(#+)$/, '$1\\$2');
	const level = Math.min(6, Math.max(1, Math.trunc(Number(attrs.level)) || 1));
	return joinedBySpace('#'.repeat(level), title);
}

function codeBlock({ attrs = {}, content = [] }: AdfNode): string {
	const code = content
		.map(({ text }) => text ?? '')
		.join('')
		.replace(/\r\n?/g, '\n')
		.replace(/\0/g, '\ufffd');
	const [language = ''] = cleaned(String(attrs.language ?? ''))
		.trim()
		.split(/\s/);
	const mark = language.includes('`') ? '~' : '`';
	const runs = code.match(mark === '`' ? /`{3,}/g : /~{3,}/g) ?? [];
	const fence = mark.repeat(runs.reduce((longest, run) => Math.max(longest, run.length + 1), 3));
	const info = language.replace(/[\\&]/g, '\\$&');
	return `${fence}${mark === '~' ? ' ' : ''}${info}\n${code === '' ? '' : `${code}\n`}${fence}`;
}

/** What panels are written as that Markdown has no alert for. */
const NEAREST_PANEL: Readonly<Record<string, string>> = { tip: 'success', custom: 'info' };

function panel({ attrs = {}, content = [] }: AdfNode, depth: number): string {
	const panelType = String(attrs.panelType);
	const [, alert = 'NOTE'] = PANELS.find(([type]) => type === (NEAREST_PANEL[panelType] ?? panelType)) ?? [];
	const { markdown, first } = blocks(content, depth);
	const gap = first === undefined ? '' : isLine(first) ? '\n' : '\n\n';
	return quoted(`[!${alert}]${gap}${markdown}`);
}

const quoted = (lines: string) =>
	lines
		.split('\n')
		.map((line) => (line === '' ? '>' : `> ${line}`))
		.join('\n');

/** A quote that begins as an alert does is a quote all the same. */
const quote = ({ content = [] }: AdfNode, depth: number) =>
	quoted(blocks(content, depth).markdown.replace(/^\[!\w+\][ \t]*(?=\n|$)/, '\\$&'));

function expand({ attrs = {}, content = [] }: AdfNode, depth: number): string {
	const title = cleaned(String(attrs.title ?? ''))
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/[<>]|&(?=#?\w{1,32};)|\\(?=[!-/:-@[-`{-~])/g, (char) => `&#${char.charCodeAt(0)};`);
	const { markdown } = blocks(content, depth);
	return `<details><summary>${title}</summary>\n\n${markdown === '' ? '' : `${markdown}\n\n`}</details>`;
}

/** One item: its marker, and its blocks below one another behind it. */
function item(marker: string, content: string, isBlockFirst: boolean): string {
	const width = marker.length + 1;
	if (content === '') return marker;
	return isBlockFirst
		? `${marker}\n${' '.repeat(width)}${indented(content, width)}`
		: `${marker} ${indented(content, width)}`;
}

/** Whether a node is written as a line of text, as the paragraph that it is read back as. */
const isLine = ({ type }: AdfNode) =>
	!/^(?:heading|codeBlock|rule|table|expand|nestedExpand|panel|blockquote|\w+List)$/.test(type);

const isList = ({ type }: AdfNode) => /^(?:bullet|ordered|task|decision)List$/.test(type);

function listItem(node: AdfNode, marker: string, depth: number, isBullet: boolean): string {
	const { markdown, first } = blocks(children(node), depth, true);
	const isText = isBullet && first !== undefined && isLine(first);
	const content = isText ? markdown.replace(/^\[[ x]\](?=\s|$)/i, '\\$&') : markdown;
	// A list behind a marker could read as a rule: `- - -`.
	return item(marker, content, first !== undefined && isList(first));
}

/** `other`: the marker that keeps this list apart from the one before it. */
function list({ type, attrs = {}, content = [] }: AdfNode, depth: number, other: boolean): string {
	if (type === 'orderedList') {
		const first = Math.max(0, Math.trunc(Number(attrs.order ?? 1)));
		return content
			.map((node, index) => {
				// Markdown reads no longer number, and counts from the first one anyway.
				const number = Math.min(first + index, 999_999_999);
				return listItem(node, `${number}${other ? ')' : '.'}`, depth, false);
			})
			.join('\n');
	}
	const marker = other ? '*' : '-';
	return content
		.map((node, index) => {
			if (node.type === 'listItem') return listItem(node, marker, depth, true);
			if (node.type === 'taskList') {
				const nested = list(node, depth + 1, other && index === 0);
				return index === 0 ? nested : `  ${indented(nested, 2)}`;
			}
			const words =
				node.type === 'blockTaskItem'
					? children(node).flatMap((child, at): AdfNode[] => [
							...(at ? [{ type: 'hardBreak' }] : []),
							...inlineOf(child),
						])
					: children(node);
			const box = `[${node.attrs?.state === 'DONE' ? 'x' : ' '}]`;
			const content =
				node.type === 'decisionItem'
					? inlineMarkdown([text('Decision: '), ...words])
					: joinedBySpace(box, inlineMarkdown(words));
			return item(marker, escapeLines(content), false);
		})
		.join('\n');
}

/** A block where only inline nodes may stand. */
const inlineOf = (node: AdfNode): AdfNode[] =>
	node.type === 'paragraph' ? children(node) : [{ ...node, type: 'inlineExtension' }];

function card({ type, attrs = {} }: AdfNode): string {
	const link = smartLink(type === 'embedCard' ? 'smart-embed' : 'smart-card', attrs);
	return link ?? inlineMarkdown([{ type: 'text', text: placeholder(type, attrs.url) }]);
}

function block(node: AdfNode, depth: number, other = false): string {
	const inside = children(node);
	if (depth > DEEPEST) return placeholder(node.type, 'nested too deeply');
	switch (node.type) {
		case 'paragraph':
		case 'caption':
			return paragraph(inside);
		case 'heading':
			return heading(node);
		case 'codeBlock':
			return codeBlock(node);
		case 'blockquote':
			return quote(node, depth + 1);
		case 'panel':
			return panel(node, depth + 1);
		case 'expand':
		case 'nestedExpand':
			return expand(node, depth + 1);
		case 'bulletList':
		case 'orderedList':
		case 'taskList':
		case 'decisionList':
			return list(node, depth + 1, other);
		case 'table':
			return tableMarkdown(node) || placeholder('table');
		case 'rule':
			return '---';
		case 'blockCard':
		case 'embedCard':
			return card(node);
		case 'media':
		case 'mediaSingle':
		case 'mediaGroup':
			return paragraph(mediaNodes(node));
		default:
			return paragraph([text(labelOf(node))]);
	}
}

function labelOf(node: AdfNode): string {
	if (node.text !== undefined) return node.text || placeholder(node.type);
	return /xtension$/.test(node.type)
		? extensionLabel(node)
		: placeholder(node.type, node.attrs?.resourceId, saidBy(node.attrs));
}

const canInterrupt = (markdown: string) => /^(?:[-*]|1[.)]) \S/.test(markdown);

const HAS_NOTATION =
	/^(?:paragraph|heading|codeBlock|panel|blockquote|expand|nestedExpand|caption|table|media\w*|\w+List)$/;

/** A layout is its columns one after the other, and what has no notation is its label above its content. */
const unwrapped = (nodes: AdfNode[], depth: number): AdfNode[] =>
	nodes.flatMap((node) => {
		const inside = children(node);
		if (inside.length === 0 || HAS_NOTATION.test(node.type) || depth > DEEPEST) return [node];
		const below = unwrapped(inside, depth + 1);
		if (/^layout/.test(node.type)) return below;
		return [{ type: 'paragraph', content: [text(labelOf(node))] }, ...below];
	});

type Written = { markdown: string; first: AdfNode | undefined };

/** Blocks below one another, and the first that shows; `isTight`: a list follows text without an empty line. */
function blocks(nodes: AdfNode[], depth: number, isTight = false): Written {
	const parts: string[] = [];
	let first: AdfNode | undefined;
	let previous: { node: AdfNode; other: boolean } | undefined;
	const isOrdered = ({ type }: AdfNode) => type === 'orderedList';
	for (const node of unwrapped(nodes, depth)) {
		const isNextToList =
			previous !== undefined && isList(node) && isList(previous.node) && isOrdered(node) === isOrdered(previous.node);
		const other = isNextToList && !previous?.other;
		const markdown = block(node, depth, other);
		if (markdown === '') continue;
		first ??= node;
		const isBelowText =
			isTight && previous !== undefined && isLine(previous.node) && isList(node) && canInterrupt(markdown);
		if (previous) parts.push(isBelowText ? '\n' : '\n\n');
		parts.push(markdown);
		previous = { node, other };
	}
	return { markdown: parts.join(''), first };
}

/** A footnote at the end of a document, as the one paragraph that it is read back as; undefined for anything else. */
function footnote({ type, content = [] }: AdfNode): string | undefined {
	const mark = noteMark(content[0]?.text ?? '');
	if (type !== 'paragraph' || mark === '') return undefined;
	const markdown = inlineMarkdown(content);
	const words = markdown.slice(mark.length + 1);
	if (!markdown.startsWith(`${mark} `) || !/^\S/.test(words)) return undefined;
	return `${mark} ${escapeDefinition(escapeLines(words))}`;
}

/** The footnotes that a document ends with. They are read to its end, and keep their notation only there. */
function footnotes(nodes: AdfNode[]): string[] {
	const notes = nodes.map(footnote);
	return notes.slice(notes.lastIndexOf(undefined) + 1) as string[];
}

/**
 * A document as Markdown that fromMarkdown.ts reads back. Every node leaves something to see: what
 * Markdown cannot say leaves a placeholder such as `[media: chart.png]`; loss.ts lists those.
 */
export function toMarkdown(document: AdfNode): string {
	const nodes = children(document);
	const notes = footnotes(nodes);
	const { markdown } = blocks(nodes.slice(0, nodes.length - notes.length), 0);
	return [...(markdown === '' ? [] : [markdown]), ...notes].join('\n\n');
}
