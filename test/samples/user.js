'use strict';

const assert = require('node:assert/strict');
const { people } = require('../sandbox');
const { accountId, only } = require('./values');

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
};
