// @ts-check
import assert from 'node:assert/strict';
import { itemsOf } from '../n8n/n8nClient.mjs';
import { failedNodes } from '../lib/runReport.mjs';
import { withModel } from './standInModel.mjs';
import { differences, ended, everything, writesSince } from './traces.mjs';

/**
 * The examples for tickets: one comes in with its files and the fields that a model writes, new ones are sorted by rules.
 *
 * @typedef {import('../n8n/n8nClient.mjs').ExecutionResult} ExecutionResult
 * @typedef {import('../n8n/n8nClient.mjs').WorkflowJson} WorkflowJson
 * @typedef {import('../n8n/stack.mjs').Stack} Stack
 */

/** What the stand-in model writes: a priority as Jira has it, and one that it has not. */
const WRITTEN = {
	summary: 'Every third payment ends with error 502',
	description: 'Customers cannot pay **since 09:40**.',
	priority: 'High',
};

/** @param {Stack} stack @param {WorkflowJson} workflow @param {Record<string, string>} values */
async function report(stack, workflow, values) {
	const { client, credentials, jira } = stack;
	return await withModel(stack, values, async (model, openAiApi) => {
		const imported = await client.importWorkflow(workflow, { ...credentials, openAiApi });
		const since = jira.requests.length;
		const result = await client.execute(imported);
		ended(result);
		const [{ key }] = itemsOf(result, 'Create the ticket');
		const { fields, attachments } = /** @type {any} */ (jira.issue(String(key)));
		assert.equal(attachments.length, 1, `${key} has ${attachments.length} files`);
		assert.deepEqual(writesSince(jira, since), [
			'POST /rest/api/3/issue 201',
			`POST /rest/api/3/issue/${key}/attachments 200`,
		]);
		assert.ok(model.asked.length > 0, 'the model was not asked');
		const text = JSON.stringify(fields.description);
		assert.match(text, /Every third payment ends with/, "the reporter's own words are missing");
		assert.match(text, /Mia Larsen, /);
		return { key, fields, text, file: attachments[0].filename, failed: failedNodes(result) };
	});
}

/** @param {Stack} stack @param {WorkflowJson} workflow */
async function reportToTicket(stack, workflow) {
	const { key, fields, text, file, failed } = await report(stack, workflow, WRITTEN);
	assert.deepEqual(failed, [], 'nodes with errors');
	assert.deepEqual([fields.summary, fields.priority.name, file], [WRITTEN.summary, WRITTEN.priority, 'gateway.log']);
	assert.match(text, /since 09:40.*As reported/);
	const odd = await report(stack, workflow, { ...WRITTEN, priority: 'Urgent!' });
	assert.equal(odd.fields.priority.name, 'Medium');
	// A model that does not answer as it was asked is one that fails.
	const alone = await report(stack, workflow, { title: 'x' });
	assert.deepEqual(alone.failed, ['Write the fields']);
	assert.match(alone.fields.summary, /^Customers cannot pay since 09:40/);
	return `${key} "${fields.summary}", ${fields.priority.name}, with ${file}; ${alone.key} without the model`;
}

/** What no rule of the example is about, and what one is. */
const NEW_ISSUES = ['Restore of a backup takes a day', 'Order of the columns in the report'];

/**
 * @param {Stack} stack
 * @param {WorkflowJson} workflow
 * @param {boolean} dryRun
 * @returns {Promise<Array<Record<string, any>>>} what the workflow says was done
 */
async function triage({ client, credentials }, workflow, dryRun) {
	const { nodes, ...rest } = structuredClone(workflow);
	const settings = /** @type {any} */ (nodes.find(({ name }) => name === 'Settings')).parameters.assignments
		.assignments;
	settings.find((/** @type {{ name: string }} */ { name }) => name === 'dryRun').value = dryRun;
	const result = await client.execute(await client.importWorkflow({ ...rest, nodes }, credentials));
	ended(result);
	assert.deepEqual(failedNodes(result), [], 'nodes with errors');
	return itemsOf(result, 'What was done');
}

/** @param {Stack} stack @param {WorkflowJson} workflow */
async function triageByRules(stack, workflow) {
	const { jira } = stack;
	const [fits, other] = jira.addIssues('OPS', 2, (n) => ({ summary: NEW_ISSUES[n - 1] })).map(({ key }) => key);
	const before = everything(jira);
	const since = jira.requests.length;
	const plan = await triage(stack, workflow, true);
	assert.deepEqual(writesSince(jira, since), [], 'a dry run wrote');
	assert.deepEqual(differences(before, everything(jira)), []);
	const planned = plan.find(({ issue }) => issue.startsWith(`${fits}: `));
	assert.equal(planned?.written, false);
	const shown = planned.changes.join('\n');
	for (const part of [/Labels: .*storage/, /Priority: .* → High/, /Storage looks at this/, /To Do → In Progress/]) {
		assert.match(shown, part);
	}
	assert.ok(!plan.some(({ issue }) => issue.startsWith(`${other}: `)), 'a rule fits what it is not about');

	const done = await triage(stack, workflow, false);
	assert.deepEqual(
		done.map(({ issue, problems }) => [issue, problems]),
		plan.map(({ issue }) => [issue, []]),
	);
	const { fields, comments } = /** @type {any} */ (jira.issue(fits));
	assert.deepEqual([fields.labels, fields.priority.name, fields.status.name], [['storage'], 'High', 'In Progress']);
	assert.equal(comments.length, 1);
	assert.equal(writesSince(jira, since).length, 3 * plan.length);
	assert.deepEqual(await triage(stack, workflow, false), [], 'a triaged issue was found again');
	return `${plan.length} planned and nothing written, then written; a third run finds none`;
}

/** @type {Record<string, (stack: Stack, workflow: WorkflowJson) => Promise<string>>} by file */
export const TICKETS = {
	'report-to-ticket.json': reportToTicket,
	'triage-with-dry-run.json': triageByRules,
};
