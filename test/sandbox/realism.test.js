// @ts-check
'use strict';

const { startSandbox } = require('.');
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

describe('fields as a real site has them', () => {
	const all = async () => (await call('GET', `${API}/field`)).body;

	test('four are called Category, three of them of one project each, in no order of age', async () => {
		const categories = (await all()).filter(({ name }) => name === 'Category');
		const scopes = categories.map(({ id, scope }) => [id, scope?.project.id]);
		expect(Object.fromEntries(scopes)).toEqual({
			customfield_10033: undefined,
			customfield_10128: '10001',
			customfield_10403: '10002',
			customfield_10477: '10003',
		});
		const ids = categories.map(({ id }) => id);
		expect(ids).not.toEqual([...ids].sort());
		expect(ids).not.toEqual([...ids].sort().reverse());
		const severities = (await all()).filter(({ name }) => name === 'Severity');
		expect(severities.map(({ id }) => id)).toEqual(['customfield_10060', 'customfield_10040']);
	});

	test('some have no schema, custom ones an untranslated name', async () => {
		const fields = await all();
		expect(fields.filter(({ schema }) => !schema).map(({ id }) => id)).toEqual(
			expect.arrayContaining(['parent', 'thumbnail', 'issuekey']),
		);
		expect(fields.filter(({ custom }) => custom).every((one) => one.untranslatedName)).toBe(true);
		expect(fields.find(({ id }) => id === 'summary')).not.toHaveProperty('untranslatedName');
	});

	test('an issue has the fields of its project only', async () => {
		const { fields } = (await call('GET', `${API}/issue/WEB-1`)).body;
		expect(Object.keys(fields)).toEqual(
			expect.arrayContaining(['customfield_10033', 'customfield_10128']),
		);
		expect(fields).not.toHaveProperty('customfield_10477');
		const asked = await call('GET', `${API}/issue/OPS-1?fields=customfield_10128,summary`);
		expect(Object.keys(asked.body.fields)).toEqual(['summary']);
	});

	test('what is empty is often no null', async () => {
		const { fields } = (await call('GET', `${API}/issue/OPS-1`)).body;
		expect(fields).toMatchObject({
			timetracking: {},
			components: [],
			attachment: [],
			issuelinks: [],
			workratio: -1,
			lastViewed: null,
			issuerestriction: { issuerestrictions: {}, shouldDisplay: false },
			customfield_10000: '{}',
			customfield_10018: { showField: false },
			progress: { progress: 0, total: 0 },
			worklog: { total: 0, worklogs: [] },
		});
	});

	test('screens have what only boards and apps write; a type is not set by editing', async () => {
		const { body } = await call('GET', `${API}/issue/OPS-2/editmeta`);
		expect(body.fields).toMatchObject({
			issuetype: { operations: [] },
			comment: { operations: ['add', 'edit', 'remove'] },
			issuelinks: { operations: ['add', 'copy'] },
			attachment: { operations: ['set', 'copy'] },
			customfield_10001: { schema: { type: 'team' } },
			customfield_10000: { schema: { type: 'any' } },
		});
		for (const field of Object.values(body.fields)) expect(field).not.toHaveProperty('fieldId');
		expect(body.fields.summary).not.toHaveProperty('hasDefaultValue');
	});

	test('a team is taken by its bare ID and read with its name', async () => {
		const edit = (Team) =>
			call('PUT', `${API}/issue/OPS-2`, { fields: { customfield_10001: Team } });
		const id = '36885b3c-1bf0-4f85-a357-c5b858c31de4';
		expect((await edit({ id })).status).toBe(400);
		expect((await edit('Platform')).status).toBe(400);
		expect((await edit(id)).status).toBe(204);
		const { fields } = (await call('GET', `${API}/issue/OPS-2`)).body;
		expect(fields.customfield_10001).toMatchObject({ id, name: 'Platform' });
	});

	test('versions are emptied by an empty list, not by null', async () => {
		const edit = (fixVersions) => call('PUT', `${API}/issue/OPS-2`, { fields: { fixVersions } });
		expect((await edit(null)).body.errors).toEqual({ fixVersions: 'data was not an array' });
		expect((await edit([])).status).toBe(204);
	});

	test('a comment is added by the verb of an edit', async () => {
		const update = { comment: [{ add: { body: doc('One.') } }, { add: { body: doc('Two.') } }] };
		expect((await call('PUT', `${API}/issue/OPS-2`, { update })).status).toBe(204);
		expect((await call('GET', `${API}/issue/OPS-2/comment`)).body.total).toBe(2);
		const set = await call('PUT', `${API}/issue/OPS-2`, { fields: { comment: doc('no') } });
		expect(set.status).toBe(400);
	});

	test('an archived project says so', async () => {
		expect((await call('GET', `${API}/project/ARC`)).body).toMatchObject({ archived: true });
		expect((await call('GET', `${API}/project/OPS`)).body).not.toHaveProperty('archived');
	});
});

describe('refusals in the words of a real site', () => {
	test('a method that a path does not have', async () => {
		const { status, headers, body } = await call('GET', `${API}/search/approximate-count`);
		expect(status).toBe(405);
		expect(headers.get('allow')).toBe('POST');
		expect(body).toMatchObject({
			title: 'Method Not Allowed',
			detail: "Method 'GET' is not supported.",
		});
		expect((await call('DELETE', `${API}/project/search`)).headers.get('allow')).toBe('GET');
	});

	test('a type that is not JSON, and JSON that cannot be read', async () => {
		const send = (type, body) =>
			fetch(`${jira.url}${API}/search/jql`, {
				method: 'POST',
				headers: { 'content-type': type },
				body,
			});
		const text = await send('text/plain', 'x');
		expect(text.status).toBe(415);
		expect((await text.json()).detail).toBe("Content-Type 'text/plain' is not supported.");
		const broken = await send('application/json', '{"jql":');
		expect(broken.headers.get('content-type')).toMatch(/problem\+json/);
		expect((await broken.json()).detail).toBe('Failed to read request');
	});

	test('401 is text under a JSON type', async () => {
		const { headers, body } = await call('GET', `${API}/myself`, undefined, WRONG_TOKEN);
		expect(headers.get('content-type')).toMatch(/application\/json/);
		expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
		expect(body).toBe('Client must be authenticated to access this resource.');
	});

	test.each([
		['a node that Jira does not know', { type: 'blink', content: [] }],
		['an empty text', { type: 'paragraph', content: [{ type: 'text', text: '' }] }],
	])('a document with %s has one word for an answer', async (_name, node) => {
		const description = { type: 'doc', version: 1, content: [node] };
		const { status, body } = await call('PUT', `${API}/issue/OPS-1`, { fields: { description } });
		expect(status).toBe(400);
		expect(body).toEqual({ errorMessages: ['INVALID_INPUT'], errors: {} });
	});

	test('several fields at once, without full stops', async () => {
		const { body } = await call(
			'POST',
			`${API}/issue`,
			bug({
				priority: 'High',
				environment: 'x',
				customfield_10040: 'Major',
				customfield_10042: {},
			}),
		);
		expect(body.errors).toEqual({
			priority: "Specify a valid 'id' or 'name' for Priority",
			environment: expect.stringMatching(/must be an Atlassian Document \(see .*\)$/),
			customfield_10040: "Specify a valid 'id' or 'name' for Severity",
			customfield_10042: "Could not find valid 'id' or 'value' in the Parent Option object.",
		});
	});
});

test('rows can be served twice by a list that grows while it is read', async () => {
	jira.repeatedRows = 2;
	const keys = [];
	for (let start = 0, isLast = false; !isLast; start += 50) {
		const { body } = await call('GET', `${API}/project/search?startAt=${start}&maxResults=50`);
		keys.push(...body.values.map(({ key }) => key));
		isLast = body.isLast;
	}
	jira.repeatedRows = 0;
	const { total } = (await call('GET', `${API}/project/search`)).body;
	expect(new Set(keys).size).toBe(total);
	expect(keys).toHaveLength(total + 2);
});

test('a request of service management has the fields of one, other issues have them empty', async () => {
	const { fields } = (await call('GET', `${API}/issue/HELP-1`)).body;
	expect(fields).toMatchObject({
		project: { projectTypeKey: 'service_desk' },
		customfield_10002: [{ name: 'Example Ltd' }],
		customfield_10010: {
			requestType: { name: 'Get IT help' },
			currentStatus: { status: 'Waiting for approval' },
		},
		customfield_10026: [{ finalDecision: 'pending', approvers: [{ approverDecision: 'pending' }] }],
		customfield_10080: { ongoingCycle: { breached: false } },
	});
	const other = (await call('GET', `${API}/issue/OPS-1`)).body;
	expect(other.fields).toMatchObject({ customfield_10010: null, customfield_10002: [] });
	expect(other.expand).toMatch(/customfield_10010\.requestTypePractice$/);
});
