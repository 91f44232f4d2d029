// @ts-check
import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Editor } from './editor.mjs';
import { checkFieldForm } from './fieldChecks.mjs';
import { JOBS } from './jobs/index.mjs';
import { doJob } from './jobs/job.mjs';
import { OPERATIONS } from './operations.mjs';
import { panels, triggerPanel } from './panelChecks.mjs';
import { Person } from './person.mjs';
import { installedPackage } from '../n8n/userFolder.mjs';
import { chain, jiraNode, locator, manualTrigger } from './workflows.mjs';

/**
 * @typedef {object} EditorRun
 * @property {Editor} editor
 * @property {import('../n8n/stack.mjs').Stack} stack
 * @property {import('./checks.mjs').Checks} checks
 * @property {string} line goes before every check's name
 * @property {(name: string) => string} photo path of a picture
 */

/** @param {EditorRun} run */
async function signIn({ editor, checks, line }) {
	return await checks.check(`${line} editor sign in`, async () => {
		await editor.signIn();
		return 'the start page is there';
	});
}

/** @param {EditorRun} run */
async function nodesPanel({ editor, stack, checks, line, photo }) {
	const { id } = await stack.client.importWorkflow(chain('Nodes panel', [manualTrigger()]), stack.credentials);
	await checks.check(`${line} nodes panel search`, async () => {
		await editor.openWorkflow(id);
		await editor.searchNodes('jira siesta');
		await editor.photograph(editor.visible('node-creator'), photo('nodes-panel-search'), {
			height: 200,
		});
		return 'Jira Siesta is found';
	});
	await checks.check(`${line} nodes panel actions`, async () => {
		await editor.visible('item-iterator-item').filter({ hasText: 'Jira Siesta' }).first().click();
		const action = editor.visible('item-iterator-item').filter({ hasText: 'Create issue' });
		await action.waitFor();
		await editor.photograph(editor.visible('node-creator'), photo('nodes-panel-actions'), {
			height: 900,
		});
		const actions = await editor.visible('node-creator').innerText();
		const [, count] = /Actions \((\d+)\)/.exec(actions) ?? [];
		assert.equal(Number(count), OPERATIONS.length, `${count} actions`);
		await action.click();
		await editor.visible('node-parameters').waitFor();
		assert.equal(await editor.shown('operation'), 'Create');
		return `${OPERATIONS.length} actions; "Create issue" adds the node and opens it`;
	});
}

/** @param {EditorRun} run */
async function credentials({ editor, stack, checks, line, photo }) {
	const { apiToken } = stack.jira.account;
	const workflow = chain('Credential', [manualTrigger(), jiraNode({ resource: 'project', operation: 'getAll' })]);
	const { id } = await stack.client.importWorkflow(workflow, stack.credentials);

	/** @param {string} name @param {RegExp} expected @param {() => Promise<void>} act */
	const says = async (name, expected, act) =>
		await checks.check(`${line} ${name}`, async () => {
			await act();
			const message = await editor.connectionMessage();
			await editor.photographDialog(editor.credential(), photo(name.replaceAll(' ', '-')));
			const [found] = expected.exec(message) ?? [];
			assert.ok(found, `the dialog says: ${message}`);
			return `"${found}"`;
		});

	await says('credential accepted', /Connection tested successfully/, async () => {
		await editor.openNode(id, 'jira');
		await editor.openCredential();
		await editor.retryCredential();
	});
	await checks.check(`${line} credential permissions`, async () => {
		await editor.chooseInCredential('permissions', 'Custom');
		const classes = await editor.credential().innerText();
		await editor.chooseInCredential('permissions', 'Writes Need Confirmation');
		await editor.chooseInCredential('projectAccess', 'Listed Projects');
		await editor.photographDialog(editor.credential(), photo('credential-permissions'));
		await editor.switchInCredential('moreLimits');
		const text = classes + (await editor.credential().innerText());
		await editor.switchInCredential('moreLimits');
		await editor.chooseInCredential('permissions', 'Full');
		await editor.chooseInCredential('projectAccess', 'All Projects of the Account');
		for (const label of ['Permissions', 'Log Work', 'Full Access Projects', 'Writes per Execution']) {
			assert.ok(text.includes(label), `no ${label}`);
		}
		return 'permissions, projects and the number of writes can be limited';
	});
	await says('credential refused token', /Jira refused the email or the API token[^.?]*/, () =>
		editor.saveCredential({ apiToken: 'wrong' }),
	);
	await says('credential refused url', /'http:\/\/jira\.example\.com' [^.]+/, () =>
		editor.saveCredential({ apiToken, url: 'http://jira.example.com' }),
	);
	await checks.check(`${line} credential restored`, async () => {
		await editor.saveCredential({ url: `${stack.jira.url}/` });
		assert.match(await editor.connectionMessage(), /Connection tested successfully/);
		await editor.saveCredential({ url: stack.jira.url });
		return 'the right URL is accepted, with a trailing slash too';
	});
}

/** Lists that are searched on Jira's side. @param {EditorRun} run */
async function pickers({ editor, stack, checks, line, photo }) {
	const empty = locator('list', '');
	const create = {
		projectKey: empty,
		issueType: empty,
		assignee: empty,
		summary: 'Checkout fails with error 502',
	};
	const workflow = chain('Pickers', [
		manualTrigger(),
		{
			...jiraNode({ resource: 'issue', operation: 'create', ...create }),
			id: 'create',
			name: 'Create',
		},
		{
			...jiraNode({ resource: 'issue', operation: 'get', issueKey: empty }),
			id: 'get',
			name: 'Get',
			position: [520, 0],
		},
	]);
	const { id } = await stack.client.importWorkflow(workflow, stack.credentials);

	/**
	 * @param {string} parameter
	 * @param {{ offered: string, typed: string, found: string[], choose: string }} expected
	 */
	const search = async (parameter, { offered, typed, found, choose }) =>
		await checks.check(`${line} picker ${parameter}`, async () => {
			await editor.openPicker(parameter);
			const offers = await editor.offers();
			assert.ok(offers.includes(offered), `${offered} is not among ${offers.join(', ')}`);
			assert.deepEqual(await editor.searchPicker(typed), found);
			await editor.photographPanel(photo(`picker-${parameter}`));
			await editor.pick(choose);
			assert.equal(await editor.picked(parameter), choose);
			return `${offers.length} offered, "${typed}" finds ${found.join(', ')}`;
		});

	await checks.check(`${line} picker panel`, async () => {
		await editor.openNode(id, 'create');
		return 'opened';
	});
	const ops = 'Operations (OPS)';
	await search('projectKey', { offered: ops, typed: 'oper', found: [ops], choose: ops });
	await search('issueType', {
		offered: 'Sub-task',
		typed: 'as',
		found: ['Task', 'Sub-task'],
		choose: 'Task',
	});
	const ben = 'Ben Okafor';
	await search('assignee', {
		offered: 'Ana Novak (ana@example.com)',
		typed: 'ben',
		found: [ben],
		choose: ben,
	});
	await checks.check(`${line} picker second panel`, async () => {
		await editor.openNode(id, 'get');
		return 'opened';
	});
	const crash = 'OPS-2 Worker crashes on empty queue';
	await search('issueKey', { offered: crash, typed: 'crashes', found: [crash], choose: crash });
}

/** A person, found by what somebody knows of them. @param {EditorRun} run */
async function userByEmail({ editor, stack, checks, line }) {
	await checks.check(`${line} user by email`, async () => {
		const node = jiraNode({ resource: 'user', operation: 'get', accountId: locator('list', '') });
		const { id } = await stack.client.importWorkflow(chain('User', [manualTrigger(), node]), stack.credentials);
		await editor.openNode(id, 'jira');
		const person = new Person(editor, stack.client);
		await person.mode('accountId', 'email');
		await person.enter('accountId', 'erik@example.com');
		const { error, items } = await person.run();
		assert.equal(error, '');
		assert.equal(items[0].displayName, 'Erik Lindqvist');
		assert.deepEqual([...person.red], [], 'something is red');
		return `${items[0].displayName} by what his profile hides`;
	});
}

/** The first example, opened and run as a newcomer does. @param {EditorRun} run @param {import('../n8n/n8nClient.mjs').WorkflowJson} example */
async function firstExample({ editor, stack, checks, line, photo }, example) {
	await checks.check(`${line} editor runs the example`, async () => {
		const { id } = await stack.client.importWorkflow(example, stack.credentials);
		await editor.openWorkflow(id);
		const nodes = editor.visible('canvas-node').or(editor.visible('sticky'));
		await editor.photograph(nodes, photo('workflow'));
		await editor.visible('execute-workflow-button').click();
		await editor.page.getByText('Workflow executed successfully').first().waitFor();
		await editor.photograph(nodes, photo('workflow-executed'));
		const last = String(example.nodes.at(-1)?.name);
		await editor.openOnCanvas(last);
		const output = editor.visible('output-panel');
		await output
			.getByText(/\d+ items/)
			.first()
			.waitFor();
		await output.getByTestId('radio-button-table').click();
		await editor.photographPage(photo('result'));
		return `"${example.name}" executed, "${last}" shows its output`;
	});
}

/** A newcomer's jobs: nothing is red, no run fails, nothing makes a person stop. @param {EditorRun} run @param {string} userFolder */
async function newcomer({ editor, stack, checks, line }, userFolder) {
	const folder = installedPackage(userFolder);
	for (const job of JOBS) {
		await checks.check(`${line} newcomer: ${job.name}`, async () => {
			const { trouble, red, hesitations, counts } = await doJob(job, { editor, stack, folder });
			assert.equal(trouble, '');
			assert.deepEqual([...red, ...hesitations], []);
			assert.equal(counts.failedRuns, 0, 'a run failed');
			return 'done without a stop';
		});
	}
}

/**
 * @typedef {Array<{ file: string, workflow: import('../n8n/n8nClient.mjs').WorkflowJson }>} Examples
 *
 * @param {object} options
 * @param {import('playwright-core').Page} options.page
 * @param {import('../n8n/stack.mjs').Stack} options.stack
 * @param {import('./checks.mjs').Checks} options.checks
 * @param {string} options.line
 * @param {string} options.photos folder
 * @param {string} options.userFolder of n8n
 * @param {Examples} options.examples
 */
export async function checkEditor({ page, stack, userFolder, checks, line, photos, examples }) {
	const editor = new Editor(page, stack.server.url);
	const photo = (/** @type {string} */ name) => join(photos, `${name}.png`);
	checks.evidence = async (name) => {
		const path = join(await mkdtemp(join(tmpdir(), 'jira-siesta-failed-')), `${name}.png`);
		await page.screenshot({ path });
		return path;
	};
	/** @type {EditorRun} */
	const run = { editor, stack, checks, line, photo };
	if (!(await signIn(run))) return;
	const part = (/** @type {string} */ name, /** @type {() => Promise<void>} */ work) =>
		checks.part(`${line} editor ${name}`, work);
	await part('panels', () => panels(run));
	await part('trigger panel', () => triggerPanel(run));
	await part('nodes panel', () => nodesPanel(run));
	await part('credential', () => credentials(run));
	await part('pickers', () => pickers(run));
	await part('user by email', () => userByEmail(run));
	await part("Jira's fields", () => checkFieldForm(run));
	await part('first example', () => firstExample(run, examples[0].workflow));
	await part('newcomer', () => newcomer(run, userFolder));
}
