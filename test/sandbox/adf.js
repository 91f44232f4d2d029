// @ts-check
'use strict';

/**
 * A document of plain paragraphs in the Atlassian Document Format.
 * @param {string[]} paragraphs
 */
const doc = (...paragraphs) => ({
	type: 'doc',
	version: 1,
	content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});

/** @param {unknown} value */
const isDocument = (value) =>
	typeof value === 'object' &&
	value !== null &&
	/** @type {any} */ (value).type === 'doc' &&
	/** @type {any} */ (value).version === 1 &&
	Array.isArray(/** @type {any} */ (value).content);

const NODES = new Set(
	`paragraph heading text hardBreak bulletList orderedList listItem taskList taskItem decisionList decisionItem
	blockquote codeBlock rule panel expand nestedExpand table tableRow tableHeader tableCell layoutSection layoutColumn
	mention emoji date status inlineCard blockCard embedCard media mediaSingle mediaGroup mediaInline caption
	placeholder extension bodiedExtension inlineExtension multiBodiedExtension extensionFrame syncBlock
	bodiedSyncBlock unsupportedBlock unsupportedInline blockTaskItem`.split(/\s+/),
);

/** @param {any} node @returns {boolean} whether everything in a document is something Jira knows, and no text empty */
const isSound = ({ content = [], marks = [] }) =>
	content.every(
		(/** @type {any} */ node) =>
			NODES.has(node?.type) &&
			(node.type !== 'text' || (typeof node.text === 'string' && node.text !== '')) &&
			isSound(node),
	) && marks.every((/** @type {any} */ mark) => typeof mark?.type === 'string');

const BLOCKS = new Set(['paragraph', 'heading', 'listItem', 'taskItem', 'codeBlock', 'tableRow']);

/**
 * What a person reads in a document, for text search and the issue page.
 * @param {any} node
 * @returns {string}
 */
function plainText(node) {
	if (!node || typeof node !== 'object') return '';
	if (node.type === 'text') return node.text;
	if (node.type === 'hardBreak') return '\n';
	if (node.type === 'mention') return node.attrs?.text ?? `@${node.attrs?.id}`;
	if (node.type === 'emoji') return node.attrs?.text ?? node.attrs?.shortName ?? '';
	if (node.type === 'inlineCard') return node.attrs?.url ?? '';
	const text = (node.content ?? []).map(plainText).join('');
	return BLOCKS.has(node.type) ? `${text}\n` : text;
}

/** @param {string} text */
const escapeHtml = (text) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/**
 * `renderedFields` form of a document: paragraphs only, enough to tell HTML from ADF.
 * @param {any} document
 */
const html = (document) =>
	plainText(document)
		.split('\n')
		.filter(Boolean)
		.map((line) => `<p>${escapeHtml(line)}</p>`)
		.join('\n');

module.exports = { doc, isDocument, isSound, plainText, escapeHtml, html };
