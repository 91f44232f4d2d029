'use strict';

const assert = require('node:assert/strict');
const { people } = require('../sandbox');
const { accountId, email, key, list, only, stored } = require('./values');

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	add: {
		parameters: { issueKey: key('OPS-2'), accountId: accountId(people.dana.accountId) },
		fuller: { accountId: email(people.ben.email) },
		filledIn: () => ({
			issueKey: list('OPS-6', 'OPS-6 Clean up old backups'),
			accountId: list(people.dana.accountId, 'Dana Weiss'),
		}),
		check(items, jira) {
			assert.equal(only(items).watching, true);
			assert.ok(stored(jira, 'OPS-6').watchers.includes(people.dana.accountId));
			return 'Dana watches OPS-6';
		},
	},
	getAll: {
		parameters: { issueKey: key('OPS-6') },
		check(items) {
			assert.deepEqual(
				items.map(({ displayName }) => displayName),
				[people.ana.displayName, people.ben.displayName],
			);
			return 'Ana and Ben watch OPS-6';
		},
	},
	remove: {
		parameters: { issueKey: key('OPS-6'), accountId: accountId(people.ben.accountId) },
		fuller: { accountId: email(people.ben.email) },
		filledIn: () => ({ issueKey: key('OPS-6'), accountId: email(people.ben.email) }),
		check(items, jira) {
			assert.deepEqual([only(items).watching, stored(jira, 'OPS-6').watchers], [false, [people.ana.accountId]]);
			return 'Ben no longer watches OPS-6';
		},
	},
};
