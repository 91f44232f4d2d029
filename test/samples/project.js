'use strict';

const assert = require('node:assert/strict');
const { everyProject } = require('../sandbox/seed/projects');
const { key, OPS, assertKeys } = require('./values');

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	getAll: {
		parameters: {},
		emptyInSeed: ['category', 'lead', 'leadAccountId', 'description'],
		siteWide: true,
		filledIn: () => ({ returnAll: true, output: 'simplified' }),
		check(items) {
			const visible = everyProject().filter(({ visible = true, archived }) => visible && !archived);
			assertKeys(items, visible.map(({ key }) => key).sort());
			return `${items.length} projects, more than a page of Jira's, none twice`;
		},
	},
	getIssueTypes: {
		parameters: { projectKey: key('OPS') },
		emptyInSeed: ['description'],
		filledIn: () => ({ projectKey: OPS, returnAll: true, output: 'simplified' }),
		check(items) {
			const names = items.map(({ name }) => name);
			const types = everyProject().find(({ key }) => key === 'OPS')?.types ?? [];
			assert.deepEqual([...names].sort(), types.map(({ name }) => name).sort());
			return names.join(', ');
		},
	},
};
