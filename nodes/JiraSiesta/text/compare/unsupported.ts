import type { IDataObject } from 'n8n-workflow';

import { children } from '../adf/nodes';
import type { AdfMark, AdfNode } from '../adf/nodes';
import { EMOJI } from '../notation/emoji';
import { NODE_ATTRIBUTES } from '../adf/attributes';
import { smartLink } from '../serialize/links';
import { ACCOUNT_ID } from '../notation/notation';
import { extensionLabel, mediaLabel } from '../serialize/segments';
import { isLinkable } from '../parse/syntax';
import { normalize } from '../adf/normalize';
import { columnAlignments } from '../serialize/tableMarkdown';
import { DEEPEST } from '../serialize/toMarkdown';

/** Something that Markdown cannot say: what it is, the first place where it stands, and how often. */
export type Unsupported = { what: string; path: string; count: number };

const inWords = (label: string) => label.replace(/^\[(\w+)(?:: (.*))?\]$/s, '$1 $2').trim();

const MARKS: Readonly<Record<string, string>> = {
	textColor: 'text colour',
	backgroundColor: 'highlight colour',
	annotation: 'inline comment',
	alignment: 'alignment',
	indentation: 'indentation',
	fontSize: 'small text',
	border: 'border of a picture',
	breakout: 'wide layout',
	dataConsumer: 'data of a macro',
};

/** Marks the editor keeps for itself, and those Markdown has. */
const KEPT = new Set(['em', 'strong', 'strike', 'underline', 'subsup', 'code', 'link', 'fragment']);

function markLoss({ type, attrs = {} }: AdfMark): string[] {
	if (type === 'link') {
		if (!isLinkable(String(attrs.href ?? ''))) return ['link to an address that is not allowed'];
		return attrs.id || attrs.collection || attrs.occurrenceKey ? ['link to a file'] : [];
	}
	return KEPT.has(type) ? [] : [MARKS[type] ?? `mark ${type}`];
}

function emojiLoss({ shortName, text }: IDataObject): string[] {
	const name = String(shortName ?? '');
	const isCharacter = !/^(?::.*:)?$/.test(String(text ?? '').trim());
	return EMOJI.has(name.replace(/^:|:$/g, '')) || isCharacter ? [] : [`emoji ${name}`];
}

function mentionLoss({ id, userType }: IDataObject): string[] {
	if (!ACCOUNT_ID.test(String(id))) return ['mention without an account ID'];
	return userType === 'SPECIAL' || userType === 'APP' ? ['mention of a group or an app'] : [];
}

const cardLoss = (node: AdfNode): string[] => {
	const { url, datasource, width, layout = 'center' } = node.attrs ?? {};
	if (datasource || smartLink('', { url }) === undefined) return [`${node.type} without an address`];
	return width === undefined && layout === 'center' ? [] : [`size of ${node.type}`];
};

function cellLoss(cell: AdfNode): string[] {
	const { colspan = 1, rowspan = 1, background, valign } = cell.attrs ?? {};
	const blocks = children(cell);
	return [
		...(colspan === 1 && rowspan === 1 ? [] : ['merged table cells']),
		...(background ? ['colour of a table cell'] : []),
		...(valign && valign !== 'top' ? ['alignment'] : []),
		...(blocks.length === 1 && blocks[0].type === 'paragraph' ? [] : ['blocks in a table cell']),
	];
}

function tableLoss(table: AdfNode): string[] {
	const { layout, isNumberColumnEnabled } = table.attrs ?? {};
	const [head, ...body] = children(table).map(children);
	const isHeader = ({ type }: AdfNode) => type === 'tableHeader';
	const isEven = body.every((row) => row.length === head.length) && head?.length > 0;
	const isRegular = (head?.every(isHeader) || !head?.some(isHeader)) && !body.flat().some(isHeader);
	return [
		...(isEven ? [] : ['table rows of different length']),
		...(isRegular ? [] : ['header cells beside other cells']),
		...(isNumberColumnEnabled ? ['numbered table rows'] : []),
		...(layout === 'wide' || layout === 'full-width' ? ['wide layout'] : []),
		...[...(head ?? []), ...body.flat()].flatMap(cellLoss),
	];
}

/** The paragraphs whose alignment the notation of a table has: that of their whole column. */
function alignedParagraphs(table: AdfNode): AdfNode[] {
	const sides = columnAlignments(table);
	return children(table).flatMap((row) =>
		children(row).flatMap((cell, column) => (sides[column] ? children(cell) : [])),
	);
}

/** What is lost of the node itself, its children aside. */
export function ownUnsupported(node: AdfNode): string[] {
	const { type, attrs = {} } = node;
	switch (type) {
		case 'panel':
			if (attrs.panelType === 'custom') return ['panel with a colour or icon of its own'];
			return attrs.panelType === 'tip' ? ['panel of type tip'] : [];
		case 'media':
		case 'mediaInline':
			return [inWords(mediaLabel(node))];
		case 'caption':
			return ['caption'];
		case 'extension':
		case 'bodiedExtension':
		case 'inlineExtension':
			return [inWords(extensionLabel(node))];
		case 'syncBlock':
		case 'bodiedSyncBlock':
			return ['synced block'];
		case 'layoutSection':
			return [`layout of ${children(node).length} columns`];
		case 'decisionItem':
			return ['decision'];
		case 'taskList':
			return children(node)[0]?.type === 'taskList' ? ['tasks nested below no task'] : [];
		case 'blockTaskItem':
			return ['task with paragraphs'];
		case 'placeholder':
			return ['placeholder'];
		case 'inlineCard':
		case 'blockCard':
		case 'embedCard':
			return cardLoss(node);
		case 'mention':
			return mentionLoss(attrs);
		case 'emoji':
			return emojiLoss(attrs);
		case 'date':
			return Number.isNaN(new Date(Number(attrs.timestamp)).getTime()) ? ['date'] : [];
		case 'table':
			return tableLoss(node);
		default:
			return Object.hasOwn(NODE_ATTRIBUTES, type) ? [] : [type];
	}
}

/**
 * What a document holds that Markdown cannot say, and that replacing it by its own Markdown would
 * destroy. Widths of columns, local IDs and other traces of the editor do not count. Empty for a
 * document that comes back from Markdown as it was.
 */
export function unsupportedIn(document: AdfNode | null | undefined): Unsupported[] {
	const losses = new Map<string, Unsupported>();
	const aligned = new Set<AdfNode>();
	const visit = (node: AdfNode, path: string, depth: number) => {
		if (node.type === 'table') for (const paragraph of alignedParagraphs(node)) aligned.add(paragraph);
		const marks = (node.marks ?? []).filter(({ type }) => type !== 'alignment' || !aligned.has(node));
		const what =
			depth > DEEPEST ? ['what is nested too deeply'] : [...ownUnsupported(node), ...marks.flatMap(markLoss)];
		for (const name of what) {
			const loss = losses.get(name) ?? { what: name, path, count: 0 };
			losses.set(name, { ...loss, count: loss.count + 1 });
		}
		if (depth > DEEPEST) return;
		const at = path === '' ? '' : `${path}.`;
		children(node).forEach((child, index) => visit(child, `${at}content[${index}]`, depth + 1));
	};
	if (document) visit({ ...normalize(document), type: 'paragraph' }, '', 0);
	return [...losses.values()];
}
