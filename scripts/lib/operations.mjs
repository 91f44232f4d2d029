// @ts-check
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { locator } from './workflows.mjs';

const require = createRequire(import.meta.url);
/** @type {{ people: typeof import('../../test/sandbox/index.js').people }} */
const { people } = require('../../test/sandbox');
/** @type {{ everyProject: () => Array<{ key: string, visible?: boolean, archived?: boolean, types: Array<{ name: string }> }> }} */
const { everyProject } = require('../../test/sandbox/seed/projects');

/**
 * @typedef {import('./n8nClient.mjs').JsonObject} JsonObject
 * @typedef {import('./sandbox.mjs').Sandbox} Sandbox
 *
 * @typedef {object} OperationCase
 * @property {string} resource
 * @property {string} operation
 * @property {(jira: Sandbox) => JsonObject} parameters further parameters of the node, as the editor stores them
 * @property {(items: JsonObject[], jira: Sandbox) => string} check throws, or tells what happened in a few words
 */

/** @param {Pick<OperationCase, 'resource' | 'operation'>} operation as n8nClient's operationNames names it */
export const idOf = ({ resource, operation }) => `${resource}.${operation}`;

/** What the simplified output gives of an issue. */
const SIMPLIFIED = [
	...['key', 'url', 'summary', 'status', 'issueType', 'priority', 'assignee', 'assigneeAccountId'],
	...['labels', 'dueDate', 'updated', 'description'],
];

/**
 * @param {string} value
 * @param {string} name what the list showed when it was chosen
 */
const chosen = (value, name) => ({ ...locator('list', value), cachedResultName: name });

const OPS = chosen('OPS', 'Operations (OPS)');

/** @param {Sandbox} jira @param {unknown} key */
function stored(jira, key) {
	const issue = jira.issue(String(key));
	assert.ok(issue, `Jira has no issue ${key}`);
	return issue;
}

/** @param {JsonObject[]} items */
function only(items) {
	assert.equal(items.length, 1, `${items.length} items instead of 1`);
	return items[0];
}

/** @param {JsonObject[]} items @param {string[]} expected */
function assertKeys(items, expected) {
	assert.deepEqual(
		items.map(({ key }) => key),
		expected,
		`found ${items.map(({ key }) => key).join(' ')} instead of ${expected.join(' ')}`,
	);
}

/**
 * @param {Sandbox} jira
 * @param {(issue: ReturnType<typeof stored>) => boolean} wanted
 */
const newestFirst = (jira, wanted) =>
	jira
		.issues()
		.filter(wanted)
		.sort((a, b) => b.createdAt - a.createdAt)
		.map(({ key }) => key);

/** @param {ReturnType<typeof stored>} issue */
const isOpen = (issue) => issue.fields.status.statusCategory.key !== 'done';

/** @type {OperationCase[]} one per operation, in the order of the menu */
export const OPERATIONS = [
	{
		resource: 'issue',
		operation: 'create',
		parameters: () => ({
			projectKey: OPS,
			issueType: chosen('10102', 'Task'),
			summary: 'Checkout fails with error 502',
			description: 'Since 09:40 every third payment ends with an error.\n\nThe gateway answers 502.',
			assignee: chosen(people.ana.accountId, 'Ana Novak (ana@example.com)'),
			additionalFields: { labels: 'incident,checkout', priority: locator('name', 'High') },
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
	{
		resource: 'issue',
		operation: 'assign',
		parameters: () => ({
			issueKey: chosen('OPS-7', 'OPS-7 Wrong time zone in the nightly report'),
			assignTo: 'user',
			assignee: locator('email', people.ben.email),
		}),
		check(items, jira) {
			const { key, assigneeAccountId } = only(items);
			assert.equal(key, 'OPS-7');
			assert.equal(stored(jira, key).fields.assignee?.accountId, people.ben.accountId);
			assert.equal(assigneeAccountId, people.ben.accountId);
			return `${key} assigned to ${people.ben.displayName}, found by an e-mail his profile hides`;
		},
	},
	{
		resource: 'issue',
		operation: 'get',
		parameters: () => ({ issueKey: locator('key', 'OPS-2'), output: 'simplified' }),
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
	{
		resource: 'issue',
		operation: 'getCreateFields',
		parameters: () => ({
			projectKey: OPS,
			issueType: locator('name', 'Bug'),
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
	{
		resource: 'issue',
		operation: 'getEditFields',
		parameters: () => ({ issueKey: locator('key', 'OPS-2'), output: 'simplified' }),
		check(items) {
			const names = items.map(({ name }) => name);
			for (const name of ['Summary', 'Assignee', 'Severity']) assert.ok(names.includes(name), name);
			return `${items.length} fields of OPS-2`;
		},
	},
	{
		resource: 'issue',
		operation: 'getAllByProject',
		parameters: () => ({
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
	{
		resource: 'issue',
		operation: 'getAllByAssignee',
		parameters: () => ({
			assignee: locator('email', people.ana.email),
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
	{
		resource: 'issue',
		operation: 'update',
		parameters: (jira) => ({
			issueKey: locator('url', `${jira.url}/browse/OPS-3`),
			updateFields: {
				summary: 'Alert when the queue is empty for two minutes',
				description: 'Five minutes turned out to be too long.',
				clearFields: ['duedate'],
			},
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
	{
		resource: 'issue',
		operation: 'search',
		parameters: () => ({
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
	{
		resource: 'project',
		operation: 'getAll',
		parameters: () => ({ returnAll: true, output: 'simplified' }),
		check(items) {
			const visible = everyProject().filter(({ visible = true, archived }) => visible && !archived);
			assertKeys(items, visible.map(({ key }) => key).sort());
			return `${items.length} projects, more than a page of Jira's, none twice`;
		},
	},
	{
		resource: 'project',
		operation: 'getIssueTypes',
		parameters: () => ({ projectKey: OPS, returnAll: true, output: 'simplified' }),
		check(items) {
			const names = items.map(({ name }) => name);
			const types = everyProject().find(({ key }) => key === 'OPS')?.types ?? [];
			assert.deepEqual([...names].sort(), types.map(({ name }) => name).sort());
			return names.join(', ');
		},
	},
	{
		resource: 'user',
		operation: 'get',
		parameters: () => ({ accountId: locator('accountId', people.erik.accountId), output: 'simplified' }),
		check(items) {
			const { accountId, displayName, emailAddress } = only(items);
			assert.equal(accountId, people.erik.accountId);
			assert.equal(displayName, people.erik.displayName);
			assert.equal(emailAddress, people.erik.email);
			return `${displayName}, whose account ID has a colon`;
		},
	},
];
