import * as audit from '../../nodes/JiraSiesta/policy/audit/audit';
import { people, runNode, runPicker, shortenWaits, useJira } from '../harness';
import { key, list, name } from './values';

shortenWaits();
const jira = useJira({ documented: true });

const move = (issueKey: string, target: { project?: string; type?: string }, options: object = {}, more: object = {}) => ({
	...{ resource: 'issue', operation: 'move', issueKey: key(issueKey), options },
	targetProject: target.project === undefined ? list('') : key(target.project),
	targetIssueType: target.type === undefined ? list('') : name(target.type),
	...more,
});
const sent = () => jira.requests.filter(({ path }) => path === '/rest/api/3/bulk/issues/move');
const looks = () => jira.requests.filter(({ path }) => path.startsWith('/rest/api/3/bulk/queue/'));
const listed = (lists: object) => ({ projectAccess: 'restricted', ...lists });

test('to another project: Jira is waited for, and the result has the new key', async () => {
	const { items, error } = await runNode({ parameters: move('OPS-2', { project: 'APP' }) });
	expect(error?.message).toBeUndefined();
	const { key: moved, id, project } = jira.issue('OPS-2')!;
	expect(project.key).toBe('APP');
	expect(items[0].json).toEqual({
		...{ key: moved, id, previousKey: 'OPS-2', moved: true, project: 'APP', issueType: 'Bug', status: expect.any(String) },
		...{ taskId: expect.any(String), taskStatus: 'COMPLETE', url: `${jira.url}/browse/${moved}` },
	});
	expect(jira.issue('OPS-4')?.project.key).toBe('APP'); // its sub-task
	expect(looks()).toHaveLength(3);
	expect(sent()[0].body).toMatchObject({ targetToSourcesMapping: { 'APP,10901': { issueIdsOrKeys: ['OPS-2'], inferStatusDefaults: true } } });
});

test.each([
	['another type', 'OPS-7', { type: 'Story' }, {}, ['OPS', 'Story']],
	['both', 'OPS-6', { project: 'CHG', type: 'Change' }, {}, ['CHG', 'Change']],
	['by ID', 'OPS-7', { type: '10103' }, {}, ['OPS', 'Story']],
	['under another parent', 'OPS-4', { type: 'Sub-task' }, { targetParent: key('OPS-3') }, ['OPS', 'Sub-task']],
])('%s', async (_what, issueKey, target, options, expected) => {
	const { items, error } = await runNode({ parameters: move(issueKey, target, options) });
	expect(error?.message).toBeUndefined();
	expect([items[0].json.project, items[0].json.issueType]).toEqual(expected);
	if ('targetParent' in options) expect(jira.issue(issueKey)?.fields.parent?.key).toBe('OPS-3');
});

describe('fields that the target requires', () => {
	const severity = (issueKey: string) => (jira.issue(issueKey)!.fields.customfield_10040 as { value: string } | null)?.value;

	test.each([{ Severity: 'Major' }, { customfield_10040: { value: 'Major' } }, '{ "Severity": "Major" }'])('%j are given by name or ID', async (targetFields) => {
		const { items, error } = await runNode({ parameters: move('OPS-6', { type: 'Bug' }, { targetFields: typeof targetFields === 'string' ? targetFields : JSON.stringify(targetFields) }) });
		expect(error?.message).toBeUndefined();
		expect(items[0].json).toMatchObject({ moved: true, issueType: 'Bug' });
		expect(severity('OPS-6')).toBe('Major');
	});

	test('what the issue has stays', async () => {
		jira.site.changeIssue(jira.issue('OPS-6')!, { customfield_10040: { id: '100402', value: 'Minor' } });
		await runNode({ parameters: move('OPS-6', { type: 'Bug' }, { targetFields: '{ "Severity": "Major" }' }) });
		expect(severity('OPS-6')).toBe('Minor');
	});

	test.each([
		['a field that is not there', '{ "Nonsense": 1 }', /names a field that the screen does not have: 'Nonsense'/],
		['a value that is not allowed', '{ "Severity": "Huge" }', /'Severity' does not allow 'Huge'/],
		['no object', '[1]', /^'Required Fields \(JSON\)'/],
	])('%s is refused before it is sent', async (_what, targetFields, message) => {
		expect((await runNode({ parameters: move('OPS-6', { type: 'Bug' }, { targetFields }) })).error?.message).toMatch(message);
		expect(sent()).toEqual([]);
	});

	test('a plan names them', async () => {
		const { items } = await runNode({ parameters: move('OPS-6', { type: 'Bug' }, { targetFields: '{ "Severity": "Major" }' }, { safety: { dryRun: true } }) });
		expect(items[0].json.changes).toContainEqual({ field: 'Severity', after: 'as given, where the issue has no value' });
	});
});

test('what is there already is not moved', async () => {
	const { items } = await runNode({ parameters: move('OPS-7', { project: 'OPS' }) });
	expect(items[0].json).toMatchObject({ key: 'OPS-7', moved: false, project: 'OPS', taskId: null });
	expect(sent()).toEqual([]);
});

test('when the time is over, the result has the ID of the task', async () => {
	jira.taskPolls = 100;
	const { items } = await runNode({ parameters: move('OPS-6', { project: 'WEB' }, { waitAtMost: 4 }) });
	expect(items[0].json).toMatchObject({ key: 'OPS-6', moved: false, taskStatus: 'RUNNING', taskId: expect.any(String), project: null });
	expect(looks()).toHaveLength(4); // after 0.5, 1.5, 3.5 and 4 seconds
	const { items: atOnce } = await runNode({ parameters: move('OPS-7', { type: 'Story' }, { waitAtMost: 0 }) });
	expect(atOnce[0].json).toMatchObject({ moved: false, taskStatus: 'ENQUEUED' });
	expect(looks()).toHaveLength(4);
});

test('where nobody can look, the task is told', async () => {
	jira.fail({ method: 'GET', path: /bulk\/queue/, status: 403, body: { errorMessages: ['Not yours.'] }, times: 9 });
	const { items } = await runNode({ parameters: move('OPS-6', { project: 'WEB' }) });
	expect(items[0].json).toMatchObject({ moved: false, taskStatus: 'UNKNOWN', taskId: expect.any(String), taskError: expect.stringContaining('Not yours.') });
});

describe('refused', () => {
	test.each<[what: string, parameters: object, message: RegExp, help: RegExp]>([
		['no target', move('OPS-7', {}), /^'Target Project' is empty$/, /another project, another issue type, or both/],
		['a type that the project has not', move('OPS-6', { project: 'WEB', type: 'Nonsense' }), /^'Target Issue Type' is not one of WEB: 'Nonsense'$/, /Issue types of WEB: /],
		['the same type, which the project has not', move('OPS-7', { project: 'CHG' }), /^'Target Issue Type' is not one of CHG/, /Issue types of CHG/],
		['a sub-task without a parent', move('OPS-7', { type: 'Sub-task' }), /^'Target Parent' is empty$/, /add the option/],
		['a project by its name', move('OPS-7', { project: 'Operations' }), /is the name of a project, not its key/, /Its key is OPS/],
	])('before it is sent: %s', async (_what, parameters, message, help) => {
		const { error } = await runNode({ parameters });
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(help);
		expect(sent()).toEqual([]);
	});

	test('by the task: Jira says why, and the record says that it failed', async () => {
		const records = jest.spyOn(audit, 'logAudit');
		const { error } = await runNode({ parameters: move('OPS-6', { type: 'Bug' }) });
		expect(error?.message).toBe("'Issue' was not moved: Severity is required.");
		expect(error?.description).toMatch(/^Task \d+ of Jira\. What the target requires and the issue does not have/);
		expect(error?.description).not.toContain('Done in Jira');
		expect(records.mock.calls.map(([, { outcome }]) => outcome)).toEqual(['failed']);
		records.mockRestore();
	});

	test('at once', async () => {
		jira.denied = ['BULK_CHANGE'];
		expect((await runNode({ parameters: move('OPS-6', { project: 'WEB' }) })).error?.message).toContain('global permission for bulk changes');
	});
});

describe('the policy', () => {
	test.each([
		['the project that it is in', { fullProjects: 'WEB' }],
		['the project that it is to be in', { fullProjects: 'OPS' }],
		['one that may only be read', { fullProjects: 'OPS', readOnlyProjects: 'WEB' }],
	])('holds for %s', async (_what, lists) => {
		const { error } = await runNode({ parameters: move('OPS-6', { project: 'WEB' }), credential: listed(lists) });
		expect(error?.message).toMatch(/is not open to this credential|may only be read with this credential/);
		expect(sent()).toEqual([]);
	});

	test('holds for the values that the target gets, and for their classes', async () => {
		const epic = move('OPS-6', { type: 'Bug' }, { targetFields: '{ "Severity": "Major", "Parent": "WEB-2" }' });
		expect((await runNode({ parameters: epic, credential: listed({ fullProjects: 'OPS' }) })).error?.message).toContain('is not open to this credential');
		const credential = { permissions: 'custom', permissionRead: 'allowed', permissionAdminister: 'allowed', permissionAssign: 'blocked' };
		const assigned = move('OPS-6', { type: 'Bug' }, { targetFields: JSON.stringify({ Severity: 'Major', Assignee: people.ana.accountId }) });
		expect((await runNode({ parameters: assigned, credential })).error?.message).toContain('Move with an assignee');
		expect(sent()).toEqual([]);
	});

	test('holds for the parent', async () => {
		const parameters = move('OPS-4', { type: 'Sub-task' }, { targetParent: key('WEB-1') });
		const { error } = await runNode({ parameters, credential: listed({ fullProjects: 'OPS' }) });
		expect(error?.message).toContain('is not open to this credential');
	});

	test('lets it through where both are open', async () => {
		const { items } = await runNode({ parameters: move('OPS-6', { project: 'WEB' }), credential: listed({ fullProjects: 'OPS, WEB' }) });
		expect(items[0].json.moved).toBe(true);
	});

	test('a plan says it in words', async () => {
		const { items } = await runNode({ parameters: move('OPS-6', { project: 'WEB' }, {}, { safety: { dryRun: true } }) });
		expect(items[0].json.changes).toEqual([
			{ field: 'Project', before: 'OPS', after: 'WEB' },
			{ field: 'Issue Type', before: 'Task', after: 'Task' },
		]);
	});
});

describe.each([{ drop: true }, { status: 503 }])('a lost answer: %j', (fault) => {
	const run = async () => await runNode({ parameters: move('OPS-6', { project: 'WEB' }), retryOnFail: { maxTries: 3, waitBetweenTries: 1 } });
	beforeEach(() => jira.fail({ method: 'POST', path: '/rest/api/3/bulk/issues/move', after: true, ...fault }));

	test('where the issue is there by now, it was moved', async () => {
		jira.taskPolls = 0;
		expect((await run()).items[0].json).toMatchObject({ moved: true, previousKey: 'OPS-6', project: 'WEB', taskId: null });
		expect(sent()).toHaveLength(1);
	});

	test('where it is not, nobody knows, and no try moves it again', async () => {
		expect((await run()).error?.description).toContain('Whether Jira carried it out is not known');
		expect(sent()).toHaveLength(1);
	});
});

test('in the editor: the types of the target project, else of that of the issue', async () => {
	const names = async (parameters: object) => (await runPicker('searchTargetIssueTypes', { parameters })).results.map((one) => one.name);
	expect(await names(move('OPS-7', {}))).toEqual(expect.arrayContaining(['Bug', 'Task', 'Story']));
	expect(await names(move('OPS-7', { project: 'CHG' }))).toEqual(expect.arrayContaining(['Change']));
});
