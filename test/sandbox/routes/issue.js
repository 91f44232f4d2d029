// @ts-check
'use strict';

const { fieldErrors, invalidPayload, messages } = require('../errors');
const { readChanges } = require('../fields/changes');
const { byId } = require('../fields/catalogue');
const { removeIssue } = require('../hierarchy');
const { listed } = require('../paging');
const { selectFields, renderIssue, legend, words } = require('../render');
const { issueOf, issueToWrite } = require('./onIssue');

/** @param {any} value */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** @param {any} value */
const isYes = (value) => value === 'true';

/**
 * @param {any} body of create, edit or transition
 * @throws 400 when a part has the wrong type
 */
function checkPayload(body) {
	const { fields = {}, update = {}, properties = [] } = isObject(body) ? body : { fields: null };
	const isList = (/** @type {any} */ value) => Array.isArray(value) && value.every(isObject);
	if (!isObject(fields) || !isObject(update) || !isList(properties)) throw invalidPayload();
	if (!Object.values(update).every(isList)) throw invalidPayload();
}

/** @param {any} fields @param {string[]} required field ids @param {Record<string, string>} errors */
function requireFields(fields, required, errors) {
	if (fields.summary === undefined || fields.summary === null) {
		errors.summary ??= 'You must specify a summary of the issue.';
	}
	for (const id of required) {
		if (fields[id] === undefined || fields[id] === null)
			errors[id] ??= `${byId.get(id)?.name} is required.`;
	}
}

/**
 * @param {import('../site').Issue | null | undefined} parent
 * @param {any} issuetype
 * @param {Record<string, string>} errors
 */
function checkHierarchy(parent, issuetype, errors) {
	if (!parent && issuetype.subtask) {
		errors.issuetype ??= 'Issue type is a sub-task but parent issue key or id not specified.';
	}
	if (parent && parent.fields.issuetype.hierarchyLevel !== issuetype.hierarchyLevel + 1) {
		errors.parentId ??= 'Given parent work item does not belong to appropriate hierarchy.';
	}
}

/** @param {import('../site').Issue} issue @param {any} body */
function setProperties(issue, body) {
	for (const { key, value } of body.properties ?? []) issue.properties[key] = value;
}

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
		const { body } = request;
		// (R)
		if (body === undefined || (isObject(body) && Object.keys(body).length === 0)) {
			throw messages(400, 'No Issue Create payload supplied');
		}
		checkPayload(body);
		const fields = body.fields ?? {};
		const wanted = fields.project?.key ?? fields.project?.id;
		if (wanted === undefined) throw fieldErrors({ project: 'Specify a valid project ID or key' });
		const project = request.signedIn && site.visibleProject(String(wanted));
		if (!project) throw fieldErrors({ project: 'valid project is required' });
		if (!context.may('CREATE_ISSUES', project)) {
			throw fieldErrors({
				project: 'You do not have permission to create issues in this project.',
			});
		}
		try {
			const issue = create(project, body);
			const { id, key } = issue;
			return reply.code(201).send({ id, key, self: `${site.baseUrl}/rest/api/3/issue/${id}` });
		} catch (error) {
			// A refused creation still uses up its number (JRACLOUD-78553).
			project.counter++;
			throw error;
		}
	});

	/** @param {import('../site').Project} project @param {any} body */
	const create = (project, body) => {
		if (!body.fields.issuetype) throw fieldErrors({ issuetype: 'Specify an issue type' });
		const { project: _named, ...fields } = body.fields;
		const { values, errors } = readChanges(
			{ fields, update: body.update },
			{ screen: project.screen, stored: {}, context: { site, project } },
		);
		if (errors.issuetype) throw fieldErrors(errors);
		const type = project.types.find((one) => one.json === values.issuetype);
		requireFields(values, type?.required ?? [], errors);
		if (!errors.parent) checkHierarchy(values.parent, values.issuetype, errors);
		if (Object.keys(errors).length > 0) throw fieldErrors(errors);
		const issue = site.addIssue(project, values);
		setProperties(issue, body);
		return issue;
	};

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

module.exports = { issueRoutes, checkPayload, setProperties };
