import { samples } from '../samples';
import { operations } from '../../nodes/JiraSiesta/resources';
import { people, runNode, useJira } from '../harness';
import type { Credential } from '../harness';
import { accountId } from '../operations/values';
import { sample, SAMPLES } from '../operations/samples';

const jira = useJira();

const writes = operations.filter(({ operation }) => operation.effect !== 'read').map(({ id }) => id);
const reads = operations.filter(({ operation }) => operation.effect === 'read').map(({ id }) => id);
const written = () => jira.requests.filter(({ method, path }) => method !== 'GET' && !/search|bulkfetch|jql/.test(path));
const listed = (lists: Credential): Credential => ({ projectAccess: 'restricted', ...lists });

test('every operation has a sample: a new one is under these tests by existing', () => {
	expect(Object.keys(SAMPLES).sort()).toEqual(operations.map(({ id }) => id).sort());
});

describe.each(writes)('%s', (id) => {
	const { project = 'OPS', siteWide = false } = samples[id];
	// What belongs to no project is closed to whoever is confined to some.
	const closed = /does not exist or is not open to this credential|is about no project that this credential could decide by/;
	const readOnly = siteWide ? closed : /may only be read/;
	test.each<[string, Credential, RegExp]>([
		['blocked by its class', { permissions: 'readOnly' }, /is blocked by the credential/],
		['blocked by name', { blockedOperations: [id] }, /is blocked by the credential/],
		['blocked and allowed by name: the stricter holds', { blockedOperations: [id], allowedOperations: [id] }, /is blocked by the credential/],
		['a preset nobody knows', { permissions: 'everything' }, /is blocked by the credential/],
		['project not listed', listed({ fullProjects: project === 'WEB' ? 'OPS' : 'WEB' }), siteWide ? closed : /does not exist or is not open to this credential/],
		['project blocked', listed({ blockedProjects: project.toLowerCase(), otherProjects: 'full' }), siteWide ? closed : /does not exist or is not open to this credential/],
		['project read only', listed({ readOnlyProjects: project }), readOnly],
		['project listed twice: the stricter holds', listed({ fullProjects: project, readOnlyProjects: project }), readOnly],
	])('%s: nothing is written', async (_what, credential, message) => {
		const { error } = await runNode({ parameters: sample(id), credential });
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(/(The settings 'Permissions' and 'Always Blocked' of the credential decide|The setting 'Project Access' of the credential decides)/);
		expect(written()).toEqual([]);
	});

	test.each<[string, Credential]>([
		['by its class', { permissions: 'confirmWrites' }],
		['by name', { confirmedOperations: [id] }],
	])('with confirmation %s: a plan, nothing is written', async (_how, credential) => {
		const { items, error } = await runNode({ parameters: sample(id), credential });
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ status: 'confirmationRequired', confirmationCode: expect.any(String) });
		expect(items[0].pairedItem).toEqual({ item: 0 });
		expect(written()).toEqual([]);
	});

	test('a dry run: a plan without a code, nothing is written', async () => {
		const { items } = await runNode({ parameters: sample(id, { safety: { dryRun: true } }) });
		expect(items[0].json).toMatchObject({ status: 'dryRun', changes: expect.any(Array), sideEffects: expect.any(Array) });
		expect(items[0].json).not.toHaveProperty('confirmationCode');
		expect(written()).toEqual([]);
	});

	test('the cap stops before the first write beyond it, over all nodes of the execution', async () => {
		const credential = { writesPerExecution: 2 };
		const run = { parameters: sample(id), credential, executionId: `cap ${id}`, input: [{}] };
		for (let write = 1; write <= 2; write++) {
			await runNode(run);
			jira.reset(); // what can be done only once can be done again
		}
		const { error } = await runNode(run);
		expect(error?.message).toBe("'Operation' is not carried out: it would be write 3 of this execution, and the credential allows 2");
		expect(written()).toEqual([]);
	});

	test('allowed by the settings of a credential that has none', async () => {
		expect((await runNode({ parameters: sample(id) })).status).toBe('success');
		expect(written()).toHaveLength(1);
	});

	test('allowed by name in spite of its class', async () => {
		await runNode({ parameters: sample(id), credential: { permissions: 'readOnly', allowedOperations: [id] } });
		expect(written()).toHaveLength(1);
	});
});

describe.each(reads)('%s', (id) => {
	const { project = 'OPS', siteWide = false } = samples[id];
	test('blocked: nothing is sent', async () => {
		const { error } = await runNode({ parameters: sample(id), credential: { blockedOperations: [id] } });
		expect(error?.message).toMatch(/is blocked by the credential/);
		expect(jira.requests).toEqual([]);
	});

	test.each<[string, Credential]>([
		['not listed', listed({ fullProjects: 'WEB, HR' })],
		['blocked', listed({ blockedProjects: project, otherProjects: 'full' })],
	])('a project that is %s: nothing of it comes out', async (_how, credential) => {
		const { items, error } = await runNode({ parameters: sample(id, { returnAll: true }), credential });
		expect(JSON.stringify(items)).not.toMatch(new RegExp(`"${project}(-\\d+)?"`));
		expect(JSON.stringify(error ?? '')).not.toMatch(/Reliability|Operations/);
		// Lists and people belong to no single project; everything else is refused, in words that do not tell.
		if (!siteWide) {
			expect(error?.message).toMatch(/^'[A-Z][A-Za-z ]+' does not exist or is not open to this credential: '/);
			expect(items).toEqual([]);
		}
	});

	test('Read Only allows it', async () => {
		expect((await runNode({ parameters: sample(id), credential: { permissions: 'readOnly' } })).status).toBe('success');
	});
});

describe('an assignee is an assignment, wherever it is set', () => {
	const assigns = [
		sample('issue:create', { assignee: accountId(people.dana.accountId) }),
		sample('issue:update', { updateFields: { otherFields: { assignee: people.dana.accountId } } }),
	];

	test.each(assigns)('blocked: %j', async (parameters) => {
		const { error } = await runNode({ parameters, credential: { permissions: 'custom', permissionAssign: 'blocked', permissionCreate: 'allowed', permissionEdit: 'allowed' } });
		expect(error?.message).toMatch(/is blocked by the credential/);
		expect(written()).toEqual([]);
	});

	test.each(assigns)('with confirmation: %j', async (parameters) => {
		const { items } = await runNode({ parameters, credential: { permissions: 'custom', permissionAssign: 'confirm', permissionCreate: 'allowed', permissionEdit: 'allowed' } });
		expect(items[0].json.status).toBe('confirmationRequired');
		expect(written()).toEqual([]);
	});

	test.each(assigns)('by an exception for Assign: %j', async (parameters) => {
		const blocked = await runNode({ parameters, credential: { blockedOperations: ['issue:assign'] } });
		expect(blocked.error?.message).toMatch(/is blocked by the credential/);
		const { items } = await runNode({ parameters, credential: { confirmedOperations: ['issue:assign'] } });
		expect(items[0].json.status).toBe('confirmationRequired');
		expect(written()).toEqual([]);
	});

	test('a comment as provenance is a comment: it needs its class to be allowed, not confirmed', async () => {
		for (const permissionComment of ['confirm', 'blocked']) {
			const parameters = sample('issue:create', { safety: { provenance: 'comment' } });
			const { items } = await runNode({ parameters, credential: { permissions: 'custom', permissionCreate: 'allowed', permissionComment } });
			expect(items[0].json.provenance).toBe('not recorded: the credential does not allow comments');
		}
		expect(jira.requests.filter(({ path }) => path.endsWith('/comment'))).toEqual([]);
	});

	test('without an assignee only its own class decides', async () => {
		await runNode({ parameters: sample('issue:create'), credential: { permissions: 'custom', permissionAssign: 'blocked', permissionCreate: 'allowed' } });
		expect(written()).toHaveLength(1);
	});
});

describe('a field of the screen belongs to its class, and is sent only where the screen sets it', () => {
	const entry = (name: string, operations: string[]) => ({ name, required: false, operations, schema: { type: 'array', items: 'x', system: name.toLowerCase() } });
	const screen = {
		method: 'GET',
		path: '/rest/api/3/issue/OPS-2/editmeta',
		status: 200,
		times: 9,
		body: { fields: { comment: entry('Comment', ['add', 'edit', 'remove']), attachment: entry('Attachment', ['set', 'copy']), issuelinks: entry('Links', ['add', 'copy']), worklog: entry('Work log', ['add']), status: entry('Status', []) } },
	};
	const everythingElse = { permissions: 'custom', permissionRead: 'allowed', permissionEdit: 'allowed', permissionAttach: 'blocked' };
	const update = (updateFields: object) => sample('issue:update', { updateFields });

	test.each<[string, object]>([
		['a comment', { otherFields: { comment: { body: 'x' } } }],
		['a work log', { otherFields: { worklog: [{ add: { timeSpent: '1h' } }] } }],
		['a link', { otherFields: { issuelinks: [{ type: { name: 'Blocks' }, outwardIssue: { key: 'OPS-1' } }] } }],
		['a status', { otherFields: { status: 'Done' } }],
		['links to clear', { clearFields: ['issuelinks'] }],
		['a comment to clear, by its name', { clearFields: 'Comment' }],
	])('%s', async (_what, updateFields) => {
		jira.fail(screen);
		const { error } = await runNode({ parameters: update(updateFields) });
		expect(error?.message).toMatch(/names a field that this screen does not set: '/);
		expect(written()).toEqual([]);
	});

	test.each([{ clearFields: ['attachment'] }, { otherFields: { attachment: ['10001'] } }])('attachments: %j', async (updateFields) => {
		jira.fail(screen);
		const { error } = await runNode({ parameters: update(updateFields), credential: everythingElse });
		expect(error?.message).toBe("'Operation' is blocked by the credential: Update with an attachment");
		const { items } = await runNode({ parameters: update(updateFields), credential: { ...everythingElse, permissionAttach: 'confirm' } });
		expect(items[0].json.status).toBe('confirmationRequired');
		expect(written()).toEqual([]);
	});
});
