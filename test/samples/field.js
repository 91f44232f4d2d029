'use strict';

const assert = require('node:assert/strict');

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
};
