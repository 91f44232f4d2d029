'use strict';

const assert = require('node:assert/strict');
const { people } = require('../sandbox');
const { accountId, key, only, OPS } = require('./values');

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	get: {
		parameters: { accountId: accountId(people.erik.accountId) },
		siteWide: true,
		filledIn: () => ({ accountId: accountId(people.erik.accountId), output: 'simplified' }),
		check(items) {
			const { accountId, displayName, emailAddress } = only(items);
			assert.equal(accountId, people.erik.accountId);
			assert.equal(displayName, people.erik.displayName);
			assert.equal(emailAddress, people.erik.email);
			return `${displayName}, whose account ID has a colon`;
		},
	},
	getAssignable: {
		parameters: { projectKey: key('OPS') },
		filledIn: () => ({ projectKey: OPS, returnAll: true, output: 'simplified' }),
		check(items) {
			assert.ok(items.some((one) => one.accountId === people.ben.accountId));
			return `${items.length} people may be assigned in OPS`;
		},
	},
	getGroups: {
		parameters: { accountId: accountId(people.dana.accountId) },
		siteWide: true,
		filledIn: () => ({ accountId: accountId(people.dana.accountId), output: 'simplified' }),
		check(items) {
			assert.deepEqual(items.map(({ name }) => name).sort(), ['jira-users', 'managers']);
			return items.map(({ name }) => name).join(', ');
		},
	},
	getMyself: {
		parameters: {},
		siteWide: true,
		filledIn: () => ({ output: 'simplified' }),
		check(items) {
			assert.equal(only(items).accountId, people.ana.accountId);
			return items[0].displayName;
		},
	},
	search: {
		parameters: { query: 'a' },
		siteWide: true,
		filledIn: () => ({ query: 'ana', returnAll: true }),
		check(items) {
			assert.ok(items.some((one) => one.accountId === people.ana.accountId));
			return items.map(({ displayName }) => displayName).join(', ');
		},
	},
};
