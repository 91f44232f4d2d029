// @ts-check
'use strict';

const { startSandbox, people } = require('.');
const { clientFor } = require('./client');

const API = '/rest/api/3';

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

/** @param {string} key @param {string} field */
const names = (key, field) =>
	jira.issue(key)?.fields[field].map((/** @type {any} */ one) => one.name);
/** @param {any[]} rows */
const namesOf = (rows) => rows.map(({ name }) => name);
/** @param {string} path @param {any} body */
const refusal = async (path, body, method = 'POST') => {
	const { status, body: answer } = await call(method, API + path, body);
	return [status, Object.keys(answer.errors ?? {})[0] ?? answer.errorMessages[0]];
};

describe('versions', () => {
	test('lists: pages with filters and orders, or all in their order', async () => {
		/** @param {string} query */
		const paged = async (query) => (await call('GET', `${API}/project/APP/version${query}`)).body;
		expect(namesOf((await paged('?status=released')).values)).toEqual(['1.0']);
		expect(namesOf((await paged('?status=unreleased,archived')).values)).toEqual([
			'1.1',
			'2.0',
			'0.9',
		]);
		expect(namesOf((await paged('?query=pay')).values)).toEqual(['1.1']);
		expect(namesOf((await paged('?orderBy=-name')).values)).toEqual(['2.0', '1.1', '1.0', '0.9']);
		expect(await paged('?maxResults=3&startAt=3')).toMatchObject({
			total: 4,
			isLast: true,
			values: [{}],
		});
		expect(await paged('?maxResults=3')).toMatchObject({
			isLast: false,
			nextPage: `${jira.url}${API}/project/APP/version?maxResults=3&startAt=3`,
		});
		expect((await call('GET', `${API}/project/APP/versions`)).body).toHaveLength(4);
		expect(await refusal('/project/APP/version?orderBy=zz', undefined, 'GET')).toEqual([
			400,
			expect.stringMatching(/^The field to order by should be one of \[description, name/),
		]);
	});

	test('one: what issues show and what only its own answer has', async () => {
		const { body } = await call('GET', `${API}/version/10608?expand=issuesstatus`);
		expect(body).toMatchObject({
			name: '1.1',
			projectId: 10007,
			startDate: '2026-10-05',
			userReleaseDate: '20/Nov/26',
			issuesStatusForFixVersion: { unmapped: 0, toDo: 1, inProgress: 1, done: 1 },
		});
		const [shown] = (await call('GET', `${API}/issue/APP-4`)).body.fields.fixVersions;
		expect(Object.keys(shown)).toEqual([
			'self',
			'id',
			'description',
			'name',
			'archived',
			'released',
			'releaseDate',
		]);
	});

	test('created, changed, refused', async () => {
		const made = await call('POST', `${API}/version`, { name: ' 3.0 ', projectId: 10007 });
		expect(made).toMatchObject({ status: 201, body: { name: '3.0', released: false } });
		expect(await call('PUT', `${API}/version/${made.body.id}`, { description: 'x' })).toMatchObject(
			{
				status: 200,
				body: { name: '3.0', description: 'x' },
			},
		);
		expect(await refusal('/version', { name: '3.0', projectId: 10007 })).toEqual([400, 'name']);
		expect(await refusal('/version', { projectId: 10007 })).toEqual([400, 'name']);
		expect(await refusal('/version', { name: 'x' })).toEqual([400, 'project']);
		expect(await refusal('/version', { name: 'x', projectId: 10002 })).toEqual([
			404,
			expect.any(String),
		]);
		expect(
			await refusal('/version', { name: 'x', projectId: 10007, releaseDate: '1.12.2026' }),
		).toEqual([400, 'releaseDate']);
		expect((await call('GET', `${API}/version/1`)).body.errorMessages).toEqual([
			"Could not find version for id '1'",
		]);
		expect(
			(await call('PUT', `${API}/version/1`, {}, { authorization: 'Basic eA==' })).status,
		).toBe(401);
	});

	test('released: what is unresolved moves to the version whose address is given, not its ID', async () => {
		const version = `${API}/version/10608`;
		expect((await call('GET', `${version}/unresolvedIssueCount`)).body).toMatchObject({
			issuesUnresolvedCount: 2,
			issuesCount: 3,
		});
		const release = { released: true, releaseDate: '2026-11-27' };
		expect(
			await refusal('/version/10608', { ...release, moveUnfixedIssuesTo: '10609' }, 'PUT'),
		).toEqual([400, "The version URL '10609' is not valid."]);
		const other = (await call('GET', `${API}/version/10609`)).body.self;
		await call('PUT', version, { ...release, moveUnfixedIssuesTo: other });
		expect(names('APP-3', 'fixVersions')).toEqual(['1.1']);
		expect(names('APP-4', 'fixVersions')).toEqual(['2.0']);
		expect((await call('GET', `${version}/unresolvedIssueCount`)).body.issuesUnresolvedCount).toBe(
			0,
		);
	});

	test('the requests are as the documents say', async () => {
		const moveUnfixedIssuesTo = `${jira.url}${API}/version/10609`;
		await call(
			'GET',
			`${API}/project/APP/version?status=released&orderBy=-name&expand=issuesstatus`,
		);
		await call('POST', `${API}/version`, {
			name: '3.0',
			projectId: 10007,
			releaseDate: '2027-01-31',
		});
		await call('PUT', `${API}/version/10608`, { released: true, moveUnfixedIssuesTo });
		await call('POST', `${API}/version/10608/move`, { position: 'Last' });
		await call('POST', `${API}/version/10608/removeAndSwap`, { moveFixIssuesTo: 10609 });
		await call('POST', `${API}/component`, { name: 'Docs', project: 'APP' });
		await call('DELETE', `${API}/component/10508?moveIssuesTo=10507`);
		expect(jira.findings).toEqual([]);
	});

	test('merged, swapped and removed: every field that holds them', async () => {
		expect((await call('GET', `${API}/version/10607/relatedIssueCounts`)).body).toMatchObject({
			issuesFixedCount: 1,
			issuesAffectedCount: 1,
			customFieldUsage: [{ customFieldId: 10053, issueCountWithVersionInCustomField: 1 }],
		});
		await call('PUT', `${API}/version/10607/mergeto/10608`);
		expect(jira.issue('APP-5')?.fields).toMatchObject({
			fixVersions: [{ name: '1.1' }],
			versions: [{ name: '1.1' }],
			customfield_10053: { name: '1.1' },
		});
		await call('POST', `${API}/version/10608/removeAndSwap`, { moveFixIssuesTo: 10609 });
		expect(jira.issue('APP-5')?.fields).toMatchObject({
			fixVersions: [{ name: '2.0' }],
			versions: [],
			customfield_10053: null,
		});
		expect((await call('POST', `${API}/version/10609/removeAndSwap`)).status).toBe(400);
		expect((await call('POST', `${API}/version/10609/removeAndSwap`, {})).status).toBe(204);
		expect(namesOf((await call('GET', `${API}/project/APP/versions`)).body)).toEqual(['0.9']);
		expect(await refusal('/version/10600/mergeto/10610', undefined, 'PUT')).toEqual([
			400,
			expect.any(String),
		]);
	});

	test('moved', async () => {
		const order = async () => namesOf((await call('GET', `${API}/project/APP/versions`)).body);
		/** @param {any} body */
		const move = (body) => call('POST', `${API}/version/10609/move`, body);
		await move({ position: 'First' });
		expect(await order()).toEqual(['2.0', '1.0', '1.1', '0.9']);
		await move({ after: `${jira.url}${API}/version/10607` });
		expect(await order()).toEqual(['1.0', '2.0', '1.1', '0.9']);
		await move({ position: 'Later' });
		expect(await order()).toEqual(['1.0', '1.1', '2.0', '0.9']);
		for (const body of [{}, { position: 'Top' }, { after: '10607' }]) {
			expect((await move(body)).status).toBe(400);
		}
	});

	test('an archived one cannot be chosen', async () => {
		const { body } = await call('GET', `${API}/issue/APP-4/editmeta`);
		expect(namesOf(body.fields.fixVersions.allowedValues)).toEqual(['1.0', '1.1', '2.0']);
		expect(
			await refusal('/issue/APP-4', { fields: { fixVersions: [{ name: '0.9' }] } }, 'PUT'),
		).toEqual([400, 'fixVersions']);
	});
});

describe('components', () => {
	test('lists: pages with counts, or all of them', async () => {
		const { body } = await call('GET', `${API}/project/APP/component?orderBy=-name&query=s`);
		expect(body.values).toMatchObject([
			{ name: 'Shop', issueCount: 3 },
			{ name: 'Backend', issueCount: 3 },
		]);
		expect(namesOf((await call('GET', `${API}/project/APP/components`)).body)).toEqual([
			'Backend',
			'Shop',
		]);
	});

	test('a lead who cannot be assigned is passed over', async () => {
		const lead = { leadAccountId: people.carla.accountId, assigneeType: 'COMPONENT_LEAD' };
		const { body } = await call('PUT', `${API}/component/10508`, lead);
		expect(body).toMatchObject({
			lead: { accountId: people.carla.accountId },
			isAssigneeTypeValid: false,
			realAssigneeType: 'PROJECT_DEFAULT',
		});
		const without = await call('PUT', `${API}/component/10508`, { leadAccountId: '' });
		expect(without.body).not.toHaveProperty('lead');
	});

	test('created, refused, removed', async () => {
		const made = await call('POST', `${API}/component`, { name: 'Docs', project: 'APP' });
		expect(made).toMatchObject({
			status: 201,
			body: { name: 'Docs', project: 'APP', projectId: 10007 },
		});
		expect(
			(await call('POST', `${API}/component`, { name: 'docs', project: 'APP' })).body.errors,
		).toEqual({
			name: 'A component with the name docs already exists in this project.',
		});
		expect(await refusal('/component', { name: 'x' })).toEqual([400, 'project']);
		expect(await refusal('/component', { name: 'x', project: 'HR' })).toEqual([
			403,
			expect.any(String),
		]);
		expect(await refusal('/component', { name: 'x', project: 'APP', assigneeType: 'ME' })).toEqual([
			400,
			'assigneeType',
		]);
		await call('DELETE', `${API}/component/10508?moveIssuesTo=${made.body.id}`);
		expect(names('APP-3', 'components')).toEqual(['Backend', 'Docs']);
		await call('DELETE', `${API}/component/${made.body.id}`);
		expect(names('APP-3', 'components')).toEqual(['Backend']);
		expect((await call('DELETE', `${API}/component/10508`)).status).toBe(404);
	});
});

test('a fresh site has what it had', async () => {
	await call('POST', `${API}/version/10609/removeAndSwap`, {});
	await call('DELETE', `${API}/component/10508`);
	jira.reset();
	expect((await call('GET', `${API}/project/APP/versions`)).body).toHaveLength(4);
	expect(names('APP-3', 'components')).toEqual(['Backend', 'Shop']);
});
