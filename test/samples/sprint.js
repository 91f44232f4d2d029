'use strict';

const assert = require('node:assert/strict');
const { id, list, name, only, url, assertKeys } = require('./values');

const APP_BOARD = list('4', 'Mobile app board (APP)');
const ACTIVE = { sprintId: id('21') };

/** @param {any} jira @param {number} sprintId @returns {any} a sprint as the stand-in has it */
const sprintOf = (jira, sprintId) => jira.site.sprints.find((/** @type {any} */ one) => one.id === sprintId);

/** @param {any} jira @param {number} sprintId @returns {string[]} keys of the issues that are in a sprint */
const issuesIn = (jira, sprintId) =>
	jira
		.issues()
		.filter((/** @type {any} */ { fields }) => (fields.customfield_10020 ?? []).some((/** @type {any} */ one) => one.id === sprintId))
		.map((/** @type {any} */ { key }) => key);

/** What the issues of the stand-in have nowhere. */
const EMPTY = ['dueDate', 'description'];

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	complete: {
		parameters: ACTIVE,
		project: 'APP',
		fuller: { boardId: APP_BOARD, options: { moveOpenIssuesTo: id('22') } },
		filledIn: () => ({ boardId: APP_BOARD, sprintId: name('APP Sprint 2'), options: { moveOpenIssuesTo: name('APP Sprint 3') } }),
		check(items, jira) {
			const { state, openIssuesMovedTo, openIssues } = only(items);
			assert.deepEqual([state, openIssuesMovedTo, [...openIssues].sort()], ['closed', 22, ['APP-4', 'APP-5']]);
			assert.equal(sprintOf(jira, 21).state, 'closed');
			assert.deepEqual(issuesIn(jira, 22).sort(), ['APP-4', 'APP-5', 'APP-6', 'APP-7']);
			return 'APP Sprint 2 completed, APP-4 and APP-5 are in APP Sprint 3';
		},
	},
	create: {
		parameters: { boardId: APP_BOARD, name: 'APP Sprint 5' },
		project: 'APP',
		fuller: { options: { goal: 'x', startDate: '2026-12-14T09:00', endDate: '2026-12-28T09:00' } },
		emptyInSeed: ['completeDate'],
		filledIn: () => ({
			boardId: APP_BOARD,
			name: 'APP Sprint 5',
			options: { goal: 'Offline mode', startDate: '2026-12-14T09:00:00Z', endDate: '2026-12-28T09:00:00Z' },
		}),
		check(items, jira) {
			const { id: sprintId, state } = only(items);
			const { boardId, goal, startDate } = sprintOf(jira, sprintId);
			assert.deepEqual([state, boardId, goal, startDate], ['future', 4, 'Offline mode', '2026-12-14T09:00:00.000Z']);
			return `sprint ${sprintId} created on board 4`;
		},
	},
	delete: {
		parameters: { sprintId: id('23') },
		project: 'APP',
		filledIn: () => ({ boardId: APP_BOARD, sprintId: name('APP Sprint 4') }),
		check(items, jira) {
			assert.deepEqual(only(items), { id: 23, deleted: true });
			assert.equal(sprintOf(jira, 23), undefined);
			return 'APP Sprint 4 deleted';
		},
	},
	get: {
		parameters: ACTIVE,
		project: 'APP',
		fuller: { sprintId: id('20') },
		filledIn: () => ({ boardId: APP_BOARD, sprintId: list('21', 'APP Sprint 2 [active]') }),
		check(items) {
			const { name: called, state, goal } = only(items);
			assert.deepEqual([called, state, goal], ['APP Sprint 2', 'active', 'Pay by card']);
			return `${called}: ${goal}`;
		},
	},
	getAll: {
		parameters: { boardId: id('4') },
		project: 'APP',
		fuller: { state: [] },
		filledIn: (jira) => ({
			boardId: url(`${jira.url}/jira/software/c/projects/APP/boards/4`),
			state: ['active', 'future'],
			returnAll: true,
		}),
		check(items) {
			assert.deepEqual(items.map(({ id, state }) => [id, state]), [[21, 'active'], [22, 'future'], [23, 'future']]);
			return items.map(({ name }) => name).join(', ');
		},
	},
	getIssues: {
		parameters: ACTIVE,
		project: 'APP',
		emptyInSeed: EMPTY,
		filledIn: () => ({ boardId: APP_BOARD, sprintId: name('APP Sprint 2'), returnAll: true, options: { openOnly: true, orderBy: 'key', direction: 'ASC' } }),
		check(items) {
			assertKeys(items, ['APP-4', 'APP-5']);
			return `${items.length} open issues of APP Sprint 2`;
		},
	},
	moveIssues: {
		parameters: { sprintId: id('22'), issueKeys: 'APP-5' },
		project: 'APP',
		filledIn: () => ({ boardId: APP_BOARD, sprintId: name('APP Sprint 3'), issueKeys: 'APP-4, APP-5' }),
		check(items, jira) {
			assert.deepEqual(only(items), { sprintId: 22, moved: 2, issues: ['APP-4', 'APP-5'] });
			assert.deepEqual(issuesIn(jira, 22).sort(), ['APP-4', 'APP-5', 'APP-6', 'APP-7']);
			return 'APP-4 and APP-5 moved to APP Sprint 3';
		},
	},
	moveToBacklog: {
		parameters: { issueKeys: 'APP-5' },
		project: 'APP',
		filledIn: () => ({ issueKeys: 'APP-4, APP-5' }),
		check(items, jira) {
			assert.equal(only(items).moved, 2);
			assert.deepEqual(issuesIn(jira, 21), ['APP-3']);
			return 'APP-4 and APP-5 are in the backlog';
		},
	},
	start: {
		parameters: { sprintId: id('40') },
		project: 'WEB',
		emptyInSeed: ['completeDate'],
		filledIn: () => ({
			boardId: list('11', 'Website relaunch (WEB)'),
			sprintId: name('Relaunch 1'),
			options: { startDate: '2026-12-07T09:00:00Z', endDate: '2026-12-21T09:00:00Z' },
		}),
		check(items, jira) {
			const { state, endDate } = only(items);
			assert.deepEqual([state, endDate], ['active', '2026-12-21T09:00:00.000Z']);
			assert.equal(sprintOf(jira, 40).state, 'active');
			return 'Relaunch 1 started';
		},
	},
	update: {
		parameters: { ...ACTIVE, options: { goal: 'x' } },
		project: 'APP',
		emptyInSeed: ['completeDate'],
		filledIn: () => ({ boardId: APP_BOARD, sprintId: name('APP Sprint 2'), options: { name: 'Payment', goal: 'Pay by card and by phone' } }),
		check(items, jira) {
			const { name: called, goal } = only(items);
			assert.deepEqual([called, goal], ['Payment', 'Pay by card and by phone']);
			assert.ok(sprintOf(jira, 21).endDate, 'the end date is lost');
			return `${called}: ${goal}`;
		},
	},
};
