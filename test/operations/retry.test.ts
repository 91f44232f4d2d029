import { createHash } from 'node:crypto';

import { people, runNode, useJira } from '../harness';
import { accountId, key, name } from './values';

const jira = useJira();

const create = { resource: 'issue', operation: 'create', projectKey: key('OPS'), issueType: name('Task'), summary: '={{ $json.summary }}' };
const input = Array.from({ length: 12 }, (_, n) => ({ summary: `Issue ${n}` }));
const retryOnFail = { maxTries: 3, waitBetweenTries: 1 };
const summaries = (from: number) => jira.issues().slice(from).map((issue) => issue.fields.summary).sort();
const refuseOnce = (summary: string) =>
	jira.fail({ status: 400, body: { errorMessages: ['Not now.'] }, match: ({ body }) => body?.fields?.summary === summary });

describe('Retry On Fail runs the whole node again', () => {
	test.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)('%s: what was written is not written again', async (onError) => {
		const before = jira.issues().length;
		refuseOnce(onError === 'stopWorkflow' ? 'Issue 5' : 'Issue 0');
		const { items, status } = await runNode({ parameters: create, input, onError, retryOnFail });
		expect(status).toBe('success');
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(input.map((_, item) => ({ item })));
		expect(summaries(before)).toEqual(input.map(({ summary }) => summary).sort());
		items.forEach(({ json }, n) => expect(jira.issue(String(json.key))?.fields.summary).toBe(`Issue ${n}`));
	});

	test('the last error tells what was written in all tries', async () => {
		const before = jira.issues().length;
		jira.fail({ status: 400, times: 9, body: { errorMessages: ['Never.'] }, match: ({ body }) => body?.fields?.summary === 'Issue 11' });
		const { error } = await runNode({ parameters: create, input, retryOnFail });
		expect(error?.message).toBe('Never.');
		const made = jira.issues().slice(before);
		expect(made).toHaveLength(11);
		for (const issue of made) expect(error?.description).toContain(`Create ${issue.key} (item `);
		// What to do first, what was done then, and at the end what support asks for.
		expect(error?.description).toMatch(/^'Get Create Fields'.* Already done in Jira: (Create OPS-\d+ \(item \d+\)(, |\. )){11}\(HTTP 400, POST [^)]+\)$/);
	});
});

/** n8n turns a missing property into undefined, but throws for a node that is not there. */
const failing = { ...create, summary: "={{ $json.s ?? $('Nobody').item.json.s }}" };

test('an expression that fails for one item: nothing is sent for any', async () => {
	const { error, unhandled } = await runNode({ parameters: failing, input: [{ s: 'x' }, { s: 'y' }, {}] });
	expect(error?.message).toBeTruthy();
	expect(unhandled).toEqual([]);
	expect(jira.requests).toEqual([]);
});

test('an expression that fails for one item, when the workflow continues: the others are sent', async () => {
	const { items } = await runNode({
		parameters: failing,
		input: [{ s: 'x' }, {}, { s: 'y' }],
		onError: 'continueRegularOutput',
	});
	expect(items).toHaveLength(3);
	expect(jira.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
});

test('batches of n8n: items come one after the other', async () => {
	const { items } = await runNode({
		parameters: { ...create, requestOptions: { batching: { batch: { batchSize: 2, batchInterval: 20 } } } },
		input: input.slice(0, 5),
	});
	expect(items).toHaveLength(5);
});

test('Execute Once takes the first item only', async () => {
	const { items } = await runNode({ parameters: create, input, executeOnce: true });
	expect(items).toHaveLength(1);
	expect(jira.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

describe('an idempotency key', () => {
	const once = (idempotencyKey: string, more: object = {}) => ({ ...create, summary: 'Alert', additionalFields: { idempotencyKey, ...more } });

	test('creates one issue, however often', async () => {
		const before = jira.issues().length;
		jira.indexLag = 60_000;
		const first = await runNode({ parameters: once('alert 1', { labels: 'incident' }), input: [{}, {}] });
		const second = await runNode({ parameters: once('alert 1') });
		const [issue] = jira.issues().slice(before);
		expect(jira.issues().length - before).toBe(1);
		expect(issue.fields.labels).toEqual(['incident', expect.stringMatching(/^idempotency-[0-9a-f]{24}$/)]);
		expect([...first.items, ...second.items].map(({ json }) => [json.key, json.created])).toEqual([
			[issue.key, true],
			[issue.key, false],
			[issue.key, false],
		]);
	});

	/** The label that earlier versions set: whoever guesses the key can make it. */
	const guessable = (text: string) => `idempotency-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;

	test('the label cannot be guessed from the key, and is that of the credential', async () => {
		const before = jira.issues().length;
		await runNode({ parameters: once('alert 10') });
		const [issue] = jira.issues().slice(before);
		expect(issue.fields.labels).not.toContain(guessable('alert 10'));
		expect(issue.fields.labels).toHaveLength(1);
	});

	test('an issue with the label of an earlier version is found', async () => {
		const { items } = await runNode({ parameters: { ...create, summary: 'Old', additionalFields: { labels: guessable('alert 11') } } });
		const before = jira.issues().length;
		const again = await runNode({ parameters: once('alert 11') });
		expect(again.items[0].json).toMatchObject({ key: items[0].json.key, created: false });
		expect(jira.issues()).toHaveLength(before);
	});

	const { ana, erik } = people;
	test.each([
		['put on it later by another account', [erik], ana, (label: string) => ['incident', `incident ${label}`], true],
		['put on it later by this account', [ana], erik, (label: string) => ['', label], false],
		['on it when another account created it', [ana], erik, (label: string) => [label, `${label} more`], true],
		['put on it by this account, and once more by another', [ana, erik], ana, (label: string) => ['', label], true],
		['put on it by another account, and once more by this one', [erik, ana], ana, (label: string) => ['', label], true],
	])('a label of an earlier version %s', async (what, authors, creator, change, creates) => {
		const alert = `forged: ${what}`;
		const label = guessable(alert);
		const { items } = await runNode({ parameters: { ...create, summary: 'Forged', additionalFields: { labels: label } } });
		const [fromString, toString] = change(label);
		const histories = authors.map(({ accountId }) => ({ author: { accountId }, items: [{ field: 'labels', fromString, toString }] }));
		jira.fail({
			match: ({ query }) => query.expand === 'changelog',
			status: 200,
			body: { id: items[0].json.id, fields: { creator: { accountId: creator.accountId } }, changelog: { histories } },
		});
		const { items: made } = await runNode({ parameters: once(alert) });
		expect(made[0].json.created).toBe(creates);
	});

	test('another key, another issue; the key of one project is nothing to another', async () => {
		const before = jira.issues().length;
		await runNode({ parameters: once('alert 2') });
		await runNode({ parameters: once('alert 3') });
		await runNode({ parameters: { ...once('alert 3'), projectKey: key('WEB') } });
		expect(jira.issues().length - before).toBe(3);
	});
});

describe('a search sees what the same execution wrote, although Jira lags behind', () => {
	const search = (jql: string) => ({ resource: 'issue', operation: 'search', jql, limit: 5 });

	test('a created issue', async () => {
		jira.indexLag = 60_000;
		const { items } = await runNode({ parameters: { ...create, summary: 'Fresh' }, executionId: 'one' });
		const found = await runNode({ parameters: search('project = OPS AND summary ~ Fresh'), executionId: 'one' });
		expect(found.items.map(({ json }) => json.key)).toEqual([items[0].json.key]);
		expect(jira.requests.at(-1)?.body.reconcileIssues).toEqual([Number(items[0].json.id)]);
		const others = await runNode({ parameters: search('project = OPS AND summary ~ Fresh'), executionId: 'two' });
		expect(others.items).toEqual([]);
		expect(jira.requests.at(-1)?.body).not.toHaveProperty('reconcileIssues');
	});

	test('an assigned issue: its ID is looked up once', async () => {
		const assign = { resource: 'issue', operation: 'assign', issueKey: key('OPS-2'), assignTo: 'user', assignee: accountId(people.erik.accountId) };
		await runNode({ parameters: assign, executionId: 'three' });
		for (let n = 0; n < 2; n++) await runNode({ parameters: search('key = OPS-2'), executionId: 'three' });
		expect(jira.requests.map(({ path }) => path.split('/').at(-1))).toEqual(['assignee', 'bulkfetch', 'jql', 'jql']);
		expect(jira.requests.at(-1)?.body.reconcileIssues).toEqual([Number(jira.issue('OPS-2')?.id)]);
	});
});

test('the longest wait is a setting', async () => {
	jira.fail({ status: 429, headers: { 'Retry-After': '5' } });
	const { error } = await runNode({ parameters: { resource: 'issue', operation: 'get', issueKey: key('OPS-2'), requestOptions: { longestWait: 2 } } });
	expect(error?.description).toMatch(/Jira asks to wait 5 s, until \d{4}-\d\d-\d\dT/);
	expect(jira.requests).toHaveLength(1);
});
