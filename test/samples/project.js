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
	get: {
		parameters: { projectKey: key('OPS') },
		emptyInSeed: ['category'],
		filledIn: () => ({ projectKey: OPS, output: 'simplified' }),
		check(items) {
			const { key: of, name } = items[0];
			assert.deepEqual([items.length, of, name], [1, 'OPS', 'Operations']);
			return `${name} (${of})`;
		},
	},
	getStatuses: {
		parameters: { projectKey: key('OPS') },
		filledIn: () => ({ projectKey: OPS, output: 'simplified' }),
		check(items) {
			const bugs = items.filter(({ issueType }) => issueType === 'Bug').map(({ name }) => name);
			assert.ok(bugs.length > 1, `statuses of a Bug: ${bugs.join(', ')}`);
			return `a Bug may be ${bugs.join(', ')}`;
		},
	},
};
