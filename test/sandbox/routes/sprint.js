// @ts-check
'use strict';

const { invalidPayload } = require('../errors');
const { AGILE, addSprint, isDone, issuesIn, removeSprint } = require('../planning');
const { instant } = require('../seed/planning');
const { crudRoutes } = require('./crud');
const { agileError, boardOf, requireSprints, sprintOf } = require('./planningGuards');

/** @typedef {import('../planning').Sprint} Sprint */

/** What a body may have although most of it cannot be changed. */
const KEYS =
	'id self state name startDate endDate createdDate completeDate originBoardId goal'.split(' ');
const STATES = ['future', 'active', 'closed'];
const NEXT = /** @type {Record<string, string>} */ ({ future: 'active', active: 'closed' });

/**
 * A sprint as boards show it.
 * @param {import('../site').Site} site @param {Sprint} sprint
 */
function showSprint(site, sprint) {
	const { boardId, ...shown } = sprint;
	return {
		self: `${site.baseUrl}${AGILE}/sprint/${sprint.id}`,
		...shown,
		createdDate: sprint.createdDate,
		originBoardId: boardId,
	};
}

/** What is refused is documented or observed, its text is own wording. @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function sprintRoutes(app, context) {
	const { site } = context;

	/** @param {any} body @returns {Record<string, any>} what it writes; null clears @throws 400 */
	const read = (body) => {
		if (Object.keys(body).some((key) => !KEYS.includes(key))) throw invalidPayload();
		const { name, goal, state } = body;
		/** @type {Record<string, any>} */
		const values = {};
		if (name !== undefined) {
			values.name = typeof name === 'string' ? name.trim() : '';
			if (!values.name) throw agileError(400, 'Sprint name is required.');
		}
		if (goal !== undefined) values.goal = goal ?? '';
		for (const id of ['startDate', 'endDate']) {
			if (body[id] === undefined) continue;
			const ms = Date.parse(body[id]);
			if (body[id] !== null && Number.isNaN(ms)) {
				throw agileError(400, `The ${id} '${body[id]}' is not a valid date.`);
			}
			values[id] = body[id] === null ? undefined : instant(ms);
		}
		if (state !== undefined) {
			if (!STATES.includes(state)) throw agileError(400, `The state '${state}' is not valid.`);
			values.state = state;
		}
		return values;
	};

	/** @param {{ startDate?: string, endDate?: string }} dates @throws 400 */
	const checkDates = ({ startDate, endDate }) => {
		if (startDate && endDate && startDate >= endDate) {
			throw agileError(400, 'The start date of a sprint must be before the end date.');
		}
	};

	/** @param {Sprint} sprint @param {any} after what it will be @throws 400 */
	const checkStart = (sprint, { startDate, endDate }) => {
		if (!startDate || !endDate) {
			throw agileError(400, 'A sprint needs a start date and an end date to be started.');
		}
		if (issuesIn(site, sprint).length === 0) {
			throw agileError(400, 'A sprint without issues cannot be started.');
		}
		// Parallel sprints are off, as they are on a new site.
		if (site.sprints.some((one) => one.boardId === sprint.boardId && one.state === 'active')) {
			throw agileError(400, 'Another sprint of the board is active.');
		}
	};

	/** @param {Sprint} sprint @throws 400 */
	const checkCompletion = (sprint) => {
		const blocked = issuesIn(site, sprint).find(
			(issue) => isDone(issue) && issue.subtasks.some((one) => !isDone(one)),
		);
		if (blocked) {
			throw agileError(400, `The sub-tasks of ${blocked.key} have to be done before it is.`);
		}
	};

	/** In the project where the board lies. @param {number} boardId @throws 403 */
	const mayManage = (boardId) => {
		const { projectKey } = site.boards.find(({ id }) => id === boardId) ?? {};
		const project = projectKey && site.project(projectKey);
		if (project && !context.may('MANAGE_SPRINTS_PERMISSION', project)) {
			throw agileError(403, 'You do not have the Manage Sprints permission.');
		}
	};

	/** @param {string} event @param {any} sprint as it is told of @param {any} [oldValue] */
	const tell = (event, sprint, oldValue) =>
		site.listener(`sprint_${event}`, { sprint, ...(oldValue && { oldValue }) });

	/** What is sent is told twice where it starts or ends a sprint. @param {Sprint} sprint @param {Record<string, any>} values */
	const change = (sprint, values) => {
		const before = showSprint(site, sprint);
		apply(sprint, values);
		const after = showSprint(site, sprint);
		if (after.state !== before.state) tell(after.state === 'active' ? 'started' : 'closed', after);
		tell('updated', after, before);
	};

	/** @param {Sprint} sprint @param {Record<string, any>} values */
	const apply = (sprint, { state = sprint.state, ...values }) => {
		mayManage(sprint.boardId);
		// Of a closed one all else is passed over silently.
		if (sprint.state === 'closed') {
			if (state !== 'closed') throw agileError(400, 'A closed sprint cannot be reopened.');
			const { name = sprint.name, goal = sprint.goal } = values;
			Object.assign(sprint, { name, goal });
			return;
		}
		const after = { ...sprint, ...values };
		checkDates(after);
		if (state !== sprint.state) {
			if (NEXT[sprint.state] !== state) {
				throw agileError(400, `A sprint that is ${sprint.state} cannot be set to ${state}.`);
			}
			if (state === 'active') checkStart(sprint, after);
			else checkCompletion(sprint);
		}
		const completeDate = state === 'closed' ? instant(Date.now()) : undefined;
		Object.assign(sprint, values, { state, completeDate });
	};

	crudRoutes(app, context, {
		path: `${AGILE}/sprint`,
		find: (request) => sprintOf(request, site),
		show: (sprint) => showSprint(site, sprint),
		create(body, request) {
			const { name, originBoardId } = body;
			const { state, ...values } = read({ name: null, ...body });
			if (typeof originBoardId !== 'number') {
				throw agileError(400, 'The origin board of the sprint is required.');
			}
			requireSprints(boardOf(request, site, originBoardId));
			mayManage(originBoardId);
			checkDates(values);
			const sprint = { name, goal: '', ...values, state: /** @type {const} */ ('future') };
			const made = addSprint(site, { ...sprint, id: Number(site.newId()), boardId: originBoardId });
			tell('created', showSprint(site, made));
			return made;
		},
		update: {
			// What is not in the body stays …
			post: (sprint, body) => change(sprint, read(body)),
			// … and here it is lost.
			put(sprint, body) {
				const empty = { name: null, startDate: null, endDate: null, goal: null };
				change(sprint, read({ ...empty, ...body }));
			},
		},
		remove(sprint) {
			mayManage(sprint.boardId);
			removeSprint(site, sprint);
			const { id, state, name, boardId } = sprint;
			tell('deleted', { id, state, name, originBoardId: boardId });
		},
	});
}

module.exports = { sprintRoutes, showSprint };
