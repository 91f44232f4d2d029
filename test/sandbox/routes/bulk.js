// @ts-check
'use strict';

const { JiraError } = require('../errors');
const { moveIssue, obstacle } = require('../move');

const MOST_ISSUES = 1000;
/** Required in fact, whatever they say. */
const INFERENCES = [
	'inferClassificationDefaults',
	'inferFieldDefaults',
	'inferStatusDefaults',
	'inferSubtaskTypeDefault',
];

/** The errors of these operations are of a shape of their own. @param {number} status @param {string} message */
const bulkError = (status, message) => new JiraError(status, { errors: [{ message }] });

/** Operations on many issues that are done some time later. @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function bulkRoutes(app, context) {
	const { site, settings, tasks } = context;

	/** @param {import('../http').Request} request @throws 401, 400 */
	const checkCaller = ({ signedIn }) => {
		if (!signedIn) throw bulkError(401, 'You are not authenticated.');
		if (!context.may('BULK_CHANGE')) {
			throw bulkError(400, 'You do not have the global permission for bulk changes.');
		}
		if (tasks.isFull) throw bulkError(400, 'Too many bulk operations are in progress.');
	};

	/**
	 * Where to, from the key of a mapping: project, type and parent.
	 * @param {string} text @param {any} mapping
	 * @returns {import('../move').Target} @throws 400
	 */
	const targetOf = (text, mapping) => {
		const [projectNamed, typeId, parentNamed] = text.split(',');
		const project = site.visibleProject(projectNamed ?? '');
		const type = project?.types.find(({ json }) => json.id === typeId);
		if (!project || !type) throw bulkError(400, `The target '${text}' is not valid.`);
		if (!context.may('CREATE_ISSUES', project)) {
			throw bulkError(400, `You cannot create issues in the project ${project.key}.`);
		}
		const parent = parentNamed === undefined ? null : site.visibleIssue(parentNamed);
		if (parent === undefined) throw bulkError(400, `The parent '${parentNamed}' is not valid.`);
		const missing = INFERENCES.find((name) => typeof mapping?.[name] !== 'boolean');
		if (missing) throw bulkError(400, `${missing} is required.`);
		const { issueIdsOrKeys } = mapping;
		if (!Array.isArray(issueIdsOrKeys) || issueIdsOrKeys.length === 0) {
			throw bulkError(400, 'issueIdsOrKeys is required.');
		}
		return { project, type, parent, mapping };
	};

	app.post('/rest/api/3/bulk/issues/move', async (request, reply) => {
		checkCaller(request);
		const entries = Object.entries(request.body?.targetToSourcesMapping ?? {});
		if (entries.length !== 1) throw bulkError(400, 'There has to be one target.');
		const target = targetOf(...entries[0]);
		/** @type {string[]} */
		const named = target.mapping.issueIdsOrKeys;
		if (named.length > MOST_ISSUES) {
			throw bulkError(400, `More than ${MOST_ISSUES} issues cannot be moved at once.`);
		}
		const issues = [...new Set(named.map((one) => site.visibleIssue(String(one))))];
		const found = issues.filter((issue) => issue !== undefined);
		const isSubtask = new Set(found.map(({ fields }) => fields.issuetype.subtask));
		if (isSubtask.size > 1) {
			throw bulkError(400, 'Sub-tasks and other issues cannot be moved together.');
		}
		const task = tasks.submit(site.ids.next('task'), site.account.json, () => {
			/** @type {Record<string, string[]>} */
			const failed = {};
			for (const issue of found) {
				const reason = context.may('MOVE_ISSUES', issue.project)
					? obstacle(site, issue, target)
					: 'You do not have permission to move the issue.';
				if (reason) failed[issue.id] = [reason];
				else moveIssue(site, issue, target);
			}
			return {
				processedAccessibleIssues: found.map(({ id }) => Number(id)).filter((id) => !failed[id]),
				failedAccessibleIssues: failed,
				invalidOrInaccessibleIssueCount: named.length - found.length,
				totalIssueCount: named.length,
			};
		});
		// Nobody has to ask where none is needed.
		if (settings.taskPolls === 0) tasks.advance(task, 0);
		return reply.code(201).send({ taskId: task.id });
	});

	app.get('/rest/api/3/bulk/queue/:task', async ({ params }) => {
		const task = tasks.all.get(params.task);
		if (!task) throw bulkError(400, `There is no task '${params.task}'.`);
		const progress = tasks.advance(task, settings.taskPolls);
		const { id, submittedBy, createdAt, updatedAt, polls, outcome } = task;
		return {
			taskId: id,
			...progress,
			submittedBy,
			// Numbers of milliseconds here.
			created: createdAt,
			...(polls > 1 && { started: createdAt }),
			updated: updatedAt,
			...(outcome ?? {
				processedAccessibleIssues: [],
				failedAccessibleIssues: {},
				invalidOrInaccessibleIssueCount: 0,
			}),
		};
	});
}

module.exports = { bulkRoutes };
