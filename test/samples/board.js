'use strict';

const assert = require('node:assert/strict');
const { id, list, only, url, assertKeys } = require('./values');

const APP_BOARD = { boardId: id('4') };

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	get: {
		parameters: APP_BOARD,
		project: 'APP',
		filledIn: (jira) => ({ boardId: url(`${jira.url}/jira/software/c/projects/APP/boards/4`) }),
		check(items) {
			const { id: boardId, name, type, projectKey } = only(items);
			assert.deepEqual([boardId, name, type, projectKey], [4, 'Mobile app board', 'scrum', 'APP']);
			return `${name}, a ${type} board of ${projectKey}`;
		},
	},
	getAll: {
		parameters: {},
		siteWide: true,
		filledIn: () => ({ returnAll: true, options: { projectKey: list('APP', 'Mobile app (APP)'), type: ['scrum'] } }),
		check(items) {
			assert.deepEqual(items.map(({ name }) => name), ['Mobile app board', 'Release train']);
			return items.map(({ name }) => name).join(', ');
		},
	},
	getBacklog: {
		parameters: APP_BOARD,
		project: 'APP',
		fuller: { boardId: id('3') },
		filledIn: () => ({ boardId: list('4', 'Mobile app board (APP)'), returnAll: true, output: 'simplified' }),
		check(items, jira) {
			assert.ok(items.length > 0 && items.every(({ key }) => jira.issue(key).project.key === 'APP'));
			return items.map(({ key }) => key).join(', ');
		},
	},
	getConfiguration: {
		parameters: APP_BOARD,
		project: 'APP',
		filledIn: () => APP_BOARD,
		check(items) {
			const { estimationFieldId, columns } = only(items);
			assert.equal(estimationFieldId, 'customfield_10016');
			return `${columns.length} columns, estimates in ${estimationFieldId}`;
		},
	},
	getIssues: {
		parameters: APP_BOARD,
		project: 'APP',
		fuller: { boardId: id('3') },
		filledIn: () => ({ boardId: list('4', 'Mobile app board (APP)'), returnAll: true, options: { openOnly: true, orderBy: 'key', direction: 'ASC' } }),
		check(items) {
			assertKeys(items, ['APP-4', 'APP-5', 'APP-6', 'APP-7']);
			return `${items.length} open issues`;
		},
	},
};
