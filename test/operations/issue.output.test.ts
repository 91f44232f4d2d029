import { people, runNode, startJira } from '../harness';
import type { Jira } from '../harness';
import { email, key } from './values';

let jira: Jira;
beforeAll(async () => (jira = await startJira()));
afterEach(() => expect(jira.findings).toEqual([]));
afterAll(async () => await jira.close());

const RICH = { type: 'doc', version: 1, content: [{ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Cause' }] }] };

/** OPS-2 with a value in every kind of field. */
beforeEach(async () => {
	jira.reset();
	const otherFields = {
		...{ Severity: 'Major', 'Affected services': 'API, Web', Location: 'Europe > Prague', Cost: 12.5, 'Target date': '2026-12-31' },
		...{ 'Incident manager': people.ben.accountId, Responders: [people.ana.accountId], 'Root cause': RICH, Sprint: 8, Tags: 'a' },
		...{ 'Found in version': '2026.1', components: 'Network', timetracking: { originalEstimate: '2d' }, 'Support group': 'jira-users' },
	};
	const { error } = await runNode({ parameters: { resource: 'issue', operation: 'update', issueKey: key('OPS-2'), updateFields: { otherFields } } });
	if (error) throw new Error(error.message);
	jira.requests.length = 0;
});

const get = (parameters: object) => ({ resource: 'issue', operation: 'get', issueKey: key('OPS-2'), simplify: false, ...parameters });
const search = (parameters: object) => ({ resource: 'issue', operation: 'search', jql: 'key = OPS-2', simplify: false, ...parameters });
const byProject = (parameters: object) => ({ resource: 'issue', operation: 'getAllByProject', projectKey: key('OPS'), simplify: false, returnAll: true, ...parameters });
const byAssignee = (parameters: object) => ({ resource: 'issue', operation: 'getAllByAssignee', assignee: email('ben@example.com'), simplify: false, ...parameters });

const NAMED = {
	Severity: 'Major',
	'Affected services': ['API', 'Web'],
	Location: 'Europe > Prague',
	Cost: 12.5,
	'Target date': '2026-12-31',
	'Incident manager': { displayName: 'Ben Okafor', accountId: people.ben.accountId },
	Responders: [{ displayName: 'Ana Novak', accountId: people.ana.accountId }],
	'Root cause': '## Cause',
	Sprint: [{ name: 'OPS Sprint 8', id: 8, state: 'active' }],
	Tags: ['a'],
	'Found in version': '2026.1',
	'Support group': 'jira-users',
	'Severity 2': null,
};
const OWN = {
	summary: 'Worker crashes on empty queue',
	status: 'In Progress',
	issuetype: 'Bug',
	priority: 'Highest',
	project: 'OPS',
	parent: 'OPS-1',
	subtasks: ['OPS-4'],
	components: ['Network'],
	assignee: { displayName: 'Ben Okafor', accountId: people.ben.accountId },
	timetracking: { originalEstimate: '2d', remainingEstimate: '2d', timeSpent: null },
	resolution: null,
	comment: { total: 0, comments: [] },
	statusCategory: 'In Progress',
};

describe('Field Names', () => {
	test.each([
		['Get', get],
		['Search', search],
		['Get Many by Project', byProject],
		['Get Many by Assignee', byAssignee],
	])('%s: custom fields by name, values as a person reads them', async (_operation, parameters) => {
		const { items, error } = await runNode({ parameters: parameters({ output: 'fieldNames' }) });
		expect(error).toBeUndefined();
		const { json } = items.find((item) => item.json.key === 'OPS-2')!;
		expect(json).toMatchObject({ key: 'OPS-2', url: `${jira.url}/browse/OPS-2`, id: jira.issue('OPS-2')!.id, ...OWN, ...NAMED });
		expect(Object.keys(json).filter((field) => field.startsWith('customfield_'))).toEqual([]);
	});

	test('the names are read once for all items', async () => {
		const { items } = await runNode({ parameters: get({ output: 'fieldNames' }), input: [{}, {}, {}] });
		expect(items).toHaveLength(3);
		expect(jira.requests.filter(({ path }) => path === '/rest/api/3/field')).toHaveLength(1);
	});

	test('only the fields asked for', async () => {
		const { items } = await runNode({ parameters: get({ output: 'fieldNames', options: { fields: 'summary, customfield_10040' } }) });
		expect(Object.keys(items[0].json)).toEqual(['key', 'id', 'url', 'summary', 'Severity']);
	});
});

describe('Selected Fields', () => {
	test('by name and ID, under the name they were asked for by; the key always', async () => {
		const { items } = await runNode({ parameters: get({ output: 'selectedFields', selectedFields: 'Summary, customfield_10042, story point estimate, Root cause, Key' }) });
		expect(items[0].json).toEqual({
			key: 'OPS-2',
			id: jira.issue('OPS-2')!.id,
			url: `${jira.url}/browse/OPS-2`,
			Summary: OWN.summary,
			customfield_10042: 'Europe > Prague',
			'story point estimate': null,
			'Root cause': '## Cause',
		});
		expect(jira.requests[1].query).toEqual({ fields: 'summary,customfield_10042,customfield_10016,customfield_10048' });
	});

	test('namesakes are all given, numbered', async () => {
		const { items } = await runNode({ parameters: search({ output: 'selectedFields', selectedFields: 'severity' }) });
		expect(items[0].json).toMatchObject({ severity: 'Major', 'severity 2': null });
		expect(jira.requests[1].body.fields).toEqual(['customfield_10040', 'customfield_10060']);
	});

	test('the key alone', async () => {
		const { items } = await runNode({ parameters: search({ output: 'selectedFields', selectedFields: 'key' }) });
		expect(Object.keys(items[0].json)).toEqual(['key', 'id', 'url']);
	});

	test.each([
		['an unknown field', 'Summary, Severty', "'Selected Fields' names a field that Jira does not have: 'Severty'"],
		['nothing', '={{ "" }}', "'Selected Fields' is empty"],
	])('%s is refused', async (_what, selectedFields, message) => {
		const { error } = await runNode({ parameters: get({ output: 'selectedFields', selectedFields }) });
		expect(error?.message).toBe(message);
		expect(jira.requests.filter(({ path }) => path !== '/rest/api/3/field')).toEqual([]);
	});
});

describe('rich text', () => {
	const fields = { output: 'selectedFields', selectedFields: 'Root cause' };

	test.each([
		['adf', RICH, undefined],
		['markdown', '## Cause', undefined],
		['html', expect.stringContaining('Cause'), 'renderedFields'],
	])('as %s', async (richText, expected, expand) => {
		for (const parameters of [get, search]) {
			const { items, error } = await runNode({ parameters: parameters({ ...fields, options: { richText } }) });
			expect(error).toBeUndefined();
			expect(items[0].json['Root cause']).toEqual(expected);
			const { query, body } = jira.requests.at(-1)!;
			expect(query.expand ?? body?.expand).toBe(expand);
		}
	});

	test('of a simplified issue', async () => {
		const { items } = await runNode({ parameters: get({ simplify: true, options: { richText: 'html' } }) });
		expect(items[0].json.description).toMatch(/^<p>/);
	});

	test('of many issues read in parallel', async () => {
		jira.addIssues('WEB', 150, () => ({ summary: 'Mass', description: RICH }));
		const { items } = await runNode({ parameters: search({ jql: 'project = WEB', returnAll: true, output: 'selectedFields', selectedFields: 'Description', options: { richText: 'html' } }) });
		expect(items.length).toBeGreaterThan(150);
		expect(items.filter(({ json }) => String(json.Description).includes('Cause'))).toHaveLength(150);
	});
});

test('raw stays what it was', async () => {
	for (const parameters of [get({}), get({ output: 'raw' })]) {
		const { items } = await runNode({ parameters });
		expect(items[0].json.fields).toMatchObject({ customfield_10040: { value: 'Major' }, status: { name: 'In Progress' } });
	}
	expect(jira.requests.map(({ path }) => path)).not.toContain('/rest/api/3/field');
});
