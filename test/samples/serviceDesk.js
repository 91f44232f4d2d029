'use strict';

const assert = require('node:assert/strict');
const { people } = require('../sandbox');
const { id, key, list, name, only } = require('./values');

const HELP = list('1', 'IT help (HELP)');

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	addCustomers: {
		parameters: { serviceDeskId: id('1'), customers: people.erik.accountId },
		project: 'HELP',
		filledIn: () => ({ serviceDeskId: HELP, customers: `${people.erik.accountId}, ${people.dana.email}` }),
		check(items, jira) {
			const { addedAccountIds } = only(items);
			const [{ customers }] = jira.site.desks;
			assert.deepEqual(customers.slice(-2), addedAccountIds);
			return `${addedAccountIds.length} customers more`;
		},
	},
	addOrganization: {
		parameters: { serviceDeskId: id('1'), organizationId: id('2') },
		project: 'HELP',
		filledIn: () => ({ serviceDeskId: HELP, organizationId: name('Northwind') }),
		check(items, jira) {
			assert.deepEqual(jira.site.desks[0].organizations, ['1', only(items).organizationId]);
			return `organization ${only(items).organizationId} on the desk`;
		},
	},
	createCustomer: {
		parameters: { name: 'Lea Customer', customerEmail: 'lea@customer.example' },
		siteWide: true,
		check(items, jira) {
			assert.equal(jira.site.users.get(only(items).accountId).json.displayName, 'Lea Customer');
			return only(items).email;
		},
	},
	getCustomers: {
		parameters: { serviceDeskId: id('1') },
		project: 'HELP',
		filledIn: () => ({ serviceDeskId: HELP, options: { query: 'kim' } }),
		check(items) {
			assert.equal(only(items).name, 'Kim Customer');
			return only(items).name;
		},
	},
	getOrganizations: {
		parameters: { serviceDeskId: id('1') },
		project: 'HELP',
		check(items) {
			assert.equal(only(items).name, 'Example Ltd');
			return only(items).name;
		},
	},
	getAll: {
		parameters: {},
		siteWide: true,
		check(items) {
			assert.deepEqual(items.map(({ projectKey }) => projectKey), ['HELP', 'FAC']);
			return items.map(({ projectName }) => projectName).join(', ');
		},
	},
	removeCustomers: {
		parameters: { serviceDeskId: id('1'), customers: people.kim.accountId },
		project: 'HELP',
		filledIn: () => ({ serviceDeskId: HELP, customers: people.kim.email }),
		check(items, jira) {
			assert.ok(!jira.site.desks[0].customers.includes(people.kim.accountId));
			return `without ${only(items).removedAccountIds.length}`;
		},
	},
	removeOrganization: {
		parameters: { serviceDeskId: id('1'), organizationId: id('1') },
		project: 'HELP',
		filledIn: () => ({ serviceDeskId: key('HELP'), organizationId: name('Example Ltd') }),
		check(items, jira) {
			assert.deepEqual(jira.site.desks[0].organizations, []);
			return `without organization ${only(items).organizationId}`;
		},
	},
	searchKnowledgeBase: {
		parameters: { serviceDeskId: id('1'), query: 'printer' },
		project: 'HELP',
		filledIn: () => ({ serviceDeskId: HELP, query: 'How do I connect to the printer?', limit: 1 }),
		check(items) {
			return only(items).title;
		},
	},
	getQueueIssues: {
		parameters: { serviceDeskId: id('1'), queueId: id('1') },
		project: 'HELP',
		filledIn: () => ({ serviceDeskId: HELP, queueId: name('Without an assignee'), limit: 1 }),
		check(items) {
			const { key: found, columns } = only(items);
			assert.deepEqual(Object.keys(columns), ['summary']);
			return `${found}: ${columns.summary}`;
		},
	},
	getQueues: {
		parameters: { serviceDeskId: id('1') },
		project: 'HELP',
		fuller: { options: { includeCount: true } },
		filledIn: () => ({ serviceDeskId: key('HELP'), options: { includeCount: true } }),
		check(items) {
			assert.deepEqual(items.map(({ issueCount }) => issueCount), [3, 3]);
			return items.map(({ name, issueCount }) => `${name} (${issueCount})`).join(', ');
		},
	},
	getRequestFields: {
		parameters: { serviceDeskId: id('1'), requestTypeId: id('26') },
		project: 'HELP',
		filledIn: () => ({ serviceDeskId: HELP, requestTypeId: name('Request a laptop') }),
		check(items) {
			const where = items.find(({ fieldId }) => fieldId === 'customfield_10042');
			assert.equal(where.required, true);
			assert.deepEqual(where.allowedValues.slice(0, 2), ['Europe', 'Europe > Prague']);
			return items.map(({ name }) => name).join(' ');
		},
	},
	getRequestTypes: {
		parameters: { serviceDeskId: id('1') },
		project: 'HELP',
		filledIn: () => ({ serviceDeskId: HELP, options: { query: 'laptop' } }),
		check(items) {
			assert.equal(only(items).id, '26');
			return only(items).name;
		},
	},
};
