// @ts-check
import assert from 'node:assert/strict';
import { itemsOf } from '../n8n/n8nClient.mjs';
import { failedNodes } from '../lib/runReport.mjs';
import { withModel } from './standInModel.mjs';
import { differences, ended, everything, writesSince } from './traces.mjs';

/**
 * The examples in which the credential's owner decides: a person approves, an agent only proposes,
 * an agent only reads.
 *
 * @typedef {import('../n8n/n8nClient.mjs').ExecutionResult} ExecutionResult
 * @typedef {import('../n8n/n8nClient.mjs').WorkflowJson} WorkflowJson
 * @typedef {import('../lib/sandbox.mjs').Sandbox} Sandbox
 * @typedef {import('../n8n/stack.mjs').Stack} Stack
 */

/** What a confirmation code looks like: base64url of JSON, a dot, a signature. */
const CODE = /eyJ[\w-]{40,}\.[\w-]{40,}/;

/**
 * Runs the workflow up to its form, answers it, and waits for the end.
 *
 * @param {Stack} stack
 * @param {WorkflowJson & { id: string }} workflow
 * @param {string} decision
 */
async function decide({ client, server }, workflow, decision) {
	const id = await client.start(workflow);
	const waiting = await client.result(id, { until: 'waiting' });
	const [plan] = itemsOf(waiting, 'Plan the change');
	const [{ formUrl }] = itemsOf(waiting, 'Link to the form');
	// Of n8n's address in the world.
	const { pathname, search } = new URL(String(formUrl));
	const here = `${server.url}${pathname}${search}`;
	const form = await (await fetch(here)).text();
	const answer = async () => {
		const body = new FormData();
		body.append('field-0', decision);
		return await fetch(here, { method: 'POST', body });
	};
	const { ok, status } = await answer();
	assert.ok(ok, `n8n answered the form with ${status}`);
	const result = await client.result(id);
	ended(result);
	assert.deepEqual(failedNodes(result), [], 'nodes with errors');
	return { plan, form, result, answer };
}

/** @param {Stack} stack @param {WorkflowJson} workflow */
async function approve(stack, workflow) {
	const { client, credentials, jira } = stack;
	const imported = await client.importWorkflow(workflow, credentials);
	const before = everything(jira);
	const since = jira.requests.length;

	const refused = await decide(stack, imported, 'Refuse');
	assert.equal(refused.plan.status, 'confirmationRequired');
	assert.ok(itemsOf(refused.result, 'Nothing was written')[0]?.message, 'no message');
	assert.ok(!refused.result.runs['Carry it out'], 'a refused change was carried out');
	assert.deepEqual(writesSince(jira, since), [], 'a refused run wrote');

	const { plan, form, result, answer } = await decide(stack, imported, 'Approve');
	const code = String(plan.confirmationCode);
	const changes = /** @type {Array<{ field: string, before: unknown, after: unknown }>} */ (plan.changes);
	for (const { field, after } of changes) {
		assert.ok(form.includes(field) && form.includes(String(after)), `the form does not show ${field}`);
	}
	assert.match(code, CODE);
	assert.doesNotMatch(form, CODE, 'the form shows the code');
	const { key } = /** @type {{ key: string }} */ (plan.target);
	assert.equal(itemsOf(result, 'Carry it out')[0]?.key, key);
	await answer(); // n8n refuses it or not: either way nothing more is written
	assert.deepEqual(writesSince(jira, since), [`PUT /rest/api/3/issue/${key} 204`]);
	const after = everything(jira);
	assert.deepEqual(differences(before, after).sort(), [`${key} duedate`, `${key} priority`]);
	const { duedate, priority } = /** @type {any} */ (after[key]);
	const planned = changes.map((change) => String(change.after).replace(/ \(ID \d+\)$/, ''));
	assert.deepEqual([duedate, priority.name].sort(), planned.sort());
	return `refused in the form: nothing written; approved: ${key} due ${duedate}, ${priority.name}, one write`;
}

/** What the stand-in model fills in. */
const VALUES = {
	summary: 'Nightly backup of the orders database fails',
	description: 'It failed twice.\n\nLook at the **log** of the backup.',
	jql: 'project = OPS AND statusCategory != Done ORDER BY priority DESC',
	issueKey: 'OPS-2',
	text: 'We are on it.',
};

/** A query that finds nothing, and an issue that is not there. */
const NOTHING = { ...VALUES, jql: 'project = OPS AND summary ~ nothinglikethis', issueKey: 'OPS-99999' };

/**
 * @param {Stack} stack
 * @param {WorkflowJson} workflow
 * @param {Record<string, string>} [values]
 */
async function runAgent(stack, workflow, values = VALUES) {
	const { client, credentials, jira } = stack;
	return await withModel(stack, values, async (model, openAiApi) => {
		const imported = await client.importWorkflow(workflow, { ...credentials, openAiApi });
		const before = everything(jira);
		const since = jira.requests.length;
		const result = await client.execute(imported);
		ended(result);
		assert.deepEqual(writesSince(jira, since), [], 'the agent wrote');
		assert.deepEqual(differences(before, everything(jira)), []);
		const [{ output }] = itemsOf(result, 'Agent');
		const seen = model.asked.map(({ body }) => body).join('\n');
		assert.doesNotMatch(seen + output, /confirmationCode/);
		assert.doesNotMatch(seen + output, CODE, 'the model saw a code');
		return { answer: String(output), called: model.calls(), asked: model.asked.length };
	});
}

/** @param {Stack} stack @param {WorkflowJson} workflow */
async function propose(stack, workflow) {
	const { answer, called, asked } = await runAgent(stack, workflow);
	assert.deepEqual(called, ['Propose_an_issue']);
	assert.match(answer, /confirmationRequired/);
	assert.ok(answer.includes(VALUES.summary), 'the plan does not show the summary');
	return `a plan, no code in ${asked} requests to the model, nothing written`;
}

/** @param {Stack} stack @param {WorkflowJson} workflow */
async function draft(stack, workflow) {
	const { answer, called, asked } = await runAgent(stack, workflow);
	assert.deepEqual(called, ['Draft_the_reply']);
	assert.match(answer, /confirmationRequired/);
	assert.ok(answer.includes(VALUES.text), 'the plan does not show the reply');
	return `a plan of the reply, no code in ${asked} requests to the model, nothing written`;
}

/** @param {Stack} stack @param {WorkflowJson} workflow */
async function triage(stack, workflow) {
	const { answer, called } = await runAgent(stack, workflow);
	assert.deepEqual([...called].sort(), ['Create_an_issue', 'Find_issues', 'Read_an_issue']);
	assert.match(answer, /OPS-2/);
	assert.match(answer, /is blocked by the credential/, 'the agent was not told of the refusal');
	assert.match(answer, /Ask its owner/, 'the agent was not told what to do about the refusal');
	const { answer: nothing } = await runAgent(stack, workflow, NOTHING);
	assert.match(nothing, /"found": ?0/, 'nothing found is not told from a broken tool');
	assert.ok(nothing.includes(NOTHING.jql), 'the query that found nothing is not told');
	assert.match(nothing, /Issue does not exist/);
	assert.match(nothing, /Check the value/, 'the agent was not told what to do about a missing issue');
	return 'found and read issues; nothing found, a missing issue and a refused write were told, nothing written';
}

/** @type {Record<string, (stack: Stack, workflow: WorkflowJson) => Promise<string>>} by file */
export const GOVERNED = {
	'approve-before-writing.json': approve,
	'agent-that-proposes.json': propose,
	'customer-comment-reply-draft.json': draft,
	'read-only-triage-agent.json': triage,
};
