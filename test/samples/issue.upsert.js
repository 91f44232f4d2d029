'use strict';

const assert = require('node:assert/strict');
const { people } = require('../sandbox');
const { email, id, key, list, OPS, only, stored } = require('./values');

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	createOrUpdate: {
		parameters: {
			...{ projectKey: key('OPS'), issueType: id('10102'), summary: 'x' },
			...{ matchField: 'Labels', matchValue: 'crm-7' },
		},
		fuller: { assignee: email(people.ben.email), additionalFields: { reporter: email(people.ana.email) } },
		filledIn: () => ({
			projectKey: OPS,
			issueType: list('10102', 'Task'),
			matchField: 'External reference',
			matchValue: 'CRM-4711',
			summary: 'Renew the contract',
			options: { onlyOnCreate: 'Summary' },
		}),
		check(items, jira) {
			const { key, created } = only(items);
			assert.equal(created, true);
			assert.equal(stored(jira, key).fields.customfield_10049, 'CRM-4711');
			return `${key} created, to be found by CRM-4711`;
		},
	},
};
