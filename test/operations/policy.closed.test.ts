import { people, runNode, runPicker, useJira } from '../harness';
import type { Credential } from '../harness';
import { id, key, name } from './values';
import { sample } from './samples';

const jira = useJira();

const written = () => jira.requests.filter(({ method, path }) => method !== 'GET' && !/search|bulkfetch|jql/.test(path));
const searches = () => jira.requests.filter(({ path }) => path.endsWith('/jql'));
const listed = (lists: Credential): Credential => ({ projectAccess: 'restricted', ...lists });
const onlyWeb = listed({ fullProjects: 'WEB' });
const pick = async (filter: string, credential: Credential) => (await runPicker('searchIssues', { filter, credential })).results;

describe('lists that a person may get wrong close more, not less', () => {
	test.each(['OPS WEB', 'OPS; WEB', 'HR,OPS\nWEB', 'OLDOPS', 'oldops, GONE'])('blocked: %j', async (blockedProjects) => {
		const credential = listed({ blockedProjects, otherProjects: 'full' });
		expect((await runNode({ parameters: sample('issue:get'), credential })).error?.message).toMatch(/is not open to this credential/);
		const { items } = await runNode({ parameters: sample('issue:search', { jql: 'project in (OPS, WEB)' }), credential });
		expect(JSON.stringify(items)).not.toContain('"OPS-');
		const projects = await runNode({ parameters: sample('project:getAll', { returnAll: true }), credential });
		expect(JSON.stringify(projects.items)).not.toContain('"OPS"');
	});

	test('open by its former key, and nothing else', async () => {
		const credential = listed({ readOnlyProjects: 'OLDOPS' });
		expect((await runNode({ parameters: sample('issue:get'), credential })).error).toBeUndefined();
		expect((await runNode({ parameters: sample('issue:update'), credential })).error?.message).toMatch(/may only be read/);
		const { items } = await runNode({ parameters: sample('issue:search', { jql: 'project in (OPS, WEB)' }), credential });
		expect(new Set(items.map(({ json }) => String(json.key).split('-')[0]))).toEqual(new Set(['OPS']));
	});

	test.each([
		{ fullProjects: 'OPS', readOnlyProjects: 'OLDOPS' },
		{ fullProjects: 'OLDOPS', readOnlyProjects: 'OPS' },
	])('two keys of one project: the stricter access holds: %j', async (lists) => {
		const credential = listed(lists);
		expect((await runNode({ parameters: sample('issue:update'), credential })).error?.message).toMatch(/may only be read/);
	});

	test.each(['10000', 'OPS/WEB', 'Operations-1', 'OPS, ümlaut'])('an entry that is no key refuses everything: %s', async (blockedProjects) => {
		const credential = listed({ blockedProjects, otherProjects: 'full' });
		const { error } = await runNode({ parameters: sample('issue:get', { issueKey: key('WEB-1') }), credential });
		expect(error?.message).toMatch(/^'Blocked Projects' of the credential has an entry that is not a project key: '/);
		await expect(pick('', credential)).rejects.toThrow("'Blocked Projects' of the credential");
		expect(jira.requests).toEqual([]);
	});

	test('the projects are looked up once for all items', async () => {
		await runNode({ parameters: sample('issue:get', { issueKey: key('WEB-1') }), input: [{}, {}, {}], credential: listed({ fullProjects: 'WEB, OLDOPS' }) });
		expect(jira.requests.filter(({ path }) => path.startsWith('/rest/api/3/project')).map(({ path }) => path)).toEqual([
			'/rest/api/3/project/search',
			'/rest/api/3/project/OLDOPS',
		]);
	});
});

describe('where Jira does not tell what the projects are, nothing is searched', () => {
	const credential = listed({ blockedProjects: 'OPS', otherProjects: 'full' });
	beforeEach(() => jira.fail({ path: '/rest/api/3/project/search', status: 500, times: 9 }));

	test('by an operation', async () => {
		const { error } = await runNode({ parameters: sample('issue:search', { jql: 'project = OPS' }), credential });
		expect(error?.httpCode).toBe('500');
		expect(searches()).toEqual([]);
	});

	test('by a picker', async () => {
		await expect(pick('', credential)).rejects.toThrow(/Jira|sandbox/);
		expect(searches()).toEqual([]);
	});
});

describe('the lists of the editor', () => {
	const notOps = listed({ blockedProjects: 'OPS', otherProjects: 'full' });

	test.each([onlyWeb, notOps])('have no issue of a closed project', async (credential) => {
		const results = await pick('', credential);
		expect(results).not.toEqual([]);
		expect(JSON.stringify(results)).not.toContain('OPS-');
	});

	test.each([onlyWeb, notOps])('answer a key of a closed project the same, whether it exists or not', async (credential) => {
		const answers = await Promise.all(['OPS-1', 'OPS-99999', 'WEB-90', 'WEB-99'].map(async (filter) => await pick(filter, credential)));
		expect(answers).toEqual([[], [], [], []]);
		const fetched = jira.requests.filter(({ path }) => path.endsWith('/bulkfetch')).map(({ body }) => body.issueIdsOrKeys[0]);
		expect(fetched.sort()).toEqual(['0', '0', 'WEB-90', 'WEB-99']);
	});

	test('find an open issue by its key', async () => {
		expect((await pick('WEB-1', onlyWeb)).map(({ value }) => value)).toEqual(['WEB-1']);
	});

	test.each(['searchIssues', 'searchProjects', 'searchUsers'])('are closed where Read is blocked: %s', async (name) => {
		const credential = { permissions: 'custom', permissionRead: 'blocked' };
		await expect(runPicker(name, { credential })).rejects.toThrow('is blocked by the credential: lists of the editor');
		expect(jira.requests).toEqual([]);
	});
});

test('a search of an open project works after another credential has written to a closed one', async () => {
	const executionId = 'two credentials';
	await runNode({ parameters: sample('issue:update'), executionId });
	const { items, error } = await runNode({ parameters: sample('issue:search', { jql: 'project = WEB' }), executionId, credential: onlyWeb });
	expect(error).toBeUndefined();
	expect(items).not.toEqual([]);
});

describe('a write does not link to a closed project', () => {
	test('in a custom field that holds a key', async () => {
		const parameters = sample('issue:update', { updateFields: { otherFields: { customfield_10049: 'WEB-1' } } });
		const { error } = await runNode({ parameters, credential: listed({ fullProjects: 'OPS' }) });
		expect(error?.message).toBe("'Issue' does not exist or is not open to this credential: 'WEB-1'");
		expect(written()).toEqual([]);
	});

	const numeric = (id: string, ...clauses: string[]) => ({ method: 'GET', path: '/rest/api/3/field', status: 200, times: 9, body: [
		{ id: 'customfield_10043', name: 'Cost', clauseNames: ['cf[10043]', 'Cost', ...clauses], schema: { type: id, custom: 'com.x:picker' } },
	] });

	test.each<[string, () => string, string]>([
		['an issue', () => String(jira.issue('WEB-1')?.id), 'any'],
		['a project', () => '10001', 'project'],
		['a project or an issue', () => '10001', 'any'],
	])('%s by its ID, where the type of the field may hold one', async (_what, value, type) => {
		jira.fail(numeric(type));
		const parameters = sample('issue:update', { updateFields: { otherFields: { customfield_10043: Number(value()) } } });
		const { error } = await runNode({ parameters, credential: listed({ fullProjects: 'OPS' }) });
		expect(error?.message).toMatch(/^'(Issue|Project)' does not exist or is not open to this credential: '/);
		expect(written()).toEqual([]);
	});

	test('a number is a number where the field holds numbers', async () => {
		const parameters = sample('issue:update', { updateFields: { otherFields: { customfield_10043: Number(jira.issue('WEB-1')?.id) } } });
		const { error } = await runNode({ parameters, credential: listed({ fullProjects: 'OPS' }) });
		expect(error).toBeUndefined();
		expect(written()).toHaveLength(1);
	});

	test('a word with a number in a text or a label is no link', async () => {
		const parameters = sample('issue:update', { issueKey: key('WEB-1'), updateFields: { summary: 'OPS-1', labels: 'iso-9001' } });
		expect((await runNode({ parameters, credential: onlyWeb })).error).toBeUndefined();
		expect(written()).toHaveLength(1);
	});
});

describe('a plan tells no more than may be read', () => {
	const dryRun = { safety: { dryRun: true } };

	async function childOfOps(): Promise<string> {
		await runNode({ parameters: sample('issue:create', { projectKey: key('WEB'), issueType: name('Task'), summary: 'child', additionalFields: { parent: 'OPS-1' } }) });
		return jira.issues().at(-1)!.key;
	}

	test.each<[string, object]>([
		['in a plan', { dryRun: true }],
		['in an audit record', { auditRecord: true }],
	])('a parent in a closed project %s', async (_where, safety) => {
		const parameters = sample('issue:update', { issueKey: key(await childOfOps()), updateFields: { clearFields: ['parent'] }, safety });
		const { items, error } = await runNode({ parameters, credential: onlyWeb });
		expect(error).toBeUndefined();
		expect(JSON.stringify(items)).toContain('Not shown: it is not open to this credential');
		expect(JSON.stringify(items)).not.toContain('OPS-1');
	});

	test('nothing of the issue where Read is blocked', async () => {
		const credential = { permissions: 'custom', permissionRead: 'blocked', permissionEdit: 'allowed' };
		const { items } = await runNode({ parameters: sample('issue:update', dryRun), credential });
		expect(items[0].json).toMatchObject({ status: 'dryRun', target: { key: 'OPS-2' }, changes: [{ field: 'Summary', after: 'y' }] });
		expect(JSON.stringify(items)).not.toMatch(/Worker crashes|before/);
	});

	describe('where Read is blocked', () => {
		const credential = { permissions: 'custom', permissionRead: 'blocked', permissionEdit: 'allowed', permissionCreate: 'allowed', permissionAssign: 'allowed' };
		const SECRET = 'SECRET HEADING';
		const present = `# ${SECRET}\n\n> [!NOTE]\n> panel secret\n\n@[Dana Secret](accountid:${people.dana.accountId})`;
		const update = (updateFields: object, safety: object = {}) => sample('issue:update', { updateFields, safety });
		beforeEach(async () => {
			await runNode({ parameters: update({ description: present, allowLoss: true }) });
		});

		test.each<[string, object, unknown]>([
			['append', {}, { append: 'x' }],
			['prepend', {}, { prepend: 'x' }],
			['replaceSection', { heading: SECRET, allowLoss: true }, { replaceSection: 'x', heading: SECRET }],
			['replace', { allowLoss: true }, 'x'],
		])('%s: dry run, plan and record have the given text and its mode', async (descriptionMode, more, after) => {
			const updateFields = { description: 'x', descriptionMode, ...more };
			const shown = [{ field: 'Description', after }];
			const dry = await runNode({ parameters: update(updateFields, { dryRun: true }), credential });
			expect(dry.items[0].json.changes).toEqual(shown);
			const plan = await runNode({ parameters: update(updateFields), credential: { ...credential, permissionEdit: 'confirm' } });
			expect(plan.items[0].json.changes).toEqual(shown);
			const done = await runNode({ parameters: update(updateFields, { auditRecord: true }), credential });
			expect((done.items[0].json.audit as { changes: unknown }).changes).toEqual(shown);
			for (const { items } of [dry, plan, done]) expect(JSON.stringify(items)).not.toMatch(/panel secret|Dana|accountid/);
			expect(JSON.stringify(jira.issue('OPS-2')?.fields.description)).toContain('"x"');
		});

		test.each<[string, object, RegExp]>([
			['a loss', { description: 'new' }, /^'Description' would lose what the new text does not have$/],
			['a heading', { description: 'new', descriptionMode: 'replaceSection', heading: 'Nope' }, /^'Heading' is not in the text: 'Nope'$/],
			['allowed values', { otherFields: { Severity: 'Nope' } }, /^'Severity' does not allow/],
			['fields of the screen', { otherFields: { Nope: 'x' } }, /names a field that the screen does not have: 'Nope'$/],
		])('a refusal does not tell %s', async (_what, updateFields, message) => {
			const { error } = await runNode({ parameters: update(updateFields), credential });
			expect(error?.message).toMatch(message);
			expect(error?.description).toMatch(/^What Jira has is not shown: this credential may not read\./);
			expect(JSON.stringify(error)).not.toMatch(/SECRET|panel secret|Dana|Critical|Labels/);
		});

		test('nor does advice to what Jira refused', async () => {
			const refusal = { status: 400, body: { errorMessages: [], errors: { priority: 'Not this one.' } } };
			jira.fail({ method: 'PUT', path: '/rest/api/3/issue/OPS-2', ...refusal });
			const parameters = update({ priority: id('1') });
			expect((await runNode({ parameters })).error?.description).toMatch(/Highest/);
			jira.fail({ method: 'PUT', path: '/rest/api/3/issue/OPS-2', ...refusal });
			const { error } = await runNode({ parameters, credential });
			expect(error?.message).toContain('Not this one.');
			expect(JSON.stringify(error)).not.toMatch(/Highest|Lowest/);
		});

		test('an email does not tell a name', async () => {
			const assignee = { __rl: true, mode: 'email', value: people.ben.email };
			const runs = [
				sample('issue:assign', { assignTo: 'user', assignee }),
				sample('issue:assign', { assignTo: 'user', assignee, safety: { dryRun: true } }),
				sample('issue:create', { assignee, additionalFields: { reporter: assignee } }),
				update({ reporter: assignee }, { auditRecord: true }),
			];
			for (const parameters of runs) {
				const { items, error } = await runNode({ parameters, credential });
				expect(error).toBeUndefined();
				expect(JSON.stringify(items)).not.toContain(people.ben.displayName);
			}
		});

		test('a wrong value that was typed is explained as ever, before Jira has told anything', async () => {
			const { error } = await runNode({ parameters: sample('issue:update', { issueKey: key('nonsense') }), credential });
			expect(error?.description).toMatch(/^Enter a key such as OPS-123/);
		});
	});

	test('the people in it are named by Jira, not by the request', async () => {
		const assignee = { __rl: true, mode: 'list', value: people.ben.accountId, cachedResultName: 'Ana' };
		const { items } = await runNode({ parameters: sample('issue:assign', { assignTo: 'user', assignee, ...dryRun }) });
		expect(items[0].json.changes).toMatchObject([{ after: `${people.ben.displayName} (${people.ben.accountId})` }]);
	});
});

describe('no proxy of a workflow comes between a restricted credential and its site', () => {
	const PROXY = 'http://127.0.0.1:9';
	const restrictions: Credential[] = [{ blockedOperations: ['issue:create'] }, { permissions: 'confirmWrites' }, { writesPerExecution: 9 }, onlyWeb];
	const ways: object[] = [{ proxy: PROXY }, { proxy: `={{ '${PROXY}' }}` }, { allowUnauthorizedCerts: true }, { proxy: PROXY, allowUnauthorizedCerts: true }];
	const https = () => jira.url.replace('http:', 'https:');
	const cases = ['http', 'https'].flatMap((scheme) => restrictions.flatMap((credential) => ways.map((requestOptions) => ({ scheme, credential, requestOptions }))));

	test.each(cases)('%j', async ({ scheme, credential, requestOptions }) => {
		const site = scheme === 'https' ? https() : jira.url;
		for (const id of ['issue:get', 'issue:update', 'issue:search']) {
			const { error } = await runNode({ parameters: sample(id, { requestOptions }), credential: { ...credential, url: site } });
			expect(error?.message).toMatch(/^'Request Options' would let others read the token of this credential/);
		}
		expect(jira.requests).toEqual([]);
	});

	test('an unrestricted credential is refused where the proxy could read its token', async () => {
		const { error } = await runNode({ parameters: sample('issue:get', { requestOptions: { proxy: PROXY } }) });
		expect(error?.message).toBe("'Request Options' would let others read the token of this credential");
		const secure = await runNode({ parameters: sample('issue:get', { requestOptions: { proxy: PROXY, longestWait: 0 } }), credential: { url: https() } });
		expect(secure.error?.message).toMatch(/^Jira could not be reached/);
		expect(jira.requests).toEqual([]);
	});
});

test('a project by a key of an open one and an ID of a closed one', async () => {
	const { error } = await runNode({ parameters: sample('issue:create', { projectKey: id('10000') }), credential: onlyWeb });
	expect(error?.message).toMatch(/^'Project' does not exist or is not open/);
});
