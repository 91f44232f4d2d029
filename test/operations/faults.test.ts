import { people, runNode, startJira } from '../harness';
import type { Jira } from '../harness';
import { accountId, key, name } from './values';

let jira: Jira;
beforeAll(async () => (jira = await startJira()));
beforeEach(() => jira.reset());
afterAll(async () => await jira.close());

/** One call of each operation that succeeds on the sandbox's seed. */
const OPERATIONS: Record<string, object> = {
	'issue create': { resource: 'issue', operation: 'create', projectKey: key('OPS'), issueType: name('Task'), summary: 'x' },
	'issue assign': { resource: 'issue', operation: 'assign', issueKey: key('OPS-2'), assignTo: 'nobody' },
	'issue get': { resource: 'issue', operation: 'get', issueKey: key('OPS-2') },
	'issue getAllByProject': { resource: 'issue', operation: 'getAllByProject', projectKey: key('OPS') },
	'issue getAllByAssignee': { resource: 'issue', operation: 'getAllByAssignee', assignee: accountId(people.dana.accountId) },
	'issue update': { resource: 'issue', operation: 'update', issueKey: key('OPS-2'), updateFields: { summary: 'y' } },
	'issue search': { resource: 'issue', operation: 'search', jql: 'project = OPS' },
	'project getAll': { resource: 'project', operation: 'getAll' },
	'user get': { resource: 'user', operation: 'get', accountId: accountId(people.erik.accountId) },
};
const all = Object.entries(OPERATIONS);
const html = '<!DOCTYPE html><html><body>Service temporarily unavailable</body></html>';

describe.each(all)('%s', (operation, parameters) => {
	const creates = operation === 'issue create';

	test('waits as long as a 429 asks, then succeeds', async () => {
		jira.fail({ status: 429, headers: { 'Retry-After': '1', 'RateLimit-Reason': 'jira-burst-based' } });
		const began = Date.now();
		const { status, error } = await runNode({ parameters });
		expect([status, error]).toEqual(['success', undefined]);
		expect(Date.now() - began).toBeGreaterThanOrEqual(1_000);
		expect(jira.requests).toHaveLength(2);
	});

	test.each([400, 403, 404, 410])('%i is not repeated and comes in Jira\'s words', async (status) => {
		jira.fail({ status, body: { errorMessages: ['Because I say so.'], errors: {} } });
		const { error } = await runNode({ parameters });
		expect(error).toMatchObject({ message: 'Because I say so.', httpCode: String(status), context: { itemIndex: 0 } });
		expect(error?.description).toContain(`HTTP ${status}`);
		expect(jira.requests).toHaveLength(1);
	});

	test('a refused token is said to be one', async () => {
		const { error } = await runNode({ parameters, credential: { apiToken: 'wrong' } });
		expect(error?.message).toMatch(/^Jira refused the credentials/);
	});

	test(creates ? 'a 503 is not sent again, and its outcome called unknown' : 'a 503 in HTML is sent again', async () => {
		jira.fail({ status: 503, headers: { 'Retry-After': '0' }, body: html });
		const { status, error } = await runNode({ parameters });
		expect(jira.requests).toHaveLength(creates ? 1 : 2);
		expect(status).toBe(creates ? 'error' : 'success');
		if (creates) {
			expect(error?.message).toBe('Jira is not available (HTTP 503)');
			expect(error?.description).toContain('Whether Jira carried it out is not known');
		}
	});

	test('Continue on Fail keeps the words and the pairing', async () => {
		jira.fail({ status: 400, body: { errorMessages: [], errors: { customfield_10040: 'Not like this.' } } });
		const { items, status } = await runNode({ parameters, onError: 'continueRegularOutput' });
		expect(status).toBe('success');
		expect(items).toEqual([
			{ json: { error: 'Severity: Not like this.', message: expect.stringContaining('HTTP 400') }, pairedItem: { item: 0 } },
		]);
	});
});

test.each([
	['before', false],
	['after', true],
])('a connection that drops %s the create: not sent again, outcome called unknown', async (_when, after) => {
	const before = jira.issues().length;
	jira.fail({ method: 'POST', drop: true, after });
	const { error } = await runNode({ parameters: OPERATIONS['issue create'] });
	expect(error?.message).toBe('The connection to Jira broke before it answered');
	expect(error?.description).toContain('Whether Jira carried it out is not known');
	expect(jira.issues().length - before).toBe(after ? 1 : 0);
	expect(jira.requests).toHaveLength(1);
});

test('a connection that drops during a read is opened again', async () => {
	jira.fail({ drop: true });
	const { status } = await runNode({ parameters: OPERATIONS['issue get'] });
	expect(status).toBe('success');
	expect(jira.requests).toHaveLength(2);
});

test('a limit of the site holds for all items of the run: nobody hammers', async () => {
	jira.fail({ status: 429, skip: 3, headers: { 'Retry-After': '1' } });
	const { items } = await runNode({ parameters: OPERATIONS['issue create'], input: Array.from({ length: 24 }, () => ({})) });
	expect(items).toHaveLength(24);
	const refused = jira.requests.find(({ status }) => status === 429)!;
	const early = jira.requests.filter(({ startedAt }) => startedAt > refused.endedAt + 50 && startedAt < refused.endedAt + 950);
	expect(early).toEqual([]);
});

test('a wait of more than a minute is left to the person', async () => {
	jira.fail({ status: 429, headers: { 'Retry-After': '1800', 'RateLimit-Reason': 'jira-quota-tenant-based' } });
	const { error } = await runNode({ parameters: OPERATIONS['issue get'] });
	expect(error?.message).toMatch(/rate limit/i);
	expect(error?.description).toContain('1800 s');
	expect(error?.description).toContain('jira-quota-tenant-based');
	expect(jira.requests).toHaveLength(1);
});

test('a repeated page token ends in an error, not in a loop', async () => {
	jira.pageSize = 1;
	jira.fail({ path: '/rest/api/3/search/jql', times: 3, status: 200, body: { issues: [], nextPageToken: 'again', isLast: false } });
	const { error } = await runNode({ parameters: OPERATIONS['issue search'] });
	expect(error?.message).toContain('same page twice');
});

test('a redirect is not followed: the token stays with its site', async () => {
	jira.fail({ status: 302, headers: { location: 'https://other.example.com/' }, body: '' });
	const { error } = await runNode({ parameters: OPERATIONS['issue get'] });
	expect(error?.message).toContain('redirects to https://other.example.com/');
	expect(error?.description).toContain("Correct the 'Site URL'");
});

test('a site that is not there', async () => {
	const { error } = await runNode({ parameters: OPERATIONS['issue create'], credential: { url: 'http://127.0.0.1:9' } });
	expect(error?.message).toBe('Jira could not be reached at http://127.0.0.1:9');
	expect(error?.description).not.toContain('not known');
});

test('a bad address in the credential', async () => {
	const { error } = await runNode({ parameters: OPERATIONS['issue get'], credential: { url: 'http://acme.atlassian.net' } });
	expect(error?.message).toContain('would send the API token unprotected');
});

test('canceled while it waits: ends at once and sends nothing more', async () => {
	jira.fail({ status: 429, headers: { 'Retry-After': '30' } });
	const began = Date.now();
	const { status } = await runNode({ parameters: OPERATIONS['issue get'], cancelAfter: 200 });
	expect(status).toBe('canceled');
	expect(Date.now() - began).toBeLessThan(3_000);
	expect(jira.requests).toHaveLength(1);
});

test('canceled between items: those that wait are not sent', async () => {
	jira.latency = 100;
	const { status } = await runNode({
		parameters: OPERATIONS['issue create'],
		input: Array.from({ length: 50 }, () => ({})),
		cancelAfter: 150,
	});
	expect(status).toBe('canceled');
	expect(jira.requests.length).toBeLessThanOrEqual(24);
});
