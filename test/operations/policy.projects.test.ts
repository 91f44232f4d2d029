import { people, runNode, useJira } from '../harness';
import type { Credential } from '../harness';
import { key, name, url } from './values';
import { sample } from './samples';

const jira = useJira();

const written = () => jira.requests.filter(({ method, path }) => method !== 'GET' && !/search|bulkfetch|jql/.test(path));
const listed = (lists: Credential): Credential => ({ projectAccess: 'restricted', ...lists });

describe('searches are confined', () => {
	const found = async (jql: string, credential: Credential) => {
		const { items, error } = await runNode({ parameters: sample('issue:search', { jql, returnAll: true }), credential });
		return { projects: [...new Set(items.map(({ json }) => String(json.key).split('-')[0]))].sort(), error };
	};
	const onlyWeb = listed({ readOnlyProjects: 'WEB' });

	test.each([
		'project = WEB OR project = OPS',
		'project = OPS OR project = WEB ORDER BY key',
		'created >= "1970-01-01" order   by key asc',
		'key in (WEB-1, WEB-2)',
	])('%s finds only what is open', async (jql) => {
		expect((await found(jql, onlyWeb)).projects).toEqual(['WEB']);
	});

	test.each([
		'x = 1) OR (project = OPS',
		'summary ~ "a\\" OR project = OPS',
		"summary ~ 'a OR project = OPS",
		'project = WEB) OR (project = OPS ORDER BY key',
		'project = WEB /* ) OR (project = OPS */',
		'project = WEB # ) OR (project = OPS',
		'project = WEB ORDER BY key ORDER BY key',
	])('%s is refused before anything is sent', async (jql) => {
		const { error } = await found(jql, onlyWeb);
		expect(error?.message).toMatch(/^'JQL' /);
		expect(jira.requests.filter(({ path }) => path.endsWith('/jql'))).toEqual([]);
	});

	test.each([
		'key in (WEB-1, OPS-1)',
		'key = ops-99999',
		'workItemKey = OPS-1',
		'workItem in linkedWorkItems("OPS-1")',
		'"work item" in linkedWorkItems(OPS-1)',
		'linkedWorkItem = "ops-01"',
		'parent = "OPS-1"',
		'issue in linkedIssues(OPS-1)',
		'key = "\\u004fPS-1"',
		'key = "OPS\\u002d99999"',
		'(summary~x)or(key=OPS-1)',
	])(
		'%s: the same refusal whether it exists or not',
		async (jql) => {
			const { error } = await found(jql, onlyWeb);
			expect(error?.message).toMatch(/^'JQL' names an issue that does not exist or is not open to this credential: 'ops-/i);
			expect(jira.requests.map(({ path }) => path)).toEqual(['/rest/api/3/project/search']);
		},
	);

	test.each<[string, () => string]>([
		['a numeric ID', () => String(jira.issue('OPS-1')?.id)],
		['a numeric ID of no issue', () => '999999999'],
		['a key from before the project was renamed', () => 'OLDOPS-1'],
		['such a key of no issue', () => 'OLDOPS-99999'],
		['a key from before the issue was moved', () => 'WEB-90'],
		['a key of no issue', () => 'WEB-99999'],
	])('%s leads where it leads today', async (_what, issue) => {
		const notOps = listed({ blockedProjects: 'OPS', otherProjects: 'full' });
		for (const jql of [`parent = ${issue()}`, `issue in linkedIssues("${issue()}")`, `project = WEB OR id in (WEB-1, ${issue()})`]) {
			const { error } = await found(jql, notOps);
			expect(error?.message).toBe(`'JQL' names an issue that does not exist or is not open to this credential: '${issue()}'`);
		}
		expect(jira.requests.filter(({ path }) => path.endsWith('/jql'))).toEqual([]);
	});

	test('names are looked up once, and all together', async () => {
		const jql = `key in (WEB-1, WEB-2, ${jira.issue('WEB-3')?.id}) AND key >= WEB-0`;
		await runNode({ parameters: sample('issue:search', { jql }), credential: onlyWeb, input: [{}, {}] });
		expect(jira.requests.filter(({ path }) => !/project|jql/.test(path)).map(({ path }) => path)).toEqual(['/rest/api/3/issue/bulkfetch', '/rest/api/3/issue/WEB-0']);
	});

	test('of other fields their type says whether a value can be an issue', async () => {
		const jql = `"Story point estimate" = ${jira.issue('OPS-1')?.id} OR cf[10049] = "OPS-1" OR Severity = "OPS-1" OR project = WEB`;
		await found(jql, onlyWeb);
		expect(jira.requests.at(-1)?.path).toBe('/rest/api/3/search/jql');
		const { error } = await found('"Some link" = OPS-1', onlyWeb);
		expect(error?.message).toMatch(/^'JQL' names an issue that does not exist or is not open/);
	});

	test('words that look like a key, and account IDs, are no issues', async () => {
		const jql = `summary ~ "UTF-8" OR text ~ UTF-8 OR labels = iso-9001 OR assignee = "${people.erik.accountId}" OR project = WEB`;
		expect((await found(jql, onlyWeb)).projects).toEqual(['WEB']);
	});

	test('a listed project that is not there does not break the search', async () => {
		expect((await found('project = WEB', listed({ fullProjects: 'WEB, GONE', blockedProjects: 'SEC' }))).projects).toEqual(['WEB']);
		expect((await found('project = WEB', listed({ blockedProjects: 'SEC, GONE', otherProjects: 'full' }))).projects).toEqual(['WEB']);
	});

	test('all but the blocked ones', async () => {
		const { projects } = await found('project in (OPS, WEB)', listed({ blockedProjects: 'OPS', otherProjects: 'readOnly' }));
		expect(projects).toEqual(['WEB']);
	});

	test('nothing listed: nothing is searched', async () => {
		const { error } = await found('project = OPS', listed({}));
		expect(error?.message).toBe("'JQL' has no project it may search with this credential");
		expect(jira.requests).toEqual([]);
	});
});

describe('an issue is where it is now, whatever it is called', () => {
	const notOps = listed({ blockedProjects: 'OPS', otherProjects: 'full' });
	const refusal = /^'Issue' does not exist or is not open to this credential/;

	test.each<[string, () => object]>([
		['lower case', () => key('ops-2')],
		['a key from before the project was renamed', () => key('OLDOPS-2')],
		['a key from before the issue was moved', () => key('WEB-90')],
		['a numeric ID', () => key(String(jira.issue('OPS-2')?.id))],
		['an address', () => url(`${jira.url}/browse/OPS-2`)],
		['a key that does not exist: the same words', () => key('NOPE-1')],
		['a key that does not exist in an open project: the same words', () => key('WEB-99999')],
	])('%s', async (_how, issueKey) => {
		for (const id of ['issue:get', 'issue:assign', 'issue:update']) {
			const { error } = await runNode({ parameters: sample(id, { issueKey: issueKey() }), credential: notOps });
			expect(error?.message).toMatch(refusal);
		}
		expect(written()).toEqual([]);
	});

	test('a project by its former key or its ID', async () => {
		for (const project of ['OLDOPS', '10000', 'ops']) {
			const { error } = await runNode({ parameters: sample('issue:create', { projectKey: key(project) }), credential: notOps });
			expect(error?.message).toMatch(/^'Project' does not exist or is not open to this credential/);
		}
		expect(written()).toEqual([]);
	});

	test('a parent in a closed project', async () => {
		const { error } = await runNode({
			parameters: sample('issue:create', { projectKey: key('WEB'), issueType: name('Task'), additionalFields: { parent: 'OPS-1' } }),
			credential: notOps,
		});
		expect(error?.message).toMatch(refusal);
		expect(written()).toEqual([]);
	});

	test.each<[string, unknown, string]>([
		['a project by its key', 'OPS', 'project'],
		['a project by an object with its key', { key: 'OPS' }, 'project'],
		['a project by an object with its ID', { id: '10000' }, 'project'],
		['an issue', 'OPS-1', 'any'],
		['one of several issues', 'WEB-1,OPS-1', 'any'],
		['an issue with a zero before its number', 'OPS-01', 'any'],
		['an issue beside "type": "doc"', { type: 'doc', key: 'OPS-1' }, 'any'],
		['an issue in what looks like a document', { type: 'doc', version: 1, content: [], key: 'OPS-1' }, 'any'],
		['a project beside "type": "doc"', { type: 'doc', key: 'OPS' }, 'any'],
		['a key as the text of an object', { value: 'OPS-1' }, 'any'],
		['a key as the ID of an object', { id: 'OPS-1' }, 'any'],
		['a key in an object of an object', { value: { labels: ['OPS-1'] } }, 'any'],
		['a key of no issue', { value: 'WEB-99999' }, 'any'],
		['a key in an object of a field of a type that is not known', { name: 'ops-1' }, 'com.x:new'],
		['an issue by its ID as a text in an object', { value: '10001' }, 'any'],
	])('%s, smuggled in by a custom field', async (_what, value, type) => {
		const field = { name: 'Related', required: false, operations: ['set'], schema: { type, custom: 'com.x:picker', customId: 10091 } };
		jira.fail({ method: 'GET', path: '/rest/api/3/issue/WEB-1/editmeta', status: 200, times: 9, body: { fields: { customfield_10091: field } } });
		jira.fail({ method: 'GET', path: '/rest/api/3/field', status: 200, times: 9, body: [{ id: 'customfield_10091', ...field }] });
		const { error } = await runNode({
			parameters: sample('issue:update', { issueKey: key('WEB-1'), updateFields: { otherFields: { customfield_10091: value } } }),
			credential: notOps,
		});
		expect(error?.message).toMatch(/^'(?:Issue|Project)' does not exist or is not open to this credential: '/);
		expect(written()).toEqual([]);
	});
});

test.each<[string, unknown, object]>([
	['an option', { value: 'OPS-1' }, { type: 'option', custom: 'com.atlassian.jira.plugin.system.customfieldtypes:select' }],
	['options', [{ value: 'OPS-1' }, { value: 'ISO-9001' }], { type: 'array', items: 'option', custom: 'com.atlassian.jira.plugin.system.customfieldtypes:multiselect' }],
	['a version', { name: 'OPS-1' }, { type: 'version', custom: 'com.atlassian.jira.plugin.system.customfieldtypes:version' }],
])('%s whose text looks like a key of a closed project is a choice', async (_what, value, schema) => {
	const field = { name: 'Standard', required: false, operations: ['set'], schema: { ...schema, customId: 10091 } };
	jira.fail({ method: 'GET', path: '/rest/api/3/issue/WEB-1/editmeta', status: 200, times: 9, body: { fields: { customfield_10091: field } } });
	jira.fail({ method: 'GET', path: '/rest/api/3/field', status: 200, times: 9, body: [{ id: 'customfield_10091', ...field }] });
	await runNode({
		parameters: sample('issue:update', { issueKey: key('WEB-1'), updateFields: { otherFields: { customfield_10091: value } } }),
		credential: listed({ blockedProjects: 'OPS', otherProjects: 'full' }),
	});
	expect(written().map(({ body }) => body)).toEqual([{ fields: { customfield_10091: value } }]);
});

test('a credential with a closed project: its issue types stay closed, too', async () => {
	const { error } = await runNode({
		parameters: sample('issue:create', { projectKey: key('HR'), issueType: name('Nonsense') }),
		credential: listed({ fullProjects: 'OPS' }),
	});
	expect(error?.message).toMatch(/^'Project' does not exist or is not open/);
	expect(JSON.stringify(error)).not.toContain('Issue types of HR');
});

describe('what is in a closed project stays out of raw answers', () => {
	test('parent, sub-tasks and links', async () => {
		await runNode({ parameters: sample('issue:create', { projectKey: key('WEB'), issueType: name('Task'), summary: 'child', additionalFields: { parent: 'OPS-1' } }) });
		const child = jira.issues().at(-1)!.key;
		const raw = { issueKey: key(child), output: 'raw' };
		const open = await runNode({ parameters: sample('issue:get', raw) });
		expect(JSON.stringify(open.items)).toContain('OPS-1');
		const closed = await runNode({ parameters: sample('issue:get', raw), credential: listed({ fullProjects: 'WEB' }) });
		expect(closed.items[0].json.key).toBe(child);
		expect(JSON.stringify(closed.items)).not.toMatch(/OPS-\d|Reliability/);
	});
});

describe('links, field values and the history of an issue', () => {
	const ops = { id: '10001', key: 'OPS-1', fields: { summary: 'Reliability' } };
	const issue = {
		id: '10100',
		key: 'WEB-1',
		fields: {
			...{ summary: 'Open', parent: ops, subtasks: [ops], project: { id: '10001', key: 'WEB' } },
			...{ issuelinks: [{ id: '1', type: { name: 'Blocks' }, outwardIssue: ops }], customfield_10014: 'OPS-1', customfield_10091: { id: '10000', key: 'OPS', name: 'Operations' } },
		},
		changelog: { histories: [{ id: '1', items: [{ field: 'Link', to: 'OPS-1', toString: 'This issue blocks OPS-1' }, { field: 'status', toString: 'Done' }] }] },
		versionedRepresentations: { customfield_10014: { 1: 'OPS-1' }, parent: { 1: ops } },
	};

	test.each<[string, object, object]>([
		['one issue', sample('issue:get', { issueKey: key('WEB-1'), output: 'raw' }), { path: '/rest/api/3/issue/WEB-1', body: issue }],
		['a search', sample('issue:search', { jql: 'project = WEB', output: 'raw' }), { path: '/rest/api/3/search/jql', body: { issues: [issue], isLast: true } }],
		['the issues of a project', sample('issue:getAllByProject', { projectKey: key('WEB'), output: 'raw' }), { path: '/rest/api/3/search/jql', body: { issues: [issue], isLast: true } }],
		['one issue, simplified', sample('issue:get', { issueKey: key('WEB-1') }), { path: '/rest/api/3/issue/WEB-1', body: issue }],
		['a search by names', sample('issue:search', { jql: 'project = WEB', output: 'fieldNames' }), { path: '/rest/api/3/search/jql', body: { issues: [issue], isLast: true } }],
	])('%s', async (_what, parameters, answer) => {
		jira.fail({ status: 200, times: 9, ...answer, match: ({ query }: { query: { fields?: string } }) => query.fields !== 'project' });
		const { items, error } = await runNode({ parameters, credential: listed({ fullProjects: 'WEB' }) });
		expect(error).toBeUndefined();
		expect(items[0].json.key).toBe('WEB-1');
		expect(JSON.stringify(items)).not.toMatch(/OPS|Reliability|Operations/);
	});
});

describe('what a closed project answers, an unknown one answers, too', () => {
	const onlyWeb = listed({ fullProjects: 'WEB' });
	const inMode = (mode: string, value: string) => ({ __rl: true, mode, value });

	test.each(['issue:getAllByProject', 'issue:getCreateFields', 'project:getIssueTypes', 'issue:create'])('%s, in every mode', async (id) => {
		for (const mode of ['list', 'key', 'id']) {
			for (const project of ['OPS', 'HR', 'NOPE']) {
				const { error, items } = await runNode({ parameters: sample(id, { projectKey: inMode(mode, project) }), credential: onlyWeb });
				expect(error?.message).toBe(`'Project' does not exist or is not open to this credential: '${project}'`);
				expect(items).toEqual([]);
			}
		}
		expect(written()).toEqual([]);
	});

	test('the open projects are listed, and every row has a key', async () => {
		for (const credential of [onlyWeb, listed({ blockedProjects: 'OPS', otherProjects: 'full' }), {}]) {
			const { items } = await runNode({ parameters: sample('project:getAll', { returnAll: true }), credential });
			const keys = items.map(({ json }) => json.key);
			expect(keys).toContain('WEB');
			expect(keys.includes('OPS')).toBe(Object.keys(credential).length === 0);
			for (const { json } of items) expect(json).toMatchObject({ key: expect.stringMatching(/^[A-Z]/), url: expect.not.stringContaining('undefined') });
		}
	});

	test('more listed projects than Jira takes at once are all known', async () => {
		const many = Array.from({ length: 60 }, (_none, n) => `GONE${n}`);
		const { items } = await runNode({ parameters: sample('issue:search', { jql: 'project in (OPS, WEB)', returnAll: true }), credential: listed({ fullProjects: [...many, 'WEB'].join(',') }) });
		expect(new Set(items.map(({ json }) => String(json.key).split('-')[0]))).toEqual(new Set(['WEB']));
	});

	test('an archived project is named in no query', async () => {
		jira.fail({ method: 'GET', path: '/rest/api/3/project/OLD', status: 200, times: 9, body: { id: '1', key: 'OLD', name: 'Old', archived: true } });
		await runNode({ parameters: sample('issue:search', { jql: 'project = WEB' }), credential: listed({ fullProjects: 'WEB, OLD' }) });
		expect(jira.requests.at(-1)?.body.jql).toBe('project in ("WEB") AND (project = WEB)');
	});
});
