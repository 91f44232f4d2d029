// @ts-check
import assert from 'node:assert/strict';
import { PATIENCE_MS } from '../person.mjs';
import { locator } from '../workflows.mjs';

/** @typedef {import('./job.mjs').Job} Job */

/** Adds an entry of the form of Jira's fields, once it is there. @param {import('../person.mjs').Person} person @param {string} name */
async function addJiraField(person, name) {
	const add = person.page.getByText('Add field to send').filter({ visible: true });
	const retry = person.page.getByText('Retry', { exact: true }).filter({ visible: true });
	await add.or(retry).first().waitFor();
	await person.look();
	if (await retry.isVisible()) await person.click(retry);
	await person.click(add);
	await person.click(person.option(name).or(person.page.getByRole('menuitem', { name })));
}

/** @type {Job} */
export const create = {
	name: 'Create an issue',
	async run({ person, jira, open }) {
		const { editor, page } = person;
		await open({ resource: 'issue', operation: 'create' });
		await person.pick('projectKey', 'Operations (OPS)');
		// A second thought: the form of Jira's fields has to follow.
		await person.pick('issueType', 'Task');
		await person.pick('issueType', 'Bug');
		await person.enter('summary', 'Checkout fails with error 502');
		await person.enter('description', 'Since 09:40.\n\n- gateway: **502**');
		await person.pick('assignee', 'Ana Novak');
		await person.choose('customfield_10040', 'Major');
		await person.add('additionalFields', 'priority', 'Priority');
		await person.pick('priority', /^\s*High\s*$/);
		await person.add('additionalFields', 'labels', 'Labels');
		await person.enter('labels', 'incident, checkout');
		const { error, items } = await person.run();
		assert.equal(error, '');
		const fields = jira.issue(String(items[0]?.key))?.fields;
		assert.equal(fields?.customfield_10040?.value, 'Major', 'Severity was not set');
		assert.equal(fields.priority.name, 'High', 'the priority was not set');
		person.hesitate('the result has no summary', !('summary' in items[0]));
		await person.add('additionalFields', 'dueDate', 'Due Date');
		await person.click(editor.field('dueDate').locator('input'));
		await page.locator('.el-picker-panel').filter({ visible: true }).first().waitFor();
		person.hesitate('a date asks for a time', await page.getByPlaceholder('Select time').first().isVisible());
	},
};

/** @type {Job} */
export const search = {
	name: 'Search',
	async run({ person, open }) {
		const { editor } = person;
		await open({ resource: 'issue', operation: 'search' });
		await person.enter('jql', 'project = OPS AND asignee = currentUser()');
		const wrong = await person.run({ mayFail: true });
		assert.match(wrong.error, /asignee/, 'the mistake is not named');
		person.hesitate('technical data before the hint', / · \(HTTP/.test(wrong.error));
		await person.enter('jql', 'project = OPS ORDER BY created DESC');
		const { error, items } = await person.run();
		assert.equal(error, '');
		const columns = Object.keys(items[0]);
		person.hesitate('url before the telling columns', columns.indexOf('url') < columns.indexOf('summary'));
		// The first versions had a switch in front of Output.
		const before = editor.field('simplify');
		await before.or(editor.field('output')).first().waitFor();
		if (await before.isVisible()) {
			person.hesitate('Selected Fields is behind a switch');
			await person.click(before.locator('.el-switch'));
		}
		await person.choose('output', /^Selected Fields/);
		const wanted = editor.field('selectedFields');
		await wanted.waitFor();
		const list = wanted.locator('.el-select').first();
		if (await list.isVisible()) {
			await person.unfold(list, /^Summary/);
			for (const name of ['Summary', 'Story point estimate']) await person.click(person.option(new RegExp(`^${name}`)));
			await person.page.keyboard.press('Escape');
		} else {
			person.hesitate('the fields are not offered in a list');
			await person.enter('selectedFields', 'Summary, Story point estimate');
		}
		const selected = await person.run();
		assert.equal(selected.error, '');
		const names = Object.keys(selected.items[0]).map((name) => name.toLowerCase());
		assert.ok(
			names.some((name) => name.startsWith('story')),
			`no story points in ${names}`,
		);
	},
};

/** @type {Job} */
export const update = {
	name: 'Update',
	async run({ person, jira, open }) {
		await open({ resource: 'issue', operation: 'update' });
		const { editor } = person;
		await person.pick('issueKey', 'OPS-2');
		// The first versions had them in Update Fields only.
		await person.add('updateFields', 'summary', 'Summary');
		await person.enter('summary', 'Worker crashes on an empty queue');
		await person.add('updateFields', 'description', 'Description');
		await person.enter('description', 'A note from the newcomer.');
		// On top it comes with the text.
		const mode = editor.field('descriptionMode');
		await mode.waitFor({ timeout: PATIENCE_MS }).catch(() => {});
		await person.add('updateFields', 'descriptionMode', 'Description Mode');
		await person.choose('descriptionMode', /^Append/);
		await person.unfold(editor.collection('updateFields').getByTestId('collection-parameter-add'), /^Labels/);
		for (const label of ['Summary', 'Description', 'Description Mode', 'Heading']) {
			person.hesitate(`${label} is offered a second time`, await person.option(label).isVisible());
		}
		await person.page.keyboard.press('Escape');
		await addJiraField(person, 'Cost');
		await person.enter('customfield_10043', '12');
		const before = JSON.stringify(jira.issue('OPS-2')?.fields.description);
		const { error, items } = await person.run();
		assert.equal(error, '');
		const fields = jira.issue('OPS-2')?.fields;
		const text = JSON.stringify(fields?.description);
		assert.ok(text.includes('A note from the newcomer.') && text.length > before.length, 'the text was replaced');
		assert.equal(fields?.customfield_10043, 12, 'Cost was not set');
		person.hesitate("'updated' is no date here", Array.isArray(items[0].updated));
	},
};

/** @type {Job} */
export const assign = {
	name: 'Assign',
	async run({ person, jira, open }) {
		await open({ resource: 'issue', operation: 'assign', issueKey: locator('key', 'OPS-7') });
		await person.pick('assignee', 'Ben Okafor');
		const listed = await person.run();
		assert.equal(listed.error, '');
		assert.equal(jira.issue('OPS-7')?.fields.assignee?.displayName, 'Ben Okafor');
		await person.mode('assignee', 'email');
		await person.enter('assignee', 'erik@example.com');
		const typed = await person.run();
		assert.equal(typed.error, '');
		assert.equal(jira.issue('OPS-7')?.fields.assignee?.displayName, 'Erik Lindqvist');
		await person.pick('assignee', 'Ana Novak');
		const { items } = await person.run();
		const forms = [items[0].assignee, typed.items[0].assignee].map((name) => /@/.test(String(name)));
		person.hesitate('one person, named in two ways', forms[0] !== forms[1]);
		await person.mode('assignee', 'email');
		await person.enter('assignee', 'fay@example.com');
		const { error } = await person.run({ mayFail: true });
		assert.ok(error, 'somebody who may not be assigned was');
		person.hesitate('the error does not name what was typed', !error.includes('fay@example.com'));
	},
};
