import { people, runNode, shortenWaits, useJira } from '../harness';
import { accountId, key } from './values';

// Nothing is an answer only to a query that has a meaning: Jira may answer 200 and nothing to one that has none.

shortenWaits();
const jira = useJira({ documented: true });

const PARSE = '/rest/api/3/jql/parse';
const search = (jql: string, more: object = {}) => ({ resource: 'issue', operation: 'search', jql, ...more });
const checks = () => jira.requests.filter(({ path }) => path === PARSE);
const checked = () => checks().flatMap(({ body }) => body.queries as string[]);

const WRONG: Array<[string, string, string]> = [
	['a field', 'asignee is EMPTY AND project = OPS', "Field 'asignee' does not exist or you do not have permission to view it."],
	['a value', 'status = Clsed AND project = OPS', "The value 'Clsed' does not exist for the field 'status'."],
	['a project', 'project = NOPE', "The value 'NOPE' does not exist for the field 'project'."],
];

describe.each(WRONG)('%s that does not exist', (_what, jql, message) => {
	test.each([
		['refused', 0],
		['empty', 1],
		['warned', 0],
	] as const)('%s by Jira: the same error', async (how, more) => {
		jira.unknownInJql = how;
		const { error, items } = await runNode({ parameters: search(jql) });
		expect(items).toEqual([]);
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/^Try the query in Jira's own issue search.* \(HTTP \d{3}, POST \/rest\/api\/3\/search\/jql, trace \w+\)$/);
		expect(error?.context?.itemIndex).toBe(0);
		expect(checked()).toEqual(more === 1 ? [jql] : []);
	});
});

test('several things are all told', async () => {
	jira.unknownInJql = 'empty';
	const { error } = await runNode({ parameters: search('project = NOPE AND asignee is EMPTY') });
	expect(error?.message).toContain("'NOPE'");
	expect(error?.message).toContain("'asignee'");
});

test('a query with a meaning is checked once in a run, whatever the number of items', async () => {
	const empty = 'project = OPS AND summary ~ nothinglikethis';
	const { items, error } = await runNode({ parameters: search('={{ $json.jql }}'), input: [{ jql: empty }, { jql: empty }, { jql: empty }, { jql: `${empty} AND labels = x` }] });
	expect([items, error]).toEqual([[], undefined]);
	expect(checked().sort()).toEqual([empty, `${empty} AND labels = x`]);
	expect(checks()[0].query).toMatchObject({ validation: 'strict' });
	await runNode({ parameters: search(empty) });
	expect(checked()).toHaveLength(3);
});

test('each item has the error of its own query', async () => {
	jira.unknownInJql = 'empty';
	const input = [{ jql: 'project = NOPE' }, { jql: 'key = OPS-1' }, { jql: 'project = NONE' }, { jql: 'project = NOPE' }];
	const { items } = await runNode({ parameters: search('={{ $json.jql }}'), input, onError: 'continueRegularOutput' });
	expect(items.map(({ json, pairedItem }) => [pairedItem, json.error ?? json.key])).toEqual([
		[{ item: 0 }, expect.stringContaining("'NOPE'")],
		[{ item: 1 }, 'OPS-1'],
		[{ item: 2 }, expect.stringContaining("'NONE'")],
		[{ item: 3 }, expect.stringContaining("'NOPE'")],
	]);
	expect(checked().sort()).toEqual(['project = NONE', 'project = NOPE']);
});

test('what finds something is not checked, nor where only a page was empty', async () => {
	await runNode({ parameters: search('project = OPS') });
	jira.fail({ path: '/rest/api/3/search/jql', status: 200, body: { issues: [], nextPageToken: 'more' } });
	jira.fail({ path: '/rest/api/3/search/jql', status: 200, body: { issues: [{ id: '1', key: 'OPS-1', fields: {} }], isLast: true } });
	const { items } = await runNode({ parameters: search('project = OPS') });
	expect(items).toHaveLength(1);
	expect(checks()).toEqual([]);
});

test.each([
	['issues of a project', { resource: 'issue', operation: 'getAllByProject', projectKey: key('OPS') }, 1],
	['issues of a person', { resource: 'issue', operation: 'getAllByAssignee', assignee: accountId(people.dana.accountId) }, 1],
	['projects', { resource: 'project', operation: 'getAll' }, 0],
])('%s, with nothing found', async (_what, parameters, times) => {
	jira.fail({ path: /search/, status: 200, times: 1, body: { issues: [], values: [], isLast: true } });
	const { items, error } = await runNode({ parameters });
	expect([items, error]).toEqual([[], undefined]);
	expect(checks()).toHaveLength(times);
});

test.each([403, 404])('where the check is refused with %i, nothing stands', async (status) => {
	jira.unknownInJql = 'empty';
	jira.fail({ path: PARSE, status, body: { errorMessages: ['Not for you.'] } });
	const { items, error } = await runNode({ parameters: search('project = NOPE') });
	expect([items, error]).toEqual([[], undefined]);
	expect(checks()).toHaveLength(1);
});

test('the check is a read: sent again when Jira is busy, allowed to a credential that only reads', async () => {
	jira.unknownInJql = 'empty';
	jira.fail({ path: PARSE, status: 503, body: '<html></html>' });
	const { error } = await runNode({ parameters: search('project = NOPE'), credential: { permissions: 'readOnly' } });
	expect(error?.message).toContain("'NOPE'");
	expect(checks()).toHaveLength(2);
});

test('under a credential of some projects the query is checked as it was sent', async () => {
	const { error } = await runNode({
		parameters: search('summary ~ nothinglikethis OR labels = none'),
		credential: { projectAccess: 'restricted', fullProjects: 'OPS' },
	});
	expect(error).toBeUndefined();
	const sent = jira.requests.find(({ path }) => path === '/rest/api/3/search/jql')?.body.jql as string;
	expect(sent).toContain('OPS');
	expect(checked()).toEqual([sent]);
});
