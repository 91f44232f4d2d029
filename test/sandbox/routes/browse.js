// @ts-check
'use strict';

const { escapeHtml, isDocument } = require('../adf');
const { toHtml } = require('../adfHtml');
const { byId, fields: catalogue, isIn } = require('../fields/catalogue');
const { jiraTime } = require('../time');

const STYLE = `
body { font: 16px/1.5 system-ui; max-width: 60em; margin: 2em auto; padding: 0 1em }
dl { display: grid; grid-template-columns: 12em 1fr; gap: .3em 1em } dd { margin: 0 } dt { color: #555 }
table { border-collapse: collapse } th, td { border: 1px solid #bbb; padding: .2em .6em; text-align: left; vertical-align: top }
th { background: #f1f2f4 } th p, td p, li p { margin: .2em 0 }
pre { background: #f1f2f4; padding: .6em; overflow: auto } code { background: #f1f2f4 }
blockquote { border-left: 3px solid #bbb; margin-left: 0; padding-left: 1em }
.panel { padding: .2em 1em; margin: .6em 0; border-radius: 4px; background: #e9f2ff }
.panel.note { background: #f3f0ff } .panel.success { background: #dcfff1 }
.panel.warning { background: #fff7d6 } .panel.error { background: #ffedeb }
.tasks { list-style: none; padding-left: .5em } .layout { display: flex; gap: 2em }
.lozenge { background: #e4e6ea; border-radius: 3px; padding: 0 .4em }
.comment { border-top: 1px solid #ddd } .by { color: #555 }`;

/** @param {string} title @param {string} content */
const page = (title, content) => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body>
<p><a href="/">Jira sandbox</a></p>
${content}
</body>
</html>`;

/** How many issues the first page lists. */
const LISTED = 100;

/** Shown in places of their own, or nothing that a person set. */
const ELSEWHERE = new Set([
	'summary',
	'description',
	'project',
	'issuelinks',
	'attachment',
	'issuerestriction',
]);
/** What Jira shows although nobody writes it. */
const READ_ONLY = ['status', 'resolution', 'creator', 'created', 'updated'];

/** @param {any} value of a field @returns {string} HTML; empty: not set */
function shown(value) {
	if (value === null || value === undefined || value === '') return '';
	if (Array.isArray(value)) return value.map(shown).filter(Boolean).join(', ');
	if (typeof value !== 'object') return escapeHtml(String(value));
	if (isDocument(value)) return toHtml(value);
	if (value.key && value.fields)
		return `<a href="/browse/${escapeHtml(value.key)}">${escapeHtml(value.key)}</a>`;
	if (value.child) return escapeHtml(`${value.value} > ${value.child.value}`);
	const name = value.displayName ?? value.value ?? value.name ?? value.requestType?.name;
	if (name !== undefined) return escapeHtml(String(name));
	const parts = Object.entries(value).filter(([, part]) => typeof part === 'string');
	return parts.map(([key, part]) => escapeHtml(`${key}: ${part}`)).join(', ');
}

/** @param {import('../site').Issue} issue */
function fieldsOf({ fields, project }) {
	return catalogue
		.filter(
			(field) =>
				field.operations.length > 0 || READ_ONLY.includes(field.id) || field.id === 'issuetype',
		)
		.filter((field) => !ELSEWHERE.has(field.id) && field.id !== 'comment' && isIn(field, project))
		.map(({ id, name }) => [name, shown(fields[id])])
		.filter(([, value]) => value !== '')
		.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${value}</dd>`)
		.join('');
}

/** @param {import('../site').Issue} issue */
const commentsOf = ({ comments }) =>
	comments
		.map(
			({ author, created, body }) =>
				`<div class="comment"><p class="by">${escapeHtml(author.displayName)}, ${escapeHtml(created)}</p>${toHtml(body)}</div>`,
		)
		.join('') || '<p>None</p>';

/** @param {import('../site').Issue} issue newest first */
const historyOf = ({ history }) =>
	[...history]
		.reverse()
		.flatMap(({ at, author, items }) =>
			items.map(({ field, fieldId, fromString, toString }) => [
				jiraTime(at),
				author.displayName,
				byId.get(fieldId ?? '')?.name ?? field,
				fromString,
				toString,
			]),
		)
		.map(
			(cells) => `<tr>${cells.map((cell) => `<td>${escapeHtml(cell ?? '')}</td>`).join('')}</tr>`,
		)
		.join('');

/**
 * Pages for a person who follows a link from the demo; no part of Jira's API.
 * @param {import('../http').Routes} app @param {import('../sandbox').Context} context
 */
function browseRoutes(app, { site }) {
	/** @param {import('../http').Reply} reply */
	const html = (reply) => reply.type('text/html; charset=utf-8');

	app.get('/', async (_request, reply) => {
		const rows = site.issues
			.filter((issue) => issue.project.visible)
			.slice(-LISTED)
			.reverse()
			.map(
				({ key, fields }) =>
					`<li><a href="/browse/${key}">${key}</a> ${escapeHtml(fields.summary)}</li>`,
			);
		return html(reply).send(page('Jira sandbox', `<h1>Issues</h1><ul>${rows.join('\n')}</ul>`));
	});

	app.get('/browse/:key', async (request, reply) => {
		const issue = site.visibleIssue(request.params.key);
		if (!issue) return html(reply).code(404).send(page('Not found', '<h1>Issue not found</h1>'));
		const { summary, description } = issue.fields;
		const history = historyOf(issue);
		return html(reply).send(
			page(
				`${issue.key} ${summary}`,
				`<p>${escapeHtml(issue.project.name)} / ${issue.key}</p><h1>${escapeHtml(summary)}</h1>
<h2>Description</h2>${description ? toHtml(description) : '<p>None</p>'}
<h2>Details</h2><dl>${fieldsOf(issue)}</dl>
<h2>Comments</h2>${commentsOf(issue)}
<h2>History</h2>${history ? `<table><tr><th>When</th><th>Who</th><th>Field</th><th>From</th><th>To</th></tr>${history}</table>` : '<p>None</p>'}`,
			),
		);
	});
}

module.exports = { browseRoutes };
