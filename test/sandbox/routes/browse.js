// @ts-check
'use strict';

const { escapeHtml, plainText } = require('../adf');

/** @param {string} title @param {string} content */
const page = (title, content) => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body style="font: 16px/1.5 system-ui; max-width: 44em; margin: 2em auto; padding: 0 1em">
<p><a href="/">Jira sandbox</a></p>
${content}
</body>
</html>`;

/** How many issues the first page lists. */
const LISTED = 100;

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
		const { summary, status, assignee, priority, labels, description } = issue.fields;
		const rows = [
			['Status', status.name],
			['Assignee', assignee?.displayName ?? 'Unassigned'],
			['Priority', priority?.name ?? 'None'],
			['Labels', labels.join(', ') || 'None'],
		].map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`);
		const text = escapeHtml(plainText(description)) || 'No description';
		const comments = issue.comments.map(
			({ author, body }) =>
				`<h3>${escapeHtml(author.displayName)}</h3><pre>${escapeHtml(plainText(body))}</pre>`,
		);
		return html(reply).send(
			page(
				`${issue.key} ${summary}`,
				`<h1>${issue.key} ${escapeHtml(summary)}</h1><dl>${rows.join('')}</dl>
<pre style="white-space: pre-wrap">${text}</pre>${comments.join('')}`,
			),
		);
	});
}

module.exports = { browseRoutes };
