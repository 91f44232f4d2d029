'use strict';

const assert = require('node:assert/strict');

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	getAll: {
		parameters: {},
		siteWide: true,
		filledIn: () => ({ returnAll: true }),
		check(items) {
			assert.ok(items.some(({ label }) => label === 'monitoring'));
			return `${items.length} labels`;
		},
	},
};
