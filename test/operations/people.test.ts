import { people, runNode, useJira } from '../harness';
import { sample } from './samples';
import { EMPTY } from './values';

const jira = useJira({ documented: true });

const run = (id: string, parameters: object = {}) => runNode({ parameters: sample(id, { returnAll: true, ...parameters }) });
const ids = ({ items }: { items: Array<{ json: { accountId?: unknown } }> }) => items.map(({ json }) => json.accountId);

test('a search gives people, and apps where they are asked for', async () => {
	expect(ids(await run('user:search', { query: 'ana' }))).toContain(people.ana.accountId);
	expect(ids(await run('user:search', { query: people.deployBot.displayName }))).toEqual([]);
	const apps = ids(await run('user:search', { query: people.deployBot.displayName, options: { includeOthers: true } }));
	expect(apps).toEqual([people.deployBot.accountId]);
});

test('a search without a text is refused', async () => {
	const { error } = await run('user:search', { query: EMPTY });
	expect(error?.message).toBe("'Search' is empty");
	expect(jira.requests).toEqual([]);
});

test('who may be assigned is asked in one request, as Jira leaves out only afterwards who may not', async () => {
	expect(ids(await run('user:getAssignable'))).toContain(people.ben.accountId);
	expect(jira.requests.map(({ query }) => query)).toEqual([{ project: 'OPS', maxResults: '1000' }]);
});

test('permissions say what the account may not do', async () => {
	jira.denied = ['ADD_COMMENTS'];
	const { items } = await run('permission:getMine');
	expect(items.map(({ json }) => json).find(({ key }) => key === 'ADD_COMMENTS')).toMatchObject({ allowed: false });
	expect(items.map(({ json }) => json).find(({ key }) => key === 'EDIT_ISSUES')).toMatchObject({ allowed: true });
});

test('statuses are told by issue type, an item for each', async () => {
	const { items } = await run('project:getStatuses');
	expect(items[0].json).toEqual({ id: expect.any(String), name: expect.any(String), category: expect.any(String), issueType: expect.any(String), issueTypeId: expect.any(String) });
	expect(new Set(items.map(({ json }) => json.issueType)).size).toBeGreaterThan(1);
	const raw = await run('project:getStatuses', { output: 'raw' });
	expect(raw.items[0].json).toHaveProperty('statuses');
});

test('labels and fields come page by page, or all at once', async () => {
	expect((await run('label:getAll', { returnAll: false, limit: 2 })).items).toHaveLength(2);
	const { items } = await run('field:getAll', { returnAll: false, limit: 3 });
	expect(items).toHaveLength(3);
});
