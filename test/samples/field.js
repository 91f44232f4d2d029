'use strict';

const assert = require('node:assert/strict');
const { key, name, OPS } = require('./values');

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	getAll: {
		parameters: {},
		siteWide: true,
		filledIn: () => ({ returnAll: true, output: 'simplified' }),
		check(items) {
			assert.ok(items.some(({ id, type }) => id === 'summary' && type === 'string'));
			assert.ok(items.some(({ custom }) => custom === true));
			return `${items.length} fields`;
		},
	},
	getAllowedValues: {
		parameters: { projectKey: key('OPS'), issueType: name('Bug'), fieldId: name('Severity') },
		fuller: { fieldId: name('Location') },
		filledIn: () => ({ projectKey: OPS, issueType: name('Bug'), fieldId: name('priority'), returnAll: true, output: 'simplified' }),
		check(items) {
			assert.ok(items.some(({ value }) => value === 'High'));
			return items.map(({ value }) => value).join(', ');
		},
	},
};
