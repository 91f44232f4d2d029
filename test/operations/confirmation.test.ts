import { operations } from '../../nodes/JiraSiesta/resources';
import { people, runNode, useJira } from '../harness';
import { sample } from './samples';
import { accountId, key } from './values';

const jira = useJira();

const writes = operations.filter(({ operation }) => operation.effect !== 'read').map(({ id }) => id);
const written = () => jira.requests.filter(({ method, path }) => method !== 'GET' && !/search|bulkfetch|jql/.test(path));

describe('confirmation', () => {
	const credential = { permissions: 'confirmWrites' };
	const update = (changed: object = {}) => sample('issue:update', { updateFields: { summary: 'Agreed', labels: 'a' }, ...changed });
	const codeOf = async (parameters: object, more: object = {}) => {
		const { items } = await runNode({ parameters, credential: { ...credential, ...more } });
		return String(items[0].json.confirmationCode);
	};
	const confirm = async (parameters: object, confirmationCode: string, more: object = {}) =>
		await runNode({ parameters: { ...parameters, safety: { confirmationCode } }, credential: { ...credential, ...more } });

	test('the plan says what changes, from what to what', async () => {
		const before = jira.issue('OPS-2')?.fields.summary;
		const { items } = await runNode({ parameters: update(), credential });
		expect(items[0].json).toMatchObject({
			status: 'confirmationRequired',
			operation: 'Update issue',
			target: { key: 'OPS-2', url: `${jira.url}/browse/OPS-2`, summary: before },
			changes: expect.arrayContaining([
				{ field: 'Summary', before, after: 'Agreed' },
				{ field: 'Labels', before: expect.any(Array), after: ['a'] },
			]),
			checked: expect.arrayContaining(['The issue exists and is visible to the account']),
			notChecked: expect.arrayContaining(["The account's permission in Jira"]),
			expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
		});
	});

	test.each(writes)('%s: the code carries out exactly the plan', async (id) => {
		const { items, error } = await confirm(sample(id), await codeOf(sample(id)));
		expect(error).toBeUndefined();
		expect(items[0].json).not.toHaveProperty('confirmationCode');
		expect(written().length).toBeGreaterThan(0);
	});

	test.each(writes)('%s: used again it gives the first result, and writes nothing', async (id) => {
		const code = await codeOf(sample(id));
		const first = await confirm(sample(id), code);
		const before = written().length;
		const second = await confirm(sample(id), code);
		expect(written()).toHaveLength(before);
		// What is named by what it deletes, or must not be there yet, cannot be prepared again.
		if (second.error) return expect(second.error.message).toMatch(/^'[A-Z][A-Za-z ]+' /);
		expect(second.items[0].json).toEqual({
			message: 'This plan had been carried out before: this is the result it had, and nothing was written now.',
			replayed: true,
			...first.items[0].json,
		});
		expect(Object.keys(second.items[0].json)[0]).toBe('message');
	});

	test.each<[string, object, string]>([
		['another value', { updateFields: { summary: 'Smuggled', labels: 'a' } }, 'Summary'],
		['one field more', { updateFields: { summary: 'Agreed', labels: 'a', priority: 'High' } }, 'Priority'],
		['one field less', { updateFields: { summary: 'Agreed' } }, 'Labels'],
		['another issue', { issueKey: key('OPS-3') }, 'Target'],
	])('%s is refused, and named', async (_what, changed, part) => {
		const { error } = await confirm(update(changed), await codeOf(update()));
		expect(error?.message).toBe(`'Confirmation Code' is for another plan: ${part} differs`);
		expect(written()).toEqual([]);
	});

	test('the code of another operation', async () => {
		const { error } = await confirm(sample('issue:assign'), await codeOf(update()));
		expect(error?.message).toMatch(/is for another plan: Operation, Target, .*differ$/);
		expect(written()).toEqual([]);
	});

	test('the issue has changed since', async () => {
		const code = await codeOf(update());
		await runNode({ parameters: sample('issue:assign') });
		const count = written().length;
		const { error } = await confirm(update(), code);
		expect(error?.message).toBe("'Confirmation Code' is for a plan that is out of date: the issue has changed since");
		expect(written()).toHaveLength(count);
	});

	test('expired', async () => {
		const code = await codeOf(update(), { confirmationMinutes: 0 });
		const { error } = await confirm(update(), code);
		expect(error?.message).toMatch(/^'Confirmation Code' expired at \d{4}-/);
		expect(written()).toEqual([]);
	});

	test('a code that another token has signed', async () => {
		const code = await codeOf(update());
		const [payload] = code.split('.');
		for (const forged of [`${payload}.x`, payload, `${payload}.${'A'.repeat(43)}`, 'nonsense', `${code}.x`]) {
			const { error } = await confirm(update(), forged);
			expect(error?.message).toBe("'Confirmation Code' is not a code of this credential");
		}
		for (const other of [{ email: 'somebody@example.com' }, { apiToken: 'another' }, { url: jira.url.replace('127.0.0.1', 'localhost') }]) {
			const { error } = await confirm(update(), code, other);
			expect(error?.message).toBe("'Confirmation Code' is not a code of this credential");
		}
		expect(written()).toEqual([]);
	});

	test('a code does not open what is blocked meanwhile', async () => {
		const code = await codeOf(update());
		const { error } = await confirm(update(), code, { permissions: 'readOnly' });
		expect(error?.message).toMatch(/is blocked by the credential/);
		expect(written()).toEqual([]);
	});

	test('a person\'s name is in the plan of an assignment by email', async () => {
		const parameters = sample('issue:assign', { assignTo: 'user', assignee: { __rl: true, mode: 'email', value: people.ben.email } });
		const { items } = await runNode({ parameters, credential });
		expect(items[0].json.changes).toEqual([
			{ field: 'Assignee', before: expect.anything(), after: `Ben Okafor (${people.ben.accountId})` },
		]);
	});

	test('many items: a plan and a code for each', async () => {
		const parameters = sample('issue:assign', { assignTo: 'user', assignee: accountId('={{ $json.who }}'), issueKey: key('={{ $json.issue }}') });
		const input = [{ who: people.dana.accountId, issue: 'OPS-1' }, { who: people.erik.accountId, issue: 'OPS-2' }];
		const { items } = await runNode({ parameters, input, credential });
		expect(new Set(items.map(({ json }) => json.confirmationCode)).size).toBe(2);
		const confirmed = await runNode({
			parameters: { ...parameters, safety: { confirmationCode: '={{ $json.code }}' } },
			input: input.map((json, n) => ({ ...json, code: items[n].json.confirmationCode })),
			credential,
		});
		expect(confirmed.items.map(({ json }) => json.key)).toEqual(['OPS-1', 'OPS-2']);
	});
});

describe('records', () => {
	test.each([
		['712020%3A7bf4a1c2', '712020:7bf4a1c2'],
		['557058%3a3f2b', '557058:3f2b'],
		['5b10ac8d82e05b22cc7d4ef5', '5b10ac8d82e05b22cc7d4ef5'],
		['qm%3Aaa-b%3Acc-d', 'qm:aa-b:cc-d'],
		// What is no ID goes into the log as it came.
		['a%0D%0Ab', 'a%0D%0Ab'],
		['%E0%A4%A', '%E0%A4%A'],
		['', undefined],
	])('an audit record names the account as Jira and its reports do, the header is encoded: %j', async (header, account) => {
		jira.fail({ method: 'PUT', status: 204, headers: { 'X-AAccountId': header }, body: '', after: true });
		const { items } = await runNode({ parameters: sample('issue:update', { safety: { auditRecord: true } }) });
		expect(items[0].json.audit).toMatchObject({ outcome: 'done' });
		expect((items[0].json.audit as { account?: string }).account).toBe(account);
	});

	test('an audit record of what was before and after', async () => {
		const before = jira.issue('OPS-2')?.fields.summary;
		const { items } = await runNode({ parameters: sample('issue:update', { safety: { auditRecord: true } }), executionId: '4711' });
		expect(items[0].json.audit).toMatchObject({
			time: expect.stringMatching(/Z$/),
			execution: '4711',
			node: 'Jira Siesta',
			item: 0,
			operation: 'Update issue',
			decision: 'allowed',
			account: people.ana.accountId,
			target: 'OPS-2',
			changes: [{ field: 'Summary', before, after: 'y' }],
			traces: [expect.any(String)],
			attempts: 1,
			outcome: 'done',
		});
		expect(JSON.stringify(items)).not.toContain('sandbox-token');
	});

	test.each([
		['comment', (issueKey: string) => `/rest/api/3/issue/${issueKey}/comment`],
		['property', (issueKey: string) => `/rest/api/3/issue/${issueKey}/properties/n8n-jira-siesta.provenance`],
	])('where it came from, as %s', async (provenance, path) => {
		const { items } = await runNode({ parameters: sample('issue:create', { safety: { provenance } }) });
		expect(items[0].json.provenance).toBe(provenance);
		expect(jira.requests.at(-1)).toMatchObject({ path: path(String(items[0].json.key)), findings: [] });
	});

	test('a note that fails does not undo the write', async () => {
		jira.fail({ path: /comment/, status: 403, body: { errorMessages: ['No comments here.'] } });
		const { items } = await runNode({ parameters: sample('issue:create', { safety: { provenance: 'comment' } }) });
		expect(items[0].json).toMatchObject({ key: expect.any(String), provenance: 'not recorded: No comments here.' });
	});
});

describe('plans are for people', () => {
	test.each<[string, object, object]>([
		['issue:assign', { assignTo: 'nobody' }, { field: 'Assignee', after: null }],
		['issue:assign', { assignTo: 'projectDefault' }, { field: 'Assignee', after: "The project's default assignee" }],
		['issue:update', { updateFields: { labelsToAdd: 'x', labelsToRemove: 'queue' } }, { field: 'Labels', after: 'add x, remove queue' }],
		['issue:update', { updateFields: { clearFields: ['parent'] } }, { field: 'Parent', after: 'nothing' }],
	])('%s %j', async (id, changed, change) => {
		const { items } = await runNode({ parameters: sample(id, { ...changed, safety: { dryRun: true } }) });
		expect(items[0].json.changes).toEqual([expect.objectContaining(change)]);
	});
});

test('a comment as provenance is a comment: where comments are not allowed it is left out', async () => {
	const { items } = await runNode({
		parameters: sample('issue:create', { safety: { provenance: 'comment' } }),
		credential: { permissions: 'custom', permissionCreate: 'allowed', permissionComment: 'blocked' },
	});
	expect(items[0].json.provenance).toBe('not recorded: the credential does not allow comments');
	expect(written()).toHaveLength(1);
});
