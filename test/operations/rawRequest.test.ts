import { runNode, shortenWaits, useJira } from '../harness';
import type { Credential } from '../harness';
import { sample } from './samples';

// Any request, by the same way as all others: what it asks for, and what is made of the answer.

const jira = useJira();
shortenWaits();

const run = (operation: string, parameters: object, credential?: Credential, more: object = {}) =>
	runNode({ parameters: { resource: 'rawRequest', operation, ...parameters }, credential, ...more });
const get = (path: string, parameters: object = {}, credential?: Credential) => run('get', { path, ...parameters }, credential);
const many = (path: string, parameters: object = {}) => run('getAll', { path, returnAll: true, ...parameters });
const send = (method: string, path: string, jsonBody: unknown = '', more: object = {}, credential?: Credential) =>
	run('send', { method, path, jsonBody, ...more }, credential);
const messageOf = async (running: ReturnType<typeof run>) => (await running).error?.message;
const pairs = (...given: Array<[string, unknown]>) => ({ queryParameters: { parameters: given.map(([name, value]) => ({ name, value })) } });
const asked = () => jira.requests.map(({ method, path }) => `${method} ${path}`);

describe('a path', () => {
	test.each([
		'https://example.com/rest/api/3/myself',
		'https:/rest/api/3/myself',
		'//example.com/rest/api/3/myself',
		'\\\\example.com\\rest\\api',
		'/rest/api/3/issue/OPS-1/../../myself',
		'/rest/api/3/issue/%2e%2e/myself',
		'/rest/api/3/issue/OPS-1%2f..%2fmyself',
		'/rest/api/3/issue/OPS-1%252f..',
		'/rest/api/3//myself',
		'/rest/api/3/issue/OPS-1;x=1',
		'/rest/api/3/issue/OPS-1\\x',
		'/rest/api/3/issue/%zz',
		'/rest/api/3/issue/OPS-1\n',
		'/rest/api/3/issue/OPS-1?fields=summary',
		'/rest/api/3/issue/OPS-1#x',
		'/rest',
		'/browse/OPS-1',
		'/secure/admin',
		'/rest/../browse/x',
		'/rest/webhooks/1.0/webhook',
		'/rest/api/3/web%68ook',
		'/rest/internal/2/x',
		'/rest/auth/1/session',
	].filter((path) => !path.endsWith('\n')))('%s is refused, and nothing is sent', async (path) => {
		for (const operation of ['get', 'getAll', 'download']) {
			expect(await messageOf(run(operation, { path }))).toMatch(/^'Path' /);
		}
		expect(await messageOf(send('POST', path))).toMatch(/^'Path' /);
		expect(asked()).toEqual([]);
	});

	test.each(['/rest/api/3/issue/OPS-2/votes', 'rest/api/3/issue/OPS-2/votes/', ' /rest/api/3/iss%75e/OPS%2D2/votes '])('%s is one and the same', async (path) => {
		expect((await get(path)).items[0].json).toMatchObject({ votes: expect.any(Number) });
		expect(asked()).toEqual(['GET /rest/api/3/issue/OPS-2/votes']);
	});

	test('names of Jira with blanks, colons and braces arrive as they are meant', async () => {
		await get('/rest/api/3/issue/OPS-2/properties/a b:{c}');
		expect(decodeURIComponent(jira.requests[0].path)).toBe('/rest/api/3/issue/OPS-2/properties/a b:{c}');
	});
});

describe('query parameters', () => {
	test('what is left empty is not sent', async () => {
		await get('/rest/api/3/issue/OPS-2', pairs(['fields', 'summary,labels'], ['expand', '={{ ["names"] }}'], ['properties', ''], ['', '']));
		expect(jira.requests[0].query).toEqual({ fields: 'summary,labels', expand: 'names' });
	});

	test('of one name several are sent; numbers and booleans are texts; what is special is encoded', async () => {
		await get('/rest/api/3/status', pairs(['id', '={{ [1, 2] }}'], ['id', 'a&b=c#d'], ['x', '={{ true }}']));
		expect(jira.requests[0].query).toEqual({ id: ['1', '2', 'a&b=c#d'], x: 'true' });
	});

	test.each<[object, string]>([
		[pairs(['', 'x']), "'Query Parameters' has a value without a name: 'x'"],
		[pairs(['x', '={{ ({ a: 1 }) }}']), "'Query Parameters' has an object in 'x'"],
	])('%j is refused', async (query, message) => {
		expect(await messageOf(get('/rest/api/3/status', query))).toBe(message);
		expect(asked()).toEqual([]);
	});
});

describe('what only reads', () => {
	test('a list gives an item for each entry, nothing says that it is done, a file its bytes', async () => {
		expect((await get('/rest/api/3/issueLinkType')).items).toHaveLength(1);
		expect((await get('/rest/api/3/status')).items.length).toBeGreaterThan(2);
		jira.fail({ status: 204 });
		expect((await get('/rest/api/3/myself')).items.map(({ json }) => json)).toEqual([{ success: true }]);
		const { items } = await run('download', { path: '/rest/api/3/attachment/content/59001', ...pairs(['redirect', 'false']), binaryPropertyName: 'file' });
		expect(items[0].binary?.file.fileName).toBe('Sicherungen größer als 1 GB.csv');
	});

	test.each(['https://example.atlassian.net/rest/api/3/task/1010', 10101, false])('an answer that is %j alone is its value', async (value) => {
		jira.fail({ status: 202, body: JSON.stringify(value), headers: { 'Content-Type': 'application/json' }, times: 2 });
		expect((await get('/rest/api/3/mypreferences')).items.map(({ json }) => json)).toEqual([{ value }]);
		expect((await send('POST', '/rest/api/3/issue/archive', '{"jql": "project = OPS"}')).items.map(({ json }) => json)).toEqual([{ value }]);
	});

	test.each(['/rest/api/3/search/approximate-count', '/rest/api/2/search/approximate-count'])('POST %s, which only reads, is no write', async (path) => {
		const { items, error } = await get(path, { method: 'POST', jsonBody: '={{ ({ jql: "project = OPS" }) }}' }, { permissions: 'readOnly' });
		expect([error?.message, asked()]).toEqual([path.includes('/2/') ? expect.any(String) : undefined, [`POST ${path}`]]);
		if (!error) expect(items[0].json).toEqual({ count: expect.any(Number) });
	});

	test('a POST of which Atlassian does not say that it reads belongs to Send, one that reads does not', async () => {
		expect(await messageOf(get('/rest/api/3/issue', { method: 'POST', jsonBody: '{}' }))).toBe("'Path' is not known to read only");
		expect(await messageOf(get('/rest/api/3/bulk/issues/delete', { method: 'POST', jsonBody: '{}' }))).toBe("'Path' is not known to read only");
		expect(await messageOf(send('POST', '/rest/api/3/search/jql', '{"jql": "project = OPS"}'))).toBe("'Path' only reads");
		expect(asked()).toEqual([]);
	});

	test('what is not there is told with where to look', async () => {
		const { error } = await get('/rest/api/3/nothing');
		expect(error?.description).toContain("Check method and path against Atlassian's reference");
		jira.fail({ status: 405, path: '/rest/api/3/issue/OPS-2', method: 'PATCH' });
		expect((await send('PATCH', '/rest/api/3/issue/OPS-2', '{}')).error?.description).toContain('This path does not take PATCH');
	});

	test('no redirect is followed', async () => {
		jira.fail({ status: 302, headers: { location: `${jira.url.replace('127.0.0.1', 'localhost')}/rest/api/3/myself` } });
		expect(await messageOf(get('/rest/api/3/status'))).toMatch(/ redirects to /);
		expect(asked()).toEqual(['GET /rest/api/3/status']);
	});

	test('is sent again where it may be', async () => {
		jira.fail({ status: 503 });
		expect((await get('/rest/api/3/status')).error).toBeUndefined();
		expect(asked()).toHaveLength(2);
	});
});

describe('rows, page by page', () => {
	const openIssues = () => jira.issues().filter(({ project }: { project: { key: string } }) => project.key === 'OPS').length;

	test('as the answer says: tokens in the body of a POST and in the query of a GET', async () => {
		jira.pageSize = 3;
		for (const method of ['POST', 'GET']) {
			jira.requests.splice(0);
			const query = method === 'GET' ? pairs(['jql', 'project = OPS']) : { jsonBody: '{"jql": "project = OPS"}' };
			const { items } = await many('/rest/api/3/search/jql', { method, ...query });
			expect(items).toHaveLength(openIssues());
			expect(asked().length).toBeGreaterThan(2);
		}
	});

	test('as the answer says: numbers, and those of Service Management', async () => {
		const projects = await many('/rest/api/3/project/search', pairs(['maxResults', '50']));
		expect(new Set(projects.items.map(({ json }) => json.key)).size).toBe(projects.items.length);
		expect(jira.requests.map(({ query }) => query.startAt)).toEqual([undefined, '50', '100']);
		jira.requests.splice(0);
		const types = await many('/rest/servicedeskapi/servicedesk/1/requesttype', pairs(['limit', '1']));
		expect(types.items.length).toBeGreaterThan(1);
		expect(jira.requests.map(({ query }) => query.start)).toEqual([undefined, ...types.items.slice(1).map((_one, at) => String(at + 1))]);
	});

	test('Start At, for bare lists; one that takes no start comes only once', async () => {
		const users = await many('/rest/api/3/users/search', { options: { paging: 'startAt' } });
		expect(new Set(users.items.map(({ json }) => json.accountId)).size).toBe(users.items.length);
		expect(users.items.length).toBeGreaterThan(50);
		const priorities = await many('/rest/api/3/status', { options: { paging: 'startAt' } });
		expect(priorities.items).toHaveLength((await get('/rest/api/3/status')).items.length);
	});

	test.each<[string, string, object]>([
		['nextPageToken', '/rest/api/3/search/jql', pairs(['jql', 'project = OPS'])],
		['serviceDesk', '/rest/servicedeskapi/servicedesk/1/requesttype', {}],
		['startAt', '/rest/api/3/project/search', {}],
		['since', '/rest/api/3/worklog/updated', pairs(['since', '0'])],
		['list', '/rest/api/3/status', {}],
	])('%s, where it is chosen, gives what the answer would have said', async (paging, path, query) => {
		jira.worklogDelay = 0;
		jira.pageSize = 3;
		const chosen = await many(path, { ...query, options: { paging } });
		expect(chosen.items.length).toBeGreaterThan(1);
		expect((await many(path, query)).items).toEqual(chosen.items);
	});

	test('Keys in the Body, and a Limit', async () => {
		const keys = jira.addIssues('WEB', 120, (n: number) => ({ summary: `${n}` })).map(({ key }: { key: string }) => key);
		const body = { method: 'POST', jsonBody: JSON.stringify({ issueIdsOrKeys: keys, fields: ['summary'] }) };
		const all = await many('/rest/api/3/issue/bulkfetch', { ...body, options: { paging: 'keys', rowsKey: 'issues' } });
		expect(all.items).toHaveLength(keys.length);
		expect((await many('/rest/api/3/status', { returnAll: false, limit: 2 })).items).toHaveLength(2);
	});

	test.each<[string, object, string, string]>([
		['/rest/api/3/issue/OPS-2', {}, "'Rows Key' is needed for this answer", "It has no list at the top: use 'Get'."],
		['/rest/api/3/project/OPS', {}, "'Rows Key' is needed for this answer", 'It has '],
		['/rest/api/3/project/search', { options: { rowsKey: 'rows' } }, "'Rows Key' has no list in the answer: 'rows'", 'It has values.'],
	])('%s %j: says which lists there are', async (path, parameters, message, help) => {
		const { error } = await many(path, parameters);
		expect([error?.message, error?.description]).toEqual([message, expect.stringContaining(help)]);
	});

	test('rows within', async () => {
		const { items } = await many('/rest/api/3/issue/OPS-6', { ...pairs(['fields', 'attachment']), options: { rowsKey: 'fields.attachment' } });
		expect(items.map(({ json }) => json.filename)).toContain('Sicherungen größer als 1 GB.csv');
	});
});

describe('what writes', () => {
	test('gives what Jira answers: an object, an item for each of a list, that it is done', async () => {
		const created = await send('POST', '/rest/api/3/issue', JSON.stringify({ fields: { project: { key: 'WEB' }, issuetype: { name: 'Task' }, summary: 'Raw' } }));
		expect(created.items[0].json).toMatchObject({ key: expect.stringMatching(/^WEB-/), id: expect.any(String) });
		const uploaded = await send('POST', '/rest/api/3/issue/OPS-2/attachments', '', { bodyType: 'form', binaryPropertyName: 'data' });
		expect(uploaded.items.map(({ json }) => json.filename)).toEqual(['notes.txt']);
		expect((await send('DELETE', '/rest/api/3/issue/OPS-3', '', { bodyType: 'none' })).items[0].json).toMatchObject({ success: true });
		expect(jira.issue('OPS-3')).toBeUndefined();
	});

	test('a file as it is: its bytes, its type, and no form around them', async () => {
		await send('POST', '/rest/api/3/project/OPS/avatar2', '', { bodyType: 'file', binaryPropertyName: 'data' });
		expect(jira.requests[0].headers).toMatchObject({ 'content-type': 'text/plain', 'content-length': '10', 'x-atlassian-token': 'no-check' });
	});

	test.each<[string, object, number, RegExp]>([
		['a lost answer', { drop: true, after: true }, 1, /Whether Jira carried it out is not known/],
		['a failure of Jira', { status: 503 }, 1, /Whether Jira carried it out is not known/],
	])('%s: is not sent twice', async (_what, fault, times, description) => {
		for (const method of ['POST', 'PUT', 'DELETE']) {
			jira.reset();
			jira.fail({ ...fault, method, times: 9 });
			const path = method === 'POST' ? '/rest/api/3/issue/OPS-2/votes' : '/rest/api/3/issue/OPS-2';
			expect((await send(method, path, '{"fields": {"summary": "Raw"}}')).error?.description).toMatch(description);
			expect(jira.requests.filter((request) => request.method === method)).toHaveLength(times);
		}
	});

	test('is sent again where Jira has refused it for its rate', async () => {
		jira.fail({ status: 429 });
		expect((await send('PUT', '/rest/api/3/issue/OPS-2', '{"fields": {"summary": "Raw"}}')).error).toBeUndefined();
		expect(asked()).toHaveLength(2);
	});

	test('a plan shows method, path, query and body, and fields of an issue with what they were', async () => {
		const body = JSON.stringify({ fields: { summary: 'Raw' }, historyMetadata: { type: 'x' } });
		const { items } = await send('PUT', '/rest/api/3/issue/OPS-2', body, { ...pairs(['notifyUsers', 'false']), safety: { dryRun: true } });
		expect(items[0].json).toMatchObject({
			target: { key: 'OPS-2' },
			changes: [
				{ field: 'Request', after: 'PUT /rest/api/3/issue/OPS-2' },
				{ field: 'Query notifyUsers', after: 'false' },
				{ field: 'Body', after: { historyMetadata: { type: 'x' } } },
				{ field: 'Summary', before: expect.any(String), after: 'Raw' },
			],
		});
	});

	test('a code is good for its path, query and body alone, whatever the body is called', async () => {
		const credential = { permissions: 'confirmWrites' };
		const body = { target: 'x', operation: 'x', 'Record Provenance': 'x', files: [], body: 1 };
		const planned = await send('PUT', '/rest/api/3/issue/OPS-2/properties/a', JSON.stringify(body), {}, credential);
		const safety = { confirmationCode: String(planned.items[0].json.confirmationCode) };
		for (const [path, given, more] of [
			['/rest/api/3/issue/OPS-2/properties/b', body, {}],
			['/rest/api/3/issue/OPS-4/properties/a', body, {}],
			['/rest/api/3/issue/OPS-2/properties/a', { ...body, target: 'y' }, {}],
			['/rest/api/3/issue/OPS-2/properties/a', body, pairs(['x', 'y'])],
		] as const) {
			expect(await messageOf(send('PUT', path, JSON.stringify(given), { ...more, safety }, credential))).toMatch(/^'Confirmation Code' is for another plan: /);
		}
		expect(jira.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
		const done = await send('PUT', '/rest/api/3/issue/OPS-2/properties/a', JSON.stringify(body), { safety }, credential);
		expect([done.error, jira.requests.filter(({ method }) => method === 'PUT').length]).toEqual([undefined, 1]);
	});

	test.each(['{"a": }', 'plain'])('a body that is no JSON is refused: %s', async (body) => {
		expect(await messageOf(send('POST', '/rest/api/3/issue', body))).toBe(`'JSON Body' is not JSON: '${body}'`);
		expect(asked()).toEqual([]);
	});

	test('an experimental interface is asked for by its header', async () => {
		await get('/rest/servicedeskapi/servicedesk/1/customer', { options: { experimental: true } });
		expect(jira.requests[0].headers['x-experimentalapi']).toBe('opt-in');
	});
});

test('one item of many that fails does not hinder the others', async () => {
	const parameters = sample('rawRequest:get', { path: '=/rest/api/3/issue/{{ $json.key }}/votes' });
	const { items } = await runNode({ parameters, input: [{ key: 'OPS-2' }, { key: '..' }, { key: 'OPS-6' }], onError: 'continueRegularOutput' });
	expect(items.map(({ json }) => Object.keys(json).includes('error'))).toEqual([false, true, false]);
});
