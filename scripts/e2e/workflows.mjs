// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../lib/paths.mjs';

/**
 * @typedef {import('../n8n/n8nClient.mjs').WorkflowJson} WorkflowJson
 * @typedef {import('../n8n/n8nClient.mjs').WorkflowNode} WorkflowNode
 * @typedef {import('../n8n/n8nClient.mjs').JsonObject} JsonObject
 */

export const NODE_TYPE = 'n8n-nodes-jira-siesta.jiraSiesta';
export const CREDENTIAL_TYPE = 'jiraSiestaApi';
export const CREDENTIAL_NAME = 'Embedded Jira (sandbox)';

/** Credentials whose owner has decided what workflows may do, as the examples name them. */
export const GOVERNED_CREDENTIALS = {
	'Jira: read only': { permissions: 'readOnly' },
	'Jira: writes need confirmation': { permissions: 'confirmWrites' },
};

/** The example that `npm start -- --once` runs. */
export const FIRST_EXAMPLE = 'create-assign-find.json';

const FILE = {
	...{ mimeType: 'text/plain', fileName: 'notes.txt', fileExtension: 'txt' },
	data: Buffer.from('As agreed.').toString('base64'),
};

/** Name of the node that {@link workflowOf} puts after the trigger. */
export const SUBJECT = 'Jira Siesta';

/**
 * A resource locator's value, as the editor stores it.
 *
 * @param {string} mode
 * @param {string} value
 */
export const locator = (mode, value) => ({ __rl: true, mode, value });

/**
 * @param {string} name
 * @param {WorkflowNode[]} nodes in a row, each connected to the next
 * @returns {WorkflowJson}
 */
export function chain(name, nodes) {
	const links = nodes
		.slice(1)
		.map((node, index) => [nodes[index].name, { main: [[{ node: node.name, type: 'main', index: 0 }]] }]);
	return {
		name,
		nodes,
		connections: Object.fromEntries(links),
		settings: { executionOrder: 'v1' },
	};
}

/** @returns {WorkflowNode} */
export const manualTrigger = () => ({
	id: 'trigger',
	name: 'Start',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
});

/**
 * @param {JsonObject} parameters
 * @returns {WorkflowNode}
 */
export const jiraNode = (parameters) => ({
	id: 'jira',
	name: SUBJECT,
	type: NODE_TYPE,
	typeVersion: 1,
	position: [260, 0],
	parameters,
	credentials: { [CREDENTIAL_TYPE]: { id: null, name: CREDENTIAL_NAME } },
});

/**
 * A workflow of one Jira Siesta node behind a Manual Trigger, whose item has a file.
 *
 * @param {string} name
 * @param {JsonObject} parameters
 */
export const workflowOf = (name, parameters) => ({
	...chain(name, [manualTrigger(), jiraNode(parameters)]),
	pinData: { [manualTrigger().name]: [{ json: {}, binary: { data: FILE } }] },
});

/**
 * The example workflows, the one to begin with first.
 *
 * @param {string} [folder]
 * @returns {Promise<Array<{ file: string, workflow: WorkflowJson }>>}
 */
export async function exampleWorkflows(folder = join(ROOT, 'examples')) {
	const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
	const ordered = [FIRST_EXAMPLE, ...files.filter((file) => file !== FIRST_EXAMPLE)];
	return await Promise.all(
		ordered.map(async (file) => ({
			file,
			workflow: /** @type {WorkflowJson} */ (JSON.parse(await readFile(join(folder, file), 'utf8'))),
		})),
	);
}
