// @ts-check
'use strict';

const { escapeHtml } = require('../adf');
const { invalidPayload, messages } = require('../errors');
const { fields, optionsOf } = require('../fields/catalogue');
const { prepare, JqlSyntaxError } = require('../jql');
const { offsetPage } = require('../paging');
const { bodyOf } = require('./crud');

/** Own numbers: the documents say there is a limit. */
const MOST_QUERIES = 100;
const MOST_ISSUES = 1000;
const SUGGESTED = 15;

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function jqlRoutes(app, context) {
	const { site } = context;

	// Knows of changes at once, other than a search.
	app.post('/rest/api/3/jql/match', async (request) => {
		const { jqls, issueIds } = bodyOf(request);
		if (!Array.isArray(jqls) || !Array.isArray(issueIds) || !issueIds.every(Number.isInteger)) {
			throw invalidPayload();
		}
		if (jqls.length > MOST_QUERIES || issueIds.length > MOST_ISSUES) throw invalidPayload();
		const issues = issueIds.flatMap((id) => {
			const issue = request.signedIn && site.visibleIssue(String(id));
			return issue ? [issue] : [];
		});
		/** @param {string} jql */
		const match = (jql) => {
			try {
				const { test, findings } = prepare(jql, site);
				const errors = findings.map(({ text }) => text);
				const matched = errors.length > 0 ? [] : issues.filter(test);
				return { matchedIssues: matched.map(({ id }) => Number(id)), errors };
			} catch (error) {
				if (!(error instanceof JqlSyntaxError)) throw error;
				return { matchedIssues: [], errors: [error.message] };
			}
		};
		return { matches: jqls.map((jql) => match(String(jql))) };
	});

	/** The names a field can be compared with, by its name in JQL. @param {string} name @returns {string[]} */
	const valuesOf = (name) => {
		const wanted = name.toLowerCase();
		const lists = /** @type {Record<string, any[]>} */ ({
			priority: site.priorities,
			status: site.statuses,
			resolution: site.resolutions,
			project: site.projects.filter((one) => site.isVisible(one)),
			component: site.projects.flatMap(({ components }) => components),
			fixversion: site.projects.flatMap(({ versions }) => versions),
			labels: [...new Set(site.issues.flatMap((one) => one.fields.labels))].map((label) => ({
				name: label,
			})),
		});
		if (Object.hasOwn(lists, wanted)) return lists[wanted].map((one) => one.name);
		const field = fields.find((one) =>
			one.clauses.some((clause) => clause.toLowerCase() === wanted),
		);
		// Own wording.
		if (!field) throw messages(400, `The field '${name}' does not exist.`);
		return field.options ? optionsOf(field, site.baseUrl).map(({ value }) => value) : [];
	};

	/**
	 * Teams are the only ones that are given by ID, and the part that was found stands out: documented nowhere, seen in
	 * programs that search for teams so. @param {string} text @param {import('../http').Request} request
	 */
	const teamsWith = (text, { signedIn }) =>
		(signedIn ? site.teams : [])
			.filter(({ name }) => name.toLowerCase().startsWith(text))
			.slice(0, SUGGESTED)
			.map(({ id, name }) => ({
				value: id,
				displayName: `<b>${escapeHtml(name.slice(0, text.length))}</b>${escapeHtml(name.slice(text.length))}`,
			}));

	app.get('/rest/api/3/jql/autocompletedata/suggestions', async (request) => {
		const { fieldName, fieldValue = '' } = request.query;
		if (fieldName === undefined) return { results: [] };
		const text = fieldValue.toLowerCase();
		if (['team', 'team[team]'].includes(fieldName.toLowerCase())) return { results: teamsWith(text, request) };
		const found = [...new Set(request.signedIn ? valuesOf(fieldName) : [])]
			.filter((one) => one.toLowerCase().includes(text))
			.slice(0, SUGGESTED);
		return {
			results: found.map((one) => ({
				value: /^\w+$/.test(one) ? one : `"${one.replaceAll('"', '\\"')}"`,
				displayName: escapeHtml(one),
			})),
		};
	});

	app.get('/rest/api/3/label', async (request) => {
		const labels = new Set(request.signedIn ? site.issues.flatMap((one) => one.fields.labels) : []);
		return offsetPage(request, [...labels].sort(), context, { highest: 1000, fallback: 1000 });
	});
}

module.exports = { jqlRoutes };
