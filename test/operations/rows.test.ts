import { people, runNode, shortenWaits, useJira } from '../harness';
import type { Run } from '../harness';
import { sample } from './samples';
import { accountId, email, id, key, name } from './values';

// Several rows: with Stop Workflow all are prepared and checked before the first write; In Order writes one after the
// other.

shortenWaits(100);
const jira = useJira();
beforeEach(() => {
	jira.writeLimit = false;
});

const writes = () => jira.requests.filter(({ method, path }) => method !== 'GET' && !/search|bulkfetch|jql/.test(path));
const titles = (before: number) => jira.issues().slice(before).map(({ fields }) => fields.summary);

/** Rows of which one is wrong; the wrong one last, first, and behind more than are prepared at once. */
const rowsWith = (wrong: object, count: number, at: number) =>
	Array.from({ length: count }, (_, row) => ({ title: `Row ${row}`, type: 'Task', who: people.erik.accountId, issue: `OPS-${(row % 3) + 1}`, ...(row === at && wrong) }));
const PLACES: Array<[number, number]> = [[5, 4], [5, 0], [30, 25], [2, 1]];

const create = sample('issue:create', { issueType: name('={{ $json.type }}'), summary: '={{ $json.title }}', assignee: accountId('={{ $json.who }}') });
const update = sample('issue:update', { issueKey: key('={{ $json.issue }}'), summary: '={{ $json.title }}', updateFields: {} });
const assign = sample('issue:assign', { issueKey: key('={{ $json.issue }}'), assignTo: 'user', assignee: email('={{ $json.who }}') });
const WRONG: Array<[string, object, object, RegExp]> = [
	['a title that is too long', create, { title: 'x'.repeat(256) }, /'Summary' is too long/],
	['no title', create, { title: '' }, /'Summary' is empty/],
	['a type that the project does not have', create, { type: 'Nonsense' }, /Issue Type/],
	['a person that is no account ID', create, { who: 'Erik Berg' }, /'Assignee' is not an account ID/],
	['an email that is nobody\'s', create, { who: 'nobody@example.com' }, /'Assignee' matches nobody/],
	['a required field that is missing', { ...create, issueType: id('={{ $json.type === "Bug" ? "10101" : "10102" }}') }, { type: 'Bug' }, /Severity/],
	['a title that is too long, of an update', update, { title: 'x'.repeat(256) }, /'Summary' is too long/],
	['what is no issue', update, { issue: 'not an issue' }, /'Issue' is not an issue key/],
	['an assignee whom nobody knows', { ...assign, assignee: email('={{ $json.who.includes("@") ? $json.who : "erik@example.com" }}') }, { who: 'nobody@example.com' }, /'Assignee' matches nobody/],
];

describe.each(WRONG)('%s', (_what, parameters, wrong, message) => {
	test.each(PLACES)('of %d rows number %d: nothing is written', async (count, at) => {
		const { error } = await runNode({ parameters, input: rowsWith(wrong, count, at) });
		expect(error?.message).toMatch(message);
		expect(error?.context?.itemIndex).toBe(at);
		expect(writes()).toEqual([]);
	});

	test('where the workflow goes on, the other rows are written', async () => {
		const { items } = await runNode({ parameters, input: rowsWith(wrong, 5, 2), onError: 'continueRegularOutput' });
		expect(items.map(({ json }) => 'error' in json)).toEqual([false, false, true, false, false]);
		expect(writes().filter(({ status }) => Number(status) < 300)).toHaveLength(4);
	});
});

test('what only Jira can refuse stops as before, and tells what was done', async () => {
	const before = jira.issues().length;
	jira.fail({ method: 'POST', path: '/rest/api/3/issue', status: 400, body: { errorMessages: ['A rule of the workflow.'] }, match: ({ body }) => body?.fields?.summary === 'Row 12' });
	const { error } = await runNode({ parameters: create, input: rowsWith({}, 30, -1) });
	expect(error?.message).toBe('A rule of the workflow.');
	for (const issue of jira.issues().slice(before)) expect(error?.description).toContain(`Create ${issue.key}`);
	expect(titles(before).length).toBeLessThan(30);
});

test.each([['its name', name('Task')], ['its ID', id('10102')]])('creates of a type by %s cost one look-up for the run', async (_how, issueType) => {
	await runNode({ parameters: { ...create, issueType }, input: rowsWith({}, 20, -1) });
	expect(jira.requests.filter(({ method }) => method === 'GET')).toHaveLength(1);
	expect(writes()).toHaveLength(20);
});

test('fields that the account may not look up are left to Jira', async () => {
	jira.fail({ path: /createmeta\/[^/]+\/issuetypes\/\d+$/, status: 403, times: 9 });
	const { items } = await runNode({ parameters: create, input: rowsWith({}, 5, -1) });
	expect(items).toHaveLength(5);
});

/** Makes the first rows the slowest, so that they end last unless the others wait. */
const slowFirst = (count: number) => {
	for (let row = 0; row < count; row++) {
		jira.fail({ method: 'POST', path: '/rest/api/3/issue', delay: 10 * (count - row), match: ({ body }) => body?.fields?.summary === `Row ${row}` });
	}
};

describe('In Order', () => {
	const inOrder = (value: unknown = true) => ({ ...create, safety: { inOrder: value } });
	const MODES: Array<[string, Partial<Run>, object?]> = [
		['Stop Workflow', {}],
		['Continue', { onError: 'continueRegularOutput' }],
		['error output', { onError: 'continueErrorOutput' }],
		['Retry On Fail', { retryOnFail: { maxTries: 2, waitBetweenTries: 1 } }],
		['batches', {}, { requestOptions: { batching: { batch: { batchSize: 4, batchInterval: 1 } } } }],
	];

	test.each(MODES)('%s: one after the other, in the order of the rows', async (_mode, settings, more = {}) => {
		slowFirst(15);
		const before = jira.issues().length;
		const { items } = await runNode({ parameters: { ...inOrder(), ...more }, input: rowsWith({}, 15, -1), ...settings });
		expect(titles(before)).toEqual(Array.from({ length: 15 }, (_, row) => `Row ${row}`));
		expect(items).toHaveLength(15);
		const times = writes().map(({ startedAt, endedAt }) => [startedAt, endedAt!]);
		for (let at = 1; at < times.length; at++) expect(times[at][0]).toBeGreaterThanOrEqual(times[at - 1][1]);
	});

	test('a row that Jira refuses: with Stop Workflow none behind it is sent', async () => {
		const before = jira.issues().length;
		jira.fail({ method: 'POST', path: '/rest/api/3/issue', status: 400, body: { errorMessages: ['No.'] }, match: ({ body }) => body?.fields?.summary === 'Row 3' });
		const { error } = await runNode({ parameters: inOrder(), input: rowsWith({}, 15, -1) });
		expect(error?.message).toBe('No.');
		expect(titles(before)).toEqual(['Row 0', 'Row 1', 'Row 2']);
		expect(writes()).toHaveLength(4);
	});

	test('with Continue those behind it follow, in order', async () => {
		const before = jira.issues().length;
		slowFirst(6);
		const { items } = await runNode({ parameters: inOrder(), input: rowsWith({ title: '' }, 6, 3), onError: 'continueRegularOutput' });
		expect(titles(before)).toEqual(['Row 0', 'Row 1', 'Row 2', 'Row 4', 'Row 5']);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3, 4, 5].map((item) => ({ item })));
	});

	test('Execute Once, one row, and a canceled run end', async () => {
		expect((await runNode({ parameters: inOrder(), input: rowsWith({}, 5, -1), executeOnce: true })).items).toHaveLength(1);
		expect((await runNode({ parameters: inOrder(), input: rowsWith({}, 1, -1) })).items).toHaveLength(1);
		jira.fail({ method: 'POST', path: '/rest/api/3/issue', delay: 500, drop: true, times: 99 });
		const { status } = await runNode({ parameters: inOrder(), input: rowsWith({}, 15, -1), cancelAfter: 100 });
		expect(status).toBe('canceled');
	});

	test('without it the rows are written at once', async () => {
		slowFirst(5);
		await runNode({ parameters: inOrder(false), input: rowsWith({}, 5, -1) });
		expect(jira.maxInFlight).toBeGreaterThan(1);
	});
});

test.each(['stopWorkflow', 'continueRegularOutput'] as const)('%s: additions to one text by several rows all stay', async (onError) => {
	const parameters = sample('issue:update', { description: '={{ $json.text }}', updateFields: { descriptionMode: 'append' } });
	await runNode({ parameters, input: ['one', 'two', 'three', 'four'].map((text) => ({ text: `addition ${text}` })), onError });
	const text = JSON.stringify(jira.issue('OPS-2')?.fields.description);
	for (const one of ['one', 'two', 'three', 'four']) expect(text.split(`addition ${one}`)).toHaveLength(2);
});
