import { runNode, useJira } from '../harness';

const jira = useJira();
beforeEach(() => {
	jira.addIssues('WEB', 2_000, (n) => ({ summary: `Issue ${n}` }));
});

const search = (parameters: object) => ({
	resource: 'issue',
	operation: 'search',
	jql: 'project = WEB AND summary ~ "Issue" ORDER BY created DESC, key ASC',
	returnAll: true,
	...parameters,
});
const keysOf = (items: Array<{ json: { key?: unknown } }>) => items.map(({ json }) => json.key);
const paths = () => jira.requests.map(({ path }) => path.split('/').at(-1));

test('a large search is read in parallel: the same issues in the same order as by plain paging', async () => {
	jira.latency = 60;
	const parallel = await runNode({ parameters: search({}) });
	expect(paths().filter((path) => path === 'jql')).toHaveLength(2);
	expect(paths().filter((path) => path === 'bulkfetch')).toHaveLength(19);
	expect(jira.maxInFlight).toBe(10);

	jira.fail({ path: '/rest/api/3/issue/bulkfetch', times: 1_000, status: 404, body: { errorMessages: ['gone'] } });
	const plain = await runNode({ parameters: search({}) });
	expect(parallel.items).toHaveLength(2_000);
	expect(parallel.items).toEqual(plain.items);
});

test('a limit within one page is one request', async () => {
	const { items } = await runNode({ parameters: search({ returnAll: false, limit: 100 }) });
	expect(items).toHaveLength(100);
	expect(paths()).toEqual(['jql']);
});

test('a larger limit is met exactly, and only its bodies are read', async () => {
	const { items } = await runNode({ parameters: search({ returnAll: false, limit: 450 }) });
	expect(new Set(keysOf(items)).size).toBe(450);
	expect(paths()).toEqual(['jql', 'jql', 'bulkfetch', 'bulkfetch', 'bulkfetch', 'bulkfetch']);
});

test('raw, with the fields and parts that are asked for', async () => {
	const { items } = await runNode({ parameters: search({ output: 'raw', options: { fields: 'summary', expand: 'renderedFields' } }) });
	expect(items).toHaveLength(2_000);
	for (const { json } of items) expect(Object.keys(json.fields as object)).toEqual(['summary']);
	expect(items[1_999].json).toHaveProperty('renderedFields');
});

test('an issue that disappears in between is reported in its place', async () => {
	jira.fail({ path: '/rest/api/3/issue/bulkfetch', match: ({ body }) => (body.issueIdsOrKeys.length > 0), status: 200, body: { issues: [], issueErrors: [] } });
	const { items } = await runNode({ parameters: search({}) });
	expect(items).toHaveLength(2_000);
	const missing = items.filter(({ json }) => 'unavailable' in json);
	expect(missing).toHaveLength(100);
	expect(missing[0].json).toEqual({
		id: expect.any(String),
		key: expect.stringMatching(/^WEB-\d+$/),
		url: expect.stringContaining('/browse/WEB-'),
		unavailable: 'Deleted or hidden while the search was running',
	});
	expect(new Set(keysOf(items)).size).toBe(2_000);
});

test('issues that a bulk fetch leaves out for the moment are asked for again', async () => {
	const [one, other] = jira.issues().filter(({ key }) => key.startsWith('WEB-')).reverse().slice(100);
	const { id, key } = one;
	const left = [{ id: other.id, errorMessage: 'Too much at once' }];
	const some = { issues: [{ id, key, fields: { summary: 'First' } }], issueErrors: left };
	const bulkfetch = { path: '/rest/api/3/issue/bulkfetch', status: 200 };
	const two = search({ returnAll: false, limit: 102 });

	jira.fail({ ...bulkfetch, body: some });
	const { items } = await runNode({ parameters: two });
	expect(keysOf(items.slice(100))).toEqual([one.key, other.key]);
	expect(items[101].json).not.toHaveProperty('unavailable');

	jira.fail({ ...bulkfetch, body: some });
	jira.fail({ ...bulkfetch, body: { issues: [], issueErrors: left } });
	const { items: without } = await runNode({ parameters: two });
	expect(without[101].json).toMatchObject({ key: other.key, unavailable: 'Too much at once' });
});

test('too many for n8n are refused before their fields are read', async () => {
	const many = Array.from({ length: 100_001 }, (_, n) => ({ id: String(1_000_000 + n), key: `WEB-${n}` }));
	const page = (from: number, to: number, nextPageToken?: string) => ({
		...{ path: '/rest/api/3/search/jql', status: 200 },
		body: { issues: many.slice(from, to), ...(nextPageToken ? { nextPageToken } : { isLast: true }) },
	});
	jira.fail({ ...page(0, 100, 'a'), match: ({ body }) => body.maxResults === 100 });
	jira.fail(page(0, 60_000, 'b'));
	jira.fail(page(60_000, 100_001));
	const { error } = await runNode({ parameters: search({}) });
	expect(error?.message).toBe('More than 100,000 output items from one input item');
	expect(paths()).not.toContain('bulkfetch');
});

test('a failure midway stops the rest', async () => {
	jira.latency = 10;
	jira.fail({ path: '/rest/api/3/issue/bulkfetch', skip: 2, status: 401, times: 100 });
	const { error } = await runNode({ parameters: search({}) });
	expect(error?.message).toMatch(/^Jira refused the credentials/);
	expect(paths().filter((path) => path === 'bulkfetch').length).toBeLessThanOrEqual(15); // two, and those under way when the refusals come in
});

test('several results in one item', async () => {
	const { items } = await runNode({ parameters: search({ options: { groupSize: 300 } }) });
	expect(items.map(({ json }) => (json.results as unknown[]).length)).toEqual([300, 300, 300, 300, 300, 300, 200]);
	expect(items[0].pairedItem).toEqual({ item: 0 });
});

test('more items than n8n can take are refused before anything is sent, with the way out', async () => {
	const { error } = await runNode({ parameters: search({ returnAll: false, limit: 150_000 }) });
	expect(error?.message).toBe('More than 100,000 output items from one input item');
	expect(error?.description).toContain("Set 'Results per Item'");
	expect(jira.requests).toEqual([]);
});
