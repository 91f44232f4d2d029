import { people, runNode, shortenWaits, useJira } from '../harness';
import { accountId, id, key } from './values';

shortenWaits();
const jira = useJira();

const REFERENCE = 'customfield_10049';
const upsert = (parameters: object = {}) => ({
	resource: 'issue',
	operation: 'createOrUpdate',
	projectKey: key('OPS'),
	issueType: id('10102'),
	matchField: 'External reference',
	matchValue: 'CRM-7',
	summary: 'Renew the contract',
	...parameters,
});
const fields = (issueKey: unknown) => jira.issue(String(issueKey))!.fields;
const writes = () => jira.requests.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/jql')).map(({ method, path }) => `${method} ${path.replace('/rest/api/3/', '')}`);
const count = () => jira.issues().length;
const [existing] = ['OPS-2'];

describe('an issue that has the value', () => {
	test.each<[string, string, unknown, unknown]>([
		['External reference', REFERENCE, 'CRM-7', 'CRM-7'],
		['Labels', 'labels', 'crm-7', ['crm-7', 'other']],
		['summary', 'summary', 'Exactly this one', 'Exactly this one'],
		['Story point estimate', 'customfield_10016', '={{ 8.5 }}', 8.5],
	])('by %s: it is updated, and no other is created', async (matchField, field, matchValue, value) => {
		jira.site.changeIssue(jira.issue(existing)!, { [field]: value });
		const before = count();
		const { items, error } = await runNode({ parameters: upsert({ matchField, matchValue, summary: field === 'summary' ? matchValue : 'New title', additionalFields: { dueDate: '2027-01-31' } }) });
		expect(error?.message).toBeUndefined();
		expect(items[0].json).toMatchObject({ key: existing, id: jira.issue(existing)!.id, created: false, updated: true });
		expect(fields(existing).duedate).toBe('2027-01-31');
		expect(count()).toBe(before);
		expect(writes()).toEqual([`PUT issue/${existing}`]);
		expect(jira.findings).toEqual([]);
	});

	test('keeps what is only for new ones', async () => {
		jira.site.changeIssue(jira.issue(existing)!, { [REFERENCE]: 'CRM-7' });
		const { summary, assignee } = fields(existing);
		await runNode({ parameters: upsert({ assignee: accountId(people.gita.accountId), additionalFields: { dueDate: '2027-01-31' }, options: { onlyOnCreate: 'Summary, assignee' } }) });
		expect(fields(existing)).toMatchObject({ summary, assignee, duedate: '2027-01-31' });
	});

	test('of which nothing is to change stays as it is', async () => {
		jira.site.changeIssue(jira.issue(existing)!, { [REFERENCE]: 'CRM-7' });
		const { items } = await runNode({ parameters: upsert({ options: { onlyOnCreate: 'Summary, External reference' } }) });
		expect(items[0].json).toMatchObject({ key: existing, created: false, updated: false });
		expect(writes()).toEqual([]);
	});

	test('keeps its other labels only where they are given, and the one it is found by always', async () => {
		jira.site.changeIssue(jira.issue(existing)!, { labels: ['crm-7', 'old'] });
		await runNode({ parameters: upsert({ matchField: 'Labels', matchValue: 'crm-7', additionalFields: { labels: 'new' } }) });
		expect(fields(existing).labels).toEqual(['new', 'crm-7']);
	});

	test('is not one whose text is only alike', async () => {
		jira.site.changeIssue(jira.issue(existing)!, { [REFERENCE]: 'CRM-7 and CRM-8' });
		const { items } = await runNode({ parameters: upsert() });
		expect(items[0].json).toMatchObject({ created: true, updated: false });
	});
});

test('where there is none, one is created with the value, and found by it the next time', async () => {
	const first = await runNode({ parameters: upsert() });
	const { key: issueKey, created } = first.items[0].json;
	expect(created).toBe(true);
	expect(fields(issueKey)[REFERENCE]).toBe('CRM-7');
	const second = await runNode({ parameters: upsert({ summary: 'Renewed' }) });
	expect(second.items[0].json).toMatchObject({ key: issueKey, created: false });
	expect(fields(issueKey).summary).toBe('Renewed');
});

test('several that have it are refused with their keys', async () => {
	for (const one of ['OPS-2', 'OPS-3']) jira.site.changeIssue(jira.issue(one)!, { [REFERENCE]: 'CRM-7' });
	const { error } = await runNode({ parameters: upsert() });
	expect(error?.message).toBe("'Match Value' is that of several issues: 'CRM-7'");
	expect(error?.description).toContain('OPS-2, OPS-3');
	expect(writes()).toEqual([]);
});

describe('items with the same value', () => {
	const input = [{ ref: 'A' }, { ref: 'B' }, { ref: 'A' }, { ref: 'A' }];
	const parameters = upsert({ matchValue: '={{ $json.ref }}', summary: '={{ $json.ref }} {{ $itemIndex }}' });

	test.each([{}, { onError: 'continueRegularOutput' as const }])('go one after the other: one is created, the rest updates it, though the index lags: %j', async (mode) => {
		jira.indexLag = 60_000;
		const before = count();
		const { items, error } = await runNode({ parameters, input, ...mode });
		expect(error?.message).toBeUndefined();
		expect(items.map(({ json }) => json.created)).toEqual([true, true, false, false]);
		expect(new Set(items.map(({ json }) => json.key)).size).toBe(2);
		expect(count()).toBe(before + 2);
		expect(fields(items[0].json.key).summary).toBe('A 3');
	});

	test('of two executions at the same time as well', async () => {
		jira.indexLag = 60_000;
		const before = count();
		const runs = await Promise.all([1, 2, 3].map(async (run) => await runNode({ parameters: upsert(), executionId: `upsert ${run}` })));
		expect(runs.map(({ error }) => error?.message)).toEqual([undefined, undefined, undefined]);
		expect(runs.filter(({ items }) => items[0].json.created)).toHaveLength(1);
		expect(count()).toBe(before + 1);
	});
});

describe('a plan', () => {
	const dryRun = { safety: { dryRun: true } };

	test('says which of the two it is', async () => {
		const create = await runNode({ parameters: upsert(dryRun) });
		expect(create.items[0].json.target).toEqual({ project: 'OPS' });
		jira.site.changeIssue(jira.issue(existing)!, { [REFERENCE]: 'CRM-7' });
		const update = await runNode({ parameters: upsert(dryRun) });
		expect(update.items[0].json.target).toMatchObject({ key: existing });
		expect(update.items[0].json.changes).toContainEqual(expect.objectContaining({ field: 'Summary', after: 'Renew the contract' }));
		expect(writes()).toEqual([]);
	});

	test('of a create is over when somebody has created it', async () => {
		const credential = { permissions: 'confirmWrites' };
		const around = { behind: [{ name: 'Later', type: 'n8n-nodes-jira-siesta.jiraSiesta', parameters: { ...upsert(), safety: { confirmationCode: 'x' } } }] };
		const { confirmationCode } = (await runNode({ parameters: upsert(), credential, around })).items[0].json;
		jira.site.changeIssue(jira.issue(existing)!, { [REFERENCE]: 'CRM-7' });
		const { error } = await runNode({ parameters: upsert({ safety: { confirmationCode } }), credential });
		expect(error?.message).toMatch(/^'Confirmation Code'/);
		expect(writes()).toEqual([]);
	});
});

test('editing belongs to it: where that is blocked, nothing is created either', async () => {
	const credential = { permissions: 'custom', permissionRead: 'allowed', permissionCreate: 'allowed', permissionEdit: 'blocked' };
	const { error } = await runNode({ parameters: upsert(), credential });
	expect(error?.message).toBe("'Operation' is blocked by the credential: Create or Update");
	expect(writes()).toEqual([]);
});

test.each<[string, object, string]>([
	['no value', { matchValue: '={{ "" }}' }, "'Match Value' is empty"],
	['a field that tells nothing', { matchField: 'Description' }, "'Match Field' cannot tell issues apart: 'Description'"],
	['a field that is not there', { matchField: 'Nothing' }, "'Match Field' names a field that the screen does not have: 'Nothing'"],
	['a text where a number belongs', { matchField: 'Story point estimate', matchValue: 'many' }, "'Story point estimate' is not a number: 'many'"],
	['the field with something else', { additionalFields: { otherFields: { [REFERENCE]: 'CRM-8' } } }, "'Match Value' is not what 'External reference' is set to"],
])('refused: %s', async (_what, parameters, message) => {
	const { error } = await runNode({ parameters: upsert(parameters) });
	expect(error?.message).toBe(message);
	expect(writes()).toEqual([]);
});
