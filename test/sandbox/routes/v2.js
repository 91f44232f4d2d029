// @ts-check
'use strict';

const { addIssues } = require('../mass');
const { prepare } = require('../jql');
const { renderIssue, selectFields } = require('../render');
const { issueOf } = require('./onIssue');

/**
 * As much of REST v2 as n8n's own Jira node uses to create, get and search issues, so that a benchmark
 * can put both nodes to the same work. Not a part of the stand-in: without validation, errors or
 * conformance, and served only where it is asked for (`startSandbox({ routes: [v2Routes] })`).
 *
 * @param {any} app
 * @param {import('../sandbox').Context} context
 */
function v2Routes(app, { site, settings }) {
	/** @type {import('../site').Issue[]} of the last search: the benchmark has one open at a time */
	let rows = [];

	app.get('/rest/api/2/issuetype', async () =>
		site.projects.flatMap(({ types }) =>
			types.map(({ json }) => ({ id: json.id, name: json.name, subtask: json.subtask })),
		),
	);

	app.post('/rest/api/2/issue', async (/** @type {any} */ request, /** @type {any} */ reply) => {
		// v2 takes wiki markup where v3 takes a document: the work to store it is the same.
		const { project, issuetype, summary } = request.body.fields;
		const { key } = /** @type {{ key: string }} */ (site.project(project.id));
		const type = site.project(key)?.types.find(({ json }) => json.id === issuetype.id);
		const [issue] = addIssues(site, key, 1, () => ({ issuetype: type?.json, summary }));
		reply.code(201);
		return { id: issue.id, key: issue.key, self: `${site.baseUrl}/rest/api/2/issue/${issue.id}` };
	});

	app.get('/rest/api/2/issue/:issue', async (/** @type {any} */ request) =>
		renderIssue(site, issueOf(request, site), selectFields(['*all'], '*all')),
	);

	app.post('/rest/api/2/search/jql', async (/** @type {any} */ request) => {
		const { jql, fields, maxResults = 50, nextPageToken = '0' } = request.body;
		const start = Number(nextPageToken);
		// As in v3, the pages after the first come from what the first found.
		if (start === 0) {
			const query = prepare(jql, site);
			rows = query.sort(site.issues.filter((issue) => issue.project.visible && query.test(issue)));
		}
		const end = start + Math.min(maxResults, settings.fieldsPageSize ?? maxResults);
		const selection = selectFields(fields, 'id');
		return {
			issues: rows.slice(start, end).map((issue) => renderIssue(site, issue, selection)),
			...(end < rows.length && { nextPageToken: String(end) }),
			isLast: end >= rows.length,
		};
	});
}

module.exports = { v2Routes };
