'use strict';

const assert = require('node:assert/strict');
const { key, list, only, assertKeys } = require('./values');

const PAYMENT = list('APP-1', 'APP-1 Payment');

/** @param {any} jira @param {string} of */
const parentOf = (jira, of) => jira.issue(of).fields.parent?.key ?? null;

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	addIssues: {
		parameters: { epicKey: key('APP-1'), issueKeys: 'APP-7' },
		project: 'APP',
		filledIn: () => ({ epicKey: PAYMENT, issueKeys: 'APP-2, APP-7' }),
		check(items, jira) {
			assert.deepEqual(only(items), { epicKey: 'APP-1', added: 2, issues: ['APP-2', 'APP-7'] });
			assert.deepEqual(['APP-2', 'APP-7'].map((one) => parentOf(jira, one)), ['APP-1', 'APP-1']);
			return 'APP-2 and APP-7 are in APP-1';
		},
	},
	getIssues: {
		parameters: { epicKey: key('APP-1') },
		project: 'APP',
		emptyInSeed: ['dueDate', 'description'],
		filledIn: () => ({ epicKey: PAYMENT, returnAll: true, output: 'simplified' }),
		check(items, jira) {
			const children = jira.issues().filter((/** @type {any} */ one) => one.fields.parent?.key === 'APP-1');
			assertKeys(items, children.map((/** @type {any} */ one) => one.key));
			return `${items.length} issues of Payment`;
		},
	},
	removeIssues: {
		parameters: { issueKeys: 'APP-3' },
		project: 'APP',
		filledIn: () => ({ issueKeys: 'APP-3, APP-4' }),
		check(items, jira) {
			assert.equal(only(items).removed, 2);
			assert.deepEqual(['APP-3', 'APP-4'].map((one) => parentOf(jira, one)), [null, null]);
			return 'APP-3 and APP-4 are in no epic';
		},
	},
};
