// @ts-check
'use strict';

const { startSandbox, people } = require('.');
const { doc } = require('./adf');
const { checkedClientFor } = require('./checked');
const { clientFor } = require('./client');
const { recordedAnswers } = require('./recorded/answers');
const { lacking } = require('./recorded/shape');

const API = '/rest/api/3';
const ANONYMOUS = { authorization: 'Basic eA==' };
const recorded = recordedAnswers();

/** @type {Awaited<ReturnType<typeof startSandbox>>} */
let jira;
/** @type {ReturnType<typeof checkedClientFor>['call']} */
let call;
/** @type {string[]} what the documents say against the answers */
let findings;

beforeAll(async () => {
	jira = await startSandbox();
	({ call, findings } = checkedClientFor(jira));
});
beforeEach(() => jira.reset());
afterAll(async () => {
	await jira.close();
	expect(findings).toEqual([]);
});

/** @param {string} path */
const read = async (path) => (await call('GET', API + path)).body;
/** @param {any[]} rows */
const namesOf = (rows) => rows.map(({ name }) => name);
/** @param {'withoutDesk' | 'customer'} who */
const as = (who) => clientFor({ url: jira.url, account: jira.accounts[who] });
/** @param {string} method @param {string} path @param {any} [body] */
const refusal = async (method, path, body) => {
	const { status, body: answer } = await call(method, API + path, body);
	return [status, answer.errorMessages[0] ?? answer.errors];
};

describe('callers', () => {
	test('each is somebody, and sees what is open to him', async () => {
		expect(await read('/myself')).toMatchObject({ accountId: people.ana.accountId });
		const customer = as('customer');
		const me = await customer('GET', `${API}/myself`);
		expect(me.body).toMatchObject({ accountId: people.kim.accountId });
		expect(me.headers.get('x-aaccountid')).toBe(encodeURIComponent(people.kim.accountId));
		expect((await customer('GET', `${API}/project/search`)).body.values).toEqual([]);
		expect((await customer('GET', `${API}/issue/HELP-1`)).status).toBe(404);
		expect((await customer('GET', '/rest/agile/1.0/board')).status).toBe(403);
		const other = as('withoutDesk');
		expect((await other('GET', `${API}/project/search`)).body.total).toBeGreaterThan(100);
		const made = await other('POST', `${API}/issue/OPS-1/comment`, {
			body: doc('Seen.'),
		});
		expect(made.body.author.accountId).toBe(people.gita.accountId);
	});

	test('at once: none is taken for another', async () => {
		jira.latency = 20;
		const callers = [call, as('customer'), as('withoutDesk')];
		const ids = await Promise.all(
			[...callers, ...callers].map(
				async (one) => (await one('GET', `${API}/myself`)).body.accountId,
			),
		);
		const once = [people.ana, people.kim, people.gita].map(({ accountId }) => accountId);
		expect(ids).toEqual([...once, ...once]);
	});
});

describe('users and groups', () => {
	test('of many ids: ten unless more are asked for, unknown ones left out', async () => {
		const ids = [...jira.site.users.keys()].slice(0, 12);
		const query = [...ids, 'nobody'].map((id) => `accountId=${encodeURIComponent(id)}`).join('&');
		expect(await read(`/user/bulk?${query}`)).toMatchObject({
			maxResults: 10,
			total: 12,
			isLast: false,
		});
		expect((await read(`/user/bulk?${query}&maxResults=200`)).values).toHaveLength(12);
		expect((await call('GET', `${API}/user/bulk`)).status).toBe(400);
	});

	test('groups of a user, and the members of one', async () => {
		const id = encodeURIComponent(people.dana.accountId);
		expect(namesOf(await read(`/user/groups?accountId=${id}`))).toEqual(['jira-users', 'managers']);
		expect((await read('/myself?expand=groups')).groups).toMatchObject({
			size: 1,
			items: [{ name: 'jira-users' }],
		});
		const all = await read('/group/member?groupname=jira-users');
		expect(all).toMatchObject({ maxResults: 50, isLast: false });
		const managers = await read('/group/member?groupname=managers');
		expect(managers.values.map((/** @type {any} */ one) => one.displayName)).toEqual([
			'Dana Weiss',
			'Dana Whitlam',
		]);
		expect((await read('/group/member?groupname=managers&includeInactiveUsers=true')).total).toBe(
			3,
		);
		expect((await call('GET', `${API}/group/member`)).status).toBe(400);
		expect((await call('GET', `${API}/group/member?groupId=x`)).status).toBe(404);
		expect((await call('GET', `${API}/user/groups?accountId=x`)).status).toBe(404);
		expect(namesOf((await read('/group/bulk')).values)).toEqual(['jira-users', 'managers']);
	});

	test('without the permission to browse them: only by their exact name', async () => {
		const other = as('withoutDesk');
		expect((await other('GET', `${API}/group/member?groupname=managers`)).status).toBe(403);
		expect((await other('GET', `${API}/groups/picker?query=manag`)).body.groups).toEqual([]);
		expect(
			namesOf((await other('GET', `${API}/groups/picker?query=managers`)).body.groups),
		).toEqual(['managers']);
		expect((await read('/groups/picker?query=manag')).groups).toMatchObject([
			{ html: '<b>manag</b>ers' },
		]);
	});
});

describe('projects', () => {
	('missing' in recorded ? test.skip : test)('statuses by type', async () => {
		const { answers } = /** @type {Exclude<typeof recorded, { missing: string }>} */ (recorded);
		const real = answers.filter(({ path }) => path.endsWith('/statuses')).map(({ body }) => body);
		const given = await read('/project/APP/statuses');
		expect(lacking(real, [given])).toEqual([]);
		expect(namesOf(given)).toEqual(['Bug', 'Task', 'Story', 'Epic', 'Sub-task']);
	});

	test('roles: a map of addresses, or details without members', async () => {
		const roles = await read('/project/HELP/role');
		expect(Object.keys(roles)).toEqual([
			'Administrator',
			'Developers',
			'Service Desk Team',
			'Auditors',
		]);
		expect(roles).toEqual((await read('/project/HELP')).roles);
		expect(await read('/project/WEB/roledetails')).toMatchObject([
			{ name: 'Administrator', admin: true, scope: { type: 'PROJECT' } },
			{ name: 'Member', admin: false },
		]);
		expect((await as('withoutDesk')('GET', `${API}/project/OPS/role`)).status).toBe(401);
	});

	test('members of a role: added, removed, refused', async () => {
		const role = '/project/APP/role/10003';
		const names = async (query = '') =>
			(await read(role + query)).actors.map((/** @type {any} */ one) => one.displayName);
		expect(await names()).toEqual(['jira-users', 'Carla Rossi']);
		expect(await names('?excludeInactiveUsers=true')).toEqual(['jira-users']);
		const added = await call('POST', API + role, { user: [people.ben.accountId] });
		expect(added).toMatchObject({ status: 200, body: { name: 'Developers' } });
		expect(await names()).toEqual(['jira-users', 'Carla Rossi', 'Ben Okafor']);
		expect(await refusal('POST', role, { user: [people.ben.accountId] })).toEqual([
			400,
			expect.stringMatching(/already a member/),
		]);
		expect((await refusal('POST', role, { user: [people.carla.accountId] }))[0]).toBe(404);
		expect((await refusal('POST', role, { groupId: ['x'] }))[0]).toBe(404);
		expect((await refusal('POST', role, {}))[0]).toBe(400);
		for (const query of [
			`user=${people.ben.accountId}`,
			`user=${people.carla.accountId}`,
			'group=jira-users',
		]) {
			expect((await call('DELETE', `${API}${role}?${query}`)).status).toBe(204);
		}
		expect(await names()).toEqual([]);
		expect((await refusal('DELETE', `${role}?user=${people.ben.accountId}`))[0]).toBe(404);
		expect((await refusal('GET', '/project/HR/role/10002'))[0]).toBe(404);
		expect((await refusal('GET', '/project/APP/role/1'))[0]).toBe(404);
	});
});

describe('filters', () => {
	test('one, and 400 for one that is not shared', async () => {
		expect(await read('/filter/10101')).toMatchObject({
			name: 'Incidents',
			owner: { displayName: 'Ben Okafor' },
			jql: 'project = OPS AND labels = incident ORDER BY key',
		});
		expect(await read('/filter/10101')).not.toHaveProperty('subscriptions');
		expect(await read('/filter/10101?expand=subscriptions')).toHaveProperty('subscriptions');
		for (const id of ['10103', '1']) {
			expect(await refusal('GET', `/filter/${id}`)).toEqual([
				400,
				expect.stringMatching(/^The selected filter is not available to you/),
			]);
		}
	});

	test('search: words of the name, JQL only when asked for', async () => {
		const { values } = await read('/filter/search?filterName=incidents');
		expect(values).toMatchObject([{ id: '10101' }]);
		expect(values[0]).not.toHaveProperty('jql');
		expect((await read('/filter/search?filterName=incid')).values).toEqual([]);
		expect(
			(await read('/filter/search?filterName=incid&isSubstringMatch=true&expand=jql,owner')).values,
		).toMatchObject([{ jql: expect.any(String), owner: { displayName: 'Ben Okafor' } }]);
		const all = await read('/filter/search?maxResults=100&orderBy=-ID');
		expect(all.total).toBeGreaterThan(50);
		expect(Number(all.values[0].id)).toBeGreaterThan(Number(all.values[1].id));
		expect(
			namesOf((await read(`/filter/search?accountId=${people.dana.accountId}`)).values),
		).toEqual(['Overdue']);
		expect((await call('GET', `${API}/filter/search?expand=nothing`)).status).toBe(400);
	});

	test('own and favourite ones', async () => {
		expect(namesOf(await read('/filter/favourite'))).toEqual(['My open work', 'Incidents']);
		const own = namesOf(await read('/filter/my'));
		expect(own).toContain('Broken');
		expect(own).not.toContain('Incidents');
		expect(namesOf(await read('/filter/my?includeFavourites=true'))).toContain('Incidents');
	});
});

describe('permissions', () => {
	/** @param {string} query @returns {Promise<Record<string, boolean>>} */
	const held = async (query, ask = call) => {
		const { permissions } = (await ask('GET', `${API}/mypermissions?permissions=${query}`)).body;
		const pairs = Object.entries(permissions).map(([key, one]) => [key, one.havePermission]);
		return Object.fromEntries(pairs);
	};

	test('in a project, for an issue, or in any', async () => {
		const keys = 'BROWSE_PROJECTS,CREATE_ISSUES,ADMINISTER_PROJECTS';
		expect(await held(`${keys}&projectKey=HR`)).toEqual({
			BROWSE_PROJECTS: true,
			CREATE_ISSUES: false,
			ADMINISTER_PROJECTS: false,
		});
		expect(await held(`${keys}&issueKey=HR-1`)).toMatchObject({ CREATE_ISSUES: false });
		expect(await held(keys)).toMatchObject({ CREATE_ISSUES: true });
		expect(await held('EDIT_ISSUES,BROWSE_PROJECTS&projectKey=ARC')).toEqual({
			EDIT_ISSUES: false,
			BROWSE_PROJECTS: true,
		});
		jira.denied = ['ADD_COMMENTS', 'USER_PICKER'];
		expect(await held('ADD_COMMENTS,USER_PICKER')).toEqual({
			ADD_COMMENTS: false,
			USER_PICKER: false,
		});
		// Access to the portal is none.
		expect(await held('BROWSE_PROJECTS,CREATE_ISSUES', as('customer'))).toEqual({
			BROWSE_PROJECTS: false,
			CREATE_ISSUES: false,
		});
	});

	test('refused', async () => {
		expect(await refusal('GET', '/mypermissions')).toEqual([
			400,
			"The 'permissions' query parameter is required.",
		]);
		expect(await refusal('GET', '/mypermissions?permissions=LAUNCH_ROCKETS')).toEqual([
			400,
			{ LAUNCH_ROCKETS: 'Unrecognized permission' },
		]);
		expect(
			await refusal('GET', '/mypermissions?permissions=BROWSE_PROJECTS&projectKey=SEC'),
		).toEqual([404, 'Could not find project with provided key.']);
		expect((await refusal('GET', '/mypermissions?permissions=EDIT_ISSUES&issueKey=SEC-1'))[0]).toBe(
			404,
		);
	});
});

describe('JQL and labels', () => {
	test('which issues match: at once, and what cannot be read says so', async () => {
		jira.indexLag = 60_000;
		const ids = ['OPS-1', 'OPS-2', 'APP-3'].map((key) => Number(jira.issue(key)?.id));
		await call('PUT', `${API}/issue/OPS-1`, { fields: { labels: ['incident'] } });
		const { body } = await call('POST', `${API}/jql/match`, {
			jqls: ['labels = incident', 'project = APP ORDER BY key', 'broken = value', 'a ='],
			issueIds: [...ids, 1],
		});
		expect(body.matches).toEqual([
			{ matchedIssues: ids.slice(0, 2), errors: [] },
			{ matchedIssues: ids.slice(2), errors: [] },
			{ matchedIssues: [], errors: [expect.stringMatching(/'broken' does not exist/)] },
			{ matchedIssues: [], errors: [expect.any(String)] },
		]);
		expect(
			(await call('POST', `${API}/jql/match`, { jqls: ['a = b'], issueIds: ['1'] })).status,
		).toBe(400);
	});

	test('labels, and suggestions for a field', async () => {
		expect(await read('/label')).toMatchObject({
			maxResults: 1000,
			total: 4,
			values: ['incident', 'monitoring', 'queue', 'report'],
		});
		expect(
			(await read('/jql/autocompletedata/suggestions?fieldName=Severity&fieldValue=m')).results,
		).toEqual([
			{ value: 'Major', displayName: 'Major' },
			{ value: 'Minor', displayName: 'Minor' },
		]);
		expect(
			(await read('/jql/autocompletedata/suggestions?fieldName=project&fieldValue=website'))
				.results,
		).toEqual([
			{
				value: '"Website \\"relaunch\\" AND more"',
				displayName: 'Website &#34;relaunch&#34; AND more',
			},
		]);
	});
});

test('anonymous callers are told nothing', async () => {
	for (const path of [
		'/filter/my',
		'/user/bulk?accountId=x',
		'/group/member?groupname=x',
		'/project/APP/role/10002',
	]) {
		expect((await call('GET', API + path, undefined, ANONYMOUS)).status).toBe(401);
	}
	expect((await call('GET', `${API}/label`, undefined, ANONYMOUS)).body.values).toEqual([]);
	expect((await call('GET', `${API}/project/APP/statuses`, undefined, ANONYMOUS)).status).toBe(404);
});
