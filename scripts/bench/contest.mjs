// @ts-check
import { createRequire } from 'node:module';
import { itemsOf } from '../n8n/n8nClient.mjs';
import { chain, jiraNode, locator, manualTrigger, SUBJECT } from '../e2e/workflows.mjs';

/**
 * @typedef {import('../n8n/n8nClient.mjs').JsonObject} JsonObject
 * @typedef {import('../n8n/n8nClient.mjs').WorkflowNode} WorkflowNode
 * @typedef {import('../lib/sandbox.mjs').Sandbox} Sandbox
 *
 * @typedef {object} Measurement
 * @property {number} ms time of the node alone, as n8n records it
 * @property {number} requests
 * @property {number} inFlight most requests open at once
 *
 * @typedef {object} Task the same work for both nodes
 * @property {string} name
 * @property {number} latency ms the embedded Jira takes for each request
 * @property {number} [fieldsPageSize] most rows the embedded Jira gives at once with their fields
 * @property {number} issues how many are created or read
 * @property {number} inputs items that go into the node
 * @property {(jira: Sandbox) => void} furnish what is in Jira before
 * @property {JsonObject} siesta parameters of Jira Siesta
 * @property {JsonObject} [builtIn] parameters of n8n's own node
 * @property {JsonObject} [single] parameters of Jira Siesta where it does one thing per request
 * @property {JsonObject} [floor] parameters of the bare node
 */

const require = createRequire(import.meta.url);

export const BUILT_IN_CREDENTIAL = 'jiraSoftwareCloudApi';
const CREATED = 200;
const MANY = 1000;
const READ = 2000;
const OPS = { key: 'OPS', id: '10000', task: '10102' };
/** Of issues that {@link furnishForReading} has made. */
const KEY = '=OPS-{{ $json.n + 1000 }}';
const SUMMARY = '=Benchmark issue {{ $json.n }}';

/** @param {Sandbox} jira */
function furnishForReading(jira) {
	const { doc } = require('../../test/sandbox/adf');
	const has = jira.issues().filter(({ project }) => project.key === OPS.key).length;
	jira.addIssues(OPS.key, READ - has, (n) => ({
		summary: `Order ${n} waits for a confirmation`,
		description: doc(`Order ${n} was sent at 09:40.`, 'The confirmation has not come yet.', 'Please ask the carrier.'),
		labels: ['order', `lane-${n % 7}`],
	}));
}

/** @param {'create' | 'createMany'} operation */
const creation = (operation) => ({
	...{ resource: 'issue', operation, summary: SUMMARY },
	projectKey: locator('key', OPS.key),
	issueType: locator('id', OPS.task),
});

const BUILT_IN_CREATION = {
	...{ jiraVersion: 'cloud', resource: 'issue', operation: 'create', summary: SUMMARY },
	project: locator('id', OPS.id),
	issueType: locator('id', OPS.task),
	additionalFields: {},
};

/** @type {Task[]} */
export const TASKS = [
	{
		name: `Create ${CREATED} issues`,
		...{ latency: 50, issues: CREATED, inputs: CREATED },
		furnish: () => {},
		siesta: creation('create'),
		builtIn: BUILT_IN_CREATION,
		floor: { operation: 'create', value: SUMMARY },
	},
	{
		name: `Create ${CREATED} issues by Create Many`,
		...{ latency: 50, issues: CREATED, inputs: CREATED },
		furnish: () => {},
		siesta: creation('createMany'),
		builtIn: BUILT_IN_CREATION,
	},
	{
		name: `Create ${MANY.toLocaleString('en-US')} issues by Create Many`,
		...{ latency: 150, issues: MANY, inputs: MANY },
		furnish: () => {},
		siesta: creation('createMany'),
		single: creation('create'),
	},
	{
		name: `Get ${CREATED} issues, one by one`,
		...{ latency: 50, issues: CREATED, inputs: CREATED },
		furnish: furnishForReading,
		siesta: { resource: 'issue', operation: 'get', issueKey: locator('key', KEY), output: 'raw' },
		builtIn: { jiraVersion: 'cloud', resource: 'issue', operation: 'get', issueKey: KEY, additionalFields: {} },
		floor: { operation: 'get', value: KEY },
	},
	{
		name: `Read ${READ.toLocaleString('en-US')} issues, every field`,
		// Jira gives fewer rows than asked when they have many fields (5,000 only for ids and keys, says
		// its documentation); with every field 100 is what is usually seen.
		...{ latency: 150, fieldsPageSize: 100, issues: READ, inputs: 1 },
		furnish: furnishForReading,
		siesta: {
			...{ resource: 'issue', operation: 'search', jql: `project = ${OPS.key}` },
			...{ returnAll: true, output: 'raw', options: { fields: '*all' } },
		},
		builtIn: {
			...{ jiraVersion: 'cloud', resource: 'issue', operation: 'getAll', returnAll: true },
			options: { jql: `project = ${OPS.key}`, fields: '*all' },
		},
	},
];

/** @param {number} count @returns {WorkflowNode[]} nodes that give so many items, numbered in `n` */
export const items = (count) => [
	{
		...{
			id: 'list',
			name: 'List',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			position: [200, 0],
		},
		parameters: {
			mode: 'raw',
			jsonOutput: `={{ { list: Array.from({ length: ${count} }, (_, i) => ({ n: i + 1 })) } }}`,
			options: {},
		},
	},
	{
		...{
			id: 'split',
			name: 'Split',
			type: 'n8n-nodes-base.splitOut',
			typeVersion: 1,
			position: [400, 0],
		},
		parameters: { fieldToSplitOut: 'list', options: {} },
	},
];

/** @param {JsonObject} parameters @returns {WorkflowNode} n8n's own Jira node */
const builtInNode = (parameters) => ({
	...jiraNode(parameters),
	type: 'n8n-nodes-base.jira',
	credentials: { [BUILT_IN_CREDENTIAL]: { id: null, name: 'Built-in' } },
});

/** @param {JsonObject} parameters @returns {WorkflowNode} the least that a node does: see floor/ */
export const floorNode = (parameters) => ({ ...builtInNode(parameters), type: 'CUSTOM.jiraFloor' });

/** @typedef {'siesta' | 'single' | 'builtIn' | 'floor'} Contestant */

/** @type {Record<Contestant, (parameters: JsonObject) => WorkflowNode>} */
const NODES = { siesta: jiraNode, single: jiraNode, builtIn: builtInNode, floor: floorNode };

/**
 * Lets one node do one task on a fresh embedded Jira and looks whether the work was done.
 *
 * @param {import('../n8n/stack.mjs').Stack} stack
 * @param {Task} task
 * @param {Contestant} which
 * @returns {Promise<Measurement>}
 */
export async function measure({ client, credentials, jira }, task, which) {
	const workflow = chain(`${task.name} (${which})`, [
		manualTrigger(),
		...items(task.inputs),
		NODES[which](/** @type {JsonObject} */ (task[which])),
	]);
	const imported = await client.importWorkflow(workflow, credentials);
	jira.reset();
	task.furnish(jira);
	jira.latency = task.latency;
	jira.fieldsPageSize = task.fieldsPageSize;
	const result = await client.execute(imported, 300_000);
	const keys = new Set(itemsOf(result, SUBJECT).map(({ key }) => key));
	if (result.status !== 'success' || keys.size !== task.issues) {
		throw new Error(`${workflow.name}: ${result.status}, ${keys.size} issues. ${result.error ?? ''}`);
	}
	const [{ executionTime }] = result.runs[SUBJECT];
	return { ms: executionTime, requests: jira.requests.length, inFlight: jira.maxInFlight };
}
