import { people, runNode, useJira } from '../harness';
import { create, update } from './issueFields';
import { id, key, list, name } from './values';

const jira = useJira({ documented: true });

const written = () => jira.requests.filter(({ method }) => method !== 'GET');
const paths = () => jira.requests.map(({ method, path }) => `${method} ${path}`);
const META = '/rest/api/3/issue/createmeta';
const OTHERS = { otherFields: { Severity: 'Major' } };

describe('an issue type', () => {
	test.each([
		['its name', name('Task')],
		['another case', name(' tASK ')],
		['its name in the mode ID', id('Task')],
		['its name in the mode List', list('Task')],
		['its name from an expression', '={{ "task" }}'],
	])('by %s goes out by ID, with and without other fields', async (_how, issueType) => {
		for (const additionalFields of [{}, OTHERS]) {
			const { error } = await runNode({ parameters: create({ issueType, additionalFields }) });
			expect(error).toBeUndefined();
			expect(written().at(-1)!.body.fields.issuetype).toEqual({ id: '10102' });
		}
	});

	test('of every item is looked up once for a project, and each item has its own', async () => {
		const rows = [
			{ project: 'OPS', type: 'task', expected: '10102' },
			{ project: 'WEB', type: 'TASK', expected: '10201' },
			{ project: 'OPS', type: 'Bug', expected: '10101' },
			{ project: 'WEB', type: 'epic', expected: '10202' },
			{ project: 'OPS', type: 'Task', expected: '10102' },
		];
		const { items } = await runNode({
			parameters: create({ projectKey: key('={{ $json.project }}'), issueType: name('={{ $json.type }}'), additionalFields: { otherFields: '={{ $json.type === "Bug" ? { Severity: "Major" } : {} }}' } }),
			input: rows,
		});
		expect(items.map(({ json }) => jira.issue(String(json.key))!.fields.issuetype.id)).toEqual(rows.map(({ expected }) => expected));
		expect(paths().filter((path) => path.endsWith('/issuetypes')).sort()).toEqual([`GET ${META}/OPS/issuetypes`, `GET ${META}/WEB/issuetypes`]);
	});

	test('and the fields of each screen: items of one run with different projects and types', async () => {
		const rows = [
			{ project: 'OPS', type: 'Task', others: { Severity: 'Minor', Priority: 'low' } },
			{ project: 'WEB', type: 'Task', others: { Category: 'Product', Priority: 'High' } },
			{ project: 'OPS', type: 'Bug', others: { Severity: 'Major' } },
		];
		const { items, error } = await runNode({
			parameters: create({ projectKey: key('={{ $json.project }}'), issueType: name('={{ $json.type }}'), additionalFields: { otherFields: '={{ $json.others }}' } }),
			input: rows,
		});
		expect(error).toBeUndefined();
		const made = items.map(({ json }) => jira.issue(String(json.key))!.fields);
		expect(made).toMatchObject([{ customfield_10040: { value: 'Minor' }, priority: { name: 'Low' } }, { customfield_10128: { value: 'Product' }, priority: { name: 'High' } }, { customfield_10040: { value: 'Major' } }]);
	});

	test('a plain create is one request, and one more for a run', async () => {
		await runNode({ parameters: create({ issueType: name('Task') }), input: [{}, {}, {}] });
		expect(paths()).toEqual([`GET ${META}/OPS/issuetypes`, ...Array.from({ length: 3 }, () => 'POST /rest/api/3/issue')]);
	});
});

describe('where Jira does not tell, a name goes out as it was given', () => {
	test.each([401, 403, 404])('%i', async (status) => {
		jira.fail({ path: `${META}/OPS/issuetypes`, status, times: 99 });
		const { error } = await runNode({ parameters: create({ issueType: name('Task'), additionalFields: { components: 'Network, Storage', priority: 'High' } }) });
		expect(error).toBeUndefined();
		expect(written()[0].body.fields).toMatchObject({ issuetype: { name: 'Task' }, components: [{ name: 'Network' }, { name: 'Storage' }], priority: { name: 'High' } });
	});

	test('reading is blocked by the owner: nothing is asked', async () => {
		const credential = { permissions: 'custom', permissionRead: 'blocked', permissionCreate: 'allowed', permissionEdit: 'allowed', permissionAssign: 'allowed' };
		const { error } = await runNode({ parameters: create({ issueType: name('Task'), additionalFields: { components: 'Network' } }), credential });
		expect(error).toBeUndefined();
		expect(paths()).toEqual(['POST /rest/api/3/issue']);
		expect(written()[0].body.fields).toMatchObject({ issuetype: { name: 'Task' }, components: [{ name: 'Network' }] });
	});

	test('a fault of Jira is no such answer', async () => {
		jira.fail({ path: `${META}/OPS/issuetypes`, status: 400, times: 99, body: { errorMessages: ['Because.'], errors: {} } });
		const { error } = await runNode({ parameters: create({ issueType: name('Task') }) });
		expect(error?.message).toBe('Because.');
		expect(written()).toEqual([]);
	});
});

describe('components, versions, priorities and security levels', () => {
	const given = { components: 'network, STORAGE', fixVersions: '2027', affectsVersions: '2026.1', priority: 'hIGH', securityLevel: 'internal' };
	const sent = { components: [{ id: '10500' }, { id: '10501' }], fixVersions: [{ id: '10602' }], versions: [{ id: '10600' }], priority: { id: '2' }, security: { id: '10701' } };

	test.each([
		['create', (fields: object) => create({ additionalFields: fields })],
		['update', (fields: object) => update({ updateFields: fields })],
	])('by name in any case on %s, with and without other fields', async (_operation, parameters) => {
		for (const more of [{}, OTHERS]) {
			const { error } = await runNode({ parameters: parameters({ ...given, ...more }) });
			expect(error).toBeUndefined();
			expect(written().at(-1)!.body.fields).toMatchObject(sent);
		}
	});

	test('are looked up once for the project when many issues are updated', async () => {
		const { error } = await runNode({
			parameters: update({ issueKey: key('={{ $json.key }}'), updateFields: { componentsToAdd: '={{ $json.component }}', priority: 'low' } }),
			input: ['OPS-1', 'OPS-2', 'OPS-3'].map((issueKey, n) => ({ key: issueKey, component: ['network', 'storage', 'Network'][n] })),
		});
		expect(error).toBeUndefined();
		expect(paths().filter((path) => path.endsWith('/editmeta'))).toHaveLength(1);
		expect(Object.fromEntries(written().map(({ path, body }) => [path.split('/').at(-1), body.update.components]))).toEqual({
			'OPS-1': [{ add: { id: '10500' } }],
			'OPS-2': [{ add: { id: '10501' } }],
			'OPS-3': [{ add: { id: '10500' } }],
		});
	});

	test.each([
		['a wrong name', { components: 'Netwrk' }, "'Components' does not allow 'Netwrk'"],
		['a wrong name to add', { componentsToAdd: 'Netwrk' }, "'Components to Add' does not allow 'Netwrk'"],
		['a wrong priority', { priority: 'Urgent' }, "'Priority' does not allow 'Urgent'"],
	])('%s is refused before anything is written', async (_what, updateFields, message) => {
		const { error } = await runNode({ parameters: update({ updateFields }) });
		expect(error?.message).toBe(message);
		expect(error?.description).toContain('Allowed: ');
		expect(written()).toEqual([]);
	});

	test('what an issue may still have and nobody can choose any more is removed by its name', async () => {
		await runNode({ parameters: update({ updateFields: { componentsToRemove: 'network, Archived' } }) });
		expect(written()[0].body.update.components).toEqual([{ remove: { id: '10500' } }, { remove: { name: 'Archived' } }]);
	});
});

describe('the name of a project where its key belongs', () => {
	test.each([
		['create', (project: string) => create({ projectKey: key(project), issueType: name('Task') })],
		['Get Create Fields', (project: string) => ({ resource: 'issue', operation: 'getCreateFields', projectKey: key(project), issueType: name('Task') })],
		['Get Create Fields with the type by ID', (project: string) => ({ resource: 'issue', operation: 'getCreateFields', projectKey: key(project), issueType: id('10102') })],
		['Get Issue Types', (project: string) => ({ resource: 'project', operation: 'getIssueTypes', projectKey: key(project) })],
		['Get Many by Project', (project: string) => ({ resource: 'issue', operation: 'getAllByProject', projectKey: key(project) })],
		['create with the type by ID', (project: string) => create({ projectKey: key(project), issueType: id('10102') })],
	])('%s says the key', async (_operation, parameters) => {
		for (const [project, projectKey] of [['operations', 'OPS'], ['Human Resources', 'HR']]) {
			const { error } = await runNode({ parameters: parameters(project) });
			const told = `${String(error?.message)} ${String(error?.description)}`;
			expect(told).toContain("'Project' is the name of a project, not its key");
			expect(told).toContain(`Its key is ${projectKey}.`);
		}
		expect(jira.requests.filter(({ method, status }) => method === 'POST' && status === 201)).toEqual([]);
	});

	test('a closed project is not told by its name', async () => {
		const credential = { permissions: 'full', projectAccess: 'restricted', fullProjects: 'OPS', otherProjects: 'blocked' };
		const { error } = await runNode({ parameters: create({ projectKey: key('Human resources') }), credential });
		expect(error?.message).toBe("'Project' is not a project key: 'Human resources'");
		expect(String(error?.description)).not.toMatch(/\bHR\b/);
	});
});

describe('people', () => {
	test('a portal customer by email as Reporter', async () => {
		const { error } = await runNode({ parameters: create({ additionalFields: { reporter: people.kim.email } }) });
		expect(error).toBeUndefined();
		expect(written()[0].body.fields.reporter).toEqual({ accountId: people.kim.accountId });
	});

	test('a portal customer by email as Assignee: the error says whose email it is', async () => {
		const { error } = await runNode({ parameters: create({ assignee: people.kim.email }) });
		expect(error?.message).toBe(`'Assignee' is the email of a portal customer: '${people.kim.email}'`);
		expect(error?.description).toContain(`Kim Customer (${people.kim.accountId})`);
		expect(written()).toEqual([]);
	});
});
