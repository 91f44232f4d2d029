// @ts-check
'use strict';

const assert = require('node:assert/strict');

/** Values of resource locators, as a workflow has them; from the list with the name that was chosen. */
const mode =
	(/** @type {string} */ name) =>
	(/** @type {string} */ value, /** @type {string | undefined} */ cachedResultName = undefined) => ({
		__rl: true,
		mode: name,
		value,
		...(cachedResultName && { cachedResultName }),
	});

const list = mode('list');

const OPS = list('OPS', 'Operations (OPS)');

/** What the simplified output gives of an issue. */
const SIMPLIFIED = [
	...['key', 'url', 'summary', 'status', 'issueType', 'priority', 'assignee', 'assigneeAccountId'],
	...['labels', 'dueDate', 'updated', 'description'],
];

/** An issue as the stand-in has it. @param {any} jira @param {unknown} key */
function stored(jira, key) {
	const issue = jira.issue(String(key));
	assert.ok(issue, `Jira has no issue ${key}`);
	return issue;
}

/** @param {any[]} items */
function only(items) {
	assert.equal(items.length, 1, `${items.length} items instead of 1`);
	return items[0];
}

/** @param {any[]} items @param {string[]} expected */
function assertKeys(items, expected) {
	assert.deepEqual(
		items.map(({ key }) => key),
		expected,
		`found ${items.map(({ key }) => key).join(' ')} instead of ${expected.join(' ')}`,
	);
}

/** @param {any} jira @param {(issue: any) => boolean} wanted */
const newestFirst = (jira, wanted) =>
	jira
		.issues()
		.filter(wanted)
		.sort((/** @type {any} */ a, /** @type {any} */ b) => b.createdAt - a.createdAt)
		.map((/** @type {any} */ { key }) => key);

/** @param {any} issue */
const isOpen = (issue) => issue.fields.status.statusCategory.key !== 'done';

module.exports = {
	...{ mode, list, key: mode('key'), url: mode('url'), id: mode('id'), name: mode('name') },
	...{ accountId: mode('accountId'), email: mode('email'), OPS, SIMPLIFIED },
	...{ stored, only, assertKeys, newestFirst, isOpen },
};
