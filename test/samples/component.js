'use strict';

const assert = require('node:assert/strict');
const { people } = require('../sandbox');
const { accountId, email, id, list, name, only } = require('./values');

const APP = list('APP', 'Mobile app (APP)');
const BACKEND = { projectKey: APP, componentId: id('10507') };

/** @param {any} jira @returns {any[]} components as the stand-in has them */
const components = (jira) => jira.site.projects.find((/** @type {any} */ { key }) => key === 'APP').components;

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	create: {
		parameters: { projectKey: APP, name: 'Search' },
		project: 'APP',
		fuller: {
			name: 'Search 2',
			options: { description: 'x', lead: accountId(people.ben.accountId), assigneeType: 'COMPONENT_LEAD' },
		},
		filledIn: () => ({
			projectKey: APP,
			name: 'Search',
			options: { description: 'Finding things', lead: email(people.ben.email), assigneeType: 'COMPONENT_LEAD' },
		}),
		check(items, jira) {
			const { id: created, lead } = only(items);
			const stored = components(jira).find((one) => one.name === 'Search');
			assert.deepEqual([stored.id, stored.lead, stored.assigneeType], [created, people.ben.accountId, 'COMPONENT_LEAD']);
			return `Search created, led by ${lead}`;
		},
	},
	delete: {
		parameters: BACKEND,
		project: 'APP',
		fuller: { options: { moveIssuesTo: id('10508') } },
		filledIn: () => ({ projectKey: APP, componentId: name('Backend'), options: { moveIssuesTo: name('Shop') } }),
		check(items, jira) {
			assert.deepEqual(only(items), { id: '10507', deleted: true, issuesMovedTo: 'Shop' });
			assert.deepEqual(components(jira).map((one) => one.name), ['Shop']);
			return 'Backend deleted, its issues have Shop';
		},
	},
	getAll: {
		parameters: { projectKey: APP },
		project: 'APP',
		filledIn: () => ({ projectKey: APP, returnAll: true, options: { query: 'server' } }),
		check(items) {
			assert.deepEqual(items.map((one) => [one.name, one.leadAccountId]), [['Backend', people.ben.accountId]]);
			return `${items[0].name}, found by its description`;
		},
	},
	update: {
		parameters: { ...BACKEND, options: { description: 'x' } },
		project: 'APP',
		fuller: { options: { assigneeType: 'PROJECT_LEAD' } },
		filledIn: () => ({ projectKey: APP, componentId: name('Backend'), options: { name: 'Server', removeLead: true } }),
		check(items, jira) {
			const { name: called, lead } = only(items);
			assert.deepEqual([called, lead], ['Server', null]);
			const stored = components(jira).find((one) => one.id === '10507');
			assert.deepEqual([stored.name, stored.description, stored.lead], ['Server', 'Everything on the server', '']);
			return 'Backend is called Server, without a lead';
		},
	},
};
