// @ts-check
'use strict';

const { withHidden } = require('./hidden');
const { prepare } = require('./jql');
const { boardsAndFilters, inSprints, instant, sprints } = require('./seed/planning');
const { workflows } = require('./seed/workflows');

/**
 * @typedef {import('./site').Site} Site
 * @typedef {import('./site').Issue} Issue
 * @typedef {import('./seed/planning').Board} Board
 * @typedef {(issue: Issue) => boolean} Test
 *
 * @typedef {object} SprintValues
 * @property {number} id
 * @property {string} name
 * @property {'future' | 'active' | 'closed'} state
 * @property {number} boardId
 * @property {string} [goal]
 * @property {string} [startDate] ISO, in UTC
 * @property {string} [endDate]
 * @property {string} [completeDate]
 *
 * @typedef {SprintValues & { createdDate: string }} Sprint
 */

const AGILE = '/rest/agile/1.0';
/** The field that boards write. */
const SPRINT = 'customfield_10020';

/**
 * A sprint as issues show it.
 * @param {Site} site @param {SprintValues} values
 * @returns {Sprint}
 */
function addSprint(site, values) {
	const { id, name, state, boardId, goal, startDate, endDate, completeDate } = values;
	const sprint = withHidden(
		{ id, name, state, boardId, goal, startDate, endDate, completeDate },
		{ createdDate: instant(Date.now()) },
	);
	site.sprints.push(sprint);
	return sprint;
}

/** Boards, filters and sprints of a fresh site; the issues are there. @param {Site} site */
function seedPlanning(site) {
	const { boards, filters } = boardsAndFilters();
	site.boards = boards;
	site.filters = filters;
	site.sprints = [];
	for (const values of sprints(Date.now())) addSprint(site, values);
	for (const [key, ids] of Object.entries(inSprints)) {
		const { fields } = /** @type {Issue} */ (site.issue(key));
		fields[SPRINT] = ids.map((id) => site.sprints.find((one) => one.id === id));
	}
}

/** @param {Issue} issue @returns {Sprint[]} all it was in, the open one last */
const sprintsOf = ({ fields }) => fields[SPRINT] ?? [];
/** @param {Sprint} sprint */
const isOpen = ({ state }) => state !== 'closed';
/** @param {Issue} issue */
const openSprint = (issue) => sprintsOf(issue).find(isOpen);
/** @param {Site} site @param {Sprint} sprint */
const issuesIn = (site, sprint) => site.issues.filter((one) => sprintsOf(one).includes(sprint));

/**
 * The open sprint of an issue and of its sub-tasks, which follow it; the closed ones stay.
 * @param {Site} site @param {Issue} issue @param {Sprint} [sprint] none: the backlog
 */
function setSprint(site, issue, sprint) {
	for (const one of [issue, ...issue.subtasks]) {
		const closed = sprintsOf(one).filter((other) => !isOpen(other));
		const value = sprint ? [...closed, sprint] : closed;
		site.changeIssue(one, { [SPRINT]: value.length > 0 ? value : null });
	}
}

/** @param {Site} site @param {Sprint} sprint */
function removeSprint(site, sprint) {
	for (const issue of issuesIn(site, sprint)) {
		const rest = sprintsOf(issue).filter((one) => one !== sprint);
		site.changeIssue(issue, { [SPRINT]: rest.length > 0 ? rest : null });
	}
	site.sprints = site.sprints.filter((one) => one !== sprint);
}

/** @param {Issue} issue */
const isDone = ({ fields }) => fields.status.statusCategory.key === 'done';
/** @param {Issue} issue */
const isEpic = ({ fields }) => fields.issuetype.hierarchyLevel === 1;

/** An epic as boards show it. @param {Site} site @param {Issue} issue */
const showEpic = (site, issue) => ({
	id: Number(issue.id),
	key: issue.key,
	self: `${site.baseUrl}${AGILE}/epic/${issue.id}`,
	name: issue.fields.summary,
	summary: issue.fields.summary,
	color: { key: 'color_4' },
	done: isDone(issue),
});

/**
 * The columns of a board and the statuses in them.
 * @param {Site} site @param {Board} board
 * @returns {{ name: string, statuses: any[] }[]}
 */
function columnsOf(site, { columns, backlogColumn }) {
	if (columns) return columns.map((_, index) => ({ name: `Column ${index + 1}`, statuses: [] }));
	return workflows.software.statuses.map(([, name], index) => {
		const status = site.status(name);
		return { name: backlogColumn && index === 0 ? 'Backlog' : status.name, statuses: [status] };
	});
}

/**
 * What belongs to a board: its filter finds it, and its status is in a column; scrum boards leave epics out.
 * @param {Site} site @param {Board} board
 * @returns {Test}
 */
function onBoard(site, board) {
	const filter = site.filters.find(({ id }) => id === board.filterId);
	const { test } = prepare(filter?.jql ?? '', site);
	const mapped = new Set(columnsOf(site, board).flatMap(({ statuses }) => statuses));
	return (issue) =>
		mapped.has(issue.fields.status) && !(board.type === 'scrum' && isEpic(issue)) && test(issue);
}

/**
 * What of a board is in its backlog: with sprints what is in none that is open, else what is in its column.
 * @param {Site} site @param {Board} board
 * @returns {Test}
 */
function inBacklog(site, board) {
	const test = onBoard(site, board);
	const [{ statuses }] = columnsOf(site, board);
	return (issue) => {
		const waiting =
			board.type === 'scrum'
				? !openSprint(issue) && !isDone(issue)
				: Boolean(board.backlogColumn) && statuses.includes(issue.fields.status);
		return waiting && test(issue);
	};
}

/**
 * Puts issues, in their order, right before or after another.
 * @param {Site} site @param {Issue[]} issues @param {Issue} other @param {boolean} before
 */
function rank(site, issues, other, before) {
	const moved = issues.filter((one) => one !== other);
	const rest = [...site.issues]
		.sort((a, b) => a.rank - b.rank)
		.filter((one) => !moved.includes(one));
	const at = rest.indexOf(other) + (before ? 0 : 1);
	for (const [index, issue] of rest.toSpliced(at, 0, ...moved).entries()) issue.rank = index + 1;
}

module.exports = {
	AGILE,
	addSprint,
	seedPlanning,
	sprintsOf,
	openSprint,
	issuesIn,
	setSprint,
	removeSprint,
	isDone,
	isEpic,
	isOpen,
	showEpic,
	columnsOf,
	onBoard,
	inBacklog,
	rank,
};
