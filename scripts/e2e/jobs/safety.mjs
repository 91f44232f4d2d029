// @ts-check
import assert from 'node:assert/strict';
import { locator } from '../workflows.mjs';
import { NEXT } from './job.mjs';

/** @typedef {import('./job.mjs').Job} Job */

/** @type {Job} */
export const confirm = {
	name: 'A write that needs confirmation',
	async run({ person, jira, open }) {
		const node = {
			...{ resource: 'issue', operation: 'update', issueKey: locator('key', 'OPS-3') },
			updateFields: { priority: locator('name', 'Highest') },
		};
		// A second node, as the node's own placeholder says.
		const then = { ...node, safety: { confirmationCode: '={{ $json.confirmationCode }}' } };
		await open(node, { credential: 'Jira: writes need confirmation', then });
		const planned = await person.run();
		assert.equal(planned.error, '');
		person.hesitate('nothing says that nothing was written', !/nothing (has been|was|is) written/i.test(planned.shown));
		await person.editor.openNeighbour(NEXT.node);
		const carriedOut = await person.run(NEXT);
		assert.equal(carriedOut.error, '');
		assert.equal(jira.issue('OPS-3')?.fields.priority.name, 'Highest', 'it was not carried out');
		const again = await person.run(NEXT);
		person.hesitate('a second run looks like a write', again.error === '' && !/already|before:/i.test(again.shown));
	},
};

/** @type {Job} */
export const dryRun = {
	name: 'A dry run',
	async run({ person, jira, open }) {
		const node = { projectKey: locator('key', 'OPS'), issueType: locator('name', 'Task'), summary: 'Dry run test' };
		await open({ resource: 'issue', operation: 'create', ...node });
		await person.add('safety', 'dryRun', 'Dry Run');
		await person.add('safety', 'auditRecord', 'Include Audit Record');
		const record = person.editor.field('auditRecord').locator('.el-switch.is-checked');
		person.hesitate('Include Audit Record is off when it is added', !(await record.isVisible()));
		const before = jira.issues().length;
		const { error, shown } = await person.run();
		assert.equal(error, '');
		assert.equal(jira.issues().length, before, 'the issue was really created');
		person.hesitate('no hint on the output', !/Dry run: nothing has been written/.test(shown));
		person.hesitate('values were not checked', /not ?checked.{0,200}(values|required fields)/i.test(shown));
	},
};
