'use strict';

const { DirectoryLoader, ExecutionLifecycleHooks, RoutingNode } = require('n8n-core');
const { Workflow } = require('n8n-workflow');
const { JiraSiesta } = require('../../nodes/JiraSiesta/JiraSiesta.node');
const { Credentials } = require('./credentials');

const NODE = 'Jira Siesta';

const nodeType = asLoaded(new JiraSiesta());

let executions = 0;

/** The node type as n8n's server holds it after loading the package (n8n dist/node-types.js). */
function asLoaded(type) {
	if (type.methods && !type.description.requestDefaults) {
		throw new Error(
			'n8n does not take a node with methods for declarative without requestDefaults',
		);
	}
	// Adds "Request Options"; without it `new Workflow` drops the parameter `requestOptions`.
	DirectoryLoader.applyDeclarativeNodeOptionParameters(type);
	// Without it n8n-core takes a path of its own that knows no cancellation.
	type.execute = async function () {
		return (await new RoutingNode(this, type).runNode()) ?? [];
	};
	return type;
}

const startType = (items) => ({
	description: {
		displayName: 'Start',
		name: 'start',
		group: ['trigger'],
		version: 1,
		description: '',
		defaults: {},
		inputs: [],
		outputs: ['main'],
		properties: [],
	},
	execute: async () => [items],
});

/** A node of any other type: it passes on what it gets; a gate lets nothing through. */
const otherType = (name) => ({
	...startType([]),
	description: {
		...startType([]).description,
		...{ name, inputs: ['main'] },
		// n8n takes parameters away that a type does not have.
		properties: ['operation', 'resume'].map((field) => ({ name: field, displayName: field, type: 'string', default: '' })),
	},
	async execute() {
		return [name === 'gate' ? [] : this.getInputData()];
	},
});

/** What could carry out a plan of the node, behind a gate that lets nothing through. */
const CARRY_OUT = [
	{ name: 'Gate', type: 'gate' },
	{
		name: 'Carry out',
		type: 'n8n-nodes-jira-siesta.jiraSiesta',
		parameters: {
			...{ resource: 'issue', operation: 'assign', issueKey: { __rl: true, mode: 'key', value: 'OPS-1' } },
			...{ assignTo: 'nobody', safety: { confirmationCode: '={{ $json.confirmationCode }}' } },
		},
	},
];

/**
 * The part of the server that n8n-core asks for.
 *
 * @param {object} credential url, email, apiToken …
 * @param {string} executionId
 * @param {object} parameters of the node
 */
function serverSide(credential, executionId, parameters) {
	return {
		executionId,
		currentNodeExecutionIndex: 0,
		currentNodeParameters: parameters,
		hooks: new ExecutionLifecycleHooks('manual', executionId, { id: 'workflow', name: 'workflow' }),
		credentialsHelper: new Credentials(credential),
		externalSecretsProxy: { listProviders: () => [] },
		secretsHelpers: {},
		variables: {},
		userId: '1',
		restApiUrl: '',
		instanceBaseUrl: 'http://localhost/',
		webhookBaseUrl: '',
		webhookTestBaseUrl: '',
		// 2.x parses these two: '' ends in "Invalid URL".
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
		formBaseUrl: '',
	};
}

/**
 * A workflow Start → Jira Siesta, with the part of the server that n8n-core asks for.
 *
 * @param {object} node overrides of the node: parameters, onError, retryOnFail …
 * @param {object} credential url, email, apiToken …
 * @param {Array<{ json: object }>} items what Start gives
 * @param {string} [executionId] one of its own for each run
 * @param {object} [around] the nodes before and behind the node, each in a row, and the workflow's ID
 */
function workflowOf(
	node,
	credential,
	items = [],
	executionId = String(++executions),
	{ id = 'workflow', before = [], behind = CARRY_OUT } = {},
) {
	const start = startType(items);
	const nodeOf = (type) => {
		if (type === 'start') return start;
		return type.startsWith('n8n-nodes-jira-siesta.') ? nodeType : otherType(type);
	};
	const row = ['Start', ...before.map(({ name }) => name), node.name ?? NODE, ...behind.map(({ name }) => name)];
	const workflow = new Workflow({
		id,
		name: 'workflow',
		active: false,
		settings: { executionOrder: 'v1' },
		nodeTypes: { getByName: nodeOf, getByNameAndVersion: nodeOf, getKnownTypes: () => ({}) },
		nodes: [
			{ id: '1', name: 'Start', type: 'start', typeVersion: 1, position: [0, 0], parameters: {} },
			{
				id: '2',
				name: NODE,
				type: 'n8n-nodes-jira-siesta.jiraSiesta',
				typeVersion: [nodeType.description.version].flat().at(-1),
				position: [200, 0],
				credentials: { jiraSiestaApi: { id: '1', name: 'Jira Siesta API' } },
				...node,
			},
			...[...before, ...behind].map((other) => ({
				...{ id: other.name, typeVersion: 1, position: [0, 0], parameters: {} },
				...other,
			})),
		],
		connections: Object.fromEntries(
			row.slice(0, -1).map((name, at) => [name, { main: [[{ node: row[at + 1], type: 'main', index: 0 }]] }]),
		),
	});
	const additionalData = serverSide(credential, executionId, node.parameters);
	return { workflow, additionalData, node: workflow.getNode(node.name ?? NODE) };
}

module.exports = { NODE, nodeType, serverSide, workflowOf };
