// @ts-check
import assert from 'node:assert/strict';
import { locator } from '../workflows.mjs';

/** @typedef {import('./job.mjs').Job} Job */

const OWNERS = ['ana@example.com', 'ben@example.com', 'dana@example.com', 'erik@example.com', 'ana@example.com'];
const ROWS = OWNERS.map((owner, row) => ({ title: `Disk full on db${row + 1}`, prio: 'High', owner }));
const IN_OPS = {
	...{ resource: 'issue', operation: 'create' },
	...{ projectKey: locator('key', 'OPS'), issueType: locator('name', 'Task') },
};
const FROM_ROW = {
	...IN_OPS,
	summary: '={{ $json.title }}',
	assignee: locator('email', '={{ $json.owner }}'),
};
/** Named as Jira names its fields. */
const TABLE = { Summary: 'Map me', Description: 'All of it', Assignee: 'ben@example.com', Labels: 'imported' };

/** @param {import('../../lib/sandbox.mjs').Sandbox} jira @param {number} before */
const made = (jira, before) => jira.issues().slice(before);

/** @param {import('./job.mjs').JobRun} run */
async function byDragging({ person, jira, open }) {
	await open(IN_OPS, { rows: ROWS });
	const before = jira.issues().length;
	await person.drag('title', 'summary');
	await person.drag('owner', 'assignee');
	await person.add('additionalFields', 'priority', 'Priority');
	await person.drag('prio', 'priority');
	const first = await person.run();
	if (first.error) {
		person.hesitate(`dragged values are refused: ${first.error}`);
		await person.mode('assignee', 'email');
		await person.mode('priority', 'name');
		const second = await person.run();
		assert.equal(second.error, '');
	}
	const issues = made(jira, before);
	assert.equal(issues.length, ROWS.length, `${issues.length} issues for ${ROWS.length} rows`);
	assert.ok(
		issues.every(({ fields }) => fields.priority.name === 'High'),
		'not all are High',
	);
}

/** @param {import('./job.mjs').JobRun} run */
async function withAWrongRow({ person, jira, open }) {
	const wrong = ROWS.map((row, index) => (index === 2 ? { ...row, owner: 'nobody@example.com' } : row));
	await open(FROM_ROW, { rows: wrong });
	const before = jira.issues().length;
	const { error } = await person.run({ mayFail: true });
	assert.match(error, /nobody@example\.com/, 'the wrong row is not named');
	const written = made(jira, before).length;
	person.hesitate(`${written} issues were created although a row is wrong`, written > 0);
}

/** @param {import('./job.mjs').JobRun} run */
async function inTheirOrder({ person, open }) {
	await open(FROM_ROW, { rows: ROWS });
	const add = person.editor.collection('safety').getByTestId('collection-parameter-add');
	await person.unfold(add, 'Dry Run');
	if (!(await person.option('In Order').isVisible())) return person.hesitate('nothing keeps the rows in their order');
	await person.click(person.option('In Order'));
	const { error, items } = await person.run();
	assert.equal(error, '');
	const numbers = items.map(({ key }) => Number(String(key).split('-')[1]));
	assert.deepEqual(
		numbers,
		numbers.map((_, row) => numbers[0] + row),
		'not in order',
	);
}

/** @param {import('./job.mjs').JobRun} run */
async function byMapping({ person, jira, open }) {
	await open({ ...IN_OPS, summary: '={{ $json.Summary }}' }, { rows: [TABLE] });
	const mode = person.editor.visible('mapping-mode-select').locator('input').first();
	await mode.waitFor();
	await person.click(mode);
	await person.click(person.option(/^Map Automatically/));
	const before = jira.issues().length;
	const { error, shown } = await person.run();
	assert.equal(error, '');
	const [{ fields }] = made(jira, before);
	for (const [column, id] of [
		['Description', 'description'],
		['Assignee', 'assignee'],
	]) {
		person.hesitate(`the column ${column} is dropped in silence`, !fields[id] && !shown.includes(column));
	}
}

/** @type {Job} */
export const rows = {
	name: 'Five rows',
	async run(run) {
		await byDragging(run);
		await withAWrongRow(run);
		await inTheirOrder(run);
		await byMapping(run);
	},
};
