import { runNode, shortenWaits, useJira } from '../harness';
import { id, key, name } from './values';

shortenWaits(50);
const jira = useJira();

const createMany = (parameters: object = {}) => ({ resource: 'issue', operation: 'createMany', projectKey: key('OPS'), issueType: id('10102'), summary: '={{ $json.title }}', ...parameters });
const titles = (count: number) => Array.from({ length: count }, (_one, at) => ({ title: `Row ${at}` }));
const chunks = () => jira.requests.filter(({ path }) => path === '/rest/api/3/issue/bulk');
const sizes = () => chunks().map(({ body }) => body.issueUpdates.length);
const withTitle = (title: string) => jira.issues().filter(({ fields }) => fields.summary === title);

describe.each([['stop', {}], ['continue', { onError: 'continueRegularOutput' as const }]])('on an error: %s', (_mode, mode) => {
	test('1,000 items go out in 20 requests, with a result of its own for each, in the order of the input', async () => {
		const { items, error } = await runNode({ parameters: createMany(), input: titles(1_000), ...mode });
		expect(error?.message).toBeUndefined();
		expect(sizes()).toEqual(new Array(20).fill(50));
		expect(items.map(({ json }) => json.summary)).toEqual(titles(1_000).map(({ title }) => title));
		expect(items.map(({ pairedItem }) => (pairedItem as { item: number }).item)).toEqual(titles(1_000).map((_one, at) => at));
		for (const { json } of [items[0], items[499], items[999]]) expect(jira.issue(String(json.key))?.fields.summary).toBe(json.summary);
		expect(jira.requests.length).toBeLessThanOrEqual(25);
		expect(jira.findings).toEqual([]);
	});

	test('what is left over goes out as well', async () => {
		await runNode({ parameters: createMany(), input: titles(120), ...mode });
		expect(sizes().sort()).toEqual([20, 50, 50]);
	});
});

test('rows that Jira refuses fail for their own reason, and all others are created', async () => {
	const bad = (at: number) => at % 27 === 3;
	const input = titles(1_000).map((row, at) => ({ ...row, components: bad(at) ? `None ${at}` : '' }));
	const parameters = createMany({ additionalFields: { otherFields: '={{ $json.components ? { customfield_10020: { id: "999" } } : {} }}' } });
	const { items } = await runNode({ parameters, input, onError: 'continueRegularOutput' });
	expect(items).toHaveLength(1_000);
	const failed = items.flatMap(({ json }, at) => (json.error === undefined ? [] : [at]));
	expect(failed).toEqual(input.flatMap((_row, at) => (bad(at) ? [at] : [])));
	expect(failed).toHaveLength(37);
	for (const at of failed) expect(items[at].json.error).toMatch(/\S/);
	expect(jira.issues().filter(({ fields }) => /^Row \d+$/.test(fields.summary))).toHaveLength(963);
});

test('rows that are refused before anything is sent do not keep the others', async () => {
	const input = titles(60).map((row, at) => (at % 10 === 0 ? { title: '' } : row));
	const { items } = await runNode({ parameters: createMany(), input, onError: 'continueRegularOutput' });
	expect(items.filter(({ json }) => json.error !== undefined)).toHaveLength(6);
	expect(sizes().sort()).toEqual([4, 50]);
});

test('with Stop Workflow a refused row ends the run, which tells what has been created', async () => {
	const { error } = await runNode({ parameters: createMany({ issueType: name('={{ $json.title === "Row 2" ? "Bug" : "Task" }}') }), input: titles(4) });
	expect(error?.context?.itemIndex).toBe(2);
	expect(error?.description).toMatch(/Already done in Jira: Create Many OPS-\d+ \(item 0\), Create Many OPS-\d+ \(item 1\), Create Many OPS-\d+ \(item 3\)/);
});

describe('a lost answer', () => {
	test.each([{ drop: true }, { status: 503 }])('%j: what was created is found by its mark, and nothing is sent again', async (fault) => {
		jira.fail({ method: 'POST', path: '/rest/api/3/issue/bulk', after: true, ...fault });
		const { items, error } = await runNode({ parameters: createMany(), input: titles(8), retryOnFail: { maxTries: 3, waitBetweenTries: 1 } });
		expect(error?.message).toBeUndefined();
		expect(items.map(({ json }) => jira.issue(String(json.key))?.fields.summary)).toEqual(titles(8).map(({ title }) => title));
		expect(chunks()).toHaveLength(1);
	});

	test('of a request that never arrived the outcome is not known, for each of its items', async () => {
		jira.fail({ method: 'POST', path: '/rest/api/3/issue/bulk', status: 503, body: 'x' });
		const { items } = await runNode({ parameters: createMany(), input: titles(3), onError: 'continueRegularOutput' });
		expect(items.map(({ json }) => json.message)).toEqual(new Array(3).fill(expect.stringContaining('Whether Jira carried it out is not known')));
		expect(chunks()).toHaveLength(1);
	});

	test('of what is found only in part, the rest is not known', async () => {
		jira.fail({ method: 'POST', path: '/rest/api/3/issue/bulk', after: true, drop: true });
		const parameters = createMany({ issueType: name('={{ $json.title === "Row 1" ? "Bug" : "Task" }}') });
		const { items } = await runNode({ parameters, input: titles(3), onError: 'continueRegularOutput' });
		expect(items.map(({ json }) => json.created ?? json.error)).toEqual([true, 'Jira gave no answer to the request that this item went out with', true]);
		expect(chunks()).toHaveLength(1);
	});

	test('told to wait, it goes out again as a whole', async () => {
		jira.fail({ method: 'POST', path: '/rest/api/3/issue/bulk', status: 429, headers: { 'Retry-After': '1' } });
		const { items } = await runNode({ parameters: createMany(), input: titles(3) });
		expect(items).toHaveLength(3);
		for (const { title } of titles(3)) expect(withTitle(title)).toHaveLength(1);
	});
});

test('In Order: one after the other, each in a request of its own', async () => {
	await runNode({ parameters: createMany({ safety: { inOrder: true } }), input: titles(3) });
	expect(sizes()).toEqual([1, 1, 1]);
});

test('the cap of the credential counts issues, not requests', async () => {
	const { items } = await runNode({ parameters: createMany(), input: titles(5), credential: { writesPerExecution: 3 }, onError: 'continueRegularOutput' });
	expect(items.filter(({ json }) => json.created)).toHaveLength(3);
	expect(jira.issues().filter(({ fields }) => /^Row \d+$/.test(fields.summary))).toHaveLength(3);
});

test('a row for a closed project is refused, and the others go out', async () => {
	const credential = { projectAccess: 'restricted', fullProjects: 'OPS' };
	const parameters = createMany({ projectKey: key('={{ $json.title === "Row 1" ? "WEB" : "OPS" }}') });
	const { items } = await runNode({ parameters, input: titles(3), credential, onError: 'continueRegularOutput' });
	expect(items.map(({ json }) => json.created ?? json.error)).toEqual([true, "'Project' does not exist or is not open to this credential: 'WEB'", true]);
});
