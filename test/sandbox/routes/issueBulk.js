// @ts-check
'use strict';

const { createIssue } = require('../creation');
const { JiraError, invalidPayload, messages } = require('../errors');

const MOST_CREATED = 50;
const MOST_ARCHIVED = 1000;

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function issueBulkRoutes(app, context) {
	const { site, settings } = context;

	app.post('/rest/api/3/issue/bulk', async (request, reply) => {
		const { issueUpdates } = request.body ?? {};
		if (!Array.isArray(issueUpdates) || issueUpdates.length === 0) throw invalidPayload();
		if (issueUpdates.length > MOST_CREATED) {
			throw messages(400, `More than ${MOST_CREATED} issues cannot be created at once.`);
		}
		const issues = [];
		const errors = [];
		for (const [failedElementNumber, body] of issueUpdates.entries()) {
			try {
				const { id, key } = createIssue(context, request, body);
				issues.push({ id, key, self: `${site.baseUrl}/rest/api/3/issue/${id}` });
			} catch (error) {
				if (!(error instanceof JiraError)) throw error;
				const { status } = error;
				const elementErrors = { errorMessages: [], errors: {}, ...Object(error.body), status };
				errors.push({ status, elementErrors, failedElementNumber });
			}
		}
		return reply.code(issues.length > 0 ? 201 : 400).send({ issues, errors });
	});

	/** What stands in the way of archiving, or of its opposite; the first that holds is told. */
	const OBSTACLES =
		/** @type {[string, string, (issue: import('../site').Issue) => boolean][]} */ ([
			[
				'issuesInArchivedProjects',
				'Issue is in an archived project.',
				({ project }) => project.archived,
			],
			[
				'issuesInUnlicensedProjects',
				'Issue is in a project that the plan does not let archive.',
				() => settings.off.includes('archiving'),
			],
			['issueIsSubtask', 'Issue is a subtask.', ({ fields }) => fields.issuetype.subtask],
		]);

	/** @param {import('../http').Request} request @param {boolean} archived what they become */
	const archive = (request, archived) => {
		if (!request.signedIn) throw messages(401, 'You are not authenticated.');
		if (!context.may('ADMINISTER')) throw messages(403, 'You have to administer Jira.');
		const { issueIdsOrKeys } = request.body ?? {};
		if (!Array.isArray(issueIdsOrKeys) || issueIdsOrKeys.length === 0) throw invalidPayload();
		/** @type {Record<string, { count: number, issueIdsOrKeys: string[], message: string }>} */
		const errors = {};
		/** @param {string} kind @param {string} message @param {string} named */
		const refuse = (kind, message, named) => {
			const error = (errors[kind] ??= { count: 0, issueIdsOrKeys: [], message });
			error.count++;
			error.issueIdsOrKeys.push(named);
		};
		let numberOfIssuesUpdated = 0;
		for (const named of issueIdsOrKeys.slice(0, MOST_ARCHIVED)) {
			const issue = site.visibleIssue(String(named));
			const [kind, message] = issue
				? (OBSTACLES.find(([, , holds]) => holds(issue)) ?? [])
				: ['issuesNotFound', 'Issue not found.'];
			if (!issue || kind) {
				refuse(String(kind), String(message), named);
				continue;
			}
			// Sub-tasks follow.
			for (const one of [issue, ...issue.subtasks]) {
				one.archived = archived;
				numberOfIssuesUpdated++;
			}
		}
		const body = { numberOfIssuesUpdated, errors };
		if (numberOfIssuesUpdated === 0) throw new JiraError(400, body);
		// Those beyond the limit are left.
		if (issueIdsOrKeys.length > MOST_ARCHIVED) throw new JiraError(412, body);
		return body;
	};

	app.put('/rest/api/3/issue/archive', async (request) => archive(request, true));
	app.put('/rest/api/3/issue/unarchive', async (request) => archive(request, false));
}

module.exports = { issueBulkRoutes };
