import { fullWaits, runNode, shortenWaits, useJira } from '../harness';
import { sample } from './samples';
import { key, name } from './values';

// Outcomes that are not what they seem: look-ups that fail, pages that are not Jira's, a run that has failed already.

shortenWaits();
const jira = useJira();

const html = '<!DOCTYPE html><html><body>Sign in</body></html>';
const create = { resource: 'issue', operation: 'create', projectKey: key('OPS'), issueType: name('Task'), summary: '={{ $json.summary ?? "New" }}' };
const lost = { method: 'POST', path: '/rest/api/3/issue', after: true } as const;
const search = { path: '/rest/api/3/search/jql', times: 99 } as const;
const made = (before: number) => jira.issues().slice(before).map(({ key: issue }) => issue);
const sent = (path: string) => jira.requests.filter((request) => request.path === path).length;

describe('an unclear create whose look-up fails as well', () => {
	test.each([
		['is refused', { status: 400, body: { errorMessages: ['Not for you.'] } }],
		['is not available', { status: 503, body: html }],
		['is dropped', { drop: true }],
	])('%s: the outcome is unknown, and no try creates it again', async (_name, fault) => {
		const before = jira.issues().length;
		jira.fail({ ...lost, status: 503, body: html });
		jira.fail({ ...search, ...fault });
		const { error } = await runNode({ parameters: create, retryOnFail: { maxTries: 3, waitBetweenTries: 1 } });
		expect(error?.message).toBe('Jira is not available (HTTP 503)');
		expect(error?.description).toContain('Whether Jira carried it out is not known');
		expect(error?.description).toContain('POST /rest/api/3/issue,');
		expect(made(before)).toHaveLength(1);
	});

	test('a create that was only told to wait is sent again', async () => {
		const before = jira.issues().length;
		jira.fail({ method: 'POST', path: '/rest/api/3/issue', status: 429, headers: { 'Retry-After': '1' } });
		jira.fail({ ...search, status: 400, body: { errorMessages: ['Not for you.'] } });
		const { items } = await runNode({ parameters: create });
		expect(made(before)).toEqual([items[0].json.key]);
	});
});

describe('a page that is not of Jira, with status 200', () => {
	test.each(['issue:get', 'issue:search', 'issue:getAllByProject', 'issue:assign', 'project:getAll', 'user:get'])('%s', async (id) => {
		jira.fail({ status: 200, body: html, times: 99 });
		const { error, items } = await runNode({ parameters: sample(id) });
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/^Something in front of Jira answered in its place at http/);
	});

	test('a create is looked for, and found', async () => {
		const before = jira.issues().length;
		jira.fail({ ...lost, status: 200, body: html });
		const { items } = await runNode({ parameters: create });
		expect(made(before)).toEqual([items[0].json.key]);
	});
});

describe('"nothing" from a Jira that does not know who asks', () => {
	beforeEach(() => (jira.loginReasonHeader = false));

	test.each(['issue:get', 'issue:getAllByAssignee', 'user:get', 'project:getAll'])('%s', async (id) => {
		const { error, items } = await runNode({ parameters: sample(id), credential: { apiToken: 'expired' } });
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/^Jira refused the credentials/);
	});
});

describe('after the failure that stops the workflow', () => {
	test('requests that wait are not sent', async () => {
		const before = jira.issues().length;
		jira.latency = 20;
		jira.fail({ method: 'POST', status: 429, headers: { 'Retry-After': '30' }, match: ({ body }) => body?.fields?.summary === 'first' });
		jira.fail({ method: 'POST', status: 400, body: { errorMessages: ['No.'] }, match: ({ body }) => body?.fields?.summary === 'second' });
		const { error } = await runNode({ parameters: create, input: [{ summary: 'first' }, { summary: 'second' }] });
		expect(error).toBeDefined();
		expect(made(before)).toEqual([]);
		expect(sent('/rest/api/3/issue')).toBe(2);
	});

	test('writes to one issue that have not had their turn are not sent', async () => {
		jira.latency = 20;
		jira.fail({ method: 'PUT', path: '/rest/api/3/issue/OPS-2', status: 400, body: { errorMessages: ['No.'] } });
		const input = ['OPS-2', 'OPS-3', 'OPS-3', 'OPS-3', 'OPS-3'].map((issue) => ({ issue }));
		const { error } = await runNode({
			parameters: { resource: 'issue', operation: 'update', issueKey: key('={{ $json.issue }}'), updateFields: { summary: '={{ $json.issue + $itemIndex }}' } },
			input,
		});
		expect(error?.message).toBe('No.');
		expect(sent('/rest/api/3/issue/OPS-3')).toBeLessThanOrEqual(2);
	});
});

test('a key of one project is nothing to another, also while the search lags behind', async () => {
	const before = jira.issues().length;
	jira.indexLag = 60_000;
	for (const project of ['OPS', 'WEB', 'OPS']) {
		await runNode({ parameters: { ...create, projectKey: key(project), additionalFields: { idempotencyKey: 'three alerts' } } });
	}
	expect(made(before).map((issue) => issue.split('-')[0])).toEqual(['OPS', 'WEB']);
});

test('an empty first page does not hide the issue with the key', async () => {
	const before = jira.issues().length;
	const parameters = { ...create, additionalFields: { idempotencyKey: 'an alert' } };
	await runNode({ parameters });
	jira.fail({ path: '/rest/api/3/search/jql', status: 200, body: { issues: [], isLast: false, nextPageToken: 'next' } });
	const { error } = await runNode({ parameters });
	expect(error?.message).toBeDefined(); // the token is made up: what counts is that the search goes on
	expect(made(before)).toHaveLength(1);
});

describe('with waits as long as they are', () => {
	fullWaits();

	test('a cancelled execution does not wait for another one with the same key', async () => {
		const parameters = { ...create, additionalFields: { idempotencyKey: 'slow alert' }, requestOptions: { longestWait: 600 } };
		jira.fail({ method: 'POST', path: '/rest/api/3/issue', status: 429, headers: { 'Retry-After': '60' } });
		const ended: string[] = [];
		const run = async (name: string, cancelAfter: number | (() => boolean)) =>
			await runNode({ parameters, cancelAfter }).finally(() => ended.push(name));
		const [, { status }] = await Promise.all([run('first', () => ended.includes('second')), run('second', 100)]);
		expect(status).toBe('canceled');
		expect(ended).toEqual(['second', 'first']);
	});
});
