'use strict';

const assert = require('node:assert/strict');
const { people } = require('../sandbox');
const { key, only, stored } = require('./values');

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	add: {
		parameters: { issueKey: key('OPS-2') },
		check(items, jira) {
			assert.equal(only(items).hasVoted, true);
			assert.deepEqual(stored(jira, 'OPS-2').voters, [people.ana.accountId]);
			return 'a vote for OPS-2';
		},
	},
	get: {
		parameters: { issueKey: key('OPS-6') },
		check(items) {
			const { votes, hasVoted, voters } = only(items);
			assert.deepEqual([votes, hasVoted, voters], [1, true, [people.ana.displayName]]);
			return `${votes} vote for OPS-6`;
		},
	},
	remove: {
		parameters: { issueKey: key('OPS-6') },
		check(items, jira) {
			assert.equal(only(items).hasVoted, false);
			assert.deepEqual(stored(jira, 'OPS-6').voters, []);
			return 'no vote for OPS-6';
		},
	},
};
