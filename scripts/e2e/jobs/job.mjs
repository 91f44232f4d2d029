// @ts-check
import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Person } from '../person.mjs';
import { chain, CREDENTIAL_TYPE, jiraNode, manualTrigger } from '../workflows.mjs';

/**
 * @typedef {import('../../n8n/n8nClient.mjs').JsonObject} JsonObject
 * @typedef {import('../../n8n/n8nClient.mjs').WorkflowNode} WorkflowNode
 * @typedef {import('../../n8n/stack.mjs').Stack} Stack
 *
 * @typedef {object} JobRun
 * @property {Person} person
 * @property {Stack} stack
 * @property {import('../../lib/sandbox.mjs').Sandbox} jira as new
 * @property {string} folder of the installed package
 * @property {string} [examples] folder of other examples
 * @property {(parameters: JsonObject, options?: { rows?: JsonObject[], credential?: string, then?: JsonObject }) => Promise<void>} open
 *   opens a Jira Siesta node behind a trigger, which gives the rows; `then` are the parameters of one behind it
 *
 * @typedef {object} Job something a newcomer wants to do
 * @property {string} name
 * @property {(run: JobRun) => Promise<void>} run throws, with the reason, when it cannot be done
 *
 * @typedef {object} Outcome
 * @property {string} name
 * @property {string} trouble why it could not be done; empty when it was
 * @property {import('../person.mjs').Counts} counts
 * @property {string[]} red
 * @property {string[]} hesitations
 */

/** The node that `open` puts behind the first. */
export const NEXT = { node: 'Next' };

/**
 * @param {Job} job
 * @param {object} around
 * @param {import('../editor.mjs').Editor} around.editor
 * @param {Stack} around.stack
 * @param {string} around.folder
 * @param {string} [around.examples]
 * @param {(person: Person) => void} [around.begins] is told who does it
 * @returns {Promise<Outcome>}
 */
export async function doJob(job, { editor, stack, folder, examples, begins }) {
	const { client, credentials, jira } = stack;
	// What was found so far is of the run, not of one job.
	const { checked } = jira.conformance;
	assert.deepEqual(jira.findings, [], 'a request that Atlassian does not document');
	jira.reset();
	jira.conformance.checked = checked;
	const person = new Person(editor, client);
	begins?.(person);
	/** @type {JobRun['open']} */
	const open = async (parameters, { rows, credential = CREDENTIAL_TYPE, then } = {}) => {
		const { id, name } = credentials[credential];
		const signedIn = { credentials: { [CREDENTIAL_TYPE]: { id, name } } };
		const node = { ...jiraNode(parameters), ...signedIn };
		/** @type {WorkflowNode[]} */
		const next = then ? [{ ...jiraNode(then), ...signedIn, id: 'next', name: NEXT.node, position: [520, 0] }] : [];
		const workflow = {
			...chain(job.name, [manualTrigger(), node, ...next]),
			...(rows && { pinData: { [manualTrigger().name]: rows.map((json) => ({ json })) } }),
		};
		const imported = await client.importWorkflow(workflow, {});
		await editor.openNode(imported.id, node.id ?? '');
		// What is loaded for the form has come, or could not.
		await editor.page.waitForLoadState('networkidle');
		await person.look();
	};
	let trouble = '';
	try {
		await job.run({ person, stack, jira, folder, examples, open });
	} catch (error) {
		const picture = join(await mkdtemp(join(tmpdir(), 'jira-siesta-job-')), 'failed.png');
		await editor.page.screenshot({ path: picture });
		console.log(`    see ${picture}`);
		trouble = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 200);
	}
	const { counts, red, hesitations } = person;
	return { name: job.name, trouble, counts, red: [...red], hesitations };
}
