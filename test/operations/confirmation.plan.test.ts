import { runNode, startJira } from '../harness';
import type { Jira, Run } from '../harness';
import { auditRecord, logAudit } from '../../nodes/JiraSiesta/policy/audit';
import { sample } from './samples';
import { id } from './values';

// A plan says what is sent and claims no more than was checked; the log says nothing of what was written.

let jira: Jira;
beforeAll(async () => (jira = await startJira()));
beforeEach(() => jira.reset());
afterAll(async () => await jira.close());

const plan = async (changed: object, run: Partial<Run> = {}) =>
	(await runNode({ parameters: sample('issue:update', { ...changed, safety: { dryRun: true } }), ...run })).items[0].json;

test('what is claimed, and what is not', async () => {
	expect(Object.keys(await plan({}))[0]).toBe('message');
	expect(await plan({})).toEqual({
		message: 'Nothing has been written: this is a dry run. To write it, take Dry Run in Safety away.',
		status: 'dryRun',
		operation: 'Update issue',
		target: { key: 'OPS-2', url: `${jira.url}/browse/OPS-2`, summary: 'Worker crashes on empty queue' },
		changes: [{ field: 'Summary', before: 'Worker crashes on empty queue', after: 'y' }],
		sideEffects: ['Jira notifies the watchers, the assignee and the reporter'],
		checked: ['The credential allows it', 'The issue exists and is visible to the account'],
		notChecked: [
			'Whether Jira takes these values',
			"The account's permission in Jira",
			"The project's screens, required fields, validators and workflow rules",
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
	const create = sample('issue:create', { issueType: id('10101'), safety: { dryRun: true } });
	const [{ json }] = (await runNode({ parameters: create })).items;
	expect(json.changes).toContainEqual({ field: 'Issue type', after: 'Bug (ID 10101)' });
});

test('a cap that is used up', async () => {
	const run = { credential: { writesPerExecution: 1 }, executionId: 'a cap that is used up' };
	await runNode({ parameters: sample('issue:update'), ...run });
	expect((await plan({}, run)).checked).toEqual([
		'The credential allows no further write in this execution: Writes per Execution is used up',
		'The issue exists and is visible to the account',
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
		run: { node: { name: 'Jira Siesta' } },
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
