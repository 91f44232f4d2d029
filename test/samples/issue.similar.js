'use strict';

const assert = require('node:assert/strict');
const { key, OPS } = require('./values');

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	findSimilar: {
		parameters: { projectKey: key('OPS'), similarTo: 'Wrong time zone in the nightly report' },
		fuller: { similarTo: 'Alert when the queue is empty for minutes' },
		filledIn: () => ({ projectKey: OPS, similarTo: 'Nightly report has the wrong zone', returnAll: false, limit: 3 }),
		check([first, ...others]) {
			assert.equal(first.key, 'OPS-7');
			assert.ok(first.score > 0.5 && others.every(({ score }) => score <= first.score));
			return `${first.key} "${first.summary}", ${first.score}`;
		},
	},
};
