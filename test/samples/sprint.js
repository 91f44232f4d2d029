'use strict';

const assert = require('node:assert/strict');
const { id, url } = require('./values');

/** @type {Record<string, import('.').Sample>} */
module.exports = {
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
};
