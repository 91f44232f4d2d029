'use strict';

const assert = require('node:assert/strict');

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	check: {
		parameters: { queries: 'project = OPS' },
		siteWide: true,
		filledIn: () => ({ queries: '["project = OPS ORDER BY key", "projekt = OPS", "project = "]', output: 'simplified' }),
		check(items) {
			assert.deepEqual(items.map(({ valid }) => valid), [true, false, false]);
			assert.ok(items.every(({ valid, errors }) => valid === (errors.length === 0)));
			return items.map(({ jql, errors }) => `${jql}: ${errors.join(' ') || 'valid'}`).join('; ');
		},
	},
	getSuggestions: {
		parameters: { fieldName: 'priority' },
		siteWide: true,
		filledIn: () => ({ fieldName: 'priority', returnAll: true, options: { query: 'high' } }),
		check(items) {
			assert.deepEqual(items.map(({ value }) => value), ['Highest', 'High']);
			return items.map(({ jql }) => jql).join(', ');
		},
	},
	match: {
		parameters: { issueKeys: 'OPS-2', queries: 'labels = queue' },
		filledIn: () => ({ issueKeys: 'OPS-2, OPS-6', queries: '["labels = queue", "project = OPS"]' }),
		check(items) {
			assert.deepEqual(items.map(({ key, jql }) => [key, jql]), ['OPS-2', 'OPS-6'].flatMap((key) => ['labels = queue', 'project = OPS'].map((jql) => [key, jql])));
			assert.deepEqual(items.filter(({ jql }) => jql === 'project = OPS').map(({ matches }) => matches), [true, true]);
			return items.map(({ key, jql, matches }) => `${key} ${jql}: ${matches}`).join('; ');
		},
	},
};
