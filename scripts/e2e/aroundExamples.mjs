// @ts-check
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { itemsOf } from '../n8n/n8nClient.mjs';

const require = createRequire(import.meta.url);
/** @type {typeof import('../../test/sandbox/index.js')} */
const { people } = require('../../test/sandbox');

/**
 * The examples about what is around an issue: sprints, versions, requests.
 *
 * @typedef {import('../n8n/n8nClient.mjs').ExecutionResult} ExecutionResult
 * @typedef {import('../lib/sandbox.mjs').Sandbox} Sandbox
 * @typedef {() => Promise<ExecutionResult>} Again runs the workflow once more
 */

/** @param {ExecutionResult} result @param {string} node @param {string} field */
const textOf = (result, node, field) => String(itemsOf(result, node)[0]?.[field]);

/** @param {Sandbox} jira @param {unknown} sprintId */
const keysIn = (jira, sprintId) =>
	jira
		.issues()
		.filter(({ fields }) =>
			(fields.customfield_10020 ?? []).some((/** @type {{ id: number }} */ { id }) => id === sprintId),
		)
		.map(({ key }) => key)
		.sort();

/** @param {Sandbox} jira @param {string} key */
const fixVersions = (jira, key) =>
	jira.issue(key)?.fields.fixVersions.map((/** @type {{ name: string }} */ { name }) => name);

/** @param {ExecutionResult} result @param {Sandbox} jira */
async function sprint(result, jira) {
	const [{ id }] = itemsOf(result, 'Start the next sprint');
	const states = jira.site.sprints.filter((one) => [21, id].includes(one.id)).map(({ state }) => state);
	assert.deepEqual(states, ['closed', 'active']);
	// APP-7 is on top of the backlog, APP-4 and APP-5 are what was open, APP-6 goes with its parent.
	assert.deepEqual(keysIn(jira, id), ['APP-4', 'APP-5', 'APP-6', 'APP-7']);
	const message = textOf(result, 'Message', 'message');
	assert.match(message, /^APP Sprint 2 is completed\. Goal: Pay by card\n\nDone: 1\n- APP-3 /);
	assert.match(message, /\n\nMoved on: 2\n- APP-4 .*\n- APP-5 /);
	assert.match(message, /\n\nAPP, \d+ \w+ \d{4}, until \d{4}-\d\d-\d\d: 4\n/);
	return message.replaceAll('\n', ' | ').slice(0, 120);
}

/** @param {ExecutionResult} result @param {Sandbox} jira @param {Again} again */
async function release(result, jira, again) {
	assert.deepEqual(
		itemsOf(result, 'Put into the release').map(({ key }) => key),
		['APP-8'],
	);
	const versions = () =>
		jira.site.projects
			.find(({ key }) => key === 'APP')
			?.versions.map(({ name, released }) => `${name} ${released ? 'released' : 'unreleased'}`);
	const after = ['1.0 released', '1.1 released', '2.0 unreleased', '0.9 released', '1.2 unreleased'];
	assert.deepEqual(versions()?.sort(), after.sort());
	for (const key of ['APP-4', 'APP-5']) assert.deepEqual(fixVersions(jira, key), ['1.2']);
	const notes = textOf(result, 'Release notes', 'notes');
	assert.match(notes, /^# APP 1\.1, released \d{4}-\d\d-\d\d\n\n(- .+ \(APP-[38]\)\n){2}\n2 of 4 issues .+ in 1\.2\.$/);
	const second = await again();
	assert.equal(second.status, 'success', second.error);
	assert.ok(!second.runs['Create the next version'], 'a second version was created');
	assert.match(textOf(second, 'Release notes', 'notes'), /\n0 of 2 issues/);
	return '1.1 released with 2 issues, 2 moved to 1.2';
}

/** @param {ExecutionResult} result @param {Sandbox} jira */
async function request(result, jira) {
	const key = textOf(result, 'Create the request', 'issueKey');
	const issue = jira.issue(key);
	assert.equal(issue?.fields.reporter.accountId, people.kim.accountId);
	assert.deepEqual(
		issue.attachments.map(({ filename }) => filename),
		['quote.txt'],
	);
	// Jira makes a comment of the file; the note is the last.
	const note = issue.comments.at(-1);
	assert.deepEqual(note?.properties, [{ key: 'sd.public.comment', value: { internal: true } }]);
	assert.equal(itemsOf(result, 'Approve it')[0]?.decision, 'approved');
	const message = textOf(result, 'Message', 'message');
	const expected =
		/^HELP-\d+ A laptop for a new colleague, for Kim Customer: approved\nAttached: quote\.txt\n.+ left\n/;
	assert.match(message, expected);
	return message.replaceAll('\n', ' | ').slice(0, 120);
}

/** @type {Record<string, (result: ExecutionResult, jira: Sandbox, again: Again) => Promise<string>>} by file */
export const AROUND = {
	'sprint-change.json': sprint,
	'release-a-version.json': release,
	'customer-request-with-approval.json': request,
};

/** @type {Record<string, (by: ReturnType<Sandbox['by']>) => unknown>} what has to be in Jira before, by file */
export const BEFORE_AROUND = {
	'release-a-version.json': (by) =>
		by.change(by.create('APP', { summary: 'Pay by phone' }).key, {
			status: { name: 'Done' },
			resolution: { name: 'Done' },
		}),
};
