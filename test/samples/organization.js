'use strict';

const assert = require('node:assert/strict');
const { people } = require('../sandbox');
const { id, list, name, only } = require('./values');

const NORTHWIND = list('2', 'Northwind');

/** @param {any} jira @param {string} organization */
const membersOf = ({ site }, organization) =>
	site.organizations.find((/** @type {any} */ one) => one.id === organization)?.members;

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	addCustomers: {
		parameters: { organizationId: id('2'), customers: people.erik.accountId },
		siteWide: true,
		filledIn: () => ({ organizationId: NORTHWIND, customers: `${people.kim.email}, ${people.dana.accountId}` }),
		check(items, jira) {
			assert.deepEqual(membersOf(jira, '2').slice(-2), only(items).addedAccountIds);
			return `${only(items).addedAccountIds.length} members more`;
		},
	},
	create: {
		parameters: { name: 'Contoso' },
		siteWide: true,
		emptyInSeed: ['created'],
		check(items, jira) {
			assert.deepEqual(membersOf(jira, only(items).id), []);
			return only(items).name;
		},
	},
	delete: {
		parameters: { organizationId: id('2') },
		siteWide: true,
		filledIn: () => ({ organizationId: NORTHWIND }),
		check(items, jira) {
			assert.equal(membersOf(jira, '2'), undefined);
			return `${only(items).id} is gone`;
		},
	},
	get: {
		parameters: { organizationId: id('1') },
		emptyInSeed: ['created'],
		filledIn: () => ({ organizationId: name('northwind') }),
		check(items) {
			assert.equal(only(items).name, 'Northwind');
			return only(items).name;
		},
	},
	getAll: {
		parameters: {},
		siteWide: true,
		emptyInSeed: ['created'],
		filledIn: () => ({ options: { customer: people.kim.email } }),
		check(items) {
			assert.equal(only(items).name, 'Example Ltd');
			return only(items).name;
		},
	},
	getCustomers: {
		parameters: { organizationId: id('1') },
		filledIn: () => ({ organizationId: list('1', 'Example Ltd') }),
		check(items) {
			assert.equal(only(items).name, 'Kim Customer');
			return only(items).name;
		},
	},
	removeCustomers: {
		parameters: { organizationId: id('1'), customers: people.kim.accountId },
		siteWide: true,
		filledIn: () => ({ organizationId: name('Example Ltd'), customers: people.kim.email }),
		check(items, jira) {
			assert.deepEqual(membersOf(jira, '1'), []);
			return `without ${only(items).removedAccountIds.length}`;
		},
	},
};
