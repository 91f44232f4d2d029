// @ts-check
'use strict';

const { byId } = require('../fields/catalogue');
const { comparator } = require('../order');
const { listed, plainPage } = require('../paging');
const { AGILE, columnsOf, isDone, isEpic, issuesIn, onBoard, showEpic } = require('../planning');
const { prepare } = require('../jql');
const { crudRoutes } = require('./crud');
const {
	agileError,
	boardOf,
	requireSoftware,
	isBoardVisible,
	requireSprints,
} = require('./planningGuards');
const { showSprint } = require('./sprint');

/** @typedef {import('../seed/planning').Board} Board */

const RANK_FIELD = 10019;
const STATES = ['closed', 'active', 'future'];

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function boardRoutes(app, context) {
	const { site } = context;

	/** @param {Board} board */
	const selfOf = ({ id }) => `${site.baseUrl}${AGILE}/board/${id}`;

	/** @param {Board} board */
	const show = (board) => {
		const { id, name, type, projectKey, isPrivate = false } = board;
		const project = projectKey && site.project(projectKey);
		// Of private ones others see a number only.
		if (!isBoardVisible(site, board)) return { id, self: selfOf(board), isPrivate: true };
		return {
			id,
			self: selfOf(board),
			name,
			type,
			...(project && {
				location: {
					projectId: Number(project.id),
					displayName: `${project.name} (${project.key})`,
					projectName: project.name,
					projectKey: project.key,
					projectTypeKey: project.json.projectTypeKey,
					avatarURI: `${site.baseUrl}/avatars/project?size=small`,
					name: `${project.name} (${project.key})`,
				},
			}),
			isPrivate,
		};
	};

	/** Boards whose filter finds something of the project, or that lie there. @param {string} keyOrId */
	const ofProject = (keyOrId) => {
		const project = site.visibleProject(keyOrId);
		if (!project) {
			throw agileError(400, `No project could be found with key or id '${keyOrId}'.`);
		}
		return (/** @type {Board} */ board) => {
			const filter = site.filters.find(({ id }) => id === board.filterId);
			const { test } = prepare(filter?.jql ?? '', site);
			return (
				board.projectKey === project.key ||
				site.issues.some((issue) => issue.project === project && test(issue))
			);
		};
	};

	/** @param {import('../http').Request} request */
	const boards = (request) => {
		requireSoftware(request, site);
		const { name = '', projectKeyOrId, filterId, includePrivate, orderBy } = request.query;
		const types = listed(request.query.type);
		const relevant = projectKeyOrId === undefined ? () => true : ofProject(projectKeyOrId);
		const found = site.boards
			.filter((one) => isBoardVisible(site, one) || (one.isPrivate && includePrivate === 'true'))
			.filter((one) => types.length === 0 || types.includes(one.type))
			.filter((one) => one.name.toLowerCase().includes(name.toLowerCase()))
			.filter((one) => filterId === undefined || one.filterId === filterId)
			.filter(relevant);
		return orderBy
			? found.sort(comparator({ name: (one) => one.name.toLowerCase() }, orderBy))
			: found;
	};

	crudRoutes(app, context, {
		path: `${AGILE}/board`,
		find: (request) => boardOf(request, site, request.params.id),
		show,
		lists: [{ path: `${AGILE}/board`, page: plainPage, rows: boards }],
	});

	app.get(`${AGILE}/board/:board/configuration`, async (request) => {
		const board = boardOf(request, site);
		const project = board.projectKey && site.project(board.projectKey);
		const estimation = board.estimation && byId.get(board.estimation);
		return {
			id: board.id,
			name: board.name,
			type: board.type,
			self: `${selfOf(board)}/configuration`,
			...(project && {
				location: {
					type: 'project',
					key: project.key,
					id: project.id,
					self: `${site.baseUrl}/rest/api/2/project/${project.id}`,
					name: project.name,
				},
			}),
			filter: {
				id: board.filterId,
				self: `${site.baseUrl}/rest/api/2/filter/${board.filterId}`,
			},
			...(board.type === 'kanban' && {
				subQuery: { query: 'fixVersion in unreleasedVersions() OR fixVersion is EMPTY' },
			}),
			columnConfig: {
				columns: columnsOf(site, board).map(({ name, statuses }) => ({
					name,
					statuses: statuses.map(({ id }) => ({
						id,
						self: `${site.baseUrl}/rest/api/2/status/${id}`,
					})),
				})),
				constraintType: 'none',
			},
			...(board.type === 'scrum' && {
				estimation: estimation
					? { type: 'field', field: { fieldId: estimation.id, displayName: estimation.name } }
					: { type: 'issueCount' },
			}),
			ranking: { rankCustomFieldId: RANK_FIELD },
		};
	});

	/** Its own, and those of other boards whose issues it shows: the oldest closed ones first. */
	app.get(`${AGILE}/board/:board/sprint`, async (request) => {
		const board = boardOf(request, site);
		requireSprints(board);
		const states = listed(request.query.state);
		const unknown = states.find((one) => !STATES.includes(one));
		// Own wording.
		if (unknown) throw agileError(400, `The sprint state '${unknown}' is not valid.`);
		const test = onBoard(site, board);
		const found = STATES.flatMap((state) => site.sprints.filter((one) => one.state === state))
			.filter((one) => states.length === 0 || states.includes(one.state))
			.filter((one) => one.boardId === board.id || issuesIn(site, one).some(test));
		const { total, ...page } = plainPage(
			request,
			found.map((one) => showSprint(site, one)),
			context,
		);
		// Other than that of boards, the list of sprints does not say how many there are (R).
		return page;
	});

	app.get(`${AGILE}/board/:board/epic`, async (request) => {
		const board = boardOf(request, site);
		const { done } = request.query;
		const filter = site.filters.find(({ id }) => id === board.filterId);
		const { test } = prepare(filter?.jql ?? '', site);
		const epics = site.issues
			.filter(
				(issue) => isEpic(issue) && site.isVisible(issue.project) && !issue.project.teamManaged,
			)
			.filter((issue) => test(issue))
			.filter((issue) => done === undefined || String(isDone(issue)) === done);
		const { total, ...page } = plainPage(
			request,
			epics.map((issue) => showEpic(site, issue)),
			context,
		);
		return page;
	});
}

module.exports = { boardRoutes };
