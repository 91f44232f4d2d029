// @ts-check
import assert from 'node:assert/strict';
import { chain, jiraNode, locator, manualTrigger, NODE_TYPE } from './workflows.mjs';

/**
 * @typedef {import('./editorChecks.mjs').EditorRun} EditorRun
 * @typedef {import('../n8n/n8nClient.mjs').JsonObject} JsonObject
 */

const CREATE = {
	...{ resource: 'issue', operation: 'create', projectKey: locator('key', 'OPS') },
	...{ issueType: locator('name', 'Bug'), summary: 'Checkout fails' },
};

/** A value for a field of each kind, by its ID. */
const VALUES = {
	customfield_10040: '100401',
	customfield_10041: 'API, Mail',
	customfield_10042: '100420 > 100421',
	customfield_10043: 12.5,
	customfield_10044: '2026-12-31T00:00:00',
	customfield_10046: 'ben@example.com',
	customfield_10048: 'The disk was **full**',
};

const UPDATE = { ...{ resource: 'issue', operation: 'update' }, issueKey: locator('key', 'OPS-2') };

/**
 * The mapper's parameter as the editor stores it, the fields without a value removed.
 *
 * @param {EditorRun} run
 * @param {JsonObject} node its parameters
 * @param {string} methodName
 */
async function mapped({ stack }, node, methodName) {
	const { fields } = /** @type {{ fields: Array<{ id: string }> }} */ (
		await stack.client.request('POST', '/dynamic-node-parameters/resource-mapper-fields', {
			path: 'parameters.fields',
			nodeTypeAndVersion: { name: NODE_TYPE, version: 1 },
			currentNodeParameters: node,
			methodName,
			credentials: { jiraSiestaApi: stack.credentials.jiraSiestaApi },
		})
	);
	const schema = fields.map((field) => ({ ...field, removed: !(field.id in VALUES) }));
	return { mappingMode: 'defineBelow', value: VALUES, matchingColumns: [], schema };
}

/** The form that is made from Jira's metadata. @param {EditorRun} run */
export async function checkFieldForm(run) {
	const { editor, stack, checks, line, photo } = run;
	/** @param {JsonObject} [more] @param {JsonObject} [node] */
	const open = async (more, node = CREATE) => {
		const workflow = chain('Fields', [manualTrigger(), jiraNode({ ...node, ...more })]);
		const { id } = await stack.client.importWorkflow(workflow, stack.credentials);
		await editor.openNode(id, 'jira');
		await editor.field('customfield_10040').waitFor();
	};
	await checks.check(`${line} form of Jira's fields, a required one missing`, async () => {
		await open();
		const before = stack.jira.issues().length;
		await editor.execute();
		await editor.page.getByText('is required').first().waitFor();
		await editor.photographPanel(photo('issue-create-required'));
		assert.equal(stack.jira.issues().length, before, 'an issue was created');
		return 'n8n marks Severity and does not run the node';
	});
	await checks.check(`${line} form of Jira's fields`, async () => {
		await open();
		await editor.field('customfield_10040').click();
		await editor.page.getByRole('option', { name: 'Major', exact: true }).click();
		await editor.photographPanel(photo('issue-create-fields'));
		await editor.page.getByText('Add field to send').first().click();
		await editor.page.getByText('Story point estimate', { exact: true }).first().waitFor();
		return 'a Bug needs a Severity: it is there with its values, the other fields can be added';
	});
	await checks.check(`${line} fields of every kind in one go`, async () => {
		await open({ fields: await mapped(run, CREATE, 'fieldsToCreate') });
		await editor.photographPanel(photo('issue-create-custom'));
		const before = stack.jira.issues().length;
		await editor.execute();
		await editor.visible('output-panel').getByText('1 item').first().waitFor();
		const [issue] = stack.jira.issues().slice(before);
		const set = Object.keys(VALUES).filter((id) => issue.fields[id] != null);
		assert.deepEqual(set, Object.keys(VALUES), 'not all fields were set');
		return `${issue.key}: select, list, cascade, number, date, person and rich text`;
	});
	await checks.check(`${line} fields of an update by hand`, async () => {
		await open({ fields: await mapped(run, UPDATE, 'fieldsToUpdate') }, UPDATE);
		await editor.field('customfield_10043').locator('input').first().fill('7.5');
		await editor.execute();
		await editor.visible('output-panel').getByText('1 item').first().waitFor();
		const { fields } = /** @type {{ fields: JsonObject }} */ (stack.jira.issue('OPS-2'));
		const set = Object.keys(VALUES).filter((id) => fields[id] != null);
		assert.deepEqual(set, Object.keys(VALUES), 'not all fields were set');
		assert.equal(fields.customfield_10043, 7.5, 'what was typed last was not sent');
		return 'OPS-2: those of every kind, one of them changed in the form';
	});
}
