'use strict';

const assert = require('node:assert/strict');
const { only, stored } = require('./values');

const FILE = { path: '/rest/api/3/attachment/content/59001', binaryPropertyName: 'data' };

/** @param {Record<string, string>} values */
const query = (values) => ({ parameters: Object.entries(values).map(([name, value]) => ({ name, value })) });

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	get: {
		anyAnswer: true,
		parameters: { path: '/rest/api/3/issue/OPS-6/votes' },
		filledIn: () => ({ method: 'GET', path: '/rest/api/3/issue/OPS-2', queryParameters: query({ fields: 'summary' }) }),
		check(items) {
			const { key, fields } = only(items);
			assert.deepEqual([key, Object.keys(fields)], ['OPS-2', ['summary']]);
			return `${key}: ${fields.summary}`;
		},
	},
	getAll: {
		anyAnswer: true,
		parameters: { path: '/rest/api/3/project/OPS/component' },
		filledIn: () => ({
			method: 'POST',
			path: '/rest/api/3/search/jql',
			jsonBody: '{"jql": "project = OPS ORDER BY key", "fields": ["summary"]}',
			returnAll: true,
			options: { rowsKey: 'issues' },
		}),
		check(items, jira) {
			const all = jira.issues().filter((/** @type {any} */ { project }) => project.key === 'OPS');
			assert.equal(items.length, all.length);
			return `${items.length} issues, page by page`;
		},
	},
	download: {
		parameters: FILE,
		siteWide: true,
		filledIn: () => ({ ...FILE, binaryPropertyName: 'table' }),
		check(items) {
			const { path, binary } = only(items);
			assert.equal(path, FILE.path);
			if (!binary) return path; // n8n's own answer has no files
			assert.equal(Buffer.from(binary.table.data, 'base64').toString(), 'name;size\na;2\n');
			return `${binary.table.fileName} in the field table`;
		},
	},
	send: {
		anyAnswer: true,
		parameters: { method: 'PUT', path: '/rest/api/3/issue/OPS-2', jsonBody: '{"fields": {"summary": "Raw"} }' },
		filledIn: () => ({ method: 'PUT', path: '/rest/api/3/issue/OPS-2', bodyType: 'json', jsonBody: '{"fields": {"labels": ["raw"]}}' }),
		check(items, jira) {
			assert.deepEqual(only(items), { success: true, key: 'OPS-2' });
			assert.deepEqual(stored(jira, 'OPS-2').fields.labels, ['raw']);
			return 'labels of OPS-2 set';
		},
	},
};
