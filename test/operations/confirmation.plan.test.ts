import { runNode, useJira } from '../harness';
import type { Run } from '../harness';
import { auditRecord, logAudit } from '../../nodes/JiraSiesta/policy/audit/audit';
import { sample } from './samples';
import { id } from './values';

// A plan says what is sent and claims no more than was checked; the log says nothing of what was written.

const jira = useJira();

const plan = async (changed: object, run: Partial<Run> = {}) =>
	(await runNode({ parameters: sample('issue:update', { ...changed, safety: { dryRun: true } }), ...run })).items[0].json;

const METADATA = 'Screen, required fields and allowed values, as Jira lists them';

test('what is claimed, and what is not', async () => {
	expect(Object.keys(await plan({}))[0]).toBe('message');
	expect(await plan({})).toEqual({
		message: 'Nothing has been written: this is a dry run. To write it, take Dry Run in Safety away.',
		status: 'dryRun',
		operation: 'Update issue',
		target: { key: 'OPS-2', url: `${jira.url}/browse/OPS-2`, summary: 'Worker crashes on empty queue' },
		changes: [{ field: 'Summary', before: 'Worker crashes on empty queue', after: 'y' }],
		sideEffects: ['Jira notifies the watchers, the assignee and the reporter'],
		checked: ['The credential allows it', 'The issue exists and is visible to the account', METADATA],
		notChecked: [
			'Whether Jira takes values of which it lists no choice',
			"The account's permission in Jira",
			"The project's validators and workflow rules",
			"The project's automations and notifications",
		],
	});
});

test.each<[string, Run['credential'], string]>([
	['confirmation by class', { permissions: 'confirmWrites' }, 'The credential allows it with confirmation'],
	['confirmation by name', { confirmedOperations: ['issue:update'] }, 'The credential allows it with confirmation'],
	['allowed by name', { permissions: 'readOnly', allowedOperations: ['issue:update'] }, 'The credential allows it'],
])('%s', async (_what, credential, claim) => {
	expect((await plan({}, { credential })).checked).toContain(claim);
});

test('a value that was chosen from a list has the name that Jira gives for its ID', async () => {
	const priority = { ...id('1'), mode: 'list', cachedResultName: 'Lowest' };
	expect((await plan({ updateFields: { priority } })).changes).toEqual([
		{ field: 'Priority', before: 'Highest', after: 'Highest (ID 1)' },
	]);
	const create = sample('issue:create', { issueType: id('10101'), additionalFields: { otherFields: { Severity: 'Major' } }, safety: { dryRun: true } });
	const [{ json }] = (await runNode({ parameters: create })).items;
	expect(json.changes).toContainEqual({ field: 'Issue type', after: 'Bug (ID 10101)' });
});

test('a cap that is used up', async () => {
	const run = { credential: { writesPerExecution: 1 }, executionId: 'a cap that is used up' };
	await runNode({ parameters: sample('issue:update'), ...run });
	expect((await plan({}, run)).checked).toEqual([
		'The credential allows no further write in this execution: Writes per Execution is used up',
		'The issue exists and is visible to the account',
		METADATA,
	]);
});

test('a plan and the record of its execution have the same ID', async () => {
	const credential = { permissions: 'confirmWrites' };
	const [{ json }] = (await runNode({ parameters: sample('issue:update'), credential })).items;
	expect(json.plan).toMatch(/^[0-9a-f-]{36}$/);
	const safety = { confirmationCode: json.confirmationCode, auditRecord: true };
	const { items } = await runNode({ parameters: sample('issue:update', { safety }), credential });
	expect(items[0].json.audit).toMatchObject({ plan: json.plan, decision: 'confirmed' });
});

test('the log has no value, and not the words of Jira, which may quote one', () => {
	const logged: unknown[] = [];
	const item = {
		context: {
			getWorkflow: () => ({ id: 'w', name: 'Incidents' }),
			getExecutionId: () => '4711',
			getItemIndex: () => 0,
			logger: { info: (...line: unknown[]) => logged.push(line) },
		},
		session: { node: { name: 'Jira Siesta' } },
	} as never;
	const wrote = {
		decision: 'allowed' as const,
		changes: [{ field: 'Priority', before: 'SECRET', after: 'SECRET' }],
		traces: ['t'],
		attempts: 1,
		outcome: 'failed' as const,
		reason: "Priority name 'SECRET' is not valid",
		status: 400,
	};
	logAudit(item, auditRecord({ action: 'Update issue' } as never, item, wrote));
	expect(JSON.stringify(logged)).not.toContain('SECRET');
	expect(logged).toEqual([
		['Jira Siesta: Update issue failed', expect.objectContaining({ outcome: 'failed', status: 400, fields: ['Priority'], traces: ['t'] })],
	]);
});

describe('what Jira is bound to refuse is refused by the plan', () => {
	const dryRun = async (id: string, changed: object, run: Partial<Run> = {}) =>
		await runNode({ parameters: sample(id, { ...changed, safety: { dryRun: true } }), ...run });
	const bug = { issueType: id('10101') };
	const metadata = () => jira.requests.filter(({ path }) => /createmeta|editmeta/.test(path));

	test.each<[string, string, object, string, string]>([
		['a required field that is missing', 'issue:create', bug, "'Severity' is required", 'Allowed: Critical, Major, Minor'],
		['a value that is not allowed', 'issue:create', { ...bug, additionalFields: { otherFields: { customfield_10040: { id: '999' } } } }, "'Severity' does not allow", 'Allowed: Critical'],
		['one of several', 'issue:update', { updateFields: { componentsToAdd: 'Network, Nonsense' } }, "'Components", 'Allowed: '],
		['a field of another screen', 'issue:update', { updateFields: { otherFields: { customfield_10060: { id: '1' } } } }, 'customfield_10060', ''],
		['a required field that is emptied', 'issue:update', { updateFields: { otherFields: { summary: null } } }, "'Summary'", ''],
	])('%s', async (_what, operation, changed, message, help) => {
		const { error } = await dryRun(operation, changed);
		expect(error?.message).toContain(message);
		expect(error?.description).toContain(help);
		expect(jira.requests.filter(({ method, path }) => method !== 'GET' && path.startsWith('/rest/api/3/issue'))).toEqual([]);
	});

	test('several items need the metadata once', async () => {
		const { items } = await dryRun('issue:create', {}, { input: [{}, {}, {}] });
		expect(items.map(({ json }) => (json.checked as string[]).includes(METADATA))).toEqual([true, true, true]);
		expect(metadata().filter(({ path, query }) => /issuetypes\/\d+$/.test(path) && !query.startAt)).toHaveLength(1);
	});

	test.each<[string, () => Partial<Run>]>([
		['the credential may not read', () => ({ credential: { permissions: 'custom', permissionRead: 'blocked', permissionCreate: 'allowed' } })],
		['Jira does not give it', () => (jira.fail({ path: /createmeta/, status: 403, times: 100 }), {})],
	])('where %s, nothing is claimed', async (_why, run) => {
		const { items, error } = await dryRun('issue:create', {}, run());
		expect(error).toBeUndefined();
		expect(items[0].json.checked).not.toContain(METADATA);
		expect(items[0].json.notChecked).toContain('Whether Jira takes these values');
	});

	test('a write itself asks for nothing more', async () => {
		await runNode({ parameters: sample('issue:update') });
		expect(metadata()).toEqual([]);
	});
});
