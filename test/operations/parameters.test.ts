import { ExecuteSingleContext } from 'n8n-core';

import { people, runNode, useJira } from '../harness';
import { diagnosticsChannel } from '../harness/node';
import { sample, SAMPLES } from './samples';
import { accountId, key } from './values';

// Every parameter of an item is read once, before anything is sent, and in the type that its field declares.

const jira = useJira();
afterEach(() => jest.restoreAllMocks());

const writes = ['issue:assign', 'issue:create', 'issue:update'];

/** A value as an expression that gives it. */
const asExpression = (value: unknown) => `={{ ${JSON.stringify(value)} }}`;

/** Parameters with each value inside as an expression; resource and operation cannot be any. */
function withExpressions({ resource, operation, ...rest }: ReturnType<typeof sample>) {
	const turn = (value: unknown): unknown =>
		value !== null && typeof value === 'object' && !Array.isArray(value)
			? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, name.startsWith('__') || name === 'mode' ? one : turn(one)]))
			: asExpression(value);
	// n8n demands a field whose governing field is an expression.
	const assignee = operation === 'assign' && { assignee: accountId(people.erik.accountId) };
	return { resource, operation, ...assignee, ...(turn(rest) as object) };
}

/** Makes every reading fail that comes after the first request; gives the readings of expressions, by name. */
function failLateReadings() {
	let sent = false;
	const begin = () => (sent = true);
	diagnosticsChannel.subscribe('http.client.request.start', begin);
	const resolved: string[] = [];
	const read = ExecuteSingleContext.prototype.getNodeParameter as (...given: unknown[]) => unknown;
	jest.spyOn(ExecuteSingleContext.prototype, 'getNodeParameter').mockImplementation(function (this: never, ...given: unknown[]) {
		if (sent) throw new Error(`'${String(given[0])}' was read after a request`);
		if (!(given[2] as { rawExpressions?: boolean })?.rawExpressions) resolved.push(String(given[0]));
		return read.apply(this, given) as never;
	});
	return { resolved, stop: () => diagnosticsChannel.unsubscribe('http.client.request.start', begin) };
}

async function runWithoutLateReadings(run: Parameters<typeof runNode>[0]) {
	const { resolved, stop } = failLateReadings();
	try {
		return { ...(await runNode(run)), resolved };
	} finally {
		stop();
		jest.restoreAllMocks();
	}
}

describe.each(Object.keys(SAMPLES))('%s', (id) => {
	test('reads nothing after the first request', async () => {
		const { error, status, resolved } = await runWithoutLateReadings({ parameters: withExpressions(sample(id)) });
		expect([error, status]).toEqual([undefined, 'success']);
		// n8n's engine itself reads Request Options for each item.
		const own = resolved.filter((name) => name !== 'requestOptions');
		expect(own).toEqual([...new Set(own)]);
	});

	test.each(['stopWorkflow', 'continueRegularOutput'] as const)('nor when Jira refuses it, and %s', async (onError) => {
		const errors = { issuetype: 'No type.', summary: 'No.', customfield_10040: 'No.', assignee: 'No.' };
		jira.fail({ status: 400, body: { errors }, times: 9 });
		const { error, items } = await runWithoutLateReadings({ parameters: withExpressions(sample(id)), onError });
		expect(error?.message ?? items[0].json.error).toContain('No type.');
	});
});

describe.each(writes)('%s', (id) => {
	const safety = { auditRecord: '={{ true }}', provenance: '={{ "property" }}' };

	test('reads nothing after the first request with a record and a note', async () => {
		const { items } = await runWithoutLateReadings({ parameters: sample(id, { safety }) });
		expect(items[0].json).toMatchObject({ provenance: 'property', audit: { outcome: 'done' } });
	});

	test('nor with a dry run, a plan and its code', async () => {
		const credential = { permissions: 'confirmWrites' };
		const dry = await runWithoutLateReadings({ parameters: sample(id, { safety: { dryRun: '={{ true }}' } }), credential });
		expect(dry.items[0].json.status).toBe('dryRun');
		const plan = await runWithoutLateReadings({ parameters: sample(id, { safety }), credential });
		const confirmationCode = asExpression(plan.items[0].json.confirmationCode);
		const { items, error } = await runWithoutLateReadings({ parameters: sample(id, { safety: { ...safety, confirmationCode } }), credential });
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ provenance: 'property', audit: { outcome: 'done', decision: 'confirmed' } });
	});

	test('nor in the tries after a late failure', async () => {
		jira.fail({ status: 400, body: { errorMessages: ['Not now.'] }, match: ({ method, path }) => method !== 'GET' && path !== '/rest/api/3/search/jql' });
		const { error } = await runNode({ parameters: sample(id, { safety }), retryOnFail: { maxTries: 2, waitBetweenTries: 1 } });
		expect(error).toBeUndefined();
	});
});

test('an expression that fails is the failure of its item: nothing of it is sent', async () => {
	const input = [{ issue: 'OPS-2' }, { issue: 'OPS-3' }];
	let readings = 0;
	const read = ExecuteSingleContext.prototype.getNodeParameter as (...given: unknown[]) => unknown;
	jest.spyOn(ExecuteSingleContext.prototype, 'getNodeParameter').mockImplementation(function (this: ExecuteSingleContext, ...given: unknown[]) {
		if (given[0] === 'issueKey' && this.getItemIndex() === 0 && ++readings > 0) throw new Error('It failed by now.');
		return read.apply(this, given) as never;
	});
	const { items } = await runNode({
		parameters: sample('issue:update', { issueKey: key('={{ $json.issue }}') }),
		input,
		onError: 'continueRegularOutput',
	});
	expect(items.map(({ json, pairedItem }) => [json.error ?? json.key, pairedItem])).toEqual([
		['It failed by now.', { item: 0 }],
		['OPS-3', { item: 1 }],
	]);
	expect(jira.requests.filter(({ path }) => path.includes('OPS-2'))).toEqual([]);
});

describe('a boolean that came as text', () => {
	const bodies = () => jira.requests.map(({ body }) => body as { jql?: string } | undefined);
	const dryRun = (value: unknown) => sample('issue:update', { safety: { dryRun: value } });

	test.each(['true', ' True ', 'YES', '1', 1, true])('openOnly %p leaves closed issues out', async (value) => {
		await runNode({ parameters: sample('issue:getAllByProject', { options: { openOnly: asExpression(value) } }) });
		expect(bodies().at(-1)?.jql).toContain('statusCategory != Done');
	});

	test.each(['false', 'FALSE', 'no', 'off', '0', 0, false])('dryRun %p writes', async (value) => {
		const { items } = await runNode({ parameters: dryRun(asExpression(value)) });
		expect(items[0].json.status).toBeUndefined();
		expect(jira.requests.map(({ method }) => method)).toEqual(['PUT']);
	});

	test('auditRecord "false" gives no record, "true" gives one', async () => {
		const given = async (auditRecord: string) =>
			(await runNode({ parameters: sample('issue:update', { safety: { auditRecord } }) })).items[0].json.audit;
		expect(await given('={{ "false" }}')).toBeUndefined();
		expect(await given('={{ "true" }}')).toBeDefined();
	});

	test.each(['maybe', 'tru', '', null, 2, {}, ['true']])('dryRun %p is refused, and nothing sent', async (value) => {
		const { error } = await runNode({ parameters: dryRun(asExpression(value)) });
		expect(error?.message).toMatch(/^'Dry Run' is (not true or false: |empty)/);
		expect(jira.requests).toEqual([]);
	});

	test.each([['returnAll', '={{ "sometimes" }}', 'Return All'], ['limit', '={{ "few" }}', 'Limit']])('%s %s is refused by name', async (name, value, shown) => {
		const { error } = await runNode({ parameters: sample('issue:search', { [name]: value }) });
		expect(error?.message).toContain(`'${shown}' is not`);
		expect(jira.requests).toEqual([]);
	});
});

test('a number that came as text is that number', async () => {
	const { items } = await runNode({ parameters: sample('issue:search', { limit: '={{ "2" }}' }) });
	expect(items).toHaveLength(2);
	expect(jira.requests[0].body).toMatchObject({ maxResults: 2 });
});

describe('settings of the node that an expression gives', () => {
	test.each([0, '0'])('no wait is no wait: %p', async (longestWait) => {
		jira.fail({ status: 429, headers: { 'Retry-After': '1' } });
		const { error } = await runNode({ parameters: sample('issue:get', { requestOptions: { longestWait: asExpression(longestWait) } }) });
		expect(error?.httpCode).toBe('429');
		expect(jira.requests).toHaveLength(1);
	});

	test.each([
		['longestWait', 'long', "'Longest Wait (Seconds)' is not a number: 'long'"],
		['allowUnauthorizedCerts', 'perhaps', "'Ignore SSL Issues (Insecure)' is not true or false: 'perhaps'"],
		['timeout', 'late', "'Timeout' is not a number: 'late'"],
	])('%s %p is refused for each item', async (name, value, message) => {
		const { items } = await runNode({
			parameters: sample('issue:get', { requestOptions: { [name]: value } }),
			input: [{}, {}],
			onError: 'continueRegularOutput',
		});
		expect(items.map(({ json }) => json.error)).toEqual([message, message]);
		expect(jira.requests).toEqual([]);
	});

	test('"false" does not switch the check of certificates off', async () => {
		const credential = { permissions: 'readOnly' };
		const parameters = sample('issue:get', { requestOptions: { allowUnauthorizedCerts: 'false' } });
		expect((await runNode({ parameters, credential })).error).toBeUndefined();
	});
});

describe('a choice that an expression gives', () => {
	const assignee = accountId(people.erik.accountId);

	test.each([
		['issue:assign', { assignee, assignTo: '={{ "anybody" }}' }, "'Assign To' is not one of its values: 'anybody'", 'Use nobody, projectDefault, user.'],
		['issue:update', { safety: { provenance: '={{ "everywhere" }}' } }, "'Record Provenance' is not one of its values: 'everywhere'", 'Use comment, property, none.'],
		['issue:update', { updateFields: { summary: 'x', textFormat: '={{ "word" }}' } }, "'Text Format' is not one of its values: 'word'", 'Use adf, markdown, plain.'],
	])('%s %j is refused', async (id, changed, message, help) => {
		const { error } = await runNode({ parameters: sample(id, changed) });
		expect(error).toMatchObject({ message, description: help });
		expect(jira.requests).toEqual([]);
	});

	test.each(['Nobody', ' NOBODY '])('%p is the one that is meant', async (assignTo) => {
		const { items } = await runNode({ parameters: sample('issue:assign', { assignee, assignTo: asExpression(assignTo) }) });
		expect(items[0].json).toMatchObject({ assignedTo: 'nobody' });
	});
});
