/**
 * Written against Atlassian's schema, not against the code under test: of that only the names of emoji are
 * taken, which are data. What loss.ts has to tell must make a difference here.
 */
import type { AdfDocument, AdfMark, AdfNode } from '../../nodes/JiraSiesta/text';
import { EMOJI } from '../../nodes/JiraSiesta/text/notation/emoji';

type Attrs = Record<string, unknown>;

/** What the editor notes for itself; nobody sees it. */
const NOTES = ['localId', 'uniqueId', 'wrap', 'hideLineNumbers', 'accessLevel', 'style', 'displayMode', 'colwidth'];
const NOTES_OF: Record<string, string[]> = {
	table: ['width'],
	embedCard: ['originalWidth', 'originalHeight'],
	// Jira shows those of a custom panel only.
	panel: ['panelIcon', 'panelIconId', 'panelIconText', 'panelColor'],
};
/** Values that say the same as nothing. */
const USUAL: Record<string, unknown[]> = {
	colspan: [1],
	rowspan: [1],
	valign: ['top'],
	background: [''],
	isNumberColumnEnabled: [false],
	userType: ['DEFAULT'],
	order: [1],
	id: [''],
	collection: [''],
	occurrenceKey: [''],
};
/** Where a table stands says nothing beside how wide it is. */
const USUAL_LAYOUTS: Record<string, string[]> = {
	table: ['default', 'center', 'align-start', 'align-end'],
	blockCard: ['center'],
	embedCard: ['center'],
};

/** What no text can hold; the first of them has a character for that. */
const UNFIT = /[^\P{Cc}\t\n\r]|\p{Cs}|\p{Noncharacter_Code_Point}/gu;
const clean = (text: string) => text.replace(/\r\n?/g, '\n').replace(UNFIT, '\ufffd');
const oneLine = (value: unknown) =>
	clean(String(value ?? ''))
		.replace(/\s+/g, ' ')
		.trim();
const address = (value: unknown) =>
	clean(String(value))
		.trim()
		.replace(/[\n\t]/g, (char) => encodeURIComponent(char));

function shownAttrs({ type, attrs = {} }: AdfNode | AdfMark): Attrs {
	const shown: Attrs = {};
	const hidden = [...NOTES, ...(NOTES_OF[type] ?? [])];
	for (const [name, value] of Object.entries(attrs)) {
		const usual = [...(USUAL[name] ?? []), ...(name === 'layout' ? (USUAL_LAYOUTS[type] ?? []) : []), undefined];
		if (!hidden.includes(name) && !usual.includes(value)) shown[name] = value;
	}
	if (shown.url !== undefined) shown.url = address(shown.url);
	return shown;
}

function markOf(mark: AdfMark): [type: string, attrs: Attrs] {
	const attrs = shownAttrs(mark);
	if (mark.type !== 'link') return [mark.type, attrs];
	const title = oneLine(attrs.title);
	const { href, ...others } = attrs;
	delete others.title;
	return ['link', { ...others, href: address(href), ...(title && !title.startsWith('smart-') && { title }) }];
}

/** The marks of a node in one order; a fragment is a note of the editor. */
const marksOf = ({ marks = [] }: AdfNode) =>
	marks
		.filter(({ type }) => type !== 'fragment')
		.map(markOf)
		.sort(([one], [other]) => one.localeCompare(other));

/** An address is a link whether marked as such or not. */
const leadsToItself = (text: string, [type, { href, ...others }]: [string, Attrs]) =>
	type === 'link' && Object.keys(others).length === 0 && [text, `http://${text}`, `mailto:${text}`].includes(String(href));

/** A text as its characters, each with its marks. */
function characters(text: string, marks: Array<[string, Attrs]>): unknown[] {
	const others = marks.filter((mark) => !leadsToItself(text, mark));
	const seen = JSON.stringify(others);
	// Nobody sees whether a space is bold.
	const onSpaces = JSON.stringify(others.filter(([type]) => !['em', 'strong', 'strike'].includes(type)));
	return [...text].map((char) => [char, /\s/.test(char) ? onSpaces : seen]);
}

function atom(node: AdfNode): unknown {
	const shown = shownAttrs(node);
	const name = oneLine(shown.text).replace(/^[@\s]+/, '');
	if (node.type === 'mention') shown.text = name ? `@${name}` : undefined;
	if (node.type === 'status') shown.text = oneLine(shown.text);
	if (node.type === 'date') shown.timestamp = new Date(Number(shown.timestamp)).toISOString().slice(0, 10);
	return { type: node.type, shown, marks: marksOf(node) };
}

/** Neighbouring texts with the same marks as one, so that a link's text is whole. */
function joined(nodes: AdfNode[]): AdfNode[] {
	const result: AdfNode[] = [];
	for (const node of nodes) {
		const last = result.at(-1);
		const isSame = last?.type === 'text' && node.type === 'text' && JSON.stringify(marksOf(last)) === JSON.stringify(marksOf(node));
		if (isSame) result[result.length - 1] = { ...last, text: `${last.text}${node.text}` };
		else result.push(node);
	}
	return result;
}

function textLines(nodes: AdfNode[]): unknown[][] {
	const lines: unknown[][] = [[]];
	const add = (text: string, marks: Array<[string, Attrs]>) =>
		clean(text)
			.split('\n')
			.forEach((line, index) => {
				if (index > 0) lines.push([]);
				lines.at(-1)?.push(...characters(line, marks));
			});
	for (const node of joined(nodes)) {
		const { shortName, text } = node.attrs ?? {};
		if (node.type === 'text') add(node.text ?? '', marksOf(node));
		else if (node.type === 'hardBreak') lines.push([]);
		else if (node.type === 'emoji') {
			add(EMOJI.get(String(shortName).replace(/^:|:$/g, '')) ?? oneLine(text), []);
		} else lines.at(-1)?.push(atom(node));
	}
	const isLoose = (part: unknown) =>
		Array.isArray(part) && /\s/.test(String(part[0])) && !/link|code|subsup|underline/.test(String(part[1]));
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
	const given = node as AdfNode;
	const { type, content = [] } = given;
	const attrs = shownAttrs(given);
	const marks = marksOf(given);
	if (type === 'codeBlock') {
		const code = content.map(({ text }) => text ?? '').join('');
		const [language] = String(attrs.language ?? '')
			.trim()
			.split(/\s/);
		return { type, marks, language, code: code.replace(/\r\n?/g, '\n').replace(/\0/g, '\ufffd') };
	}
	if (['paragraph', 'heading', 'taskItem'].includes(type)) return { type, marks, attrs, lines: textLines(content) };
	if (/xpand$/.test(type)) attrs.title = oneLine(attrs.title);
	return { type, marks, attrs, content: content.filter((child) => !isEmpty(child)).map(asRead) };
}

/** Holds two documents to be the same to a person. jest's own comparison, which tells the difference, costs far more. */
export function expectSameAsRead(one: AdfDocument, other: AdfDocument): void {
	const [read, expected] = [asRead(one), asRead(other)];
	if (JSON.stringify(read) !== JSON.stringify(expected)) expect(read).toEqual(expected);
}

/** Holds a text to have all words. One `expect` for each of many thousand words costs more than what is tested. */
export function expectWords(text: string, words: readonly string[]): void {
	expect(words.filter((word) => !text.includes(word))).toEqual([]);
}
