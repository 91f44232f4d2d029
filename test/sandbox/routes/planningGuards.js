// @ts-check
'use strict';

const { requireAccount } = require('../auth');
const { JiraError } = require('../errors');

/**
 * @typedef {import('../http').Request} Request
 * @typedef {import('../site').Site} Site
 */

/** Issues that are moved at once. */
const MOST_MOVED = 50;

/** As boards answer: without `errors`. @param {number} status @param {string} text */
const agileError = (status, text) => new JiraError(status, { errorMessages: [text] });

/** @param {Request} request @param {Site} site @throws 401, 403 */
function requireSoftware(request, site) {
	requireAccount(request);
	if (site.account.products.includes('software')) return;
	throw agileError(403, 'You do not have a license for Jira Software.');
}

/**
 * @param {Site} site @param {import('../seed/planning').Board} board
 * @returns {boolean} whether the caller may open it
 */
function isBoardVisible(site, board) {
	const filter = site.filters.find(({ id }) => id === board.filterId);
	const readable = filter?.shared !== false || filter?.owner === site.account.accountId;
	return readable && (!board.projectKey || Boolean(site.visibleProject(board.projectKey)));
}

/** @param {Request} request @param {Site} site @param {string | number} [id] default: of the path @throws 401, 403, 404 */
function boardOf(request, site, id = request.params.board) {
	requireSoftware(request, site);
	const board = site.boards.find((one) => String(one.id) === String(id));
	if (!board || !isBoardVisible(site, board)) {
		throw agileError(
			404,
			'The requested board cannot be viewed because it either does not exist or you do not have permission to view it.',
		);
	}
	return board;
}

/** @param {Request} request @param {Site} site @throws 401, 403, 404 */
function sprintOf(request, site, id = request.params.sprint ?? request.params.id) {
	requireSoftware(request, site);
	const sprint = site.sprints.find((one) => String(one.id) === id);
	const board = site.boards.find((one) => one.id === sprint?.boardId);
	if (!sprint || !board || !isBoardVisible(site, board)) {
		throw agileError(404, 'We could not find the sprint');
	}
	return sprint;
}

/** @param {import('../seed/planning').Board} board @throws 400 for kanban boards and for those without sprints */
function requireSprints({ type }) {
	if (type !== 'scrum') throw agileError(400, 'The board does not support sprints');
}

/**
 * The issues of a body, all or none: one that is not there refuses the rest. Own wording where none is quoted.
 * @param {any} keys @param {import('../sandbox').Context} context
 * @returns {import('../site').Issue[]}
 * @throws 400, 403
 */
function movedIssues(keys, { site, may }) {
	if (!Array.isArray(keys) || keys.length === 0) {
		throw agileError(400, 'At least one issue must be provided.');
	}
	if (keys.length > MOST_MOVED) {
		throw agileError(400, `The number of issues must not exceed ${MOST_MOVED}.`);
	}
	return keys.map((key) => {
		const issue = site.visibleIssue(String(key));
		if (!issue) {
			throw agileError(400, 'Issue does not exist or you do not have permission to see it.');
		}
		if (!may('SCHEDULE_ISSUES', issue.project)) {
			throw agileError(403, 'You do not have the Schedule Issues permission.');
		}
		return issue;
	});
}

module.exports = {
	agileError,
	requireSoftware,
	isBoardVisible,
	boardOf,
	sprintOf,
	requireSprints,
	movedIssues,
};
