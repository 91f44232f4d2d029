import { people, runNode, shortenWaits, useJira } from '../harness';
import { doc } from '../sandbox/adf';
import { sample } from './samples';
import { accountId, id } from './values';

shortenWaits();
const jira = useJira();

const sent = (method: string) => jira.requests.filter((request) => request.method === method);
const logs = (issueKey: string) => jira.issue(issueKey)!.worklogs;

describe('Add', () => {
	const add = (changed: object = {}) => sample('worklog:add', changed);

	test.each<[unknown, object]>([
		['1h 30m', { timeSpent: '1h 30m' }],
		['1h30m', { timeSpent: '1h 30m' }],
		['2d, 4h', { timeSpent: '2d 4h' }],
		['={{ 5400 }}', { timeSpentSeconds: 5400 }],
		['5400', { timeSpentSeconds: 5400 }],
	])('time as %s', async (timeSpent, expected) => {
		const { error } = await runNode({ parameters: add({ timeSpent }) });
		expect(error).toBeUndefined();
		expect(sent('POST')[0].body).toMatchObject(expected);
		expect(logs('OPS-2')).toHaveLength(1);
	});

	test.each<[unknown, string]>([
		['={{ "" }}', "'Time Spent' is empty"],
		['59', "'Time Spent' is less than a minute: '59'"],
		['1:30', "'Time Spent' is not a duration: '1:30'"],
		['an hour', "'Time Spent' is not a duration: 'an hour'"],
		['={{ -60 }}', "'Time Spent' is not a duration: '-60'"],
	])('time as %s is refused before anything is sent', async (timeSpent, message) => {
		const { error } = await runNode({ parameters: add({ timeSpent }) });
		expect(error?.message).toBe(message);
		expect(jira.requests).toEqual([]);
	});

	test.each([
		['2026-03-02T09:30:00+01:00', '2026-03-02T08:30:00.000+0000'],
		['2026-03-02T09:30:00Z', '2026-03-02T09:30:00.000+0000'],
		['2026-03-02', expect.stringMatching(/^2026-03-0[12]T\d\d:00:00\.000\+0000$/)],
	])('started %s goes out in the form that Jira demands', async (started, expected) => {
		await runNode({ parameters: add({ options: { started } }) });
		expect(sent('POST')[0].body.started).toEqual(expected);
	});

	test.each<[object, object]>([
		[{}, {}],
		[{ adjustEstimate: 'leave' }, { adjustEstimate: 'leave' }],
		[{ adjustEstimate: 'new', newEstimate: '3h' }, { adjustEstimate: 'new', newEstimate: '3h' }],
		[{ adjustEstimate: 'manual', reduceBy: '1h' }, { adjustEstimate: 'manual', reduceBy: '1h' }],
	])('remaining estimate %j', async (options, query) => {
		const { error } = await runNode({ parameters: add({ options }) });
		expect(error).toBeUndefined();
		expect(sent('POST')[0].query).toEqual(query);
		expect(jira.findings).toEqual([]);
	});

	test('an estimate without its amount is refused', async () => {
		const { error } = await runNode({ parameters: add({ options: { adjustEstimate: 'new' } }) });
		expect(error?.message).toMatch(/^'Estimate to Set' is not a duration/);
	});

	test.each<[string, object, object]>([
		['at a time given', { drop: true, after: true }, { started: '2026-03-02T09:00:00Z' }],
		['now', { status: 502, after: true }, {}],
	])('where no answer comes, one %s is found by its mark', async (_when, fault, options) => {
		jira.fail({ method: 'POST', ...fault, times: 2 });
		const { items, error } = await runNode({ parameters: add({ options }), input: [{}, {}, {}] });
		expect(error).toBeUndefined();
		expect(logs('OPS-2').map(({ id: one }) => one).sort()).toEqual(items.map(({ json }) => json.id).sort());
		expect(sent('POST')).toHaveLength(3);
	});

	test('a plan in words', async () => {
		const options = { started: '2026-03-02T09:00:00Z', workDescription: '**All** of it', adjustEstimate: 'manual', reduceBy: '1h', visibleToRole: 'Developers' };
		const { items } = await runNode({ parameters: add({ options, safety: { dryRun: true } }) });
		expect(items[0].json.changes).toEqual([
			{ field: 'Time Spent', after: '1h 30m' },
			{ field: 'Started', after: '2026-03-02T09:00:00.000+0000' },
			{ field: 'Work Description', after: '**All** of it' },
			{ field: 'Visible To', after: 'Developers' },
			{ field: 'Remaining Estimate', after: 'reduced by 1h' },
		]);
	});

	test('where time tracking is off, Jira says so', async () => {
		jira.off = ['timeTracking'];
		const { error } = await runNode({ parameters: add() });
		expect(error?.message).toBe('Time Tracking is not enabled.');
	});
});

describe('Update', () => {
	const update = (changed: object = {}) => sample('worklog:update', changed);

	test('only what is given changes; who may see it stays', async () => {
		Object.assign(logs('OPS-6')[1], { visibility: { type: 'group', value: 'jira-users', identifier: '276f955c-63d7-42c8-9520-92d01dca0625' } });
		const { error } = await runNode({ parameters: update() });
		expect(error).toBeUndefined();
		expect(sent('PUT')[0].body).toEqual({ timeSpent: '45m', visibility: { type: 'group', identifier: '276f955c-63d7-42c8-9520-92d01dca0625' } });
		expect(logs('OPS-6')[1]).toMatchObject({ seconds: 2700, visibility: { value: 'jira-users' }, comment: doc('Deleted the first half.') });
	});

	test('nothing to change is refused', async () => {
		const { error } = await runNode({ parameters: update({ updateFields: {} }) });
		expect(error?.message).toBe("'Update Fields' has nothing to change");
		expect(jira.requests).toEqual([]);
	});

	test('a plan has before and after', async () => {
		const { items } = await runNode({ parameters: update({ updateFields: { timeSpent: '2h', workDescription: 'x' }, safety: { dryRun: true } }) });
		expect(items[0].json).toMatchObject({
			target: { workLog: '49002', issue: 'OPS-6', author: people.ana.displayName, timeSpent: '30m' },
			changes: [
				{ field: 'Time Spent', before: '30m', after: '2h' },
				{ field: 'Work Description', before: 'Deleted the first half.', after: 'x' },
			],
		});
	});
});

describe('Delete', () => {
	test.each<[object, object]>([
		[{}, {}],
		[{ adjustEstimate: 'manual', increaseBy: '30m' }, { adjustEstimate: 'manual', increaseBy: '30m' }],
	])('with %j', async (options, query) => {
		const { items } = await runNode({ parameters: sample('worklog:delete', { options }) });
		expect(items[0].json).toEqual({ id: '49002', issueKey: 'OPS-6', deleted: true });
		expect(sent('DELETE')[0].query).toEqual(query);
		expect(jira.findings).toEqual([]);
	});

	test('an answer that is lost: it is found to be gone', async () => {
		jira.fail({ method: 'DELETE', drop: true, after: true });
		const { items } = await runNode({ parameters: sample('worklog:delete') });
		expect(items[0].json.deleted).toBe(true);
		expect(logs('OPS-6')).toHaveLength(1);
	});
});

describe('Get Many', () => {
	const getAll = async (options: object, more: object = {}) => {
		const { items, error } = await runNode({ parameters: sample('worklog:getAll', { options, ...more }) });
		expect(error).toBeUndefined();
		return items.map(({ json }) => json.id);
	};
	const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

	test('the earliest first, by author and time', async () => {
		expect(await getAll({})).toEqual(['49001', '49002']);
		expect(await getAll({ author: accountId(people.ben.accountId) }, { limit: 1 })).toEqual(['49001']);
		expect(await getAll({ author: accountId(people.ana.accountId) }, { limit: 1 })).toEqual(['49002']);
		expect(await getAll({ since: hoursAgo(40) })).toEqual(['49002']);
		expect(await getAll({ until: hoursAgo(40) })).toEqual(['49001']);
	});

	test('one that began at the very moment is among them', async () => {
		const since = new Date(logs('OPS-6')[1].startedAt).toISOString();
		expect(await getAll({ since })).toEqual(['49002']);
	});
});

describe('Get Many Changed', () => {
	const changed = (more: object = {}) => sample('worklog:getAllChanged', { changedSince: '1970-01-01T00:00:00Z', returnAll: true, ...more });
	const one = { updateAuthor: {}, createdAt: 0, startedAt: 0, seconds: 60 };
	const author = () => jira.site.users.get(people.gita.accountId)!.json;

	test('over the pages of a thousand, each once, with the key of its issue', async () => {
		const count = 2345;
		for (let n = 1; n <= count; n++) jira.issue(n % 2 ? 'OPS-3' : 'WEB-1')!.worklogs.push({ ...one, author: author(), id: String(n), updatedAt: n });
		const { items, error } = await runNode({ parameters: changed() });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.id)).toEqual([...Array.from({ length: count }, (_one, n) => String(n + 1)), '49001', '49002']);
		expect(items.slice(0, 2).map(({ json }) => json.issueKey)).toEqual(['OPS-3', 'WEB-1']);
		expect(jira.findings).toEqual([]);
	});

	test('by author', async () => {
		const { items } = await runNode({ parameters: changed({ options: { author: accountId(people.ana.accountId) } }) });
		expect(items.map(({ json }) => json.id)).toEqual(['49002']);
	});

	test('a restricted credential gets those of its projects alone', async () => {
		jira.issue('WEB-1')!.worklogs.push({ ...one, author: author(), id: '7', updatedAt: 7 });
		const credential = { projectAccess: 'restricted', fullProjects: 'WEB' };
		const { items, error } = await runNode({ parameters: changed(), credential });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => [json.id, json.issueKey])).toEqual([['7', 'WEB-1']]);
	});

	test('without a time it is refused', async () => {
		const { error } = await runNode({ parameters: changed({ changedSince: '={{ "" }}' }) });
		expect(error?.message).toBe("'Changed Since' is empty");
	});
});

test('one that is not there is refused in the words of Jira', async () => {
	const { error } = await runNode({ parameters: sample('worklog:get', { worklogId: id('12345') }) });
	expect(error?.message).toBe("Cannot find worklog with id: '12345'.");
});
