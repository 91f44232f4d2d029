// @ts-check
'use strict';

const { JiraError, invalidPayload } = require('../errors');
const { initialStatus, typeOf } = require('../workflow');
const { uuidOf } = require('../seed/reference');
const { projectOf } = require('./guards');

/** @typedef {import('../workflow').Workflow} Workflow */

const CATEGORIES = /** @type {Record<string, string>} */ ({
	new: 'TODO',
	indeterminate: 'IN_PROGRESS',
	done: 'DONE',
});

/** @param {import('../site').Project} project */
const scopeOf = ({ teamManaged, id }) =>
	teamManaged ? { type: 'PROJECT', project: { id } } : { type: 'GLOBAL' };

/** @param {any} body @returns {{ projectId: string, issueTypeId: string }[]} @throws 400 */
function pairsOf(body) {
	const pairs = body?.projectAndIssueTypes;
	// Names and IDs of workflows, the other ways to ask, are not read here.
	if (!Array.isArray(pairs) || pairs.length === 0) throw invalidPayload();
	if (!pairs.every((one) => one?.projectId && one.issueTypeId)) throw invalidPayload();
	return pairs;
}

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function workflowRoutes(app, context) {
	const { site } = context;

	/** @param {string} name */
	const reference = (name) => uuidOf(site.status(name).id);

	/** @param {Workflow} workflow @param {import('../site').Project} project */
	const show = ({ id, name, statuses, transitions }, project) => ({
		id: project.teamManaged ? uuidOf(project.id) : id,
		name: project.teamManaged ? `${name} of ${project.key}` : name,
		description: '',
		isEditable: true,
		scope: scopeOf(project),
		startPointLayout: { x: 0, y: 0 },
		statuses: statuses.map(([, status]) => ({
			statusReference: reference(status),
			properties: {},
			deprecated: false,
		})),
		transitions: transitions.map((one) => ({
			id: one.id,
			type: typeOf(one),
			name: one.name,
			description: '',
			toStatusReference: reference(one.to),
			links: (one.from ?? []).map((from) => ({
				fromStatusReference: reference(from),
				fromPort: 0,
				toPort: 0,
			})),
			actions: [],
			validators: one.validator ? [validatorOf(one)] : [],
			triggers: [],
			properties: {},
			...(one.condition && {
				conditions: {
					operation: 'ALL',
					conditionGroups: [],
					conditions: [{ ruleKey: 'system:restrict-issue-transition', parameters: {} }],
				},
			}),
			...(one.screen && {
				transitionScreen: { ruleKey: 'system:transition-screen', parameters: { screenId: one.id } },
			}),
		})),
		version: { id: uuidOf(statuses[0][0]), versionNumber: 1 },
	});

	/** Who may read how work flows in a project. @param {import('../site').Project} project */
	const mayRead = (project) =>
		context.may('ADMINISTER', project) ||
		(project.teamManaged &&
			['ADMINISTER_PROJECTS', 'VIEW_READONLY_WORKFLOW'].some((key) => context.may(key, project)));

	app.post('/rest/api/3/workflows', async (request) => {
		/** @type {Map<string, { workflow: Workflow, project: import('../site').Project }>} */
		const found = new Map();
		for (const { projectId, issueTypeId } of pairsOf(request.body)) {
			const project = request.signedIn ? site.visibleProject(projectId) : undefined;
			// 401, as documented, also for somebody who is signed in.
			if (!project || !mayRead(project)) {
				throw new JiraError(401, {
					errorMessages: ['You do not have permission to read workflows.'],
					errors: {},
				});
			}
			const type = project.types.find(({ json }) => json.id === issueTypeId);
			if (!type) throw invalidPayload();
			const scope = project.teamManaged ? project.id : '';
			found.set(`${type.workflow.id} ${scope}`, { workflow: type.workflow, project });
		}
		const names = new Map(
			[...found.values()].flatMap(({ workflow, project }) =>
				workflow.statuses.map(([, name]) => [name, project]),
			),
		);
		return {
			statuses: [...names].map(([name, project]) => {
				const status = site.status(name);
				return {
					id: status.id,
					name: status.name,
					description: '',
					scope: scopeOf(project),
					statusCategory: CATEGORIES[status.statusCategory.key],
					statusReference: reference(name),
				};
			}),
			workflows: [...found.values()].map(({ workflow, project }) => show(workflow, project)),
		};
	});

	app.get('/rest/api/3/project/:project/statuses', async (request) =>
		projectOf(request, site).types.map(({ json, workflow }) => ({
			self: json.self,
			id: json.id,
			name: json.name,
			subtask: json.subtask,
			// The one that issues are created in comes first.
			statuses: [...workflow.statuses]
				.sort(([, a], [, b]) => Number(isFirst(workflow, b)) - Number(isFirst(workflow, a)))
				.map(([, name]) => {
					const status = site.status(name);
					return { ...status, untranslatedName: status.untranslatedName };
				}),
		})),
	);
}

/** @param {import('../workflow').Transition} transition */
const validatorOf = ({ demands }) => ({
	ruleKey: 'system:validate-field-value',
	parameters: demands ? { ruleType: 'fieldRequired', fieldsRequired: demands, ignoreContext: 'true' } : {},
});

/** @param {Workflow} workflow @param {string} name */
const isFirst = (workflow, name) => initialStatus(workflow) === name;

module.exports = { workflowRoutes };
