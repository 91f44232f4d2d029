import type { IDataObject } from 'n8n-workflow';

import { people, runNode, shortenWaits, useJira } from '../harness';
import { sample } from './samples';
import { accountId, email, key, name } from './values';

// Items of one run with different values: what is looked up for one is nothing to another. And more of a thing than is
// remembered, or shown on a page.

shortenWaits(100);
const jira = useJira();
beforeEach(() => {
	jira.writeLimit = false;
});

const idOf = (issue: string) => String(jira.issues().find((one) => one.key === issue)?.id);

describe('two items with different values', () => {
	test('two emails are two people', async () => {
		const parameters = sample('issue:assign', { issueKey: key('={{ $json.issue }}'), assignTo: 'user', assignee: email('={{ $json.who }}') });
		const input = [{ issue: 'OPS-2', who: 'dana@example.com' }, { issue: 'OPS-3', who: 'ana@example.com' }];
		const { items } = await runNode({ parameters, input });
		expect(items.map(({ json }) => json.assigneeAccountId)).toEqual([people.dana.accountId, people.ana.accountId]);
		expect(['OPS-2', 'OPS-3'].map((issue) => (jira.issue(issue)?.fields.assignee as IDataObject).accountId)).toEqual([people.dana.accountId, people.ana.accountId]);
	});

	test('two emails in a field are two people', async () => {
		const parameters = sample('issue:update', { issueKey: key('={{ $json.issue }}'), updateFields: { reporter: email('={{ $json.who }}') } });
		await runNode({ parameters, input: [{ issue: 'OPS-2', who: 'dana@example.com' }, { issue: 'OPS-3', who: 'ana@example.com' }] });
		expect(['OPS-2', 'OPS-3'].map((issue) => (jira.issue(issue)?.fields.reporter as IDataObject).accountId)).toEqual([people.dana.accountId, people.ana.accountId]);
	});

	test('two numeric IDs are two issues', async () => {
		const parameters = sample('issue:update', { issueKey: key('={{ $json.issue }}'), updateFields: { summary: '={{ $json.title }}' } });
		const { items } = await runNode({ parameters, input: [{ issue: idOf('OPS-2'), title: 'Two' }, { issue: idOf('OPS-3'), title: 'Three' }] });
		expect(items.map(({ json }) => json.key)).toEqual(['OPS-2', 'OPS-3']);
		expect(['OPS-2', 'OPS-3'].map((issue) => jira.issue(issue)?.fields.summary)).toEqual(['Two', 'Three']);
	});

	test.each(['ID', 'key'])('two projects by %s are two projects', async (by) => {
		const given = (project: string) => (by === 'key' ? project : String((jira.issue(`${project}-1`)?.fields.project as IDataObject).id));
		const { items } = await runNode({
			parameters: sample('issue:getAllByProject', { projectKey: key('={{ $json.project }}'), limit: 1 }),
			input: ['OPS', 'WEB'].map((project) => ({ project: given(project) })),
		});
		expect(items.map(({ json }) => String(json.key).split('-')[0])).toEqual(['OPS', 'WEB']);
	});

	test('one type name in two projects is the type of each', async () => {
		const { items } = await runNode({
			parameters: sample('issue:create', { projectKey: key('={{ $json.project }}'), issueType: name('Task') }),
			input: [{ project: 'OPS' }, { project: 'WEB' }],
		});
		const types = items.map(({ json }) => (jira.issue(String(json.key))?.fields.issuetype as IDataObject).id);
		const { items: listed } = await runNode({ parameters: sample('project:getIssueTypes', { projectKey: key('={{ $json.project }}') }), input: [{ project: 'OPS' }, { project: 'WEB' }] });
		const expected = [0, 1].map((item) => listed.find(({ json, pairedItem }) => json.name === 'Task' && (pairedItem as { item: number }).item === item)?.json.id);
		expect(types).toEqual(expected);
		expect(types[0]).not.toBe(types[1]);
	});

	test.each([
		['two types of a project', [{ project: 'OPS', type: 'Task' }, { project: 'OPS', type: 'Bug' }]],
		['a type of two projects', [{ project: 'OPS', type: 'Task' }, { project: 'WEB', type: 'Task' }]],
	])('%s have the create fields of each: by name and value', async (_what, input) => {
		const parameters = sample('issue:create', {
			projectKey: key('={{ $json.project }}'),
			issueType: name('={{ $json.type }}'),
			additionalFields: { otherFields: '={{ JSON.stringify({ [$json.field]: $json.value }) }}' },
		});
		const alone = [];
		for (const item of input) alone.push((await runNode({ parameters, input: [{ ...item, field: 'No such field', value: 'x' }] })).error?.description);
		const { items } = await runNode({ parameters, input: input.map((item) => ({ ...item, field: 'No such field', value: 'x' })), onError: 'continueRegularOutput' });
		expect(items.map(({ json }) => json.message)).toEqual(alone);
	});

	test('two issues of two projects have the edit fields of each', async () => {
		const parameters = sample('issue:update', { issueKey: key('={{ $json.issue }}'), updateFields: { otherFields: '{ "No such field": 1 }' } });
		const input = [{ issue: 'OPS-2' }, { issue: 'WEB-1' }];
		const alone = [];
		for (const item of input) alone.push((await runNode({ parameters, input: [item] })).error?.description);
		const { items } = await runNode({ parameters, input, onError: 'continueRegularOutput' });
		expect(items.map(({ json }) => json.message)).toEqual(alone);
		expect(alone[0]).not.toBe(alone[1]);
	});

	test.each([[['OPS-2', 'WEB-1']], [['WEB-1', 'OPS-2']]])('a name on the screens of %j is looked up on each', async (issues) => {
		const parameters = sample('issue:update', { issueKey: key('={{ $json.issue }}'), updateFields: { componentsToAdd: 'network' } });
		const sent = async (given: string[]) => {
			jira.reset();
			await runNode({ parameters, input: given.map((issue) => ({ issue })), onError: 'continueRegularOutput' });
			const puts = jira.requests.filter(({ method }) => method === 'PUT');
			return Object.fromEntries(puts.map(({ path, body }) => [path.split('/').at(-1), body.update.components]));
		};
		const alone = { ...(await sent(['OPS-2'])), ...(await sent(['WEB-1'])) };
		expect(await sent(issues)).toEqual(alone);
		expect(alone['OPS-2']).not.toEqual(alone['WEB-1']);
	});

	test('two names of projects are told with the key of each', async () => {
		const { items } = await runNode({
			parameters: sample('issue:getAllByProject', { projectKey: key('={{ $json.project }}') }),
			input: [{ project: 'Operations' }, { project: 'Human resources' }, { project: 'No such project' }],
			onError: 'continueRegularOutput',
		});
		expect(items.map(({ json }) => /Its key is \w+/.exec(String(json.message))?.[0])).toEqual(['Its key is OPS', 'Its key is HR', undefined]);
	});

	test('two people in plans have the name of each', async () => {
		const parameters = sample('issue:assign', { assignTo: 'user', assignee: accountId('={{ $json.who }}'), safety: { dryRun: true } });
		const { items } = await runNode({ parameters, input: [{ who: people.dana.accountId }, { who: people.ana.accountId }] });
		expect(items.map(({ json }) => (json.changes as IDataObject[])[0].after)).toEqual([
			expect.stringContaining(people.dana.displayName),
			expect.stringContaining(people.ana.displayName),
		]);
	});

	test('two queries without rows are checked each for itself', async () => {
		jira.unknownInJql = 'empty';
		const { items } = await runNode({
			parameters: sample('issue:search', { jql: '={{ $json.jql }}' }),
			input: [{ jql: 'project = NOPE1' }, { jql: 'project = NOPE2' }],
			onError: 'continueRegularOutput',
		});
		expect(items.map(({ json }) => /NOPE\d/.exec(String(json.error))?.[0])).toEqual(['NOPE1', 'NOPE2']);
	});
});

const create = sample('issue:create', { summary: '={{ $json.title }}' });
const rows = (count: number) => Array.from({ length: count }, (_, row) => ({ title: `Row ${row}` }));
const ofRow = (row: number) => ({ method: 'POST', path: '/rest/api/3/issue', match: ({ body }: { body?: { fields?: { summary?: string } } }) => body?.fields?.summary === `Row ${row}` });
const made = (title: string) => jira.issues().find(({ fields }) => fields.summary === title)?.key;

test('a create without an answer is looked for also when another item has failed, and counts as done', async () => {
	jira.fail({ ...ofRow(0), drop: true, after: true, delay: 300 }); // until the other has failed
	jira.fail({ ...ofRow(1), status: 400, body: { errorMessages: ['No.'] } });
	const { error } = await runNode({ parameters: create, input: rows(2) });
	expect(error?.message).toBe('No.');
	expect(error?.description).toContain(`Already done in Jira: Create ${made('Row 0')} (item 0)`);
});

test('and is found behind more than a page of newer issues', async () => {
	jira.fail({ ...ofRow(0), drop: true, after: true });
	jira.fail({ path: '/rest/api/3/search/jql', delay: 3_000 }); // until the others have been made
	const { items } = await runNode({ parameters: create, input: rows(160) });
	expect(items[0].json.key).toBe(made('Row 0'));
	expect(items).toHaveLength(160);
	expect(jira.issues().filter(({ fields }) => fields.summary === 'Row 0')).toHaveLength(1);
}, 60_000);

test('what is already done is told in the order of the items', async () => {
	for (const row of [0, 1, 2]) jira.fail({ ...ofRow(row), delay: 100 * (3 - row) });
	jira.fail({ ...ofRow(3), delay: 600, status: 400, body: { errorMessages: ['No.'] } });
	const { error } = await runNode({ parameters: create, input: rows(4) });
	expect([...String(error?.description).matchAll(/\(item (\d)\)/g)].map(([, item]) => item)).toEqual(['0', '1', '2']);
});

test('of more issues than Jira takes the newest are those that a search is told of', async () => {
	jira.indexLag = 60_000;
	const executionId = 'sixty issues';
	const { items } = await runNode({ parameters: { ...create, safety: { inOrder: true } }, input: rows(60), executionId });
	await runNode({ parameters: sample('issue:search', { jql: 'project = OPS' }), executionId });
	const told = jira.requests.findLast(({ path }) => path === '/rest/api/3/search/jql')?.body?.reconcileIssues;
	expect(told).toEqual(items.slice(10).map(({ json }) => Number(json.id)));
});
