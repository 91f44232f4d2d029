import { people, runNode, useJira } from '../harness';
import { accountId, email, key, list } from './values';

const jira = useJira();

const NEEDED = ['summary', 'status', 'issuetype', 'priority', 'assignee', 'labels', 'duedate', 'updated', 'description'];
const search = (jql: string, parameters: object = {}) => ({ resource: 'issue', operation: 'search', jql, ...parameters });
const byProject = (parameters: object) => ({ resource: 'issue', operation: 'getAllByProject', projectKey: key('OPS'), ...parameters });
const byAssignee = (parameters: object) => ({ resource: 'issue', operation: 'getAllByAssignee', ...parameters });
/** What was searched for: other requests only look something up. */
const searches = () => jira.requests.filter(({ path }) => path === '/rest/api/3/search/jql').map(({ body }) => body);
const keysOf = (items: Array<{ json: { key?: unknown } }>) => items.map(({ json }) => json.key);

describe('Search', () => {
	test('sends the query as it is and asks for what it needs', async () => {
		const { items } = await runNode({ parameters: search(' project = OPS ORDER BY key ASC ', { limit: 3 }) });
		expect(jira.requests).toEqual([
			expect.objectContaining({
				method: 'POST',
				path: '/rest/api/3/search/jql',
				body: { jql: 'project = OPS ORDER BY key ASC', fields: NEEDED, maxResults: 3 },
			}),
		]);
		expect(keysOf(items)).toEqual(['OPS-1', 'OPS-2', 'OPS-3']);
		expect(Object.keys(items[0].json)).toHaveLength(12);
	});

	test('raw, with the fields that are asked for', async () => {
		const { items } = await runNode({ parameters: search('key = OPS-1', { output: 'raw', options: { fields: 'summary' } }) });
		expect(items[0].json).toMatchObject({ key: 'OPS-1', fields: { summary: expect.any(String) } });
	});

	test('2,000 issues over short pages: all of them, in order, none twice', async () => {
		jira.addIssues('WEB', 2000, (n: number) => ({ summary: `Issue ${n}` }));
		jira.pageSize = 37;
		jira.repeatedRows = 3;
		const { items } = await runNode({ parameters: search('project = WEB AND summary ~ "Issue" ORDER BY key ASC', { returnAll: true }) });
		expect(items).toHaveLength(2000);
		expect(items.map(({ json }) => json.summary)).toEqual(Array.from({ length: 2000 }, (_, n) => `Issue ${n + 1}`));
		expect(new Set(keysOf(items)).size).toBe(2000);
	});

	test('stops at the limit, over short pages', async () => {
		jira.addIssues('WEB', 100, (n: number) => ({ summary: `Issue ${n}` }));
		jira.pageSize = 7;
		const { items } = await runNode({ parameters: search('project = WEB ORDER BY key ASC', { limit: 30 }) });
		expect(items).toHaveLength(30);
		expect(jira.requests).toHaveLength(5);
	});

	test('items of several pages are paired with their own input item', async () => {
		jira.pageSize = 2;
		const { items } = await runNode({
			parameters: search('={{ "project = " + $json.p + " ORDER BY key ASC" }}', { limit: 3 }),
			input: [{ p: 'WEB' }, { p: 'OPS' }],
		});
		const count = items.filter(({ pairedItem }) => (pairedItem as { item: number }).item === 0).length;
		expect(items.map(({ json, pairedItem }) => [String(json.key).split('-')[0], (pairedItem as { item: number }).item])).toEqual([
			...Array.from({ length: count }, () => ['WEB', 0]),
			...Array.from({ length: 3 }, () => ['OPS', 1]),
		]);
	});

	test('an empty result is an empty output, for an account that Jira knows', async () => {
		const { items, error } = await runNode({ parameters: search('project = OPS AND summary ~ "zzzz"') });
		expect([items, error]).toEqual([[], undefined]);
		expect(searches()).toHaveLength(1);
	});

	test.each<[string, string, RegExp]>([
		['an unbounded query', 'ORDER BY key', /Unbounded JQL queries are not allowed here/],
		['an unknown field', 'foo = 1', /Field 'foo' does not exist/],
		['an unknown project', 'project = NOPE', /The value 'NOPE' does not exist for the field 'project'/],
		['a broken query', 'project = = OPS', /Error in (the )?JQL Query/],
		['a person by email', 'assignee = "ana@example.com"', /ana@example\.com/],
	])('%s fails at once, in Jira\'s words', async (_what, jql, message) => {
		const { error } = await runNode({ parameters: search(jql) });
		expect(error?.message).toMatch(message);
		expect(error?.httpCode).toBe('400');
		expect(jira.requests).toHaveLength(1);
	});

	test.each(['  ', '={{ undefined }}', '={{ null }}', '={{ $json.missing }}'])('an empty query (%s) is refused before anything is sent', async (jql) => {
		const { error } = await runNode({ parameters: search(jql) });
		expect(error?.message).toBe("'JQL' is empty");
		expect(jira.requests).toEqual([]);
	});

	test('an object is no query', async () => {
		const { error } = await runNode({ parameters: search('={{ ({ a: 1 }) }}') });
		expect(error?.message).toBe(`'JQL' is not a text: '{"a":1}'`);
		expect(jira.requests).toEqual([]);
	});

	test.each(['names', 'changelog, schema'])('Expand with %s, which no issue of a search has, is refused', async (expand) => {
		const { error } = await runNode({ parameters: search('project = OPS', { output: 'raw', options: { expand } }) });
		expect(error?.message).toMatch(/^'Expand' has a part that Jira does not give with the issues of a search: '(names|schema)'$/);
		expect(error?.description).toContain("'Output' to Field Names");
		expect(jira.requests).toEqual([]);
	});

	test.each([0, -1, 1.5])('a limit of %d is refused', async (limit) => {
		const { error } = await runNode({ parameters: search('project = OPS', { limit }) });
		expect(error?.message).toBe(`'Limit' is not a whole number above zero: ${limit}`);
	});
});

describe('Get Many by Project', () => {
	test('newest first', async () => {
		const { items } = await runNode({ parameters: byProject({ limit: 2 }) });
		expect(searches()).toEqual([{ jql: 'project = "OPS" ORDER BY created DESC', fields: NEEDED, maxResults: 2 }]);
		expect(items).toHaveLength(2);
	});

	test('from the list: nothing has to be looked up', async () => {
		await runNode({ parameters: byProject({ projectKey: list('OPS') }) });
		expect(jira.requests.map(({ path }) => path)).toEqual(['/rest/api/3/search/jql']);
	});

	test.each([
		['in lower case', 'ops'],
		['that the project had before', 'OLDOPS'],
		['by ID', '10000'],
	])('by a key %s: the project is looked up once for all items', async (_how, project) => {
		const { items } = await runNode({ parameters: byProject({ projectKey: key(project), limit: 2 }), input: [{}, {}, {}] });
		expect(items).toHaveLength(6);
		expect(jira.requests.filter(({ path }) => path.startsWith('/rest/api/3/project/'))).toHaveLength(1);
		expect(searches().map(({ jql }) => jql)).toEqual(Array.from({ length: 3 }, () => 'project = "OPS" ORDER BY created DESC'));
	});

	test('the name of a project is no key: JQL would take it', async () => {
		const { items } = await runNode({ parameters: search('project = "Operations"') });
		expect(items.length).toBeGreaterThan(0);
		jira.requests.length = 0;
		const { error } = await runNode({ parameters: byProject({ projectKey: key('Operations') }) });
		expect(error?.message).toBe("'Project' is the name of a project, not its key: 'OPERATIONS'");
		expect(error?.description).toContain('Its key is OPS.');
		expect(searches()).toEqual([]);
	});

	test('open only, sorted', async () => {
		await runNode({ parameters: byProject({ options: { openOnly: true, orderBy: 'updated', direction: 'ASC' } }) });
		expect(searches()[0].jql).toBe('project = "OPS" AND statusCategory != Done ORDER BY updated ASC');
	});

	test('nothing in the project field can change the query', async () => {
		const { error } = await runNode({ parameters: byProject({ projectKey: key('OPS" OR project = "HR') }) });
		expect(error?.message).toMatch(/'Project' is not a project key/);
		expect(searches()).toEqual([]);
	});

	test('an unknown project fails in Jira\'s words', async () => {
		const { error } = await runNode({ parameters: byProject({ projectKey: key('NOPE') }) });
		expect(error?.message).toContain("'NOPE'");
		expect(error?.httpCode).toBe('404');
	});
});

describe('Get Many by Assignee', () => {
	test('by email: finds the account, then its issues', async () => {
		await runNode({ parameters: byAssignee({ assignee: email(people.dana.email) }) });
		expect(jira.requests.map(({ path }) => path)).toEqual(['/rest/api/3/user/search', '/rest/api/3/search/jql']);
		expect(jira.requests[1].body.jql).toBe(`assignee = "${people.dana.accountId}" ORDER BY created DESC`);
	});

	test('by email of somebody who hides it', async () => {
		await runNode({ parameters: byAssignee({ assignee: email(people.ben.email) }) });
		expect(jira.requests[1].body.jql).toContain(people.ben.accountId);
	});

	test('by account ID', async () => {
		await runNode({ parameters: byAssignee({ assignee: accountId(people.erik.accountId), options: { openOnly: true } }) });
		expect(jira.requests.map(({ body }) => body?.jql)).toEqual([
			`assignee = "${people.erik.accountId}" AND statusCategory != Done ORDER BY created DESC`,
		]);
	});

	test('several people with the address: they are listed, nothing is searched', async () => {
		jira.fail({ path: '/rest/api/3/user/search', status: 200, body: ['a', 'b'].map((id) => ({ accountId: id, displayName: `Sam ${id}`, emailAddress: 'sam@example.com', accountType: 'atlassian', active: true })) });
		const { error } = await runNode({ parameters: byAssignee({ assignee: email('sam@example.com') }) });
		expect(error?.message).toBe("'Assignee' matches several people: 'sam@example.com'");
		expect(error?.description).toContain('Sam a (a), Sam b (b)');
		expect(jira.requests).toHaveLength(1);
	});

	test('nobody with the address', async () => {
		const { error } = await runNode({ parameters: byAssignee({ assignee: email('nobody@example.com') }) });
		expect(error?.message).toBe("'Assignee' matches nobody: 'nobody@example.com'");
		expect(error?.description).toContain('Browse users and groups');
	});
});

describe('a token that Jira does not accept is never an empty list', () => {
	test.each([
		['told by a header', true],
		['told by nothing', false],
	])('%s', async (_how, loginReasonHeader) => {
		jira.loginReasonHeader = loginReasonHeader;
		const { error, items } = await runNode({ parameters: search('project = OPS'), credential: { apiToken: 'expired' } });
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/^Jira refused the credentials/);
		expect(error?.description).toContain('Check the email and the API token');
		expect(JSON.stringify(error)).not.toContain('expired');
	});
});
