import { NodeHelpers } from 'n8n-workflow';
import type { INode, INodeParameters, ResourceMapperFields } from 'n8n-workflow';

import { JiraSiesta } from '../../nodes/JiraSiesta/JiraSiesta.node';
import { runPicker, useJira } from '../harness';
import { key, list, name } from '../operations/values';

const jira = useJira({ documented: true });

const toCreate = async (parameters: object) =>
	await runPicker<ResourceMapperFields>('fieldsToCreate', { parameters: { operation: 'create', projectKey: list('OPS'), issueType: list('10101'), ...parameters } });
const toUpdate = async (issueKey: string) =>
	await runPicker<ResourceMapperFields>('fieldsToUpdate', { parameters: { operation: 'update', issueKey: key(issueKey) } });
const found = ({ fields }: ResourceMapperFields, wanted: string) => fields.find(({ id }) => id === wanted);

describe('the fields of a create screen', () => {
	test('every field with its type, over small pages; required ones first, none that has a place of its own', async () => {
		jira.metaPageSize = 5;
		const { fields } = await toCreate({});
		expect(jira.requests.map(({ query }) => query.startAt)).toEqual([undefined, '5', '10', '15', '20', '25', '30', '35', '40']);
		expect(fields[0]).toMatchObject({ id: 'customfield_10040', displayName: 'Severity', required: true });
		expect(fields.filter(({ required }) => required)).toHaveLength(1); // the reporter has a default
		const ids = fields.map(({ id }) => id);
		for (const own of ['summary', 'description', 'assignee', 'project', 'issuetype', 'labels', 'parent', 'components', 'priority', 'reporter', 'duedate']) expect(ids).not.toContain(own);
		expect(ids).toEqual(expect.arrayContaining(['customfield_10020', 'customfield_10048']));
		for (const field of fields) expect(field).toMatchObject({ display: true, defaultMatch: false, type: expect.stringMatching(/^(string|number|dateTime|options)$/) });
	});

	test.each([
		['customfield_10040', { type: 'options', displayName: 'Severity', options: [{ name: 'Critical', value: '100400' }, { name: 'Major', value: '100401' }, { name: 'Minor', value: '100402' }] }],
		['customfield_10041', { type: 'string', displayName: 'Affected services (API, Web, Mail)' }],
		['customfield_10043', { type: 'number', displayName: 'Cost' }],
		['customfield_10044', { type: 'dateTime', displayName: 'Target date' }],
		['customfield_10045', { type: 'dateTime', displayName: 'Detected at' }],
		['customfield_10046', { type: 'string', displayName: 'Incident manager (account ID or email)' }],
		['customfield_10047', { type: 'string', displayName: 'Responders (account ID or email, separated by commas)' }],
		['customfield_10048', { type: 'string', displayName: 'Root cause' }],
		['customfield_10020', { type: 'string', displayName: 'Sprint (name or ID)' }],
		['customfield_10051', { type: 'string', displayName: 'Tags (separated by commas)' }],
	])('%s', async (id, expected) => {
		expect(found(await toCreate({}), id)).toMatchObject(expected);
	});

	test('a cascade is one list of all its levels', async () => {
		const { options } = found(await toCreate({}), 'customfield_10042')!;
		expect(options?.map((option) => option.name)).toEqual(['Europe', 'Europe > Prague', 'Europe > Vienna', 'America', 'America > Austin']);
		expect(options![1].value).toBe('100420 > 100421');
	});

	test('the type may be given by name', async () => {
		expect(found(await toCreate({ issueType: name('Task') }), 'customfield_10040')).toMatchObject({ required: false });
	});

	test.each([[{ projectKey: list('') }], [{ issueType: list('') }], [{ projectKey: null }]])(
		'an expression that has no value yet: the fields of the site, %j',
		async (parameters) => {
			const answer = await toCreate(parameters);
			expect(jira.requests.map(({ path }) => path)).toEqual(['/rest/api/3/field']);
			expect(found(answer, 'customfield_10040')).toMatchObject({ displayName: 'Severity [customfield_10040]', type: 'string', required: false });
			expect(found(answer, 'customfield_10043')).toMatchObject({ displayName: 'Cost', type: 'number' });
			const ids = answer.fields.map(({ id }) => id);
			for (const other of ['labels', 'duedate', 'priority', 'summary', 'description', 'assignee', 'project', 'issuetype', 'status', 'created', 'votes']) expect(ids).not.toContain(other);
		},
	);

	test.each([
		[{ issueType: name('Bu') }, "'Issue Type' is not one of OPS: 'Bu'"],
		[{ projectKey: key('O') }, 'No project could be found'],
		[{ projectKey: key('O P') }, "'Project' is not"],
	])('what is half typed is no fault: %j', async (parameters, notice) => {
		expect(await toCreate(parameters)).toEqual({ fields: [], emptyFieldsNotice: expect.stringContaining(notice) });
	});

	test('a refused token is told', async () => {
		await expect(runPicker('fieldsToCreate', { parameters: { operation: 'create', projectKey: list('OPS'), issueType: list('10101') }, credential: { apiToken: 'x' } })).rejects.toThrow('Jira refused the credentials');
	});
});

describe('the form of Jira Fields in the panel', () => {
	const { description } = new JiraSiesta();

	/** What is seen of the form and its notices; n8n adds the defaults of what is not stored. */
	function seen(parameters: INodeParameters): string[] {
		const all = NodeHelpers.getNodeParameters(description.properties, { resource: 'issue', ...parameters }, true, true, null, description)!;
		return description.properties
			.filter((property) => ['notice', 'resourceMapper'].includes(property.type) && NodeHelpers.displayParameter(all, property, null, description))
			.map(({ type, displayName }) => (type === 'notice' ? displayName : 'the form'));
	}
	const chosen = (value: string) => ({ __rl: true, mode: 'list', value });
	const both = 'Choose a project and an issue type to see the fields that Jira has for them.';
	const type = 'Choose an issue type to see the fields that Jira has for it.';
	const issue = 'Choose an issue to see the fields that it has in Jira.';

	test.each<[INodeParameters, string]>([
		[{ operation: 'create' }, both],
		[{ operation: 'create', issueType: chosen('10101') }, both],
		[{ operation: 'create', projectKey: chosen('OPS') }, type],
		[{ operation: 'create', projectKey: chosen('={{ $json.project }}') }, type],
		[{ operation: 'create', projectKey: chosen('OPS'), issueType: chosen('10101') }, 'the form'],
		[{ operation: 'create', projectKey: '={{ $json.project }}', issueType: chosen('={{ $json.type }}') }, 'the form'],
		[{ operation: 'update' }, issue],
		[{ operation: 'update', issueKey: chosen('') }, issue],
		[{ operation: 'update', issueKey: chosen('OPS-1') }, 'the form'],
		[{ operation: 'update', issueKey: '={{ $json.key }}' }, 'the form'],
	])('%j: %s', (parameters, expected) => {
		expect(seen(parameters)).toEqual([expected]);
	});

	const forms = description.properties.filter((property) => property.type === 'resourceMapper');
	const shownForm = (parameters: INodeParameters) => {
		const all = NodeHelpers.getNodeParameters(description.properties, { resource: 'issue', ...parameters }, true, true, null, description)!;
		return forms.filter((form) => NodeHelpers.displayParameter(all, form, null, description));
	};

	test.each<[INodeParameters, string[]]>([
		[{ operation: 'create', projectKey: chosen('OPS'), issueType: chosen('10101') }, ['projectKey.value', 'issueType.value']],
		[{ operation: 'update', issueKey: chosen('OPS-1') }, ['issueKey.value']],
	])('%j: loads again when the choice changes', (parameters, expected) => {
		expect(shownForm(parameters).map(({ typeOptions }) => typeOptions?.loadOptionsDependsOn)).toEqual([expected]);
	});

	test.each<INodeParameters>([
		{ operation: 'create', projectKey: chosen('={{ $json.project }}'), issueType: chosen('10101') },
		{ operation: 'create', projectKey: chosen('OPS'), issueType: chosen('={{ $json.type }}') },
		{ operation: 'create', projectKey: chosen('={{ $json.project }}'), issueType: '={{ $json.type }}' },
		{ operation: 'update', issueKey: chosen('={{ $json.key }}') },
		{ operation: 'update', issueKey: '={{ $json.key }}' },
	])('%j: what was filled in stays when the expression has another value', (parameters) => {
		expect(shownForm(parameters).map(({ typeOptions }) => typeOptions?.loadOptionsDependsOn)).toEqual([undefined]);
	});

	test('nothing is said in red where it is empty', () => {
		for (const { typeOptions } of forms) expect(typeOptions?.resourceMapper?.hideNoDataError).toBe(true);
	});

	test('what was filled in is kept by n8n, whichever of the two is shown', () => {
		const fields = { mappingMode: 'defineBelow', value: { labels: 'a' }, matchingColumns: [], schema: [] };
		for (const issueKey of [chosen('OPS-1'), chosen('={{ $json.key }}'), '={{ $json.key }}']) {
			const stored = { resource: 'issue', operation: 'update', issueKey, fields } as INodeParameters;
			for (const defaults of [true, false]) {
				expect(NodeHelpers.getNodeParameters(description.properties, stored, defaults, false, null, description)!.fields).toEqual(fields);
			}
		}
	});
});

/** What the editor shows at the fields, and what stops a run before it starts. */
describe('before a run', () => {
	const { description } = new JiraSiesta();
	const issuesWith = async (value: object | null) => {
		const { fields: schema } = await toCreate({});
		const parameters = {
			...{ resource: 'issue', operation: 'create', projectKey: list('OPS'), issueType: list('10101'), summary: 'x' },
			fields: { mappingMode: 'defineBelow', value, matchingColumns: [], schema },
		};
		const node = { id: '1', name: 'Jira Siesta', type: 'jiraSiesta', typeVersion: 1, position: [0, 0], parameters } as unknown as INode;
		return NodeHelpers.getNodeParametersIssues(description.properties, node, description)?.parameters;
	};

	test('a required field that is missing is marked', async () => {
		expect(await issuesWith({})).toMatchObject({ 'fields.customfield_10040': ['Field "customfield_10040" is required'] });
	});

	test('values of every kind pass, expressions as well', async () => {
		expect(
			await issuesWith({
				...{ customfield_10040: '100401', customfield_10041: 'API, Mail', customfield_10042: '100420 > 100421' },
				...{ customfield_10043: 5, customfield_10044: '2026-12-31T00:00:00', customfield_10046: 'ben@example.com', customfield_10048: '**why**' },
				...{ priority: '={{ $json.priority }}', customfield_10020: '8', timetracking: '{"originalEstimate":"2d"}' },
			}),
		).toBeUndefined();
	});

	test('a value that is not in the list is marked', async () => {
		expect(await issuesWith({ customfield_10040: 'Blocker' })).toMatchObject({ 'fields.customfield_10040': [expect.stringContaining('Blocker')] });
	});
});

describe('the fields of an edit screen', () => {
	test('those of the issue', async () => {
		const answer = await toUpdate('ops-2');
		expect(jira.requests.map(({ path }) => path)).toEqual(['/rest/api/3/issue/OPS-2/editmeta']);
		expect(found(answer, 'customfield_10061')).toMatchObject({ displayName: 'Post-mortem', type: 'string' });
		for (const own of ['summary', 'description']) expect(found(answer, own)).toBeUndefined();
	});

	test.each([
		['OPS-', "'Issue' is not an issue key: 'OPS-'"],
		['OPS-4711', 'Issue does not exist'],
	])('%j: a notice instead of the fields', async (typed, notice) => {
		expect(await toUpdate(typed)).toEqual({ fields: [], emptyFieldsNotice: expect.stringContaining(notice) });
	});
});

describe('lists of allowed values', () => {
	test('priorities and security levels, searched', async () => {
		const parameters = { operation: 'create', projectKey: list('OPS'), issueType: list('10102') };
		expect((await runPicker('searchPriorities', { parameters, filter: 'high' })).results).toEqual([
			{ name: 'Highest', value: '1' },
			{ name: 'High', value: '2' },
		]);
		expect((await runPicker('searchSecurityLevels', { parameters })).results.map((result) => result.name)).toEqual(['Confidential', 'Internal']);
	});

	test('of an issue', async () => {
		const { results } = await runPicker('searchPriorities', { parameters: { operation: 'update', issueKey: key('OPS-2') } });
		expect(results).toHaveLength(5);
	});

	test('a project without security levels says so', async () => {
		const parameters = { operation: 'create', projectKey: list('WEB'), issueType: list('10201') };
		await expect(runPicker('searchSecurityLevels', { parameters })).rejects.toThrow("names a field that the screen does not have: 'security'");
	});
});
