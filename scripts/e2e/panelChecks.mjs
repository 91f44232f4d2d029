// @ts-check
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { idOf, OPERATIONS } from './operations.mjs';
import { onlyIn, triggerNode } from './trigger/workflow.mjs';
import { chain, jiraNode, manualTrigger } from './workflows.mjs';
import { ROOT } from '../lib/paths.mjs';

/** @typedef {import('./editorChecks.mjs').EditorRun} EditorRun */

/** Whether the documents have a picture of this name: taking one costs as much as the check. @param {string} name */
const isShown = (name) => existsSync(join(ROOT, 'docs', 'images', `${name}.png`));

/**
 * The names of the fields that parameters fill: a collection shows its entries, rows in it show what they are of, and a
 * mapper its rows (fieldChecks.mjs), not itself.
 *
 * @param {object} parameters
 */
const fieldsOf = (parameters) =>
	Object.entries(parameters)
		.filter(([, value]) => !Object.hasOwn(Object(value), 'mappingMode'))
		.flatMap(([name, value]) => (isCollection(value) ? Object.entries(value).flatMap(entryFields) : [name]));

/** @param {[string, unknown]} entry of a collection: a field, or rows with fields */
const entryFields = ([name, value]) =>
	Array.isArray(value) && isCollection(value[0]) ? Object.keys(value[0]) : [name];

/**
 * Whether a panel has other fields than those before it.
 *
 * @param {import('../lib/sandbox.mjs').Sandbox} jira
 */
function isUnlike(jira) {
	const seen = new Set();
	return (/** @type {(typeof OPERATIONS)[number]} */ { resource, operation, parameters }) => {
		const fields = fieldsOf(parameters(jira)).sort().join();
		const isNew = !seen.has(fields) || isShown(`${resource}-${operation}`);
		seen.add(fields);
		return isNew;
	};
}

/** n8n opens the first node whose ID begins so: none may be the beginning of another. @param {{ resource: string, operation: string }} operation */
const nodeIdOf = (operation) => `${idOf(operation)}.node`;

/** Panels show their operation and all its fields: those of every form that operations have. @param {EditorRun} run */
export async function panels({ editor, stack, checks, line, photo }) {
	const labels = (await stack.client.operationNames()) ?? {};
	const cases = OPERATIONS.filter(isUnlike(stack.jira)).map((one, index) => {
		const { resource, operation } = one;
		const parameters = one.parameters(stack.jira);
		const node = {
			...jiraNode({ resource, operation, ...parameters }),
			id: nodeIdOf(one),
			name: `${resource} ${operation}`,
			position: /** @type {[number, number]} */ ([260 + index * 220, 0]),
		};
		return { node, label: labels[idOf(one)], fields: fieldsOf(parameters), picture: `${resource}-${operation}` };
	});
	const workflow = chain('Every form', [manualTrigger(), ...cases.map(({ node }) => node)]);
	const { id } = await stack.client.importWorkflow(workflow, stack.credentials);
	// Loading the editor takes ten times as long as opening a panel.
	let isOpen = false;
	for (const { node, label, fields, picture } of cases) {
		isOpen = await checks.check(`${line} panel ${node.name}`, async () => {
			if (isOpen) await editor.goToNode(id, node.id);
			else await editor.openNode(id, node.id);
			assert.equal(await editor.shown('operation'), label);
			for (const name of fields) await editor.field(name).waitFor({ timeout: 5000 });
			if (isShown(picture)) await editor.photographPanel(photo(picture));
			assert.equal(await editor.issuesOf(node.name), 0, 'n8n marks a field as missing or wrong');
			return `"${label}" with ${fields.join(', ')}`;
		});
	}
}

/** The trigger's panel, with what is narrowed in it. @param {EditorRun} run */
export async function triggerPanel({ editor, stack, checks, line, photo }) {
	await checks.check(`${line} panel of the trigger`, async () => {
		const node = triggerNode({
			...{ events: ['issueCreated', 'issueTransitioned', 'commentAdded'], toStatuses: ['Done'] },
			projects: onlyIn('OPS'),
			...{ jql: 'priority >= High', options: { commentVisibility: 'public' } },
			pollTimes: { item: [{ mode: 'everyMinute' }] },
		});
		const { id } = await stack.client.importWorkflow(chain('Trigger', [node]), stack.credentials);
		await editor.openNode(id, String(node.id));
		assert.equal(await editor.shown('deliverBy'), 'Polling');
		const fields = ['events', 'toStatuses', 'projectKey', 'jql', 'output', 'commentVisibility'];
		for (const name of fields) await editor.field(name).waitFor({ timeout: 5000 });
		await editor.field('toStatuses').getByText('Done').first().waitFor({ timeout: 5000 });
		await editor.photographPanel(photo('trigger'));
		assert.equal(await editor.issuesOf(node.name), 0, 'n8n marks a field as missing or wrong');
		return `Polling with ${fields.join(', ')}`;
	});
}

/** @param {unknown} value @returns {value is object} */
const isCollection = (value) =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && !('__rl' in value);
