'use strict';

const assert = require('node:assert/strict');
const { people } = require('../sandbox');
const { email, key, list, name, only, stored } = require('./values');

/** What there is of an issue beside its fields. @type {Record<string, import('.').Sample>} */
module.exports = {
	archive: {
		parameters: { issueKey: key('OPS-7') },
		check(items, jira) {
			assert.deepEqual(only(items), { key: 'OPS-7', archived: true, issuesUpdated: 1 });
			assert.equal(jira.issue('OPS-7')?.archived, true);
			return 'OPS-7 archived';
		},
	},
	restore: {
		parameters: { issueKey: key('OPS-7') },
		check(items, jira) {
			assert.deepEqual(only(items), { key: 'OPS-7', archived: false, issuesUpdated: 1 });
			assert.equal(jira.issue('OPS-7')?.archived, false);
			return 'OPS-7 restored';
		},
	},
	move: {
		// Without the wait: who calls it again and again does not want to know when it is done.
		parameters: { issueKey: key('OPS-7'), targetIssueType: name('Story'), options: { waitAtMost: 0 } },
		fuller: { options: {} },
		filledIn: () => ({ issueKey: key('OPS-6'), targetProject: list('WEB', 'Website (WEB)') }),
		check(items, jira) {
			const moved = only(items);
			const { key, id } = stored(jira, moved.key);
			assert.match(key, /^WEB-\d+$/);
			assert.deepEqual(
				[moved.previousKey, moved.key, moved.id, moved.moved, moved.project],
				['OPS-6', key, id, true, 'WEB'],
			);
			return `OPS-6 is ${key} now`;
		},
	},
	clone: {
		parameters: { issueKey: key('OPS-6'), copyParts: [] },
		fuller: { copyParts: ['original', 'comments'] },
		filledIn: () => ({
			issueKey: key('OPS-6'),
			targetProject: list('WEB', 'Website (WEB)'),
			copyParts: ['attachments', 'comments', 'links', 'watchers', 'original'],
			options: { cloneSummary: 'Clean up old backups of the website' },
		}),
		check(items, jira) {
			const { key, copyOf, copied } = only(items);
			const { fields, project } = stored(jira, key);
			assert.deepEqual([copyOf, project.key], ['OPS-6', 'WEB']);
			assert.equal(fields.summary, 'Clean up old backups of the website');
			assert.ok(copied.comments > 0 && copied.original === 1, JSON.stringify(copied));
			return `OPS-6 cloned as ${key} with ${copied.comments} comments`;
		},
	},
	count: {
		parameters: { jql: 'project = OPS' },
		siteWide: true,
		check(items, jira) {
			const { count } = only(items);
			assert.equal(count, jira.issues().filter(({ project }) => project.key === 'OPS').length);
			return `${count} issues of OPS`;
		},
	},
	getChangelog: {
		parameters: { issueKey: key('OPS-4') },
		filledIn: () => ({
			issueKey: key('OPS-4'),
			returnAll: true,
			options: { changedFields: 'Assignee', author: email(people.ben.email) },
		}),
		check(items) {
			const { author, changes } = only(items);
			assert.equal(author, people.ben.displayName);
			assert.deepEqual(
				changes.map((/** @type {any} */ one) => [one.field, one.from, one.to]),
				[['assignee', 'Erik Lindqvist', 'Ana Novak']],
			);
			return `assigned to Ana by ${author}`;
		},
	},
	notify: {
		parameters: { issueKey: key('OPS-2'), recipients: ['assignee'], message: 'Please have a look.' },
		fuller: { subject: 'OPS-2' },
		filledIn: () => ({
			issueKey: key('OPS-2'),
			recipients: ['reporter', 'assignee', 'watchers'],
			subject: 'Outage',
			message: 'The queue is empty again.',
			options: { toUsers: people.dana.email, toGroups: 'managers' },
		}),
		check(items, jira) {
			const { sent, recipients } = only(items);
			assert.equal(sent, true);
			assert.deepEqual(recipients, ['reporter', 'assignee', 'watchers', 'Dana Weiss', 'managers']);
			const [{ subject, textBody, to }] = jira.site.mails;
			assert.deepEqual([subject, textBody], ['Outage', 'The queue is empty again.']);
			assert.equal(to.includes(people.ben.accountId), true);
			return `mail to ${to.length} people`;
		},
	},
	rank: {
		parameters: { issueKeys: 'OPS-6', position: 'before', otherIssue: key('OPS-2') },
		emptyInSeed: ['reason'],
		filledIn: () => ({ issueKeys: 'OPS-6, OPS-7', position: 'before', otherIssue: key('OPS-3') }),
		check(items, jira) {
			assert.deepEqual(
				items.map(({ key, ranked, before }) => [key, ranked, before]),
				[
					['OPS-6', true, 'OPS-3'],
					['OPS-7', true, 'OPS-3'],
				],
			);
			const ranks = ['OPS-6', 'OPS-7', 'OPS-3'].map((one) => stored(jira, one).rank);
			assert.deepEqual(ranks, [...ranks].sort((a, b) => a - b));
			return 'OPS-6 and OPS-7 above OPS-3';
		},
	},
	deleteProperty: {
		parameters: { issueKey: key('OPS-4'), propertyKey: 'com.example.order' },
		check(items, jira) {
			assert.deepEqual(only(items), { issueKey: 'OPS-4', key: 'com.example.order', deleted: true });
			assert.equal('com.example.order' in stored(jira, 'OPS-4').properties, false);
			return 'property removed';
		},
	},
	getProperty: {
		parameters: { issueKey: key('OPS-4'), propertyKey: 'com.example.order' },
		check(items) {
			assert.deepEqual(only(items).value, { number: 4711 });
			return 'order 4711';
		},
	},
	setProperty: {
		parameters: { issueKey: key('OPS-4'), propertyKey: 'com.example.case', propertyValue: '{"id": 7}' },
		check(items, jira) {
			assert.deepEqual(only(items).value, { id: 7 });
			assert.deepEqual(stored(jira, 'OPS-4').properties['com.example.case'], { id: 7 });
			return 'property set';
		},
	},
};
