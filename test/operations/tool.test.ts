import { people, runNode, toolOf, useJira } from '../harness';
import type { Run } from '../harness';
import { sample, SAMPLES } from './samples';
import { accountId, email, key, name } from './values';

// What a model reads of a call that fails, and of a list without rows, on both ways by which n8n runs a tool.

const jira = useJira();

const type = 'n8n-nodes-jira-siesta.jiraSiestaTool';
type Call = Pick<Run, 'parameters' | 'credential'>;

const WAYS: Array<[string, (call: Call) => Promise<unknown[]>]> = [
	['called by the agent', async (call) => await toolOf(call)()],
	[
		'run by n8n for the agent',
		async (call) => {
			const { items, error } = await runNode({ ...call, type });
			expect(error).toBeUndefined();
			return items.map(({ json }) => json);
		},
	],
];

const create = (more: object = {}) => ({ resource: 'issue', operation: 'create', projectKey: key('OPS'), issueType: name('Task'), summary: 'x', ...more });
const search = (jql: string) => ({ resource: 'issue', operation: 'search', jql });

describe.each(WAYS)('%s', (_way, call) => {
	test.each<[string, Call, RegExp, RegExp]>([
		['a value Jira does not have, with those it has', { parameters: create({ additionalFields: { priority: name('Urgent') } }) }, /Urgent|[Pp]riority/, /High/],
		['an issue type Jira does not have, with those it has', { parameters: create({ issueType: name('Epik') }) }, /[Ii]ssue [Tt]ype/, /Task/],
		['bad input', { parameters: sample('issue:get', { issueKey: key('OPS') }) }, /^'Issue' is not an issue key: 'OPS'$/, /^Enter a key such as OPS-123/],
		['a missing issue', { parameters: sample('issue:get', { issueKey: key('OPS-99999') }) }, /^Issue does not exist/, /^Check the value\./],
		['bad JQL', { parameters: search('asignee = x') }, /^Field 'asignee' does not exist/, /^Try the query/],
		['an email of nobody', { parameters: sample('issue:assign', { assignTo: 'user', assignee: email('nobody@example.com') }) }, /nobody@example\.com/, /./],
		['a write that the owner has blocked', { parameters: sample('issue:update'), credential: { permissions: 'readOnly' } }, /is blocked by the credential/, /Ask its owner/],
		['a refused token', { parameters: search('project = OPS'), credential: { apiToken: 'wrong' } }, /^Jira refused the credentials/, /^Check the email and the API token/],
	])('%s: one item with the reason and the next step', async (_what, given, error, message) => {
		expect(await call(given)).toEqual([{ error: expect.stringMatching(error), message: expect.stringMatching(message) }]);
		expect(jira.requests.filter(({ method, path }) => method !== 'GET' && !/search|bulkfetch|parse/.test(path)).every(({ status }) => status! >= 400)).toBe(true);
	});

	test('a file, which the call of an agent never has: one item that says so', async () => {
		expect(await call({ parameters: sample('attachment:upload', { binaryPropertyName: 'none' }) })).toEqual([
			{ error: "'Input Data Field Name' has no file in this item: 'none'", message: expect.any(String) },
		]);
	});

	test.each(Object.keys(SAMPLES).filter((id) => id !== 'attachment:upload'))('%s: a refusal is one item', async (id) => {
		jira.fail({ status: 400, times: 99, body: { errorMessages: ['Because I say so.'] } });
		expect(await call({ parameters: sample(id) })).toEqual([{ error: 'Because I say so.', message: expect.stringContaining('HTTP 400') }]);
	});

	test('a failure without advice has a next step all the same', async () => {
		jira.fail({ path: '/rest/api/3/search/jql', times: 3, status: 200, body: { issues: [], nextPageToken: 'again', isLast: false } });
		expect(await call({ parameters: search('project = OPS') })).toEqual([
			{ error: 'Jira handed out the same page twice', message: 'Change the arguments before you call it again.' },
		]);
	});

	test('an unclear write is said to be one', async () => {
		jira.fail({ method: 'PUT', status: 500, body: {} });
		const [item] = await call({ parameters: sample('issue:assign') });
		expect(item).toMatchObject({ error: 'Jira failed (HTTP 500)' });
	});

	test.each<[string, object, object]>([
		['a search', search('project = OPS AND summary ~ nothinglikethis'), { jql: 'project = OPS AND summary ~ nothinglikethis' }],
		['issues of a project', { resource: 'issue', operation: 'getAllByProject', projectKey: key('OPS') }, { jql: expect.stringContaining('OPS') }],
		['issues of a person', { resource: 'issue', operation: 'getAllByAssignee', assignee: accountId(people.dana.accountId) }, { jql: expect.stringContaining(people.dana.accountId) }],
		['projects', { resource: 'project', operation: 'getAll', options: { query: 'nothinglikethis' } }, { query: expect.objectContaining({ query: 'nothinglikethis' }) }],
		['issue types', { resource: 'project', operation: 'getIssueTypes', projectKey: key('OPS') }, {}],
	])('%s without rows: one item that says so, with the query that ran', async (what, parameters, more) => {
		const nothing = { issues: [], values: [], issueTypes: [], total: 0, isLast: true };
		if (what !== 'a search') jira.fail({ path: /search|issuetypes/, status: 200, body: nothing, times: 9 });
		expect(await call({ parameters })).toEqual([{ found: 0, ...more }]);
	});
});

test('the node itself gives no item for a list without rows', async () => {
	const { items } = await runNode({ parameters: search('project = OPS AND summary ~ nothinglikethis') });
	expect(items).toEqual([]);
});

test('the query is told as it was asked: the projects of the owner are not', async () => {
	const credential = { projectAccess: 'restricted', blockedProjects: 'HR', otherProjects: 'full' };
	const [item] = await toolOf({ parameters: search('summary ~ nothinglikethis'), credential })();
	expect(item).toEqual({ found: 0, jql: 'summary ~ nothinglikethis' });
});

test('Retry On Fail runs a failed call again, and nothing that was written', async () => {
	const before = jira.issues().length;
	jira.fail({ method: 'POST', path: '/rest/api/3/issue', status: 400, body: { errorMessages: ['Not now.'] } });
	const { items } = await runNode({ parameters: create(), type, retryOnFail: { maxTries: 3, waitBetweenTries: 1 } });
	expect(items.map(({ json }) => json.key)).toEqual([jira.issues()[before].key]);
	expect(jira.issues().length - before).toBe(1);
});
