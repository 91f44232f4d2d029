'use strict';

const assert = require('node:assert/strict');
const { people } = require('../sandbox');
const {
	accountId,
	email,
	id,
	key,
	list,
	mode,
	name,
	url,
	OPS,
	SIMPLIFIED,
	only,
	stored,
	assertKeys,
	newestFirst,
	isOpen,
} = require('./values');

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	assign: {
		parameters: { issueKey: key('OPS-2'), assignTo: 'nobody' },
		fuller: { assignTo: 'user', assignee: email('ben@example.com') },
		filledIn: () => ({
			issueKey: list('OPS-7', 'OPS-7 Wrong time zone in the nightly report'),
			assignTo: 'user',
			assignee: email(people.ben.email),
		}),
		check(items, jira) {
			const { key, assigneeAccountId } = only(items);
			assert.equal(key, 'OPS-7');
			assert.equal(stored(jira, key).fields.assignee?.accountId, people.ben.accountId);
			assert.equal(assigneeAccountId, people.ben.accountId);
			return `${key} assigned to ${people.ben.displayName}, found by an e-mail his profile hides`;
		},
	},
	create: {
		parameters: { projectKey: key('OPS'), issueType: id('10102'), summary: 'x' },
		fuller: { assignee: email('ben@example.com'), additionalFields: { reporter: email('ana@example.com') } },
		filledIn: () => ({
			projectKey: OPS,
			issueType: list('10102', 'Task'),
			summary: 'Checkout fails with error 502',
			description: 'Since 09:40 every third payment ends with an error.\n\nThe gateway answers 502.',
			assignee: list(people.ana.accountId, 'Ana Novak (ana@example.com)'),
			additionalFields: { labels: 'incident,checkout', priority: name('High') },
		}),
		check(items, jira) {
			const { key, id, url } = only(items);
			const { fields, id: storedId } = stored(jira, key);
			assert.equal(id, storedId);
			assert.equal(url, `${jira.url}/browse/${key}`);
			assert.equal(fields.summary, 'Checkout fails with error 502');
			assert.equal(fields.issuetype.name, 'Task');
			assert.equal(fields.priority.name, 'High');
			assert.equal(fields.assignee.accountId, people.ana.accountId);
			assert.deepEqual(fields.labels, ['incident', 'checkout']);
			assert.equal(fields.description.content.length, 2, 'the description should have two paragraphs');
			return `${key} created, ${url}`;
		},
	},
	createMany: {
		parameters: { projectKey: key('OPS'), issueType: id('10102'), summary: 'x' },
		fuller: { assignee: email(people.ben.email), additionalFields: { reporter: email(people.ana.email) } },
		filledIn: () => ({
			projectKey: OPS,
			issueType: list('10102', 'Task'),
			summary: 'Renew the certificate',
			description: 'It ends in a week.',
			additionalFields: { labels: 'certificates' },
		}),
		check(items, jira) {
			const { key, id, created } = only(items);
			const { fields, id: storedId } = stored(jira, key);
			assert.equal(id, storedId);
			assert.equal(created, true);
			assert.equal(fields.summary, 'Renew the certificate');
			assert.deepEqual(fields.labels, ['certificates']);
			return `${key} created`;
		},
	},
	delete: {
		parameters: { issueKey: key('OPS-2'), deleteSubtasks: true },
		filledIn: () => ({ issueKey: list('OPS-5', 'OPS-5'), deleteSubtasks: true }),
		check(items, jira) {
			assert.deepEqual(only(items), { key: 'OPS-5', deleted: true, subtasksDeleted: true });
			assert.equal(jira.issue('OPS-5'), undefined, 'Jira still has OPS-5');
			return 'OPS-5 deleted';
		},
	},
	get: {
		parameters: { issueKey: key('OPS-2') },
		fuller: { issueKey: key('OPS-3') },
		filledIn: () => ({ issueKey: key('OPS-2'), output: 'simplified' }),
		check(items, jira) {
			const issue = only(items);
			const { fields } = stored(jira, 'OPS-2');
			assert.deepEqual(Object.keys(issue).sort(), [...SIMPLIFIED].sort());
			assert.equal(issue.key, 'OPS-2');
			assert.equal(issue.summary, fields.summary);
			assert.equal(issue.status, fields.status.name);
			assert.equal(issue.assignee, fields.assignee.displayName);
			assert.deepEqual(issue.labels, fields.labels);
			return `${issue.key} "${issue.summary}", ${issue.status}, ${issue.assignee}`;
		},
	},
	getAllByAssignee: {
		parameters: { assignee: accountId(people.dana.accountId) },
		fuller: { assignee: email('ana@example.com') },
		siteWide: true,
		emptyInSeed: ['description'],
		filledIn: () => ({
			assignee: email(people.ana.email),
			returnAll: true,
			output: 'simplified',
		}),
		check(items, jira) {
			const { accountId } = people.ana;
			const hers = newestFirst(
				jira,
				({ fields, project }) => fields.assignee?.accountId === accountId && project.visible,
			);
			assertKeys(items, hers);
			return `${items.length} issues of ${people.ana.displayName}`;
		},
	},
	getAllByProject: {
		parameters: { projectKey: key('OPS') },
		filledIn: () => ({
			projectKey: OPS,
			returnAll: false,
			limit: 20,
			output: 'simplified',
			options: { openOnly: true },
		}),
		check(items, jira) {
			assertKeys(
				items,
				newestFirst(jira, (issue) => issue.project.key === 'OPS' && isOpen(issue)),
			);
			return `${items.length} open issues of OPS, newest first`;
		},
	},
	getManyByKeys: {
		parameters: { issueKeys: '10002' },
		fuller: { issueKeys: '10003' },
		siteWide: true,
		filledIn: () => ({ issueKeys: 'OPS-3, OPS-1, OPS-99999', output: 'simplified' }),
		check(items) {
			assertKeys(items, ['OPS-3', 'OPS-1', 'OPS-99999']);
			assert.equal(items[2].found, false);
			return `${items[0].key} and ${items[1].key}, and that there is no ${items[2].key}`;
		},
	},
	getCreateFields: {
		parameters: { projectKey: key('OPS'), issueType: id('10102') },
		filledIn: () => ({
			projectKey: OPS,
			issueType: name('Bug'),
			returnAll: true,
			output: 'simplified',
		}),
		check(items) {
			const required = items.filter((field) => field.required).map(({ name }) => name);
			assert.ok(required.includes('Severity'), `required are ${required.join(', ')}`);
			const { allowedValues } = items.find(({ name }) => name === 'Severity') ?? {};
			assert.ok(Array.isArray(allowedValues) && allowedValues.length > 1, 'Severity has no values');
			return `${items.length} fields of a Bug, required: ${required.join(', ')}`;
		},
	},
	getEditFields: {
		parameters: { issueKey: key('OPS-2') },
		filledIn: () => ({ issueKey: key('OPS-2'), output: 'simplified' }),
		check(items) {
			const names = items.map(({ name }) => name);
			for (const name of ['Summary', 'Assignee', 'Severity']) assert.ok(names.includes(name), name);
			return `${items.length} fields of OPS-2`;
		},
	},
	getTransitions: {
		parameters: { issueKey: key('OPS-2') },
		filledIn: () => ({ issueKey: key('OPS-2'), output: 'simplified' }),
		check(items) {
			assert.ok(items.length > 0, 'no transition');
			for (const { id, toStatus } of items) assert.ok(id && toStatus, JSON.stringify({ id, toStatus }));
			return items.map(({ name }) => name).join(', ');
		},
	},
	search: {
		parameters: { jql: 'project = OPS' },
		siteWide: true,
		filledIn: () => ({
			jql: 'project = OPS AND priority = Highest ORDER BY key',
			returnAll: false,
			limit: 10,
			output: 'raw',
			options: { fields: 'summary,priority' },
		}),
		check(items, jira) {
			assertKeys(items, ['OPS-2']);
			const fields = /** @type {JsonObject} */ (items[0].fields);
			assert.deepEqual(Object.keys(fields).sort(), ['priority', 'summary']);
			assert.equal(fields.summary, stored(jira, 'OPS-2').fields.summary);
			return `${items[0].key} as Jira answers it, with the two fields asked for`;
		},
	},
	transition: {
		// A way back to the same status, which can be taken again and again.
		parameters: { issueKey: key('CHG-6'), moveTo: mode('transition')('Progress') },
		project: 'CHG',
		fuller: {
			issueKey: key('CHG-1'),
			moveTo: mode('status')('Submitted'),
			transitionFields: { mappingMode: 'defineBelow', value: { duedate: '2026-12-24' } },
			options: { assignee: email(people.ana.email) },
		},
		filledIn: () => ({
			issueKey: key('CHG-7'),
			moveTo: mode('status')('Closed'),
			transitionFields: { mappingMode: 'defineBelow', value: null },
			options: { resolution: name('Done'), comment: 'Rolled out to **all** customers.' },
		}),
		check(items, jira) {
			const { key, previousStatus, status, transition } = only(items);
			const { fields } = stored(jira, key);
			assert.deepEqual([key, previousStatus, status, transition], ['CHG-7', 'Verifying', 'Closed', 'Close']);
			assert.equal(fields.status.name, 'Closed');
			assert.equal(fields.resolution.name, 'Done');
			return `${key} ${previousStatus} → ${status}`;
		},
	},
	update: {
		parameters: { issueKey: key('OPS-2'), updateFields: { summary: 'y' } },
		fuller: { updateFields: { summary: 'y', reporter: email('ana@example.com'), description: 'x', allowLoss: true } },
		filledIn: (jira) => ({
			issueKey: url(`${jira.url}/browse/OPS-3`),
			summary: 'Alert when the queue is empty for two minutes',
			description: 'Five minutes turned out to be too long.',
			updateFields: { clearFields: ['duedate'] },
		}),
		check(items, jira) {
			const { key, summary } = only(items);
			const { fields } = stored(jira, 'OPS-3');
			assert.equal(key, 'OPS-3');
			assert.equal(fields.summary, summary);
			assert.equal(fields.summary, 'Alert when the queue is empty for two minutes');
			assert.equal(fields.duedate, null);
			assert.deepEqual(fields.labels, ['monitoring'], 'a field that was not named changed');
			return `${key} "${summary}", due date cleared`;
		},
	},
};
