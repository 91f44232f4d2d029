import { fullWaits, runNode, shortenWaits, until, useJira, waits } from '../harness';
import { sample, SHAPES } from './samples';

shortenWaits(50); // the stand-in must have time to do what it answers late
const jira = useJira();
beforeEach(() => {
	waits.asked = 0;
});

const all = SHAPES.map((id) => [id, sample(id)] as const);
const html = '<!DOCTYPE html><html><body>Service temporarily unavailable</body></html>';

describe.each(all)('%s', (operation, parameters) => {
	const creates = operation === 'issue:create';
	let clean: number;
	beforeEach(async () => {
		await runNode({ parameters });
		clean = jira.requests.length;
		jira.reset();
	});

	test('waits as long as a 429 asks, then succeeds', async () => {
		jira.fail({ status: 429, headers: { 'Retry-After': '5', 'RateLimit-Reason': 'jira-burst-based' } });
		const { status, error } = await runNode({ parameters });
		expect([status, error]).toEqual(['success', undefined]);
		expect(waits.asked).toBe(5_000);
		// A create looks first whether the refused one happened after all.
		expect(jira.requests).toHaveLength(clean + (creates ? 2 : 1));
	});

	test.each([400, 403, 404, 410])('%i is not repeated and comes in Jira\'s words', async (status) => {
		jira.fail({ status, body: { errorMessages: ['Because I say so.'], errors: {} } });
		const { error } = await runNode({ parameters });
		expect(error).toMatchObject({ message: 'Because I say so.', httpCode: String(status), context: { itemIndex: 0 } });
		expect(error?.description).toContain(`HTTP ${status}`);
		// Where Jira has no project of a key, the key may be the name of one.
		expect(jira.requests.filter(({ query }) => query.query === undefined)).toHaveLength(1);
	});

	test('a refused token is said to be one', async () => {
		const { error } = await runNode({ parameters, credential: { apiToken: 'wrong' } });
		expect(error?.message).toMatch(/^Jira refused the credentials/);
	});

	if (!creates) {
		test('a 503 in HTML is sent again', async () => {
			jira.fail({ status: 503, headers: { 'Retry-After': '0' }, body: html });
			const { status } = await runNode({ parameters });
			expect(jira.requests).toHaveLength(clean + 1);
			expect(status).toBe('success');
		});
	}

	test('Continue on Fail keeps the words and the pairing', async () => {
		jira.fail({ status: 400, body: { errorMessages: [], errors: { customfield_10040: 'Not like this.' } } });
		const { items, status } = await runNode({ parameters, onError: 'continueRegularOutput' });
		expect(status).toBe('success');
		expect(items).toEqual([
			{ json: { error: 'Severity: Not like this.', message: expect.stringContaining('HTTP 400') }, pairedItem: { item: 0 } },
		]);
	});
});

describe('a create of which no answer tells the outcome', () => {
	const created = () => jira.requests.filter(({ path }) => path === '/rest/api/3/issue');
	const UNKNOWN = 'Whether Jira carried it out is not known';
	const faults: Array<[string, object, string]> = [
		['a dropped connection', { drop: true }, 'The connection to Jira broke before it answered'],
		['a 503', { status: 503, headers: { 'Retry-After': '0' }, body: html }, 'Jira is not available (HTTP 503)'],
		['a 500', { status: 500, body: {} }, 'Jira failed (HTTP 500)'],
		['a timeout', { delay: 400 }, 'The connection to Jira broke before it answered'],
	];
	const parameters = { ...sample('issue:create'), requestOptions: { timeout: 200 } };

	test.each(faults)('%s after the write: the issue is found by its mark', async (_what, fault) => {
		const before = jira.issues().length;
		jira.fail({ ...fault, method: 'POST', path: '/rest/api/3/issue', after: true });
		const { items, error } = await runNode({ parameters });
		expect(error).toBeUndefined();
		const [issue] = jira.issues().slice(before);
		expect(items[0].json).toMatchObject({ key: issue.key, id: issue.id, url: `${jira.url}/browse/${issue.key}` });
		expect(jira.issues().length - before).toBe(1);
		expect(created()).toHaveLength(1);
	});

	test('the same while search lags behind', async () => {
		jira.indexLag = 100;
		jira.fail({ drop: true, method: 'POST', path: '/rest/api/3/issue', after: true });
		const { items } = await runNode({ parameters: sample('issue:create') });
		expect(items).toHaveLength(1);
		expect(created()).toHaveLength(1);
	});

	test('a 429 after the write does not make a second issue', async () => {
		const before = jira.issues().length;
		jira.fail({ status: 429, headers: { 'Retry-After': '0' }, method: 'POST', path: '/rest/api/3/issue', after: true });
		const { items } = await runNode({ parameters: sample('issue:create') });
		expect(items[0].json.key).toBe(jira.issues()[before].key);
		expect(jira.issues().length - before).toBe(1);
	});

	test.each(faults.slice(0, 2))('%s before the write: never sent again, called unknown', async (_what, fault, message) => {
		const before = jira.issues().length;
		jira.fail({ ...fault, method: 'POST', path: '/rest/api/3/issue' });
		const { error } = await runNode({ parameters: sample('issue:create') });
		expect(error?.message).toBe(message);
		expect(error?.description).toContain(UNKNOWN);
		expect(created()).toHaveLength(1);
		expect(jira.issues()).toHaveLength(before);
	});
});

test('a connection that drops during a read is opened again', async () => {
	jira.fail({ drop: true });
	const { status } = await runNode({ parameters: sample('issue:get') });
	expect(status).toBe('success');
	expect(jira.requests).toHaveLength(2);
});

test.each([
	['in the past', () => new Date(Date.now() - 5_000).toUTCString()],
	['zero', () => '0'],
	['nonsense', () => 'soon 2026'],
	['missing', () => undefined],
])('Retry-After %s: never again at once, and each wait longer than the one before', async (_what, given) => {
	const at = given();
	jira.fail({ status: 429, times: 5, method: 'POST', path: '/rest/api/3/issue', ...(at !== undefined && { headers: { 'Retry-After': at } }) });
	const { error } = await runNode({ parameters: sample('issue:create') });
	expect(error?.httpCode).toBe('429');
	// 2, 4, 8 and 16 s, each spread by 0.7 to 1.3.
	expect(waits.asked).toBeGreaterThanOrEqual(0.7 * 22_500);
	expect(waits.asked).toBeLessThanOrEqual(1.3 * 22_500);
});

test.each([
	['0', 1],
	['2', 1],
	['60', 2],
])('Longest Wait %s: %i requests where Jira asks for 3 s', async (longestWait, requests) => {
	jira.fail({ status: 429, headers: { 'Retry-After': '3' } });
	const requestOptions = { longestWait: Number(longestWait) };
	const { error } = await runNode({ parameters: sample('issue:get', { requestOptions }) });
	expect(jira.requests).toHaveLength(requests);
	expect(error === undefined).toBe(requests === 2);
});

test('Longest Wait 0: nothing is sent again, also where Jira names no wait', async () => {
	jira.fail({ status: 503, body: html });
	const { error } = await runNode({ parameters: sample('issue:get', { requestOptions: { longestWait: 0 } }) });
	expect(error?.message).toBe('Jira is not available (HTTP 503)');
	expect(jira.requests).toHaveLength(1);
	expect(waits.asked).toBe(0);
});

test('a wait of more than a minute is left to the person', async () => {
	jira.fail({ status: 429, headers: { 'Retry-After': '1800', 'RateLimit-Reason': 'jira-quota-tenant-based' } });
	const { error } = await runNode({ parameters: sample('issue:get') });
	expect(error?.message).toMatch(/rate limit/i);
	expect(error?.description).toContain('1800 s');
	expect(error?.description).toContain('jira-quota-tenant-based');
	expect(jira.requests).toHaveLength(1);
});

test('a repeated page token ends in an error, not in a loop', async () => {
	jira.pageSize = 1;
	jira.fail({ path: '/rest/api/3/search/jql', times: 3, status: 200, body: { issues: [], nextPageToken: 'again', isLast: false } });
	const { error } = await runNode({ parameters: sample('issue:search') });
	expect(error?.message).toContain('same page twice');
});

test.each(['continueRegularOutput', 'continueErrorOutput'] as const)('%s, where there is nothing to advise: nothing is said twice', async (onError) => {
	jira.fail({ path: '/rest/api/3/search/jql', times: 3, status: 200, body: { issues: [], nextPageToken: 'again', isLast: false } });
	const { items, errorItems } = await runNode({ parameters: sample('issue:search'), onError });
	const [{ json }] = onError === 'continueErrorOutput' ? errorItems : items;
	expect(json).toEqual({ error: 'Jira handed out the same page twice' });
});

test('an error is told in Jira\'s words also where the names of the fields cannot be looked up', async () => {
	jira.fail({ method: 'PUT', status: 400, body: { errorMessages: [], errors: { customfield_10040: 'Not like this' } } });
	jira.fail({ path: '/rest/api/3/field', drop: true, times: 9 });
	const { error } = await runNode({ parameters: sample('issue:update') });
	expect(error?.message).toBe('customfield_10040: Not like this');
});

test('a rich text that Jira does not take is named', async () => {
	jira.fail({ method: 'POST', status: 400, body: { errorMessages: ['INVALID_INPUT'], errors: {} } });
	const { error } = await runNode({ parameters: sample('issue:create', { description: 'Some *text*' }) });
	expect(error?.description).toMatch(/^Mostly it is a rich text that Jira does not take: check Description\./);
});

test('a redirect is not followed: the token stays with its site', async () => {
	jira.fail({ status: 302, headers: { location: 'https://other.example.com/' }, body: '' });
	const { error } = await runNode({ parameters: sample('issue:get') });
	expect(error?.message).toContain('redirects to https://other.example.com/');
	expect(error?.description).toContain("Correct the 'Site URL'");
});

test('a site that is not there', async () => {
	const { error } = await runNode({ parameters: sample('issue:create'), credential: { url: 'http://127.0.0.1:9' } });
	expect(error?.message).toBe('Jira could not be reached at http://127.0.0.1:9');
	expect(error?.description).not.toContain('not known');
});

test('a bad address in the credential', async () => {
	const { error } = await runNode({ parameters: sample('issue:get'), credential: { url: 'http://acme.atlassian.net' } });
	expect(error?.message).toContain('would send the API token unprotected');
});

test('canceled between items: those that wait are not sent', async () => {
	jira.latency = 100;
	const { status } = await runNode({
		parameters: sample('issue:create'),
		input: Array.from({ length: 50 }, () => ({})),
		cancelAfter: 150,
	});
	expect(status).toBe('canceled');
	expect(jira.requests.length).toBeLessThanOrEqual(24);
});

describe('a limit, with waits as long as they are', () => {
	fullWaits();

	test('of the site holds for all items of the run: nobody hammers', async () => {
		jira.fail({ status: 429, skip: 3, headers: { 'Retry-After': '1' } });
		const { items } = await runNode({ parameters: sample('issue:create'), input: Array.from({ length: 24 }, () => ({})) });
		expect(items).toHaveLength(24);
		const refused = jira.requests.find(({ status }) => status === 429)!;
		const at = refused.endedAt!;
		// Those that were on their way already may still arrive.
		const early = jira.requests.filter(({ startedAt }) => startedAt > at + 300 && startedAt < at + 950);
		expect(early).toEqual([]);
	});

	test.each([
		['with no reason', {}],
		['of the site', { 'RateLimit-Reason': 'jira-quota-tenant-based' }],
	])('%s: another endpoint waits as well', async (_what, reason) => {
		jira.fail({ status: 429, headers: { 'Retry-After': '1', ...reason } });
		const refused = runNode({ parameters: sample('issue:get') });
		await until(() => waits.asked > 0);
		await Promise.all([refused, runNode({ parameters: sample('project:getAll') })]);
		const [first, ...later] = jira.requests;
		const other = later.find(({ path }) => path !== first.path)!;
		expect(other.startedAt - first.endedAt!).toBeGreaterThan(950);
	});

	test('of an endpoint: another one does not wait', async () => {
		jira.fail({ status: 429, headers: { 'Retry-After': '50', 'RateLimit-Reason': 'jira-burst-based' } });
		let isDone = false;
		const refused = runNode({ parameters: sample('issue:get'), cancelAfter: () => isDone });
		await until(() => waits.asked > 0);
		const { error } = await runNode({ parameters: sample('project:getAll') });
		isDone = true;
		expect(error).toBeUndefined();
		expect((await refused).status).toBe('canceled');
	});

	test('of one issue holds for that issue: writes to others go on', async () => {
		const issues = ['OPS-2', ...jira.addIssues('WEB', 20, (n: number) => ({ summary: `Issue ${n}` })).map(({ key }) => key)];
		const headers = { 'Retry-After': '50', 'RateLimit-Reason': 'jira-per-issue-on-write' };
		jira.fail({ status: 429, method: 'PUT', path: /OPS-2$/, headers });
		const written = () => jira.requests.filter(({ method, endedAt }) => method === 'PUT' && endedAt);
		const { status } = await runNode({
			parameters: sample('issue:update', { issueKey: '={{ $json.issue }}' }),
			input: issues.map((issue) => ({ issue })),
			cancelAfter: () => written().length === issues.length,
		});
		expect(status).toBe('canceled');
		expect(written().map(({ path }) => path.split('/').at(-1)).sort()).toEqual([...issues].sort());
	});

	test('canceled while it waits: ends at once and sends nothing more', async () => {
		jira.fail({ status: 429, headers: { 'Retry-After': '50' } });
		const { status } = await runNode({ parameters: sample('issue:get'), cancelAfter: () => jira.requests[0]?.endedAt });
		expect(status).toBe('canceled');
		expect(jira.requests).toHaveLength(1);
	});
});
