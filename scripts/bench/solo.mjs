// @ts-check
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { items } from './contest.mjs';
import { peakMemory, restartPeak } from './memory.mjs';
import { itemsOf } from '../n8n/n8nClient.mjs';
import { PACKAGE_NAME } from '../lib/paths.mjs';
import { chain, jiraNode, locator, manualTrigger, SUBJECT } from '../e2e/workflows.mjs';

/**
 * What only this node is measured for: there is nothing of the kind in n8n's own.
 *
 * @typedef {import('../n8n/n8nClient.mjs').JsonObject} JsonObject
 * @typedef {import('../n8n/stack.mjs').Stack} Stack
 */

/** Input items of a large run. */
export const MANY = 1_000;
const EVERY = 20;

/**
 * @param {Stack} stack
 * @param {string} name
 * @param {number} inputs
 * @param {JsonObject} parameters
 * @param {{ node?: typeof jiraNode, onError?: string }} [settings] of the node, and which one it is
 */
export async function runOnce(
	{ client, credentials },
	name,
	inputs,
	parameters,
	{ node: make = jiraNode, ...settings } = {},
) {
	const node = { ...make(parameters), ...settings };
	const workflow = chain(name, [manualTrigger(), ...items(inputs), node]);
	const imported = await client.importWorkflow(workflow, credentials);
	const result = await client.execute(imported, 600_000);
	if (result.status !== 'success') throw new Error(`${name}: ${result.status} ${result.error ?? ''}`);
	return { ms: result.runs[SUBJECT][0].executionTime, items: itemsOf(result, SUBJECT) };
}

/**
 * Creates with every 20th answered 429.
 *
 * @param {Stack} stack
 * @returns {Promise<string[]>} a row
 */
export async function underRateLimit(stack) {
	const { jira } = stack;
	jira.reset();
	jira.latency = 50;
	let sent = 0;
	jira.fail({
		...{ method: 'POST', path: '/rest/api/3/issue', times: MANY, status: 429 },
		headers: { 'Retry-After': '1', 'RateLimit-Reason': 'jira-burst-based' },
		match: () => ++sent % EVERY === 0,
	});
	const before = jira.issues().length;
	const { ms, items: made } = await runOnce(stack, 'rate limit', MANY, {
		...{ resource: 'issue', operation: 'create', summary: '=Issue {{ $json.n }}' },
		projectKey: locator('key', 'OPS'),
		issueType: locator('id', '10102'),
	});
	const refused = jira.requests.filter(({ status }) => status === 429).length;
	const held = jira.issues().length - before;
	if (held !== MANY || made.length !== MANY) throw new Error(`${held} issues held, ${made.length} told`);
	return [
		`${MANY} creates, every ${EVERY}th answered 429 (wait 1 s)`,
		`${(ms / 1000).toFixed(2)} s, ${refused} refused, ${held} issues, none twice`,
	];
}

/**
 * A run of one item alone, and beside a run of many: it does not wait for that to end.
 *
 * @param {Stack} stack
 * @returns {Promise<string[]>} a row
 */
export async function besideMany(stack) {
	stack.jira.reset();
	stack.jira.latency = 50;
	const parameters = {
		resource: 'issue',
		operation: 'get',
		issueKey: locator('key', '={{ $json.n % 2 ? "OPS-2" : "OPS-3" }}'),
	};
	const one = async () => (await runOnce(stack, 'one', 1, parameters)).ms;
	await one();
	const alone = await one();
	const many = runOnce(stack, 'many', 2 * MANY, parameters);
	while (stack.jira.requests.length < 100) await sleep(20);
	const before = stack.jira.requests.length;
	const beside = await one();
	const meanwhile = stack.jira.requests.length;
	const { ms } = await many;
	if (before < 100 || meanwhile >= 2 * MANY) throw new Error('the large run was not under way');
	return [
		`1 item beside a run of ${2 * MANY} items (50 ms per request)`,
		`${beside} ms, alone ${alone} ms (${(beside / alone).toFixed(1)} times that); the large run took ${(ms / 1000).toFixed(1)} s`,
	];
}

/**
 * The most memory n8n holds while it reads that many issues, simplified.
 *
 * @param {Stack} stack
 * @param {number} count
 * @returns {Promise<string[]>} a row
 */
export async function memoryFor(stack, count) {
	const { jira, server } = stack;
	const pid = Number(server.pid);
	jira.reset();
	jira.addIssues('WEB', count);
	jira.pageSize = undefined;
	await restartPeak(pid);
	const before = await peakMemory(pid);
	const { ms, items: read } = await runOnce(stack, `memory ${count}`, 1, {
		...{ resource: 'issue', operation: 'search', returnAll: true },
		jql: 'project = WEB',
	});
	const peak = await peakMemory(pid);
	return [
		`${read.length.toLocaleString('en-US')} issues read, simplified`,
		`${(ms / 1000).toFixed(1)} s, n8n's memory ${before.toFixed(0)} MiB before, ${peak.toFixed(0)} MiB at its peak`,
	];
}

/**
 * How long Node takes to load the node and its credential, n8n-workflow being there already.
 *
 * @param {import('../n8n/n8nInstall.mjs').N8nInstall} install
 * @param {string} userFolder
 * @returns {string[]} a row
 */
export function loadTime(install, userFolder) {
	const dist = join(userFolder, '.n8n', 'nodes', 'node_modules', PACKAGE_NAME, 'dist');
	const script = `
		require('n8n-workflow');
		const begin = performance.now();
		new (require(${JSON.stringify(join(dist, 'nodes/JiraSiesta/JiraSiesta.node.js'))}).JiraSiesta)();
		new (require(${JSON.stringify(join(dist, 'credentials/JiraSiestaApi.credentials.js'))}).JiraSiestaApi)();
		console.log(performance.now() - begin);`;
	// From the user's folder, as n8n does: elsewhere another n8n-workflow might be found first.
	const options = {
		cwd: userFolder,
		env: { ...process.env, NODE_PATH: join(install.folder, 'node_modules') },
	};
	const times = [1, 2, 3, 4, 5].map(() =>
		Number(execFileSync(install.runtime.binary, ['-e', script], { ...options, encoding: 'utf8' })),
	);
	return ['Loading the package', `${Math.min(...times).toFixed(0)} ms`];
}
