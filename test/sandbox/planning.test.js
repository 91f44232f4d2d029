// @ts-check
'use strict';

const { startSandbox } = require('.');
const { clientFor } = require('./client');
const { recordedAnswers } = require('./recorded/answers');
const { lacking } = require('./recorded/shape');

const AGILE = '/rest/agile/1.0';
const SOFTWARE = '/rest/software/1.0';
const recorded = recordedAnswers();

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

/** @param {any[]} rows */
const namesOf = (rows) => rows.map(({ name }) => name);
/** @param {any[]} rows */
const keysOf = (rows) => rows.map(({ key }) => key);
/** @param {string} path */
const read = async (path) => (await call('GET', path)).body;
/** @param {string} key */
const sprintsOf = (key) =>
	(jira.issue(key)?.fields.customfield_10020 ?? []).map((/** @type {any} */ one) => one.id);
/** @param {string} method @param {string} path @param {any} [body] */
const refusal = async (method, path, body) => {
	const { status, body: answer } = await call(method, path, body);
	return [status, answer.errorMessages?.[0]];
};

describe('boards', () => {
	test('list: pages, and filters', async () => {
		const first = await read(`${AGILE}/board`);
		expect(first).toMatchObject({ maxResults: 50, startAt: 0, total: 67, isLast: false });
		expect(namesOf((await read(`${AGILE}/board?type=scrum,simple`)).values)).toEqual([
			'OPS board',
			'Mobile app board',
			'Website',
			'Release train',
			'Website relaunch',
		]);
		expect(namesOf((await read(`${AGILE}/board?projectKeyOrId=APP`)).values)).toEqual([
			'Mobile app board',
			'Release train',
			'Not set up yet',
		]);
		expect(namesOf((await read(`${AGILE}/board?name=TRAIN`)).values)).toEqual(['Release train']);
		const all = (await read(`${AGILE}/board?includePrivate=true&maxResults=10`)).values;
		expect(all.find((/** @type {any} */ one) => one.isPrivate)).toEqual({
			id: 10,
			self: `${jira.url}${AGILE}/board/10`,
			isPrivate: true,
		});
		expect(await refusal('GET', `${AGILE}/board?projectKeyOrId=NOPE`)).toEqual([
			400,
			expect.any(String),
		]);
	});

	test('one, its configuration, and what nobody may see', async () => {
		expect((await read(`${AGILE}/board/4`)).location.projectKey).toBe('APP');
		expect(await read(`${AGILE}/board/7`)).not.toHaveProperty('location');
		expect(await read(`${AGILE}/board/4/configuration`)).toMatchObject({
			filter: { id: '10204' },
			columnConfig: { columns: [{ name: 'To Do' }, { name: 'In Progress' }, { name: 'Done' }] },
			estimation: { type: 'field', field: { fieldId: 'customfield_10016' } },
			ranking: { rankCustomFieldId: 10019 },
		});
		for (const id of [9, 10, 999]) {
			expect(await refusal('GET', `${AGILE}/board/${id}`)).toEqual([
				404,
				expect.stringMatching(/^The requested board cannot be viewed/),
			]);
		}
		const anonymous = await call('GET', `${AGILE}/board/4`, undefined, {
			authorization: 'Basic eA==',
		});
		expect(anonymous.status).toBe(401);
	});

	('missing' in recorded ? test.skip : test)('shapes are those of real sites', async () => {
		const { answers } = /** @type {Exclude<typeof recorded, { missing: string }>} */ (recorded);
		/** @param {RegExp} path */
		const real = (path) => answers.filter((one) => path.test(one.path)).map(({ body }) => body);
		const boards = await read(`${AGILE}/board`);
		expect(lacking(real(/agile\/1\.0\/board$/), [boards])).toEqual([]);
		expect(
			lacking(real(/board\/1\/configuration$/), [
				await read(`${AGILE}/board/6/configuration`),
				await read(`${AGILE}/board/3/configuration`),
			]),
		).toEqual([
			// Nobody limited a column.
			'[].columnConfig.columns[].min',
			'[].columnConfig.columns[].max',
		]);
		expect(lacking(real(/board\/12\/sprint/), [await read(`${AGILE}/board/4/sprint`)])).toEqual([]);
		expect(lacking(real(/board\/14\/epic/), [await read(`${AGILE}/board/4/epic`)])).toEqual([]);
	});

	test('epics of a board: of company-managed projects', async () => {
		expect(keysOf((await read(`${AGILE}/board/4/epic?done=false`)).values)).toEqual(['APP-1']);
		expect((await read(`${AGILE}/board/5/epic`)).values).toEqual([]);
		expect(await read(`${AGILE}/epic/APP-1`)).toMatchObject({ key: 'APP-1', done: false });
	});
});

describe('issues of a board', () => {
	test('in the order of the board, by tokens, with texts as v2 has them', async () => {
		const page = await read(`${SOFTWARE}/board/4/issue?maxResults=4&fields=summary,sprint,epic`);
		expect(keysOf(page.issues)).toEqual(['APP-2', 'APP-3', 'APP-4', 'APP-5']);
		expect(page).toMatchObject({ isLast: false, nextPageToken: expect.any(String) });
		const rest = await read(
			`${SOFTWARE}/board/4/issue?maxResults=4&fields=summary&nextPageToken=${page.nextPageToken}`,
		);
		expect(keysOf(rest.issues)).toEqual(['APP-6', 'APP-7']);
		expect(rest).toMatchObject({ isLast: true });
		expect(rest).not.toHaveProperty('nextPageToken');
		expect(page.issues[1].fields).toMatchObject({ sprint: { id: 21 }, epic: { key: 'APP-1' } });
		const [described] = (await read(`${SOFTWARE}/board/6/issue?jql=key=OPS-2`)).issues;
		expect(described.fields).toMatchObject({
			description: expect.stringMatching(/^The worker stops/),
			closedSprints: [],
			flagged: false,
		});
	});

	test('backlog, sprint, epic, counts', async () => {
		expect(keysOf((await read(`${SOFTWARE}/board/4/backlog?fields=summary`)).issues)).toEqual([
			'APP-6',
		]);
		expect(keysOf((await read(`${SOFTWARE}/sprint/21/issue?fields=summary`)).issues)).toEqual([
			'APP-3',
			'APP-4',
			'APP-5',
		]);
		expect(
			keysOf((await read(`${SOFTWARE}/board/4/sprint/20/issue?jql=statusCategory=Done`)).issues),
		).toEqual(['APP-2']);
		expect(keysOf((await read(`${SOFTWARE}/epic/APP-1/issue?fields=summary`)).issues)).toEqual([
			'APP-3',
			'APP-4',
			'APP-5',
		]);
		// A kanban board has a backlog where a column is one.
		expect(keysOf((await read(`${SOFTWARE}/board/6/backlog?fields=summary`)).issues)).toEqual([
			'OPS-6',
			'OPS-7',
		]);
		expect((await read(`${SOFTWARE}/board/5/backlog`)).issues).toEqual([]);
		expect(await read(`${SOFTWARE}/board/4/issue/approximate-count`)).toEqual({ count: 6 });
		expect(await read(`${SOFTWARE}/board/4/backlog/approximate-count`)).toEqual({ count: 1 });
	});

	test('a board without mapped columns, JQL that cannot be read, the old reads', async () => {
		expect(await refusal('GET', `${SOFTWARE}/board/8/issue`)).toEqual([
			422,
			'This board has no columns with a mapped status.',
		]);
		expect((await call('GET', `${SOFTWARE}/board/4/issue?jql=nothing%20=`)).status).toBe(400);
		const other = (await read(`${SOFTWARE}/board/4/issue?maxResults=1`)).nextPageToken;
		expect((await call('GET', `${SOFTWARE}/board/6/issue?nextPageToken=${other}`)).status).toBe(
			400,
		);
		for (const path of [
			'board/4/issue',
			'board/4/backlog',
			'sprint/21/issue',
			'epic/APP-1/issue',
		]) {
			expect((await call('GET', `${AGILE}/${path}`)).status).toBe(410);
		}
	});
});

describe('sprints', () => {
	test('of a board: the closed ones first, those of others whose issues it shows, no total', async () => {
		const all = await read(`${AGILE}/board/4/sprint`);
		expect(namesOf(all.values)).toEqual([1, 2, 3, 4].map((number) => `APP Sprint ${number}`));
		expect(all).not.toHaveProperty('total');
		expect(namesOf((await read(`${AGILE}/board/4/sprint?state=active,future`)).values)).toEqual(
			[2, 3, 4].map((number) => `APP Sprint ${number}`),
		);
		expect(namesOf((await read(`${AGILE}/board/7/sprint?state=active,future`)).values)).toEqual([
			'APP Sprint 2',
			'APP Sprint 3',
			'Train 1',
		]);
		for (const id of [5, 6]) {
			expect(await refusal('GET', `${AGILE}/board/${id}/sprint`)).toEqual([
				400,
				'The board does not support sprints',
			]);
		}
		expect(await refusal('GET', `${AGILE}/sprint/999`)).toEqual([
			404,
			'We could not find the sprint',
		]);
		expect((await call('GET', `${AGILE}/board/4/sprint?state=open`)).status).toBe(400);
	});

	test('a life: created, filled, changed, started, completed', async () => {
		const made = await call('POST', `${AGILE}/sprint`, {
			name: ' APP Sprint 5 ',
			originBoardId: 4,
		});
		expect(made).toMatchObject({ status: 201, body: { name: 'APP Sprint 5', state: 'future' } });
		const path = `${AGILE}/sprint/${made.body.id}`;
		await call('POST', `${path}/issue`, { issues: ['APP-4', 'APP-7'] });
		// The closed one stays, the open one is left; a sub-task follows.
		expect(sprintsOf('APP-4')).toEqual([20, made.body.id]);
		expect(sprintsOf('APP-6')).toEqual([made.body.id]);
		const dates = {
			startDate: '2026-12-01T09:00:00.000Z',
			endDate: '2026-12-15T09:00:00.000+0100',
		};
		expect(await refusal('POST', path, { state: 'active' })).toEqual([
			400,
			expect.stringMatching(/dates?/),
		]);
		expect(await refusal('POST', path, { state: 'active', ...dates })).toEqual([
			400,
			'Another sprint of the board is active.',
		]);
		expect((await call('POST', `${AGILE}/sprint/21`, { state: 'closed' })).body).toMatchObject({
			state: 'closed',
			completeDate: expect.any(String),
		});
		const started = await call('POST', path, { state: 'active', ...dates });
		expect(started.body).toMatchObject({ state: 'active', endDate: '2026-12-15T08:00:00.000Z' });
		// What was open in the completed one is in the backlog now.
		expect(keysOf((await read(`${SOFTWARE}/board/4/backlog?fields=summary`)).issues)).toEqual([
			'APP-5',
		]);
		expect(jira.findings).toEqual([]);
	});

	test('what cannot be done', async () => {
		/** @param {any} body */
		const create = async (body) => (await call('POST', `${AGILE}/sprint`, body)).status;
		expect(await create({ originBoardId: 4 })).toBe(400);
		expect(await create({ name: ' ', originBoardId: 4 })).toBe(400);
		expect(await create({ name: 'x', originBoardId: '4' })).toBe(400);
		expect(await create({ name: 'x', originBoardId: 6 })).toBe(400);
		expect(await create({ name: 'x', originBoardId: 999 })).toBe(404);
		expect(
			await create({ name: 'x', originBoardId: 4, startDate: '2026-12-02', endDate: '2026-12-01' }),
		).toBe(400);
		/** @param {number} id @param {any} body */
		const change = async (id, body) => (await call('POST', `${AGILE}/sprint/${id}`, body)).status;
		expect(await change(22, { state: 'closed' })).toBe(400);
		expect(await change(21, { state: 'future' })).toBe(400);
		expect(await change(21, { state: 'done' })).toBe(400);
		expect(await change(21, { title: 'x' })).toBe(400);
		// An empty one, on a board where none is active.
		expect(
			await change(30, { state: 'active', startDate: '2026-12-01', endDate: '2026-12-02' }),
		).toBe(400);
		// Sub-tasks that are open under what is done.
		await call('POST', `${AGILE}/sprint/21/issue`, { issues: ['APP-4'] });
		await call('POST', '/rest/api/3/issue/APP-4/transitions', { transition: { id: '31' } });
		expect(await change(21, { state: 'closed' })).toBe(400);
	});

	test('not without the permission', async () => {
		jira.denied = ['MANAGE_SPRINTS_PERMISSION'];
		const made = await call('POST', `${AGILE}/sprint`, { name: 'x', originBoardId: 4 });
		expect(made.status).toBe(403);
		expect((await call('POST', `${AGILE}/sprint/22`, { goal: 'x' })).status).toBe(403);
		expect((await call('DELETE', `${AGILE}/sprint/22`)).status).toBe(403);
	});

	test('of a closed one all but name and goal is passed over', async () => {
		const { body } = await call('POST', `${AGILE}/sprint/20`, {
			name: 'First',
			endDate: '2027-01-01T00:00:00.000Z',
		});
		expect(body.name).toBe('First');
		expect(body.endDate).not.toMatch(/^2027/);
		expect((await call('POST', `${AGILE}/sprint/20`, { state: 'active' })).status).toBe(400);
	});

	test('PUT loses what it does not name', async () => {
		const before = await read(`${AGILE}/sprint/22`);
		expect(before).toHaveProperty('startDate');
		const { body } = await call('PUT', `${AGILE}/sprint/22`, {
			name: 'APP Sprint 3',
			state: 'future',
		});
		expect(body).not.toHaveProperty('startDate');
		expect((await call('PUT', `${AGILE}/sprint/22`, { goal: 'x' })).status).toBe(400);
	});

	test('removed: its issues go to the backlog', async () => {
		expect((await call('DELETE', `${AGILE}/sprint/21`)).status).toBe(204);
		expect(sprintsOf('APP-4')).toEqual([20]);
		expect(sprintsOf('APP-5')).toEqual([]);
		expect((await call('DELETE', `${AGILE}/sprint/21`)).status).toBe(404);
	});

	test('in JQL', async () => {
		/** @param {string} jql */
		const found = async (jql) =>
			keysOf(
				(await read(`/rest/api/3/search/jql?fields=key&jql=${encodeURIComponent(jql)}`)).issues,
			);
		expect(await found('sprint in openSprints() ORDER BY key')).toEqual([
			'APP-3',
			'APP-4',
			'APP-5',
		]);
		expect(await found('sprint in closedSprints() ORDER BY key')).toEqual(['APP-2', 'APP-4']);
		expect(await found('sprint in futureSprints() AND project = APP')).toEqual(['APP-7']);
		expect(
			await found('project = APP AND fixVersion in unreleasedVersions() ORDER BY key'),
		).toEqual(['APP-3', 'APP-4', 'APP-5', 'APP-7']);
		expect(await found('filter = Incidents')).toEqual(['OPS-2']);
		expect(await found('"Epic Link" = APP-1 ORDER BY key')).toEqual(['APP-3', 'APP-4', 'APP-5']);
	});
});

describe('moving issues', () => {
	/** @param {string} path @param {any} body */
	const move = (path, body) => call('POST', `${AGILE}/${path}`, body);

	test('into a sprint: all or none', async () => {
		expect(
			await refusal('POST', `${AGILE}/sprint/22/issue`, { issues: ['APP-2', 'APP-999'] }),
		).toEqual([400, 'Issue does not exist or you do not have permission to see it.']);
		expect(sprintsOf('APP-2')).toEqual([20]);
		expect((await move('sprint/22/issue', { issues: Array(51).fill('APP-2') })).status).toBe(400);
		expect((await move('sprint/22/issue', { issues: [] })).status).toBe(400);
		expect((await move('sprint/22/issue', { issues: ['APP-6'] })).status).toBe(400);
		expect((await move('sprint/22/issue', { issues: ['HR-1'] })).status).toBe(403);
		expect(await refusal('POST', `${AGILE}/sprint/20/issue`, { issues: ['APP-2'] })).toEqual([
			400,
			'Issue can be assigned only active or future sprints.',
		]);
		const both = { issues: ['APP-2'], rankBeforeIssue: 'APP-3', rankAfterIssue: 'APP-4' };
		expect((await move('sprint/22/issue', both)).status).toBe(400);
		await move('sprint/22/issue', { issues: ['APP-7', 'APP-4'], rankBeforeIssue: 'APP-3' });
		expect(keysOf((await read(`${SOFTWARE}/board/4/issue?fields=summary`)).issues)).toEqual([
			'APP-2',
			'APP-7',
			'APP-4',
			'APP-3',
			'APP-5',
			'APP-6',
		]);
	});

	test('to a backlog, and from that of a kanban board to its board', async () => {
		await move('backlog/issue', { issues: ['APP-4'] });
		expect(sprintsOf('APP-4')).toEqual([20]);
		expect((await move('backlog/4/issue', { issues: ['APP-5'] })).status).toBe(204);
		expect(sprintsOf('APP-5')).toEqual([]);
		expect(await move('board/6/issue', { issues: ['OPS-7', 'OPS-999'] })).toMatchObject({
			status: 207,
			body: {
				entries: [
					{ issueKey: 'OPS-7', status: 200 },
					{ issueKey: 'OPS-999', status: 404 },
				],
			},
		});
		expect(jira.issue('OPS-7')?.fields.status.name).toBe('In Progress');
	});

	test('rank', async () => {
		/** @param {any} body */
		const rank = (body) => call('PUT', `${AGILE}/issue/rank`, body);
		expect((await rank({ issues: ['OPS-7', 'OPS-6'], rankBeforeIssue: 'OPS-1' })).status).toBe(204);
		const ordered = await read(
			'/rest/api/3/search/jql?fields=key&jql=project=OPS%20ORDER%20BY%20rank',
		);
		expect(keysOf(ordered.issues).slice(0, 3)).toEqual(['OPS-7', 'OPS-6', 'OPS-1']);
		expect((await rank({ issues: ['OPS-7'], rankAfterIssue: 'OPS-7' })).status).toBe(204);
		expect(
			(await rank({ issues: ['OPS-7', 'OPS-999'], rankAfterIssue: 'OPS-1' })).body,
		).toMatchObject({
			entries: [{ status: 200 }, { issueKey: 'OPS-999', errors: [expect.any(String)] }],
		});
		expect((await rank({ issues: ['OPS-7'] })).status).toBe(400);
		expect((await rank({ issues: ['OPS-7'], rankAfterIssue: 'OPS-999' })).status).toBe(400);
	});

	test('under an epic: in company-managed projects only', async () => {
		expect((await move('epic/APP-1/issue', { issues: ['APP-7'] })).status).toBe(204);
		expect(jira.issue('APP-7')?.fields.parent.key).toBe('APP-1');
		await move('epic/none/issue', { issues: ['APP-7'] });
		expect(jira.issue('APP-7')?.fields.parent).toBe(null);
		expect((await move('epic/WEB-2/issue', { issues: ['WEB-1'] })).status).toBe(400);
		expect((await move('epic/APP-2/issue', { issues: ['APP-7'] })).status).toBe(404);
	});

	test('estimation', async () => {
		const path = `${AGILE}/issue/APP-7/estimation`;
		expect(await read(`${path}?boardId=4`)).toEqual({ fieldId: 'customfield_10016', value: null });
		expect((await call('PUT', `${path}?boardId=4`, { value: '3' })).body.value).toBe(3);
		expect((await call('PUT', `${path}?boardId=4`, { value: 'x' })).status).toBe(400);
		expect((await call('PUT', path, { value: '3' })).status).toBe(400);
		expect((await call('GET', `${path}?boardId=6`)).status).toBe(400);
	});
});
