import { runNode, useJira } from '../harness';

const jira = useJira();

const getAll = (parameters: object) => ({ resource: 'project', operation: 'getAll', ...parameters });

test('the first ones, flat', async () => {
	const { items } = await runNode({ parameters: getAll({ limit: 2 }) });
	expect(jira.requests).toEqual([
		expect.objectContaining({ method: 'GET', path: '/rest/api/3/project/search', query: { expand: 'description,lead', orderBy: 'key', maxResults: '2' } }),
	]);
	expect(items).toHaveLength(2);
	expect(Object.keys(items[0].json)).toEqual(['key', 'name', 'type', 'teamManaged', 'category', 'lead', 'leadAccountId', 'description', 'id', 'url']);
	expect(items[0].pairedItem).toEqual({ item: 0 });
});

test('all of them, page by page, none twice and none that is not visible', async () => {
	jira.repeatedRows = 3;
	const { items } = await runNode({ parameters: getAll({ returnAll: true }) });
	expect(jira.requests.length).toBeGreaterThan(1);
	const keys = items.map(({ json }) => json.key);
	expect(keys.length).toBeGreaterThan(120);
	expect(new Set(keys).size).toBe(keys.length);
	expect(keys).toContain('OPS');
	expect(keys).not.toContain('SEC');
});

test('by text and type, sorted; raw', async () => {
	const { items } = await runNode({ parameters: getAll({ output: 'raw', options: { query: '"relaunch" AND', orderBy: 'name', typeKey: ['software', 'business'] } }) });
	expect(jira.requests[0].query).toEqual({ expand: 'description,lead', orderBy: 'name', query: '"relaunch" AND', typeKey: 'software,business', maxResults: '50' });
	expect(items.map(({ json }) => json.name)).toEqual(['Website "relaunch" AND more']);
	expect(items[0].json).toHaveProperty('avatarUrls');
});

test.each([
	['={{ "software" }}', 'software'],
	['={{ "software, business" }}', 'software,business'],
	['={{ ["software"] }}', 'software'],
	['={{ "" }}', undefined],
	['={{ null }}', undefined],
])('a type by an expression: %s', async (typeKey, sent) => {
	const { error } = await runNode({ parameters: getAll({ options: { typeKey } }) });
	expect(error).toBeUndefined();
	expect(jira.requests[0].query.typeKey).toBe(sent);
});

test('a refused token is an error', async () => {
	jira.loginReasonHeader = false;
	const { error } = await runNode({ parameters: getAll({}), credential: { apiToken: 'wrong' } });
	expect(error?.message).toMatch(/^Jira refused the credentials/);
});
