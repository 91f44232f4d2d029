// @ts-check
'use strict';

const {
	checkHierarchy,
	checkPayload,
	createIssue,
	isObject,
	setProperties,
} = require('../creation');
const { fieldErrors, invalidPayload, messages } = require('../errors');
const { readChanges } = require('../fields/changes');
const { removeIssue } = require('../hierarchy');
const { listed } = require('../paging');
const { selectFields, renderIssue, legend, words } = require('../render');
const { issueOf, issueToWrite } = require('./onIssue');

/** @param {any} value */
const isYes = (value) => value === 'true';

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function issueRoutes(app, context) {
	const { site } = context;

	/** @param {import('../http').Request} request @param {import('../site').Issue} issue @param {any} [query] */
	const show = (request, issue, query = request.query) => {
		const selection = selectFields(query.fields, '*all');
		const expand = words(query.expand);
		return {
			...renderIssue(
				site,
				issue,
				{ ...selection, idOnly: false },
				{ expand, properties: listed(query.properties) },
			),
			...legend(expand, selection, site.words),
		};
	};

	app.post('/rest/api/3/issue', async (request, reply) => {
		const { id, key } = createIssue(context, request, request.body);
		return reply.code(201).send({ id, key, self: `${site.baseUrl}/rest/api/3/issue/${id}` });
	});

	app.get('/rest/api/3/issue/:issue', async (request) => show(request, issueOf(request, site)));

	app.put('/rest/api/3/issue/:issue', async (request, reply) => {
		const issue = issueOf(request, site);
		context.countWrite(issue);
		const { body } = request;
		checkPayload(body);
		const { values, errors } = readChanges(body, {
			// Without the permission no field is on the screen (R).
			screen: context.may('EDIT_ISSUES', issue.project) ? issue.project.editScreen : [],
			stored: issue.fields,
			context: { site, project: issue.project },
		});
		if (values.summary === null) errors.summary = 'You must specify a summary of the issue.';
		if (values.parent)
			checkHierarchy(values.parent, values.issuetype ?? issue.fields.issuetype, errors);
		if (Object.keys(errors).length > 0) throw fieldErrors(errors);
		site.changeIssue(issue, values, { historyMetadata: body.historyMetadata });
		setProperties(issue, body);
		if (isYes(request.query.returnIssue))
			return show(request, issue, { expand: request.query.expand });
		return reply.code(204).send();
	});

	app.put('/rest/api/3/issue/:issue/assignee', async (request, reply) => {
		const issue = issueOf(request, site);
		context.countWrite(issue);
		const { body } = request;
		if (!isObject(body) || !('accountId' in body)) throw invalidPayload();
		if (!context.may('ASSIGN_ISSUES', issue.project))
			throw messages(403, 'You do not have permission to assign issues.');
		const { values, errors } = readChanges(
			{ fields: { assignee: body } },
			{ screen: ['assignee'], stored: issue.fields, context: { site, project: issue.project } },
		);
		if (errors.assignee) throw fieldErrors(errors);
		site.changeIssue(issue, values);
		return reply.code(204).send();
	});

	app.delete('/rest/api/3/issue/:issue', async (request, reply) => {
		const issue = issueToWrite(request, context, 'DELETE_ISSUES', () =>
			messages(403, 'You do not have permission to delete issues in this project.'),
		);
		if (issue.subtasks.length > 0 && !isYes(request.query.deleteSubtasks)) {
			throw messages(
				400,
				`The issue '${issue.key}' has subtasks.  You must specify the 'deleteSubtasks' parameter to delete` +
					' this issue and all its subtasks.',
			);
		}
		removeIssue(site, issue);
		return reply.code(204).send();
	});

	app.post('/rest/api/3/issue/bulkfetch', async (request) => {
		const { issueIdsOrKeys, fields, expand = [], properties = [] } = request.body ?? {};
		if (!Array.isArray(issueIdsOrKeys)) throw invalidPayload();
		if (issueIdsOrKeys.length > 100) throw messages(400, 'The maximum number of issues is 100.');
		const selection = selectFields(fields, '*navigable');
		const found = new Set(
			request.signedIn ? issueIdsOrKeys.map((one) => site.visibleIssue(String(one))) : [],
		);
		// Ascending id, not the order asked for; unknown ones are left out (facts §1.2).
		const issues = /** @type {import('../site').Issue[]} */ ([...found].filter(Boolean))
			.sort((a, b) => Number(a.id) - Number(b.id))
			.map((issue) => renderIssue(site, issue, selection, { expand, properties }));
		return { ...legend(expand, selection, site.words), issues, issueErrors: [] };
	});
}

module.exports = { issueRoutes };
