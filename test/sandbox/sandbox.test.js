// @ts-check
'use strict';

const http = require('node:http');
const { startSandbox, people } = require('.');
const { clientFor } = require('./client');
const { doc } = require('./adf');
const { WRONG_TOKEN, bug } = require('./samples');

/** @type {Awaited<ReturnType<typeof startSandbox>>} */
let jira;
/** @type {ReturnType<typeof clientFor>} */
let call;

beforeAll(async () => {
	jira = await startSandbox();
	call = clientFor(jira);
});
beforeEach(() => jira.reset());
afterAll(() => jira.close());

const API = '/rest/api/3';

describe('sign-in', () => {
	test('the account is named in the headers of every answer', async () => {
		const { status, body, headers } = await call('GET', `${API}/myself`);
		expect(status).toBe(200);
		expect(body).toMatchObject({ accountId: people.ana.accountId, timeZone: 'Europe/Prague' });
		// As Jira sends it: percent-encoded.
		expect(headers.get('x-aaccountid')).toBe(encodeURIComponent(people.ana.accountId));
		expect(people.ana.accountId).toMatch(/^712020:/);
		expect(headers.get('atl-traceid')).toMatch(/^[0-9a-f]{32}$/);
		expect(headers.get('x-arequestid')).toBeTruthy();
	});

	test('a wrong token is an anonymous caller', async () => {
		const myself = await call('GET', `${API}/myself`, undefined, WRONG_TOKEN);
		expect(myself.status).toBe(401);
		expect(myself.headers.get('x-seraph-loginreason')).toBe('AUTHENTICATED_FAILED');
		const search = await call('POST', `${API}/search/jql`, { jql: 'project = OPS' }, WRONG_TOKEN);
		expect(search.body).toEqual({ issues: [], isLast: true });
		expect(search.headers.get('x-seraph-loginreason')).toBe('AUTHENTICATED_FAILED');
		expect(search.headers.get('x-aaccountid')).toBeNull();
		expect((await call('GET', `${API}/issue/OPS-1`, undefined, WRONG_TOKEN)).status).toBe(404);
		const projects = await call('GET', `${API}/project/search`, undefined, WRONG_TOKEN);
		expect(projects.body.total).toBe(0);
	});

	test('the header can be left away', async () => {
		jira.loginReasonHeader = false;
		const { headers } = await call('GET', `${API}/project/search`, undefined, WRONG_TOKEN);
		expect(headers.get('x-seraph-loginreason')).toBeNull();
	});
});

describe('users', () => {
	const found = async (query) => (await call('GET', `${API}/user/search?${query}`)).body;
	const names = (users) => users.map((user) => user.displayName);

	test('are found by prefix; inactive ones are not, apps are', async () => {
		expect(names(await found('query=sam'))).toEqual(['Sam Lee', 'Sam Lee']);
		expect(names(await found('query=dana@example.com'))).toEqual(['Dana Weiss', 'Dana Whitlam']);
		expect(await found('query=carla')).toEqual([]);
		expect(names(await found('query=deploy'))).toEqual(['Deploy Bot']);
	});

	test('a hidden address has to be given exactly and is not shown', async () => {
		expect(await found('query=ben@example')).toEqual([]);
		const [ben] = await found('query=ben@example.com');
		expect(ben.accountId).toBe(people.ben.accountId);
		expect(ben).not.toHaveProperty('emailAddress');
	});

	test('a search needs exactly one criterion', async () => {
		expect((await found('')).errorMessages).toEqual([
			'The username or property query parameter must be provided',
		]);
		expect((await found('query=a&accountId=b')).errorMessages[0]).toMatch(/mutually exclusive/);
	});

	test('an account id with a colon is read', async () => {
		const id = encodeURIComponent(people.erik.accountId);
		expect((await call('GET', `${API}/user?accountId=${id}`)).body.displayName).toBe(
			'Erik Lindqvist',
		);
		const unknown = await call('GET', `${API}/user?accountId=nobody`);
		expect(unknown.status).toBe(404);
		expect(unknown.body.errorMessages[0]).toMatch(/Specified user does not exist/);
	});

	test('assignable users: the window is cut before it is filtered', async () => {
		const page = async (startAt) =>
			(await call('GET', `${API}/user/assignable/search?project=WEB&query=pat&startAt=${startAt}`))
				.body;
		expect(await page(0)).toEqual([]);
		expect(await page(50)).toHaveLength(20);
		const ops = await call('GET', `${API}/user/assignable/search?issueKey=OPS-1&query=fay`);
		expect(ops.body).toEqual([]);
	});
});

describe('projects', () => {
	test('page, with at most 100 at a time, and hide what is invisible', async () => {
		const { body } = await call('GET', `${API}/project/search?maxResults=500`);
		expect(body).toMatchObject({ startAt: 0, maxResults: 100, isLast: false });
		expect(body.values).toHaveLength(100);
		const rest = await call('GET', body.nextPage.slice(jira.url.length));
		expect(rest.body.isLast).toBe(true);
		const keys = [...body.values, ...rest.body.values].map((project) => project.key);
		expect(new Set(keys).size).toBe(body.total);
		expect(keys).toEqual(expect.arrayContaining(['OPS', 'WEB', 'HR']));
		expect(keys).not.toContain('SEC');
		expect((await call('GET', `${API}/project/SEC`)).status).toBe(404);
	});

	test('are filtered by text, key and permission', async () => {
		const keys = async (query) =>
			(await call('GET', `${API}/project/search?${query}`)).body.values.map(
				(project) => project.key,
			);
		expect(await keys('query=relaunch')).toEqual(['WEB']);
		expect(await keys('keys=HR&keys=OPS')).toEqual(['HR', 'OPS']);
		expect(await keys('keys=HR&keys=OPS&action=create')).toEqual(['OPS']);
		const unknown = await call('GET', `${API}/project/search?orderBy=zz`);
		expect(unknown.status).toBe(400);
	});

	test('issue types and their fields page', async () => {
		const types = await call('GET', `${API}/issue/createmeta/MANY/issuetypes`);
		expect(types.body).toMatchObject({ startAt: 0, maxResults: 50, total: 60 });
		expect(types.body.issueTypes).toHaveLength(50);
		const { body } = await call(
			'GET',
			`${API}/issue/createmeta/OPS/issuetypes/10101?maxResults=200`,
		);
		expect(body.fields).toHaveLength(body.total);
		const severity = body.fields.find((field) => field.fieldId === 'customfield_10040');
		expect(severity).toMatchObject({ required: true, schema: { type: 'option' } });
		expect(severity.allowedValues.map((option) => option.value)).toContain('Major');
	});
});

describe('create', () => {
	const refused = async (body) => {
		const answer = await call('POST', `${API}/issue`, body);
		expect(answer.status).toBe(400);
		return answer.body;
	};

	test('stores the issue in the form it is read later', async () => {
		const { status, body } = await call('POST', `${API}/issue`, {
			...bug({
				description: doc('It broke.'),
				assignee: { accountId: people.erik.accountId },
				priority: { name: 'High' },
				parent: { key: 'OPS-1' },
				customfield_10042: { value: 'Europe', child: { value: 'Prague' } },
				customfield_10020: 8,
			}),
			properties: [{ key: 'origin', value: { id: 'crm-7' } }],
		});
		expect(status).toBe(201);
		expect(body).toEqual({
			id: expect.any(String),
			key: 'OPS-8',
			self: expect.stringContaining(body.id),
		});
		const { fields } = (await call('GET', `${API}/issue/${body.key}`)).body;
		expect(fields).toMatchObject({
			assignee: { displayName: 'Erik Lindqvist' },
			priority: { name: 'High' },
			parent: { key: 'OPS-1' },
			customfield_10042: { value: 'Europe', child: { value: 'Prague' } },
			customfield_10020: [{ id: 8, state: 'active' }],
			customfield_10043: null,
			status: { name: 'To Do' },
		});
		expect(jira.issue('OPS-8')?.properties).toEqual({ origin: { id: 'crm-7' } });
		expect(jira.findings).toEqual([]);
	});

	test.each([
		['no project', { project: undefined }, 'project', 'Specify a valid project ID or key'],
		['an invisible project', { project: { key: 'SEC' } }, 'project', 'valid project is required'],
		['a project without permission', { project: { key: 'HR' } }, 'project', /permission to create/],
		['no type', { issuetype: undefined }, 'issuetype', 'Specify an issue type'],
		[
			'a type of another project',
			{ issuetype: { id: '10201' } },
			'issuetype',
			'The issue type selected is invalid.',
		],
		['no summary', { summary: undefined }, 'summary', 'You must specify a summary of the issue.'],
		['a long summary', { summary: 'x'.repeat(256) }, 'summary', /255/],
		['a summary with a line break', { summary: 'a\nb' }, 'summary', /newline/],
		[
			'text for a document',
			{ description: 'text' },
			'description',
			/Operation value must be an Atlassian Document/,
		],
		[
			'too long a document',
			{ description: doc('x'.repeat(32_767)) },
			'description',
			'CONTENT_LIMIT_EXCEEDED',
		],
		['a label with a space', { labels: ['a b'] }, 'labels', /contains spaces/],
		['an unknown priority', { priority: { name: 'Urgent' } }, 'priority', /'Urgent' is not valid/],
		['an unknown parent', { parent: { key: 'OPS-999' } }, 'parent', /Could not find issue/],
		['a malformed date', { duedate: '24.12.2026' }, 'duedate', /Error parsing date string/],
		[
			'a field off the screen',
			{ customfield_10060: 'x' },
			'customfield_10060',
			/It is not on the appropriate screen/,
		],
		[
			'a missing required field',
			{ customfield_10040: undefined },
			'customfield_10040',
			'Severity is required.',
		],
		[
			'an assignee who cannot be',
			{ assignee: { accountId: people.fay.accountId } },
			'assignee',
			/cannot be assigned issues/,
		],
		[
			'an unknown assignee',
			{ assignee: { accountId: 'ana@example.com' } },
			'assignee',
			/does not exist/,
		],
		[
			'a sub-task without parent',
			{ issuetype: { name: 'Sub-task' }, customfield_10040: undefined },
			'issuetype',
			/sub-task but parent/,
		],
	])('refuses %s', async (_name, fields, field, reason) => {
		const { errors } = await refused(bug(fields));
		expect(errors[field]).toEqual(
			typeof reason === 'string' ? reason : expect.stringMatching(reason),
		);
	});

	test('a refusal uses up a number', async () => {
		await refused(bug({ summary: '' }));
		expect((await call('POST', `${API}/issue`, bug())).body.key).toBe('OPS-9');
	});
});

describe('issue', () => {
	const get = async (key) => (await call('GET', `${API}/issue/${key}`)).body;

	test('is found by key in any case, id, former project key and the key before it was moved', async () => {
		const { id } = await get('OPS-2');
		for (const name of ['ops-2', id, 'OLDOPS-2', 'WEB-90'])
			expect((await get(name)).key).toBe('OPS-2');
		expect((await get('OPS-999')).errorMessages[0]).toMatch(/Issue does not exist/);
		expect((await get('SEC-1')).errorMessages[0]).toMatch(/Issue does not exist/);
	});

	test('shows the fields and expansions asked for', async () => {
		const { body } = await call(
			'GET',
			`${API}/issue/OPS-2?fields=summary,description&expand=names,renderedFields`,
		);
		expect(Object.keys(body.fields)).toEqual(['summary', 'description']);
		expect(body.names).toEqual({ summary: 'Summary', description: 'Description' });
		expect(body.renderedFields.description).toMatch(/<p>/);
	});

	test('is edited by values and by verbs', async () => {
		const update = {
			labels: [{ add: 'late' }, { remove: 'queue' }],
			parent: [{ set: { none: true } }],
		};
		const edit = { fields: { summary: 'New' }, update };
		expect((await call('PUT', `${API}/issue/OPS-2`, edit)).status).toBe(204);
		expect((await get('OPS-2')).fields).toMatchObject({
			summary: 'New',
			labels: ['incident', 'late'],
			parent: null,
		});
		const returned = await call('PUT', `${API}/issue/OPS-2?returnIssue=true`, {
			fields: { duedate: null },
		});
		expect(returned.status).toBe(200);
		expect(returned.body.key).toBe('OPS-2');
	});

	test.each([
		[[]],
		[{ fields: 'x' }],
		[{ update: { labels: { add: 'x' } } }],
		[{ fields: {}, properties: {} }],
	])('an edit of the wrong shape is refused: %j', async (body) => {
		const answer = await call('PUT', `${API}/issue/OPS-1`, body);
		expect(answer.status).toBe(400);
		expect(answer.body.errorMessages[0]).toMatch(/Invalid request payload/);
	});

	test('is assigned', async () => {
		const assign = (key, accountId) => call('PUT', `${API}/issue/${key}/assignee`, { accountId });
		expect((await assign('OPS-1', people.gita.accountId)).status).toBe(204);
		expect((await get('OPS-1')).fields.assignee.displayName).toBe("Gita O'Neill");
		await assign('OPS-1', null);
		expect((await get('OPS-1')).fields.assignee).toBeNull();
		await assign('WEB-1', '-1');
		expect((await get('WEB-1')).fields.assignee.displayName).toBe('Dana Weiss');
		expect((await assign('OPS-1', people.fay.accountId)).body.errors.assignee).toMatch(
			/cannot be assigned/,
		);
		expect((await assign('HR-1', people.ana.accountId)).status).toBe(403);
		expect(jira.findings).toEqual([]);
	});

	test('moves through the workflow', async () => {
		const transitions = async () =>
			(await call('GET', `${API}/issue/OPS-2/transitions`)).body.transitions;
		expect((await transitions()).map(({ name }) => name)).toEqual(['Finish', 'Back to To Do']);
		const post = (body) => call('POST', `${API}/issue/OPS-2/transitions`, body);
		expect((await post({ transition: { id: '21' } })).status).toBe(400);
		expect(
			(await post({ transition: { id: '31' }, fields: { resolution: { name: 'Duplicate' } } }))
				.status,
		).toBe(204);
		expect((await get('OPS-2')).fields).toMatchObject({
			status: { name: 'Done' },
			resolution: { name: 'Duplicate' },
		});
	});

	test('takes comments as documents only', async () => {
		const post = (body) => call('POST', `${API}/issue/OPS-1/comment`, { body });
		expect((await post('text')).body.errors.comment).toBe('Comment body is not valid!');
		expect((await post(doc('Seen.'))).status).toBe(201);
		expect((await call('GET', `${API}/issue/OPS-1/comment`)).body.total).toBe(1);
	});

	test('is deleted, sub-tasks only when told so', async () => {
		expect((await call('DELETE', `${API}/issue/OPS-2`)).status).toBe(400);
		expect((await call('DELETE', `${API}/issue/OPS-2?deleteSubtasks=true`)).status).toBe(204);
		expect((await call('GET', `${API}/issue/OPS-4`)).status).toBe(404);
	});

	test('bulkfetch answers in ascending id order and leaves out what is unknown', async () => {
		const { body } = await call('POST', `${API}/issue/bulkfetch`, {
			issueIdsOrKeys: ['OPS-3', 'OPS-999', 'OPS-1'],
			fields: ['summary'],
		});
		expect(body.issues.map(({ key }) => key)).toEqual(['OPS-1', 'OPS-3']);
	});

	test('has a page for a person', async () => {
		const { body, headers } = await call('GET', '/browse/OPS-2');
		expect(headers.get('content-type')).toMatch(/text\/html/);
		expect(body).toMatch('Worker crashes on empty queue');
	});

	test('the page shows documents, every field that is set, comments and history', async () => {
		const cell = (type, text) => ({
			type,
			content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
		});
		const description = {
			type: 'doc',
			version: 1,
			content: [
				{
					type: 'table',
					content: [
						{ type: 'tableRow', content: [cell('tableHeader', 'Host'), cell('tableCell', '<db>')] },
					],
				},
				{ type: 'bulletList', content: [cell('listItem', 'First')] },
				{
					type: 'panel',
					attrs: { panelType: 'warning' },
					content: [cell('paragraph', 'Careful').content[0]],
				},
			],
		};
		await call('PUT', `${API}/issue/OPS-2`, {
			fields: {
				description,
				duedate: '2026-12-24',
				customfield_10040: { value: 'Major' },
				summary: 'New summary',
			},
		});
		await call('POST', `${API}/issue/OPS-2/comment`, { body: doc('Seen.') });
		const { body } = await call('GET', '/browse/OPS-2');
		expect(body).toMatch(
			'<table><tr><th><p>Host</p></th><td><p>&#60;db&#62;</p></td></tr></table>',
		);
		expect(body).toMatch('<ul><li><p>First</p></li></ul>');
		expect(body).toMatch('<div class="panel warning"><p>Careful</p></div>');
		expect(body).toMatch('<dt>Due date</dt><dd>2026-12-24</dd>');
		expect(body).toMatch('<dt>Severity</dt><dd>Major</dd>');
		expect(body).toMatch('<p>Seen.</p>');
		expect(body).toMatch(
			/<td>Summary<\/td><td>Worker crashes on empty queue<\/td><td>New summary<\/td>/,
		);
	});
});

describe('the wire', () => {
	test('every request is in the log, without the credentials', async () => {
		await call('GET', `${API}/project/search?keys=A&keys=B`);
		expect(jira.requests).toEqual([
			expect.objectContaining({
				method: 'GET',
				path: `${API}/project/search`,
				query: { keys: ['A', 'B'] },
				status: 200,
				findings: [],
			}),
		]);
		expect(jira.requests[0].headers).not.toHaveProperty('authorization');
	});

	test('counts what is in flight', async () => {
		jira.latency = 300;
		await Promise.all([1, 2, 3].map(() => call('GET', `${API}/myself`)));
		await call('GET', `${API}/myself`);
		expect(jira.maxInFlight).toBe(3);
	});

	test('tells what site it is', async () => {
		expect((await call('GET', `${API}/serverInfo`)).body).toMatchObject({
			baseUrl: jira.url,
			deploymentType: 'Cloud',
		});
		expect((await call('GET', '/_edge/tenant_info')).body.cloudId).toMatch(/^[0-9a-f-]{36}$/);
	});

	test('removed, unknown and malformed requests', async () => {
		const removed = await call('GET', `${API}/search?jql=x`);
		expect(removed.status).toBe(410);
		expect(removed.body.errorMessages[0]).toMatch('/rest/api/3/search/jql');
		expect((await call('GET', `${API}/nothing`)).body).toMatchObject({ title: 'Not Found' });
		expect(jira.findings).toContain(`GET ${API}/nothing: not implemented by the sandbox`);
		const malformed = await fetch(`${jira.url}${API}/issue`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{',
		});
		expect((await malformed.json()).errorMessages[0]).toMatch(/error parsing JSON/);
	});

	test('a body on GET gets no further than CloudFront', async () => {
		const status = await new Promise((resolve) => {
			const request = http.request(`${jira.url}${API}/myself`, {
				headers: { 'content-length': 2 },
			});
			request.on('response', (response) => resolve(response.resume().statusCode)).end('{}');
		});
		expect(status).toBe(403);
	});

	test('the 21st write to an issue within two seconds is refused', async () => {
		const write = () => call('PUT', `${API}/issue/OPS-1`, { fields: { labels: [] } });
		const answers = await Promise.all(Array.from({ length: 21 }, write));
		const [refused] = answers.filter(({ status }) => status === 429);
		expect(refused.headers.get('ratelimit-reason')).toBe('jira-per-issue-on-write');
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
		jira.writeLimit = false;
		expect((await write()).status).toBe(204);
	});
});

describe('faults', () => {
	test('hit the requests they describe, as often as they say', async () => {
		jira.fail({
			method: 'GET',
			path: /\/issue\//,
			skip: 1,
			times: 2,
			status: 429,
			headers: { 'Retry-After': '1', 'RateLimit-Reason': 'jira-burst-based' },
		});
		const statuses = [];
		for (let count = 0; count < 4; count++)
			statuses.push((await call('GET', `${API}/issue/OPS-1`)).status);
		expect(statuses).toEqual([200, 429, 429, 200]);
	});

	test('an answer can get lost after the work is done', async () => {
		jira.fail({ method: 'POST', status: 503, after: true });
		jira.fail({ method: 'POST', drop: true, after: true });
		expect((await call('POST', `${API}/issue`, bug({ summary: 'First' }))).status).toBe(503);
		await expect(call('POST', `${API}/issue`, bug({ summary: 'Second' }))).rejects.toThrow();
		expect(jira.issue('OPS-8')?.fields.summary).toBe('First');
		expect(jira.issue('OPS-9')?.fields.summary).toBe('Second');
	});

	test('can say something else in the headers', async () => {
		jira.fail({ status: 403, headers: { 'Atl-Traceid': 'abc' }, body: '<html>no</html>' });
		const { headers, body } = await call('GET', `${API}/myself`);
		expect(headers.get('atl-traceid')).toBe('abc');
		expect(headers.get('content-type')).toMatch(/text\/html/);
		expect(body).toBe('<html>no</html>');
	});

	test('a delay alone only delays', async () => {
		jira.fail({ delay: 40 });
		expect((await call('GET', `${API}/myself`)).status).toBe(200);
		const [{ startedAt, endedAt = 0 }] = jira.requests;
		expect(endedAt - startedAt).toBeGreaterThanOrEqual(39);
	});

	test('a dropped connection does nothing', async () => {
		const before = jira.issues().length;
		jira.fail({ match: ({ body }) => body?.fields?.summary === 'Broken', drop: true });
		await expect(call('POST', `${API}/issue`, bug())).rejects.toThrow();
		expect(jira.issues()).toHaveLength(before);
	});
});
