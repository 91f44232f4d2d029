// @ts-check
'use strict';

const { doc } = require('./adf');
const { useCheckedJira } = require('./useCheckedJira');

const { jira, call } = useCheckedJira();

const API = '/rest/api/3';
const WORKLOGS = `${API}/issue/OPS-3/worklog`;
const STARTED = '2026-03-02T09:00:00.000+0100';
const add = (body, query = '') =>
	call('POST', WORKLOGS + query, { started: STARTED, timeSpentSeconds: 3600, ...body });
const fields = async () => (await call('GET', `${API}/issue/OPS-3`)).body.fields;
const estimate = (originalEstimate, remainingEstimate) =>
	call('PUT', `${API}/issue/OPS-3`, {
		fields: { timetracking: { originalEstimate, remainingEstimate } },
	});

describe('a worklog', () => {
	test('is added, read, changed and deleted', async () => {
		const { status, body } = await add({ timeSpentSeconds: 5430, comment: doc('Done.') });
		expect(status).toBe(201);
		// Whole minutes are kept.
		expect(body).toMatchObject({ timeSpent: '1h 30m', timeSpentSeconds: 5400, started: STARTED });
		const one = `${WORKLOGS}/${body.id}`;
		expect((await call('GET', one)).body).toEqual(body);
		const changed = await call('PUT', one, { timeSpent: '1d 2h' });
		expect(changed.body).toMatchObject({
			timeSpentSeconds: 36_000,
			comment: doc('Done.'),
			started: STARTED,
		});
		expect((await fields()).timetracking).toMatchObject({ timeSpent: '1d 2h' });
		expect((await call('DELETE', one)).status).toBe(204);
		for (const method of ['GET', 'DELETE']) expect((await call(method, one)).status).toBe(404);
		expect(jira.findings).toEqual([]);
	});

	test.each([
		['2026-03-02T09:00:00.000Z', 400],
		['2026-03-02T09:00:00.000+01:00', 400],
		['2026-03-02T09:00:00+0100', 400],
		['2026-03-02', 400],
		['2026-13-02T09:00:00.000+0100', 400],
		['2026-03-02T09:00:00.000', 500],
	])('that started %s is refused with %i', async (started, status) => {
		expect((await add({ started })).status).toBe(status);
		expect(jira.issue('OPS-3')?.worklogs).toEqual([]);
	});

	test.each([
		[{ timeSpentSeconds: undefined }, /indicate the time spent/],
		[{ timeSpentSeconds: 59 }, /a minute at least/],
		[{ timeSpentSeconds: undefined, timeSpent: 'long' }, /Invalid time duration/],
	])('of no time is refused: %j', async (body, text) => {
		expect((await add(body)).body.errors.timeLogged).toMatch(text);
	});

	test('takes no media, no text, no parts of the wrong type', async () => {
		const media = { type: 'mediaSingle', content: [{ type: 'media', attrs: {} }] };
		for (const comment of ['text', { ...doc('x'), content: [media] }]) {
			expect((await add({ comment })).body.errors).toEqual({
				comment: 'Worklog body is not valid',
			});
		}
	});

	test.each([
		['', '1d', '7h'],
		['?adjustEstimate=auto', '30m', '0m'],
		['?adjustEstimate=leave', '1d', '1d'],
		['?adjustEstimate=new&newEstimate=3h%2020m', '1d', '3h 20m'],
		['?adjustEstimate=manual&reduceBy=2h', '1d', '6h'],
	])('%j makes %s to %s', async (query, before, after) => {
		await estimate('1d', before);
		expect((await add({}, query)).status).toBe(201);
		expect((await fields()).timetracking.remainingEstimate).toBe(after);
	});

	test.each([
		['adjustEstimate=new', 'newEstimate'],
		['adjustEstimate=manual', 'adjustmentAmount'],
		['adjustEstimate=manual&reduceBy=x', 'adjustmentAmount'],
	])('%s without its time is refused', async (query, field) => {
		const { status, body } = await add({}, `?${query}`);
		expect([status, Object.keys(body.errors)]).toEqual([400, [field]]);
		expect(jira.issue('OPS-3')?.worklogs).toEqual([]);
	});

	test('that goes gives its time back, or another', async () => {
		await estimate('1d', '4h');
		const ids = [(await add({})).body.id, (await add({})).body.id];
		await call('DELETE', `${WORKLOGS}/${ids[0]}`);
		expect((await fields()).timetracking.remainingEstimate).toBe('3h');
		await call('DELETE', `${WORKLOGS}/${ids[1]}?adjustEstimate=manual&increaseBy=10m`);
		expect((await fields()).timetracking.remainingEstimate).toBe('3h 10m');
	});

	test('shows in the issue: twenty of them, the sums of all', async () => {
		await estimate('2d');
		jira.writeLimit = false;
		for (let n = 0; n < 21; n++) await add({ timeSpentSeconds: 600 });
		const shown = await fields();
		expect(shown).toMatchObject({
			timespent: 12_600,
			aggregatetimespent: 12_600,
			workratio: 21,
			progress: { progress: 12_600, total: 57_600, percent: 21 },
			worklog: { total: 21, maxResults: 20 },
		});
		expect(shown.worklog.worklogs).toHaveLength(20);
	});

	test.each([
		['WORK_ON_ISSUES', 'POST'],
		['EDIT_OWN_WORKLOGS', 'PUT'],
		['DELETE_OWN_WORKLOGS', 'DELETE'],
	])('needs %s', async (permission, method) => {
		const { id } = (await add({})).body;
		jira.denied = [permission];
		const path = method === 'POST' ? WORKLOGS : `${WORKLOGS}/${id}`;
		const body = method === 'DELETE' ? undefined : { started: STARTED, timeSpentSeconds: 60 };
		const answer = await call(method, path, body);
		expect([answer.status, answer.body.errorMessages]).toEqual([
			400,
			[expect.stringMatching(/^You do not have (the )?permission/)],
		]);
		expect(jira.issue('OPS-3')?.worklogs).toMatchObject([{ seconds: 3600 }]);
	});

	test('is not there without time tracking', async () => {
		jira.off = ['timeTracking'];
		expect((await add({})).status).toBe(404);
		expect((await call('GET', WORKLOGS)).status).toBe(404);
	});
});

describe('many worklogs', () => {
	// those of the seed
	beforeEach(() => void (/** @type {any} */ (jira.issue('OPS-6')).worklogs = []));

	test('are read by when they started', async () => {
		await add({ started: '2026-03-02T09:00:00.000+0000' });
		await add({ started: '2026-03-03T09:00:00.000+0000' });
		const at = Date.UTC(2026, 2, 3);
		const total = async (query) => (await call('GET', `${WORKLOGS}?${query}`)).body.total;
		expect([
			await total(''),
			await total(`startedAfter=${at}`),
			await total(`startedBefore=${at}`),
		]).toEqual([2, 1, 1]);
		expect((await call('GET', `${WORKLOGS}?startedAfter=today`)).status).toBe(400);
	});

	test('of the whole site are told by when they changed, the last minute later', async () => {
		const { id } = (await add({})).body;
		const updated = async (since) =>
			(await call('GET', `${API}/worklog/updated?since=${since}`)).body;
		expect(await updated(0)).toMatchObject({ values: [], since: 0, until: 0, lastPage: true });
		jira.worklogDelay = 0;
		const { values, until } = await updated(0);
		expect(values).toMatchObject([{ worklogId: Number(id), updatedTime: until }]);
		expect((await updated(until)).values).toHaveLength(1);
		expect((await updated(until + 1)).values).toEqual([]);
		expect(
			(await call('POST', `${API}/worklog/list`, { ids: [Number(id), 1] })).body,
		).toMatchObject([{ id, issueId: jira.issue('OPS-3')?.id }]);
		await call('DELETE', `${WORKLOGS}/${id}`);
		expect((await updated(0)).values).toEqual([]);
		const gone = (await call('GET', `${API}/worklog/deleted?since=0`)).body;
		expect(gone.values).toMatchObject([{ worklogId: Number(id) }]);
		expect((await call('POST', `${API}/worklog/list`, { ids: [] })).status).toBe(400);
	});

	test('page by a thousand, the next one from the last row on', async () => {
		jira.worklogDelay = 0;
		const { worklogs } = /** @type {any} */ (jira.issue('OPS-3'));
		const one = { author: {}, updateAuthor: {}, createdAt: 0, startedAt: 0, seconds: 60 };
		for (let n = 1; n <= 1001; n++) worklogs.push({ ...one, id: String(n), updatedAt: n });
		const first = (await call('GET', `${API}/worklog/updated?since=0`)).body;
		expect(first).toMatchObject({ lastPage: false, until: 1000 });
		const next = (await call('GET', first.nextPage.slice(jira.url.length))).body;
		expect(next.values.map(({ worklogId }) => worklogId)).toEqual([1000, 1001]);
		expect(next.lastPage).toBe(true);
	});
});
