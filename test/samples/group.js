'use strict';

const assert = require('node:assert/strict');
const { people } = require('../sandbox');
const { name, list } = require('./values');

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	getMembers: {
		parameters: { groupId: name('managers') },
		siteWide: true,
		filledIn: (jira) => ({ groupId: list(/** @type {any} */ (jira).site.groups[1].groupId, 'managers'), returnAll: true, output: 'simplified' }),
		check(items) {
			assert.ok(items.some(({ accountId }) => accountId === people.dana.accountId));
			return items.map(({ displayName }) => displayName).join(', ');
		},
	},
};
