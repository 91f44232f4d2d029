import { runNode, useJira } from '../harness';
import type { Credential } from '../harness';

// What an owner has set holds for raw requests as for the operations that send the same, however it is spelled.

const jira = useJira();

const run = (operation: string, parameters: object, credential?: Credential) =>
	runNode({ parameters: { resource: 'rawRequest', operation, ...parameters }, credential });
const get = (path: string, credential?: Credential, parameters: object = {}) => run('get', { path, ...parameters }, credential);
const send = (method: string, path: string, jsonBody: string, credential?: Credential) => run('send', { method, path, jsonBody }, credential);
const written = () => jira.requests.filter(({ method, path }) => method !== 'GET' && !/search|bulkfetch|jql/.test(path));
const pairs = (...given: Array<[string, unknown]>) => ({ queryParameters: { parameters: given.map(([name, value]) => ({ name, value })) } });

const custom = (settings: Credential): Credential => ({
	permissions: 'custom',
	...Object.fromEntries(
		['Administer', 'Assign', 'Attach', 'Comment', 'Create', 'Delete', 'Edit', 'Link', 'LogWork', 'RawRequest', 'Read', 'Transition'].map((name) => [`permission${name}`, 'allowed']),
	),
	...settings,
});

describe('a setting for what an operation does', () => {
	test.each<[string, string, string, Credential, string]>([
		['its class', 'DELETE', '/rest/api/3/issue/OPS-3', custom({ permissionDelete: 'blocked' }), "Send with what is 'Issue: Delete'"],
		['an older version', 'DELETE', '/rest/api/2/issue/OPS-3', custom({ permissionDelete: 'blocked' }), "Send with what is 'Issue: Delete'"],
		['the latest version', 'DELETE', '/rest/api/latest/issue/OPS-3', custom({ permissionDelete: 'blocked' }), "Send with what is 'Issue: Delete'"],
		['encoded', 'DELETE', '/rest/api/3/%69ssue/OPS-3/', custom({ permissionDelete: 'blocked' }), "Send with what is 'Issue: Delete'"],
		['its name', 'DELETE', '/rest/api/3/issue/OPS-3', { blockedOperations: ['issue:delete'] }, "Send with what is 'Issue: Delete'"],
		['the name of one of several', 'POST', '/rest/api/3/issue', { blockedOperations: ['issue:createOrUpdate'] }, "Send with what is 'Issue: Create or Update'"],
		['an address that nobody knows, with a class', 'POST', '/rest/api/3/bulk/issues/delete', custom({ permissionDelete: 'blocked' }), "Send with what may be '"],
		['an address that nobody knows, with a name', 'POST', '/rest/api/3/bulk/issues/delete', { blockedOperations: ['issue:delete'] }, "Send with what may be 'Issue: Delete'"],
		['a field of a class of its own', 'PUT', '/rest/api/3/issue/OPS-2', custom({ permissionAssign: 'blocked' }), 'Send with an assignee'],
		['a field in a list of changes', 'POST', '/rest/api/3/issue/bulk', custom({ permissionAssign: 'blocked' }), 'Send with an assignee'],
		['reading, as the answer is shown', 'PUT', '/rest/api/3/issue/OPS-2', custom({ permissionRead: 'blocked' }), 'Send with an answer that it may not read'],
		['raw requests themselves', 'PUT', '/rest/api/3/issue/OPS-2', custom({ permissionRawRequest: 'blocked' }), 'Send'],
	])('%s: blocks %s %s', async (_what, method, path, credential, message) => {
		const body = JSON.stringify({ fields: { assignee: null }, issueUpdates: [{ fields: { assignee: null } }] });
		const { error } = await send(method, path, body, credential);
		expect(error?.message).toContain(`'Operation' is blocked by the credential: ${message}`);
		expect(written()).toEqual([]);
	});

	test.each<[string, string, Credential]>([
		['DELETE', '/rest/api/3/issue/OPS-3', custom({ permissionDelete: 'confirm' })],
		['DELETE', '/rest/api/3/issue/OPS-3', { confirmedOperations: ['issue:delete'] }],
		['POST', '/rest/api/3/bulk/issues/delete', custom({ permissionDelete: 'confirm' })],
	])('%s %s with confirmation: a plan', async (method, path, credential) => {
		const { items } = await send(method, path, '{}', credential);
		expect(items[0].json.status).toBe('confirmationRequired');
		expect(written()).toEqual([]);
	});

	test('Send that is named itself goes before classes, and not before the name of another', async () => {
		const named = { ...custom({ permissionDelete: 'blocked' }), allowedOperations: ['rawRequest:send'] };
		expect((await send('DELETE', '/rest/api/3/issue/OPS-3', '', named)).error).toBeUndefined();
		const { error } = await send('DELETE', '/rest/api/3/issue/OPS-4', '', { ...named, blockedOperations: ['issue:delete'] });
		expect(error?.message).toContain("what is 'Issue: Delete'");
	});

	test.each(['/rest/api/3/user/search', '/rest/api/2/user/search', '/rest/api/3/user/picker'])('reading, too: %s', async (path) => {
		const { error } = await get(path, { blockedOperations: ['user:search'] }, pairs(['query', 'a']));
		expect(error?.message).toMatch(/'Operation' is blocked by the credential: Get with what (is|may be) 'User: Search'/);
		expect(jira.requests).toEqual([]);
	});
});

describe('a credential confined to WEB', () => {
	const confined: Credential = { projectAccess: 'restricted', fullProjects: 'WEB' };

	test.each([
		'/rest/api/3/attachment/59001',
		'/rest/api/3/filter/10100',
		'/rest/api/3/filter/search',
		'/rest/api/3/dashboard',
		'/rest/api/3/worklog/updated',
		'/rest/api/3/mypermissions',
		'/rest/api/3/user/assignable/search',
		'/rest/api/3/project/search',
		'/rest/api/3/project/recent',
		'/rest/api/3/project/type',
		'/rest/api/3/issue/picker',
		'/rest/api/3/issue/properties',
		'/rest/api/2/search',
		'/rest/api/2/field',
		'/rest/agile/1.0/board',
		'/rest/agile/1.0/board/1/issue',
		'/rest/agile/1.0/epic/OPS-1/issue',
		'/rest/agile/1.0/issue/OPS-1',
		'/rest/software/1.0/board/1/issue',
		'/rest/servicedeskapi/request',
		'/rest/servicedeskapi/request/HELP-1',
		'/rest/servicedeskapi/organization',
		'/rest/api/3/version/10600',
		'/rest/api/3/component/10500',
		'/rest/api/3/project/OPS/versions',
		'/rest/api/3/issue/OPS-1',
		'/rest/api/3/issue/ops-1',
		'/rest/api/2/issue/OPS-1/comment',
	])('reads nothing from %s, whatever its query says', async (path) => {
		for (const query of [{}, pairs(['project', 'WEB'], ['projectKey', 'WEB'], ['issueKey', 'WEB-1'])]) {
			const { error, items } = await get(path, confined, query);
			expect([error?.message, items]).toEqual([expect.stringMatching(/does not exist or is not open to this credential|cannot tell the project/), []]);
		}
	});

	test.each<[string, string]>([
		['POST', '/rest/api/3/issue'],
		['POST', '/rest/api/3/issueLink'],
		['POST', '/rest/api/3/bulk/issues/delete'],
		['PUT', '/rest/api/3/issue/archive'],
		['POST', '/rest/agile/1.0/sprint/1/issue'],
		['POST', '/rest/agile/1.0/backlog/issue'],
		['PUT', '/rest/agile/1.0/issue/rank'],
		['DELETE', '/rest/api/3/attachment/59001'],
		['POST', '/rest/servicedeskapi/request'],
		['PUT', '/rest/api/3/myself/preferences'],
		['PUT', '/rest/api/3/issue/OPS-1'],
		['PUT', '/rest/api/2/issue/OPS-1'],
	])('writes nothing: %s %s', async (method, path) => {
		const { error } = await send(method, path, JSON.stringify({ issues: ['WEB-1'], project: 'WEB' }), confined);
		expect(error?.message).toMatch(/does not exist or is not open to this credential|cannot tell the project/);
		expect(written()).toEqual([]);
	});

	test('names no closed issue in what it writes', async () => {
		const { error } = await send('PUT', '/rest/api/3/issue/WEB-1', JSON.stringify({ fields: { parent: { key: 'OPS-1' } } }), confined);
		expect(error?.message).toBe("'Issue' does not exist or is not open to this credential: 'OPS-1'");
		expect(written()).toEqual([]);
	});

	test('reads and writes what is open', async () => {
		expect((await get('/rest/api/3/issue/WEB-1', confined)).items[0].json.key).toBe('WEB-1');
		expect((await get('/rest/api/3/project/WEB/statuses', confined)).error).toBeUndefined();
		expect((await get('/rest/api/3/status', confined)).error).toBeUndefined();
		jira.fail({ method: 'PUT', path: '/rest/api/2/issue/WEB-1', status: 204 });
		expect((await send('PUT', '/rest/api/2/issue/WEB-1', '{"fields": {"labels": ["raw"]}}', confined)).error).toBeUndefined();
		expect(written()).toHaveLength(1);
	});

	test.each<[string, object]>([
		['POST', { jsonBody: '{"jql": "project in (OPS, WEB) OR project = OPS", "fields": ["project"]}' }],
		['GET', pairs(['jql', 'project in (OPS, WEB) OR project = OPS'], ['fields', 'project'])],
	])('searches what is open: %s', async (method, parameters) => {
		for (const operation of ['get', 'getAll']) {
			const { items, error } = await run(operation, { method, path: '/rest/api/3/search/jql', returnAll: true, ...parameters }, confined);
			expect(error).toBeUndefined();
			expect(JSON.stringify(items)).toContain('"WEB-');
			expect(JSON.stringify(items)).not.toContain('"OPS');
		}
	});

	test.each<[string, object]>([
		['twice in the query', { ...pairs(['jql', 'project = OPS'], ['jql', 'project = WEB']) }],
		['as a list in the body', { method: 'POST', jsonBody: '{"jql": ["project = OPS"]}' }],
		['none', { method: 'POST', jsonBody: '{"nextPageToken": "x"}' }],
	])('a query %s is refused', async (_how, parameters) => {
		const { error } = await run('get', { path: '/rest/api/3/search/jql', ...parameters }, confined);
		expect(error?.message).toMatch(/^'JQL' is (not one text|missing)$/);
		expect(jira.requests).toEqual([]);
	});

	test.each([
		['match', '{"jqls": "project = OPS", "issueIds": [10001]}'],
		['match', '{"jqls": [["project = OPS"]], "issueIds": [10001]}'],
		['parse', '{"queries": "project = OPS"}'],
	])('queries that are no list of texts are refused: %s %s', async (room, jsonBody) => {
		const { error } = await run('get', { method: 'POST', path: `/rest/api/3/jql/${room}`, jsonBody }, confined);
		expect([error?.message, jira.requests]).toEqual(["'JQL' is no list of texts", []]);
	});

	test('issues are matched by queries that are confined', async () => {
		const ids = ['OPS-1', 'WEB-1'].map((key) => Number(jira.issue(key)!.id));
		const jsonBody = JSON.stringify({ jqls: ['project in (OPS, WEB)'], issueIds: ids });
		const { items } = await run('get', { method: 'POST', path: '/rest/api/3/jql/match', jsonBody }, confined);
		expect(items[0].json).toEqual({ matches: [{ matchedIssues: [ids[1]], errors: [] }] });
	});

	test('links to what is closed are left out, also of the answer to a write', async () => {
		const links = { id: '1', key: 'WEB-1', fields: { parent: { id: '2', key: 'OPS-1', fields: { summary: 'Secret' } } } };
		jira.fail({ method: 'GET', path: '/rest/api/3/issue/WEB-1', match: ({ query }: { query: { expand?: string } }) => !query.expand, status: 200, body: links });
		expect(JSON.stringify((await get('/rest/api/3/issue/WEB-1', confined)).items)).not.toContain('OPS-1');
		jira.fail({ method: 'PUT', path: '/rest/api/3/issue/WEB-1', status: 200, body: links });
		const { items } = await send('PUT', '/rest/api/3/issue/WEB-1', '{"fields": {"labels": []}}', confined);
		expect([items.length, JSON.stringify(items)]).toEqual([1, expect.not.stringContaining('OPS-1')]);
	});

	test('a file is not looked into, so none is given', async () => {
		const { error, items } = await run('download', { path: '/rest/api/3/issue/WEB-1', binaryPropertyName: 'data' }, confined);
		expect([error?.message, items]).toEqual([expect.stringContaining('cannot tell the project'), []]);
	});
});
