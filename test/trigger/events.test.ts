import { sleep } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { people, startJira, triggerOf } from '../harness';
import type { Jira } from '../harness';
import { events, resetJira, told } from './values';

let jira: Jira;
beforeAll(async () => (jira = await startJira()));
beforeEach(() => {
	resetJira(jira);
	jira.worklogDelay = 0;
});
afterAll(async () => await jira.close());

async function activated(parameters: object) {
	const trigger = triggerOf({ parameters: { ...parameters } });
	await trigger.activate();
	return trigger;
}

test('a change of status, from one to another: by name in any letter case, or by ID', async () => {
	const done = jira.site.statuses.find(({ untranslatedName }) => untranslatedName === 'Done').id;
	const trigger = await activated({ ...events('issueTransitioned'), fromStatuses: ['in progress'], toStatuses: [done] });
	const ben = jira.by(people.ben);
	ben.change('OPS-1', { status: { name: 'Done' } });
	ben.change('OPS-2', { status: { name: 'In Progress' } });
	ben.change('OPS-2', { status: { name: 'Done' } });
	const items = await trigger.poll();
	expect(told(items)).toEqual(['issueTransitioned OPS-2']);
	expect(items[0].changes).toEqual([
		expect.objectContaining({ field: 'status', fieldId: 'status', fromText: 'In Progress', toText: 'Done', to: done }),
	]);
});

test('a status that there is not is refused, with those that there are', async () => {
	const trigger = triggerOf({ parameters: { ...events('issueTransitioned'), toStatuses: ['Dnoe'] } });
	// n8n 2.41 activates in the background: it shows the failure as an execution.
	const [failure] = await trigger.activate().then(() => trigger.failures, (error: Error) => [error]);
	expect(failure.message).toBe("'To Status Names or IDs' has a status that there is not: 'Dnoe'");
});

test('a status of a project that was made since is known by its name', async () => {
	const trigger = await activated({ ...events('issueTransitioned'), toStatuses: ['Done'] });
	const done = jira.site.statuses.find(({ untranslatedName }) => untranslatedName === 'Done');
	jira.site.statuses.push({ ...done, id: '10999' });
	jira.by(people.ben).change('OPS-1', { status: { id: '10999' } });
	jira.by(people.ben).change('OPS-2', { status: { name: 'In Progress' } });
	const items = await trigger.poll();
	expect(items.map(({ changes }) => (changes as IDataObject[])[0].to)).toEqual(['10999']);
});

test('the chosen fields only, with what became of them', async () => {
	const trigger = await activated({ ...events('fieldChanged'), fields: ['priority', 'parent'] });
	jira.by(people.ben).change('OPS-1', { summary: 'x', priority: { name: 'Low' } });
	jira.by(people.ben).change('OPS-2', { summary: 'y' });
	const [item, ...others] = await trigger.poll();
	expect(others).toEqual([]);
	expect(item.changes).toEqual([expect.objectContaining({ fieldId: 'priority', toText: 'Low' })]);
});

test('an assignment is one to a person', async () => {
	const trigger = await activated(events('issueAssigned'));
	jira.by(people.ben).change('OPS-1', { assignee: { accountId: people.dana.accountId } });
	jira.by(people.ben).change('OPS-1', { assignee: null });
	expect((await trigger.poll()).map(({ changes }) => (changes as IDataObject[])[0].toText)).toEqual([people.dana.displayName]);
});

test.each([
	['*navigable', false],
	['summary', false],
	['*all', true],
	['*all,-comment', false],
	['-comment', false],
])('with the fields %s an issue has its comments: %s', async (fields, expected) => {
	const trigger = await activated({ ...events('commentAdded'), output: 'raw', options: { fields } });
	jira.by(people.ben).comment('OPS-1', 'read for the event');
	const [item] = await trigger.poll();
	expect(item.comment).toMatchObject({ body: 'read for the event' });
	expect((item.issue as IDataObject).fields).toHaveProperty('summary');
	expect('comment' in ((item.issue as IDataObject).fields as IDataObject)).toBe(expected);
});

test('a comment as Markdown, with who may see it', async () => {
	const trigger = await activated(events('commentAdded'));
	jira.by(people.ben).comment('HELP-1', 'for us', { internal: true });
	jira.by(people.dana).comment('HELP-1', 'for all');
	const items = await trigger.poll();
	expect(items.map(({ comment }) => comment)).toEqual([
		expect.objectContaining({ body: 'for us', internal: true, author: { accountId: people.ben.accountId, displayName: people.ben.displayName } }),
		expect.objectContaining({ body: 'for all', internal: false }),
	]);
});

test.each([
	['internal', ['for us']],
	['public', ['for all']],
	['all', ['for us', 'for all']],
])('comments that are %s', async (commentVisibility, bodies) => {
	const trigger = await activated({ ...events('commentAdded'), options: { commentVisibility } });
	jira.by(people.ben).comment('HELP-1', 'for us', { internal: true });
	jira.by(people.dana).comment('HELP-1', 'for all');
	expect((await trigger.poll()).map(({ comment }) => (comment as IDataObject).body)).toEqual(bodies);
});

test('an edited comment each time it is edited, and the first of it only where that is wanted', async () => {
	const ben = jira.by(people.ben);
	const trigger = await activated(events('commentEdited'));
	const { id } = ben.comment('OPS-1', 'one');
	expect(await trigger.poll()).toEqual([]);
	for (const text of ['two', 'three']) {
		await sleep(5);
		jira.by(people.dana).editComment('OPS-1', id, text);
		const [{ comment, actor }] = await trigger.poll();
		expect(comment).toMatchObject({ id, body: text });
		expect(actor).toMatchObject({ accountId: people.dana.accountId });
	}
});

test('logged time that the last change of its issue does not tell of, with the issue, within projects and query', async () => {
	const trigger = await activated({ ...events('worklogAdded'), jql: 'summary ~ "Printer"' });
	const ben = jira.by(people.ben);
	const { key } = ben.create('OPS', { summary: 'Printer' });
	ben.logWork('OPS-2', 60);
	const { id } = ben.logWork(key, 3_600);
	const issue = jira.issue(key)!;
	issue.updatedAt = 0; // logging time need not move it
	const items = await trigger.poll();
	expect(told(items)).toEqual([`worklogAdded ${key}`]);
	expect(items[0].worklog).toMatchObject({ id, timeSpent: '1h', timeSpentSeconds: 3_600, comment: null });
	expect(await trigger.poll()).toEqual([]);
});

test('what is logged while Jira leaves out the last minute comes later', async () => {
	jira.worklogDelay = 60_000;
	const trigger = await activated(events('worklogAdded'));
	jira.by(people.ben).logWork('OPS-1', 60);
	expect(await trigger.poll()).toEqual([]);
	jira.worklogDelay = 0;
	expect(told(await trigger.poll())).toEqual(['worklogAdded OPS-1']);
});

test('a file that was attached, also where it is deleted by the time', async () => {
	const trigger = await activated(events('attachmentAdded'));
	const file = jira.by(people.ben).attach('OPS-1', 'log.txt');
	jira.by(people.ben).attach('OPS-2', 'gone.txt');
	jira.issue('OPS-2')!.attachments = [];
	expect((await trigger.poll()).map(({ attachment }) => attachment)).toEqual([
		{ id: file.id, filename: 'log.txt', mimeType: 'text/plain', size: 3 },
		expect.objectContaining({ filename: 'gone.txt' }),
	]);
	jira.issue('OPS-1')!.attachments = [];
	jira.by(people.ben).change('OPS-1', { summary: 'x' });
	expect(await trigger.poll()).toEqual([]);
});

test("changes of the credential's own account are left out, and those of excluded accounts", async () => {
	const parameters = { ...events('issueCreated'), options: { excludedAccounts: `${people.dana.accountId}, x` } };
	const trigger = await activated(parameters);
	jira.by(people.ana).create('OPS');
	jira.by(people.dana).create('OPS');
	const { key } = jira.by(people.ben).create('OPS');
	expect(told(await trigger.poll())).toEqual([`issueCreated ${key}`]);

	const open = await activated({ ...events('issueCreated'), options: { ignoreOwnChanges: false } });
	const own = jira.by(people.ana).create('OPS');
	expect(told(await open.poll())).toContain(`issueCreated ${own.key}`);
});

test('only issues that match the query', async () => {
	const trigger = await activated({ ...events('issueCreated'), jql: 'priority = High OR priority = Highest' });
	jira.by(people.ben).create('OPS', { priority: { name: 'Low' } });
	const { key } = jira.by(people.ben).create('OPS', { priority: { name: 'High' } });
	expect(told(await trigger.poll())).toEqual([`issueCreated ${key}`]);
});

test('a history and comments that are too long to come with the issue are read back to the last poll', async () => {
	const ben = jira.by(people.ben);
	for (let n = 0; n < 250; n++) ben.comment('OPS-1', `old ${n}`);
	const trigger = await activated({ ...events('issueUpdated', 'commentAdded') });
	await sleep(1_100);
	const texts: string[] = [];
	for (let n = 0; n < 230; n++) {
		ben.change('OPS-1', { summary: `summary ${n}` });
		ben.comment('OPS-1', `new ${n}`);
		texts.push(`summary ${n}`, `new ${n}`);
	}
	jira.site.embeddedComments = 20;
	const items = await trigger.poll();
	const said = items.map(({ changes, comment }) =>
		comment ? (comment as IDataObject).body : (changes as IDataObject[])[0].toText,
	);
	expect(said.filter((text) => !String(text).startsWith('old')).sort()).toEqual(texts.sort());
});
