// @ts-check
import assert from 'node:assert/strict';
import { locator } from '../workflows.mjs';

/** @typedef {import('./job.mjs').Job} Job */

/** @type {Job} */
export const confirm = {
	name: 'A write that needs confirmation',
	async run({ person, jira, open }) {
		const { editor } = person;
		const change = { resource: 'issue', operation: 'update', issueKey: locator('key', 'OPS-3') };
		const values = { summary: 'Alert after two minutes', updateFields: { summary: 'Alert after two minutes' } };
		await open({ ...change, ...values }, { credential: 'Jira: writes need confirmation' });
		const planned = await person.run();
		assert.equal(planned.error, '');
		const code = String(planned.items[0]?.confirmationCode);
		person.hesitate(
			'nothing says that nothing was written',
			!/not written|nothing (was|is) written/i.test(planned.shown),
		);
		await person.add('safety', 'confirmationCode', 'Confirmation Code');
		await person.enter('confirmationCode', code);
		const carriedOut = await person.run();
		assert.equal(carriedOut.error, '');
		assert.equal(jira.issue('OPS-3')?.fields.summary, 'Alert after two minutes', 'it was not carried out');
		await editor.field('confirmationCode').waitFor();
		const again = await person.run();
		person.hesitate('a second run looks like a write', again.error === '' && !/already|before/i.test(again.shown));
	},
};

/** @type {Job} */
export const dryRun = {
	name: 'A dry run',
	async run({ person, jira, open }) {
		const node = { projectKey: locator('key', 'OPS'), issueType: locator('name', 'Task'), summary: 'Dry run test' };
		await open({ resource: 'issue', operation: 'create', ...node });
		await person.add('safety', 'dryRun', 'Dry Run');
		const before = jira.issues().length;
		const { error, shown } = await person.run();
		assert.equal(error, '');
		assert.equal(jira.issues().length, before, 'the issue was really created');
		person.hesitate('values were not checked', /not ?checked.{0,200}(values|required fields)/i.test(shown));
	},
};
