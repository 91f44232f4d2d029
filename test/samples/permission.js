'use strict';

const assert = require('node:assert/strict');
const { key, OPS } = require('./values');

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	getMine: {
		parameters: { projectKey: key('OPS') },
		filledIn: () => ({ projectKey: OPS, output: 'simplified' }),
		check(items) {
			const allowed = items.filter((one) => one.allowed).map(({ key: of }) => of);
			assert.ok(allowed.includes('BROWSE_PROJECTS') && allowed.includes('EDIT_ISSUES'), allowed.join(', '));
			return `${allowed.length} of ${items.length} permissions in OPS`;
		},
	},
};
