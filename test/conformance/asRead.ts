import type { AdfDocument, AdfMark, AdfNode } from '../../nodes/JiraSiesta/text';
import { cellAlignment } from '../../nodes/JiraSiesta/text/adf';
import { linksIn } from '../../nodes/JiraSiesta/text/autolink';
import { EMOJI } from '../../nodes/JiraSiesta/text/emoji';
import { cleaned } from '../../nodes/JiraSiesta/text/escape';

const ORDER = ['link', 'em', 'strong', 'strike', 'subsup', 'underline', 'code'];
/** What the editor notes for itself, and sizes: loss.ts does not count them. */
const NOTES = [
	...[
		'localId',
		'uniqueId',
		'wrap',
		'hideLineNumbers',
		'width',
		'layout',
		'displayMode',
		'colwidth',
	],
	...[
		'isNumberColumnEnabled',
		'colspan',
		'rowspan',
		'valign',
		'background',
		'originalWidth',
		'originalHeight',
	],
	...[
		'accessLevel',
		'userType',
		'style',
		'panelIcon',
		'panelIconId',
		'panelIconText',
		'panelColor',
	],
];

const oneLine = (value: unknown) =>
	cleaned(String(value ?? ''))
		.replace(/\s+/g, ' ')
		.trim();
const address = (value: unknown) =>
	cleaned(String(value))
		.trim()
		.replace(/[\n\t]/g, (char) => encodeURIComponent(char));

function linkOf({ href, title }: NonNullable<AdfMark['attrs']>): AdfMark {
	const shown = oneLine(title);
	return {
		type: 'link',
		attrs: { href: address(href), ...(shown && !shown.startsWith('smart-') && { title: shown }) },
	};
}

function marksOf({ marks = [] }: AdfNode): AdfMark[] {
	const known = marks
		.filter(({ type }) => ORDER.includes(type))
		.map((mark) => (mark.type === 'link' ? linkOf(mark.attrs ?? {}) : mark))
		.sort((one, other) => ORDER.indexOf(one.type) - ORDER.indexOf(other.type));
	const isCode = known.some(({ type }) => type === 'code');
	return known.filter(({ type }) => !isCode || type === 'code' || type === 'link');
}

/** A text as its characters, each with its marks; an address is a link whether marked as such or not. */
function characters(text: string, marks: AdfMark[]): unknown[] {
	const isLinked = marks.some(({ type }) => type === 'link' || type === 'code');
	const links = isLinked ? [] : linksIn(text);
	let index = 0;
	return [...text].map((char) => {
		const link = links.find(({ start, end }) => index >= start && index < end);
		index += char.length;
		// Nobody sees whether a space is bold.
		const seen = /\s/.test(char)
			? marks.filter(({ type }) => !['em', 'strong', 'strike'].includes(type))
			: marks;
		return [
			char,
			JSON.stringify(link ? [{ type: 'link', attrs: { href: link.href } }, ...seen] : seen),
		];
	});
}

function atom({ type, attrs = {} }: AdfNode): unknown {
	const shown = { ...attrs };
	for (const name of NOTES) delete shown[name];
	const name = oneLine(attrs.text).replace(/^[@\s]+/, '');
	if (type === 'mention') shown.text = name ? `@${name}` : undefined;
	if (type === 'status') shown.text = oneLine(attrs.text);
	if (type === 'date')
		shown.timestamp = new Date(Number(attrs.timestamp)).toISOString().slice(0, 10);
	if (attrs.url !== undefined) shown.url = address(attrs.url);
	return { type, shown };
}

function textLines(nodes: AdfNode[]): unknown[][] {
	const lines: unknown[][] = [[]];
	const add = (text: string, marks: AdfMark[]) =>
		cleaned(text)
			.split('\n')
			.forEach((line, index) => {
				if (index > 0) lines.push([]);
				lines.at(-1)?.push(...characters(line, marks));
			});
	for (const node of nodes) {
		const { shortName, text } = node.attrs ?? {};
		if (node.type === 'text') add(node.text ?? '', marksOf(node));
		else if (node.type === 'hardBreak') lines.push([]);
		else if (node.type === 'emoji') {
			add(EMOJI.get(String(shortName).replace(/^:|:$/g, '')) ?? oneLine(text), []);
		} else lines.at(-1)?.push(atom(node));
	}
	const isLoose = (part: unknown) =>
		Array.isArray(part) &&
		/\s/.test(String(part[0])) &&
		!/link|code|subsup|underline/.test(String(part[1]));
	for (const line of lines) {
		while (isLoose(line[0])) line.shift();
		while (isLoose(line.at(-1))) line.pop();
	}
	return lines;
}

const isEmpty = ({ type, content = [] }: AdfNode) =>
	type === 'paragraph' &&
	textLines(content).every((line) => line.length === 0) &&
	textLines(content).length < 2;

/**
 * A document as a person reads it: two that give the same value here look the same, whatever their JSON.
 * Empty paragraphs, spaces at the ends of lines and marks on spaces do not count.
 */
export function asRead(node: AdfNode | AdfDocument): unknown {
	const { type, content = [] } = node;
	const attrs = { ...(node as AdfNode).attrs };
	for (const name of NOTES) delete attrs[name];
	if (type === 'codeBlock') {
		const code = content.map(({ text }) => text ?? '').join('');
		const [language] = String(attrs.language ?? '')
			.trim()
			.split(/\s/);
		return { type, language, code: code.replace(/\r\n?/g, '\n').replace(/\0/g, '\ufffd') };
	}
	if (['paragraph', 'heading', 'taskItem'].includes(type)) {
		return { type, level: attrs.level, state: attrs.state, lines: textLines(content) };
	}
	if (/^table(?:Cell|Header)$/.test(type)) {
		const aligned = cellAlignment(node as AdfNode);
		return { type, aligned, content: content.filter((child) => !isEmpty(child)).map(asRead) };
	}
	if (type === 'orderedList') attrs.order = Math.trunc(Number(attrs.order ?? 1));
	if (/xpand$/.test(type)) attrs.title = oneLine(attrs.title);
	if (attrs.url !== undefined) attrs.url = address(attrs.url);
	return { type, attrs, content: content.filter((child) => !isEmpty(child)).map(asRead) };
}
