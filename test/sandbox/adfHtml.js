// @ts-check
'use strict';

const { escapeHtml, plainText } = require('./adf');

/** @param {any} node */
const inside = (node) => (node.content ?? []).map(toHtml).join('');
/** @param {string} tag @param {string} [attributes] @returns {(node: any) => string} */
const element =
	(tag, attributes = '') =>
	(node) =>
		`<${tag}${attributes}>${inside(node)}</${tag}>`;
/** @param {string} url only what a browser may be sent to */
const safe = (url) => (/^(https?:|mailto:|\/|#)/i.test(url) ? escapeHtml(url) : '#');
/** @param {string} text */
const lozenge = (text) => `<span class="lozenge">${escapeHtml(text)}</span>`;
/** @param {any} node */
const cell = ({ attrs = {} }) =>
	`${attrs.colspan > 1 ? ` colspan="${Number(attrs.colspan)}"` : ''}${attrs.rowspan > 1 ? ` rowspan="${Number(attrs.rowspan)}"` : ''}`;
/** @param {any} node */
const foldable = (node) =>
	`<details open><summary>${escapeHtml(node.attrs?.title ?? '')}</summary>${inside(node)}</details>`;
/** @param {any} node */
const card = ({ attrs = {} }) =>
	`<a href="${safe(String(attrs.url ?? ''))}">${escapeHtml(String(attrs.url ?? 'card'))}</a>`;

/** @type {Record<string, (inner: string, attrs: any) => string>} */
const MARKS = {
	strong: (inner) => `<strong>${inner}</strong>`,
	em: (inner) => `<em>${inner}</em>`,
	strike: (inner) => `<s>${inner}</s>`,
	underline: (inner) => `<u>${inner}</u>`,
	code: (inner) => `<code>${inner}</code>`,
	subsup: (inner, { type }) => (type === 'sub' ? `<sub>${inner}</sub>` : `<sup>${inner}</sup>`),
	link: (inner, { href }) => `<a href="${safe(String(href))}">${inner}</a>`,
	textColor: (inner, { color }) =>
		`<span style="color: ${escapeHtml(String(color))}">${inner}</span>`,
};

/** @type {Record<string, (node: any) => string>} */
const NODES = {
	doc: inside,
	text: ({ text, marks = [] }) =>
		marks.reduce(
			(/** @type {string} */ inner, /** @type {any} */ { type, attrs = {} }) =>
				MARKS[type]?.(inner, attrs) ?? inner,
			escapeHtml(text),
		),
	paragraph: element('p'),
	heading: (node) => element(`h${Math.min(6, Number(node.attrs?.level) || 1)}`)(node),
	bulletList: element('ul'),
	orderedList: (node) => element('ol', ` start="${Number(node.attrs?.order ?? 1)}"`)(node),
	listItem: element('li'),
	taskList: element('ul', ' class="tasks"'),
	taskItem: (node) => `<li>${node.attrs?.state === 'DONE' ? '☑' : '☐'} ${inside(node)}</li>`,
	decisionList: element('ul', ' class="tasks"'),
	decisionItem: (node) => `<li>◆ ${inside(node)}</li>`,
	blockquote: element('blockquote'),
	codeBlock: (node) => `<pre><code>${inside(node)}</code></pre>`,
	rule: () => '<hr>',
	hardBreak: () => '<br>',
	panel: (node) =>
		element('div', ` class="panel ${escapeHtml(String(node.attrs?.panelType ?? 'info'))}"`)(node),
	expand: foldable,
	nestedExpand: foldable,
	table: (node) => `<table>${inside(node)}</table>`,
	tableRow: element('tr'),
	tableHeader: (node) => element('th', cell(node))(node),
	tableCell: (node) => element('td', cell(node))(node),
	layoutSection: element('div', ' class="layout"'),
	layoutColumn: element('div'),
	mention: (node) => lozenge(plainText(node)),
	emoji: (node) => escapeHtml(plainText(node)),
	date: ({ attrs }) => lozenge(new Date(Number(attrs?.timestamp)).toISOString().slice(0, 10)),
	status: ({ attrs }) => lozenge(String(attrs?.text)),
	inlineCard: card,
	blockCard: card,
	embedCard: card,
	media: ({ attrs }) => lozenge(String(attrs?.alt || 'file')),
};

/**
 * A document as Jira's page shows it. What has no form of its own shows what is in it.
 * @param {any} node @returns {string}
 */
function toHtml(node) {
	return (NODES[node?.type] ?? inside)(node ?? {});
}

module.exports = { toHtml };
