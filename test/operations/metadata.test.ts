import { runNode, useJira } from '../harness';
import { EMPTY, id, key, name } from './values';

const jira = useJira({ documented: true });

const issueTypes = (parameters: object) => ({ resource: 'project', operation: 'getIssueTypes', projectKey: key('OPS'), ...parameters });
const createFields = (parameters: object) => ({ resource: 'issue', operation: 'getCreateFields', projectKey: key('OPS'), issueType: name('Bug'), ...parameters });
const editFields = (parameters: object) => ({ resource: 'issue', operation: 'getEditFields', issueKey: key('OPS-2'), ...parameters });

const SEVERITY = {
	id: 'customfield_10040',
	name: 'Severity',
	type: 'choice',
	format: 'One of the allowed values, by name or ID',
	required: true,
	hasDefault: false,
	allowedValues: ['Critical', 'Major', 'Minor'],
};

describe('Get Issue Types', () => {
	test('all of them, over small pages', async () => {
		jira.metaPageSize = 25;
		const { items } = await runNode({ parameters: issueTypes({ projectKey: key('many') }) });
		expect(items).toHaveLength(60);
		expect(jira.requests.map(({ query }) => query.startAt)).toEqual([undefined, '25', '50']);
		expect(items[0]).toEqual({
			json: { id: '10401', name: 'Request 01', description: null, subtask: false, hierarchyLevel: 0 },
			pairedItem: { item: 0 },
		});
	});

	test('no more than asked for', async () => {
		const { items } = await runNode({ parameters: issueTypes({ projectKey: key('MANY'), returnAll: false, limit: 3 }) });
		expect(items).toHaveLength(3);
	});

	test('raw', async () => {
		const { items } = await runNode({ parameters: issueTypes({ output: 'raw' }) });
		expect(items[4].json).toMatchObject({ name: 'Sub-task', subtask: true, avatarId: 10300 });
	});

	test('of a project that nobody sees: in the words of Jira', async () => {
		const { error } = await runNode({ parameters: issueTypes({ projectKey: key('SEC') }) });
		expect(error?.message).toBe("No project could be found with key 'SEC'.");
	});
});

describe('Get Create Fields', () => {
	test('an item for each field, over small pages; the type by name', async () => {
		jira.metaPageSize = 10;
		const { items, error } = await runNode({ parameters: createFields({}) });
		expect(error).toBeUndefined();
		expect(jira.requests.map(({ path, query }) => [path.replace('/rest/api/3/issue/createmeta/', ''), query.startAt])).toEqual([
			['OPS/issuetypes', undefined],
			['OPS/issuetypes/10101', undefined],
			['OPS/issuetypes/10101', '10'],
			['OPS/issuetypes/10101', '20'],
			['OPS/issuetypes/10101', '30'],
			['OPS/issuetypes/10101', '40'],
		]);
		expect(items.length).toBeGreaterThan(30);
		expect(items.every(({ pairedItem }) => (pairedItem as { item: number }).item === 0)).toBe(true);
		const byId = Object.fromEntries(items.map(({ json }) => [json.id, json]));
		expect(byId.customfield_10040).toEqual(SEVERITY);
		expect(byId.customfield_10042).toMatchObject({ type: 'cascading choice', allowedValues: ['Europe', 'Europe > Prague', 'Europe > Vienna', 'America', 'America > Austin'] });
		expect(byId.customfield_10041).toMatchObject({ type: 'list of choice', format: expect.stringContaining('separated by commas or as a list') });
		expect(byId.customfield_10045).toMatchObject({ type: 'date and time', allowedValues: null });
		expect(byId.description).toMatchObject({ type: 'rich text', format: 'Markdown' });
		expect(byId.reporter).toMatchObject({ type: 'person', required: true, hasDefault: true });
		expect(byId.parent).toMatchObject({ type: 'issue' });
	});

	test.each(['task', 'TASK', ' Sub-Task '])('the type by name in another case: %s', async (type) => {
		const { items, error } = await runNode({ parameters: createFields({ issueType: name(type) }) });
		expect(error).toBeUndefined();
		expect(items.length).toBeGreaterThan(7);
	});

	test('the type by ID takes one request; raw', async () => {
		const { items } = await runNode({ parameters: createFields({ issueType: id('10101'), output: 'raw' }) });
		expect(jira.requests).toHaveLength(1);
		expect(items[0].json).toMatchObject({ fieldId: 'summary', schema: { type: 'string', system: 'summary' } });
	});

	test('what is described can be given: the allowed values of each field are taken', async () => {
		const { items } = await runNode({ parameters: createFields({ issueType: id('10102') }) });
		const otherFields = Object.fromEntries(
			items.filter(({ json }) => json.allowedValues && !['project', 'issuetype'].includes(String(json.id))).map(({ json }) => [json.name, (json.allowedValues as string[])[0]]),
		);
		expect(Object.keys(otherFields).length).toBeGreaterThan(7);
		const { error } = await runNode({
			parameters: { resource: 'issue', operation: 'create', projectKey: key('OPS'), issueType: id('10102'), summary: 'x', additionalFields: { otherFields } },
		});
		expect(error).toBeUndefined();
	});
});

describe('Get Edit Fields', () => {
	test('an item for each field, of each issue', async () => {
		const { items } = await runNode({ parameters: editFields({ issueKey: '={{ $json.key }}' }), input: [{ key: 'OPS-2' }, { key: 'WEB-1' }] });
		expect(jira.requests).toHaveLength(2);
		const fields = items.filter(({ pairedItem }) => (pairedItem as { item: number }).item === 0).map(({ json }) => json);
		expect(fields.find((field) => field.id === 'customfield_10061')).toMatchObject({ name: 'Post-mortem', type: 'rich text' });
		expect(fields.find((field) => field.id === 'customfield_10040')).toEqual(SEVERITY);
		expect(items.length).toBeGreaterThan(fields.length);
	});

	test('what only apps, boards or verbs write is no field to give', async () => {
		for (const parameters of [editFields({}), createFields({})]) {
			const names = (await runNode({ parameters })).items.map(({ json }) => json.name);
			expect(names).toEqual(expect.arrayContaining(['Summary', 'Severity']));
			for (const other of ['Comment', 'Linked Issues', 'Attachment', 'Development', 'Rank', 'Restrict to', 'Issue Type']) expect(names).not.toContain(other);
		}
	});

	test('raw', async () => {
		const { items } = await runNode({ parameters: editFields({ output: 'raw' }) });
		expect(items[0].json).toMatchObject({ fieldId: 'summary', operations: ['set'] });
	});

	test('of an issue that is not there, with the error output', async () => {
		const { items, errorItems } = await runNode({ parameters: editFields({ issueKey: key('OPS-999') }), onError: 'continueErrorOutput' });
		expect(items).toEqual([]);
		expect(errorItems[0].json.error).toBe('Issue does not exist or you do not have permission to see it.');
	});

	test('nothing is asked for without an issue', async () => {
		const { error } = await runNode({ parameters: editFields({ issueKey: key(EMPTY) }) });
		expect(error?.message).toBe("'Issue' is empty");
		expect(jira.requests).toEqual([]);
	});
});
