import type { INodePropertyOptions } from 'n8n-workflow';

import { people, runNode, runPicker, useJira } from '../harness';
import { email, key } from './values';

const jira = useJira({ documented: true });

const RICH = { type: 'doc', version: 1, content: [{ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Cause' }] }] };

/** OPS-2 with a value in every kind of field. */
beforeEach(async () => {
	const otherFields = {
		...{ Severity: 'Major', 'Affected services': 'API, Web', Location: 'Europe > Prague', Cost: 12.5, 'Target date': '2026-12-31' },
		...{ 'Incident manager': people.ben.accountId, Responders: [people.ana.accountId], 'Root cause': RICH, Sprint: 8, Tags: 'a' },
		...{ 'Found in version': '2026.1', components: 'Network', timetracking: { originalEstimate: '2d' }, 'Support group': 'jira-users' },
	};
	const { error } = await runNode({ parameters: { resource: 'issue', operation: 'update', issueKey: key('OPS-2'), updateFields: { otherFields } } });
	if (error) throw new Error(error.message);
	jira.requests.length = 0;
});

const get = (parameters: object) => ({ resource: 'issue', operation: 'get', issueKey: key('OPS-2'), output: 'raw', ...parameters });
const search = (parameters: object) => ({ resource: 'issue', operation: 'search', jql: 'key = OPS-2', output: 'raw', ...parameters });
const byProject = (parameters: object) => ({ resource: 'issue', operation: 'getAllByProject', projectKey: key('OPS'), output: 'raw', returnAll: true, ...parameters });
const byAssignee = (parameters: object) => ({ resource: 'issue', operation: 'getAllByAssignee', assignee: email('ben@example.com'), output: 'raw', ...parameters });

const NAMED = {
	Severity: 'Major',
	'Affected services': ['API', 'Web'],
	Location: 'Europe > Prague',
	Cost: 12.5,
	'Target date': '2026-12-31',
	'Incident manager': 'Ben Okafor',
	'Incident manager Account ID': people.ben.accountId,
	Responders: ['Ana Novak'],
	'Responders Account ID': [people.ana.accountId],
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
	issueType: 'Bug',
	priority: 'Highest',
	project: 'OPS',
	parent: 'OPS-1',
	subtasks: ['OPS-4'],
	components: ['Network'],
	assignee: 'Ben Okafor',
	assigneeAccountId: people.ben.accountId,
	timeTracking: { originalEstimate: '2d', remainingEstimate: '2d', timeSpent: null },
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
		expect(Object.keys(items[0].json)).toEqual(['key', 'summary', 'Severity', 'id', 'url']);
	});
});

describe('one spelling of a field and one form of a person', () => {
	const readWith = async (parameters: object) => (await runNode({ parameters: get(parameters) })).items[0].json;

	test('what two outputs share is called and written alike', async () => {
		const outputs = [
			await readWith({ output: 'simplified' }),
			await readWith({ output: 'fieldNames' }),
			await readWith({ output: 'selectedFields', selectedFields: ['summary', 'status', 'issuetype', 'priority', 'assignee', 'labels', 'duedate', 'updated', 'description'] }),
		];
		const [simplified] = outputs;
		for (const output of outputs) expect(output).toEqual(expect.objectContaining(simplified));
		expect(Object.keys(outputs[2]).sort()).toEqual([...Object.keys(simplified), 'id'].sort());
	});

	test('nobody is null in both places', async () => {
		await runNode({ parameters: { resource: 'issue', operation: 'assign', issueKey: key('OPS-2'), assignTo: 'nobody' } });
		expect(await readWith({ output: 'fieldNames' })).toMatchObject({ assignee: null, assigneeAccountId: null });
	});

	test('the key is first and the address last', async () => {
		for (const output of ['simplified', 'fieldNames', 'selectedFields']) {
			const names = Object.keys(await readWith({ output, selectedFields: 'Summary' }));
			expect([names[0], names.at(-1)]).toEqual(['key', 'url']);
		}
	});

	test.each([
		['Other Fields (JSON)', (json: object) => ({ updateFields: { otherFields: json } }), {}],
		['Map Automatically', () => ({ fields: { mappingMode: 'autoMapInputData', value: null } }), undefined],
	])('what was read is written back: %s', async (_way, parameters, input) => {
		const selectedFields = 'Incident manager, Responders, Due date, customfield_10040, Labels, Time tracking';
		const json = await readWith({ output: 'selectedFields', selectedFields });
		for (const own of ['key', 'id', 'url']) delete json[own];
		jira.requests.length = 0;
		const { error, items } = await runNode({
			parameters: { resource: 'issue', operation: 'update', issueKey: key('OPS-5'), ...parameters(json) },
			input: [input ?? json],
		});
		expect(error).toBeUndefined();
		const { fields } = jira.issue('OPS-5')!;
		expect(fields.customfield_10046).toMatchObject({ accountId: people.ben.accountId });
		expect(fields.customfield_10047).toMatchObject([{ accountId: people.ana.accountId }]);
		expect(items[0].json.updatedFields).toEqual(expect.arrayContaining(['Incident manager', 'Responders', 'Severity', 'timeTracking']));
	});

	test('a name alone stays what it is: refused', async () => {
		const otherFields = { 'Incident manager': 'Ben Okafor' };
		const { error } = await runNode({ parameters: { resource: 'issue', operation: 'update', issueKey: key('OPS-5'), updateFields: { otherFields } } });
		expect(error?.message).toContain("'Incident manager'");
	});
});

test('the list of fields has every field once, namesakes with their IDs', async () => {
	const options = await runPicker<INodePropertyOptions[]>('siteFields');
	const names = options.map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
	expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
	expect(options).toEqual(expect.arrayContaining([{ name: 'Summary', value: 'summary' }, { name: 'Severity [customfield_10040]', value: 'customfield_10040' }, { name: 'Cost', value: 'customfield_10043' }]));
});

describe('Selected Fields', () => {
	test('by name and ID, each under its one name; the key always', async () => {
		const { items } = await runNode({ parameters: get({ output: 'selectedFields', selectedFields: 'Summary, customfield_10042, story point estimate, Root cause, Key' }) });
		expect(items[0].json).toEqual({
			key: 'OPS-2',
			id: jira.issue('OPS-2')!.id,
			url: `${jira.url}/browse/OPS-2`,
			summary: OWN.summary,
			Location: 'Europe > Prague',
			'Story point estimate': null,
			'Root cause': '## Cause',
		});
		expect(jira.requests[1].query).toEqual({ fields: 'summary,customfield_10042,customfield_10016,customfield_10048' });
	});

	test('namesakes are all given, numbered', async () => {
		const { items } = await runNode({ parameters: search({ output: 'selectedFields', selectedFields: 'severity' }) });
		expect(items[0].json).toMatchObject({ Severity: 'Major', 'Severity 2': null });
		expect(jira.requests[1].body.fields).toEqual(['customfield_10040', 'customfield_10060']);
	});

	test('a field of a single project is the one of that name there, and in no other project', async () => {
		const { error } = await runNode({ parameters: { resource: 'issue', operation: 'update', issueKey: key('WEB-1'), updateFields: { otherFields: { customfield_10128: 'Platform' } } } });
		expect(error).toBeUndefined();
		jira.requests.length = 0;
		const selected = { output: 'selectedFields', selectedFields: 'Category' };
		const { items } = await runNode({ parameters: get({ ...selected, issueKey: key('={{ $json.key }}') }), input: [{ key: 'WEB-1' }, { key: 'OPS-2' }] });
		expect(items.map(({ json }) => Object.fromEntries(Object.entries(json).filter(([name]) => name.startsWith('Category'))))).toEqual([{ Category: 'Platform' }, { Category: null }]);
		expect(Object.keys(items[0].json)).not.toContain('project');
		const all = await runNode({ parameters: get({ output: 'fieldNames', issueKey: key('WEB-1') }) });
		expect(all.items[0].json).toMatchObject({ Category: 'Platform' });
		expect(Object.keys(all.items[0].json).filter((name) => /^Category [3-9]$/.test(name))).toEqual([]);
	});

	test('the key alone', async () => {
		const { items } = await runNode({ parameters: search({ output: 'selectedFields', selectedFields: 'key' }) });
		expect(Object.keys(items[0].json)).toEqual(['key', 'id', 'url']);
	});

	test.each([
		['an unknown field', 'Summary, Severty', "'Selected Field Names or IDs' names a field that Jira does not have: 'Severty'"],
		['nothing', '={{ "" }}', "'Selected Field Names or IDs' is empty"],
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
		const { items } = await runNode({ parameters: get({ output: 'simplified', options: { richText: 'html' } }) });
		expect(items[0].json.description).toMatch(/^<p>/);
	});

	test('of many issues read in parallel', async () => {
		jira.addIssues('WEB', 150, () => ({ summary: 'Mass', description: RICH }));
		const { items } = await runNode({ parameters: search({ jql: 'project = WEB', returnAll: true, output: 'selectedFields', selectedFields: 'Description', options: { richText: 'html' } }) });
		expect(items.length).toBeGreaterThan(150);
		expect(items.filter(({ json }) => String(json.description).includes('Cause'))).toHaveLength(150);
	});
});

test('raw stays what it was', async () => {
	for (const parameters of [get({}), get({ output: 'raw' })]) {
		const { items } = await runNode({ parameters });
		expect(items[0].json.fields).toMatchObject({ customfield_10040: { value: 'Major' }, status: { name: 'In Progress' } });
	}
	expect(jira.requests.map(({ path }) => path)).not.toContain('/rest/api/3/field');
});
