'use strict';

const assert = require('node:assert/strict');
const { id, name, only, assertKeys } = require('./values');

const INCIDENTS = { filterId: id('10101') };

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	get: {
		parameters: INCIDENTS,
		fuller: { filterId: id('10100') },
		filledIn: () => ({ filterId: name('Incidents'), output: 'simplified' }),
		check(items) {
			const { id: filterId, jql } = only(items);
			assert.deepEqual([filterId, jql], ['10101', 'project = OPS AND labels = incident ORDER BY key']);
			return jql;
		},
	},
	getAll: {
		parameters: {},
		siteWide: true,
		filledIn: () => ({ returnAll: true, output: 'simplified', options: { query: 'Overdue' } }),
		check(items) {
			assert.deepEqual(items.map((one) => one.name), ['Overdue']);
			return `${items[0].name}: ${items[0].jql}`;
		},
	},
	run: {
		parameters: INCIDENTS,
		emptyInSeed: ['dueDate'],
		filledIn: () => ({ filterId: name('Incidents'), returnAll: true, output: 'simplified' }),
		check(items, jira) {
			const found = jira.issues().filter((/** @type {any} */ { fields, project }) => project.key === 'OPS' && fields.labels?.includes('incident'));
			assertKeys(items, found.map((/** @type {any} */ { key }) => key));
			return `${items.length} incidents`;
		},
	},
};
