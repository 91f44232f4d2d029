import { runNode, useJira } from '../harness';
import { key, url } from './values';

const jira = useJira();

const get = (parameters: object) => ({ resource: 'issue', operation: 'get', issueKey: key('OPS-2'), ...parameters });

test('a flat issue, from the fields it needs', async () => {
	const { items } = await runNode({ parameters: get({}) });
	expect(jira.requests).toEqual([
		expect.objectContaining({
			method: 'GET',
			path: '/rest/api/3/issue/OPS-2',
			query: { fields: 'summary,status,issuetype,priority,assignee,labels,duedate,updated,description' },
		}),
	]);
	const [{ json, pairedItem }] = items;
	const { fields } = jira.issue('OPS-2')!;
	expect(Object.keys(json)).toEqual([
		'key', 'summary', 'status', 'issueType', 'priority', 'assignee', 'assigneeAccountId', 'dueDate', 'labels', 'updated', 'description', 'url',
	]);
	expect(json).toMatchObject({
		key: 'OPS-2',
		url: `${jira.url}/browse/OPS-2`,
		summary: fields.summary,
		status: fields.status.name,
		issueType: fields.issuetype.name,
	});
	expect(pairedItem).toEqual({ item: 0 });
});

test('what Create wrote comes back as text', async () => {
	const description = 'First line\nsecond line\n\nNew paragraph';
	const { items } = await runNode({
		parameters: { resource: 'issue', operation: 'create', projectKey: key('OPS'), issueType: { __rl: true, mode: 'name', value: 'Task' }, summary: 's', description },
	});
	const { items: read } = await runNode({ parameters: get({ issueKey: key(String(items[0].json.key)) }) });
	expect(read[0].json.description).toBe(description);
});

test('the raw answer, with the fields and parts that are asked for', async () => {
	const raw = await runNode({ parameters: get({ output: 'raw' }) });
	expect(jira.requests[0].query).toEqual({ fields: '*all' });
	expect(raw.items[0].json).toMatchObject({ key: 'OPS-2', self: expect.any(String), fields: expect.objectContaining({ project: expect.any(Object) }) });

	const some = await runNode({ parameters: get({ output: 'raw', options: { fields: ' summary , status,', expand: 'names' } }) });
	expect(jira.requests[1].query).toEqual({ fields: 'summary,status', expand: 'names' });
	expect(Object.keys(some.items[0].json.fields as object).sort()).toEqual(['status', 'summary']);
	expect(some.items[0].json.names).toMatchObject({ summary: 'Summary' });
});

test.each([
	['lower case', key('ops-2'), 'OPS-2'],
	['an address', url('/browse/OPS-2'), 'OPS-2'],
	['a numeric ID', key('ID'), 'OPS-2'],
	['a key from before the project was renamed', key('OLDOPS-2'), 'OPS-2'],
])('by %s', async (_how, issueKey, found) => {
	const { id } = jira.issue('OPS-2')!;
	const byId = issueKey.value === 'ID' ? key(id) : issueKey;
	const given = issueKey.mode === 'url' ? url(`${jira.url}${issueKey.value}`) : byId;
	const { items } = await runNode({ parameters: get({ issueKey: given }) });
	expect(items[0].json.key).toBe(found);
	expect(jira.requests).toHaveLength(1);
});

test('two items are paired, each with its own issue', async () => {
	const { items } = await runNode({ parameters: get({ issueKey: '={{ $json.issue }}' }), input: [{ issue: 'OPS-3' }, { issue: 'OPS-1' }] });
	expect(items.map(({ json, pairedItem }) => [json.key, pairedItem])).toEqual([
		['OPS-3', { item: 0 }],
		['OPS-1', { item: 1 }],
	]);
});

test('what one item asks for is not asked for the next', async () => {
	const parameters = get({ output: 'raw', options: { fields: '={{ $json.fields }}', expand: '={{ $json.expand }}' } });
	await runNode({ parameters, input: [{ fields: 'summary', expand: 'names' }, { fields: 'status' }, {}] });
	expect(jira.requests.map(({ query }) => query)).toEqual(
		expect.arrayContaining([{ fields: 'summary', expand: 'names' }, { fields: 'status' }, { fields: '*all' }]),
	);
	expect(jira.requests).toHaveLength(3);
});

test.each(['OPS-99999', 'SEC-1'])('%s: Jira gives one answer for missing and invisible', async (issueKey) => {
	const { error } = await runNode({ parameters: get({ issueKey: key(issueKey) }) });
	expect(error?.message).toBe('Issue does not exist or you do not have permission to see it.');
	expect(error).toMatchObject({ httpCode: '404', context: { itemIndex: 0 } });
});

test.each([
	{ allowedHttpRequestDomains: 'none' },
	{ allowedHttpRequestDomains: 'domains', allowedDomains: 'elsewhere.example.com' },
])("what n8n's HTTP Request node may do with the credential (%j) does not touch this node", async (credential) => {
	const { items, error } = await runNode({ parameters: get({}), credential });
	expect([error, items.length]).toEqual([undefined, 1]);
});
