import { people, runNode, useJira } from '../harness';
import { sample } from './samples';
import { accountId, email, EMPTY, key, list, url } from './values';

const jira = useJira();

const assign = (parameters: object) => ({ resource: 'issue', operation: 'assign', issueKey: key('OPS-2'), assignTo: 'user', ...parameters });
const assigneeOf = (issueKey: string) => jira.issue(issueKey)?.fields.assignee?.accountId ?? null;

test('a person by account ID', async () => {
	const { items } = await runNode({ parameters: assign({ assignee: accountId(people.erik.accountId) }) });
	expect(jira.requests).toEqual([
		expect.objectContaining({ method: 'PUT', path: '/rest/api/3/issue/OPS-2/assignee', query: {}, body: { accountId: people.erik.accountId } }),
	]);
	expect(items).toEqual([
		{
			json: { key: 'OPS-2', assignedTo: 'user', assignee: null, assigneeAccountId: people.erik.accountId, url: `${jira.url}/browse/OPS-2` },
			pairedItem: { item: 0 },
		},
	]);
	expect(assigneeOf('OPS-2')).toBe(people.erik.accountId);
});

test('a person from the list, with the name in the result', async () => {
	const { items } = await runNode({ parameters: assign({ assignee: list(people.dana.accountId, 'Dana Weiss') }) });
	expect(items[0].json).toMatchObject({ assigneeAccountId: people.dana.accountId, assignee: 'Dana Weiss' });
});

test('a person by email', async () => {
	const { items } = await runNode({ parameters: assign({ assignee: email(people.gita.email) }) });
	expect(items[0].json).toMatchObject({ assigneeAccountId: people.gita.accountId, assignee: people.gita.displayName });
	expect(assigneeOf('OPS-2')).toBe(people.gita.accountId);
});

test.each([
	['an email by account ID', accountId(people.gita.email), people.gita],
	['an email from the list', list(people.gita.email), people.gita],
	['an account ID by email', email(people.gita.accountId), people.gita],
	['an account ID with a colon by email', email(people.erik.accountId), people.erik],
	['an email in capitals, with spaces around it', accountId(`  ${people.dana.email.toUpperCase()}\n`), people.dana],
])('the mode is only a hint: %s', async (_what, assignee, { accountId: expected }) => {
	const { items, error } = await runNode({ parameters: assign({ assignee }) });
	expect(error).toBeUndefined();
	expect(items[0].json.assigneeAccountId).toBe(expected);
	expect(assigneeOf('OPS-2')).toBe(expected);
});

test.each<[string, object, RegExp]>([
	['quoted', accountId('"dana@example.com"'), /^'Assignee' is not an email: /],
	['of a link', email('mailto:dana@example.com'), /^'Assignee' is not an email: /],
	['with a name before it', list('Dana Weiss <dana@example.com>'), /^'Assignee' is not an email: /],
	['of two people', email('dana@example.com, erik@example.com'), /^'Assignee' is not an email: /],
	['a name', accountId('Dana Weiss'), /^'Assignee' is not an account ID: 'Dana Weiss'$/],
	['a person without ID and email', accountId('={{ { displayName: "Dana" } }}'), /^'Assignee' is not an account ID: /],
])('an email %s is refused, with the reason', async (_what, assignee, message) => {
	const { error } = await runNode({ parameters: assign({ assignee }) });
	expect(error?.message).toMatch(message);
	expect(jira.requests).toEqual([]);
});

test('the ID of a customer with two UUIDs is taken for one by email, too', async () => {
	const id = 'qm:2f1c0000-0000-4000-8000-00000000000b:2f1c0000-0000-4000-8000-00000000000c';
	await runNode({ parameters: assign({ assignee: email(id) }) });
	expect(jira.requests.map(({ path }) => path)).toEqual(['/rest/api/3/issue/OPS-2/assignee']);
	expect(jira.requests[0].body).toEqual({ accountId: id });
});

test('every item has its own person, by emails that are looked up once each', async () => {
	const who = [people.dana, people.gita, people.dana];
	const { items } = await runNode({
		parameters: assign({ issueKey: key('={{ $json.issue }}'), assignee: email('={{ $json.email }}') }),
		input: who.map(({ email: address }, n) => ({ email: address, issue: `OPS-${n + 1}` })),
	});
	expect(items.map(({ json }) => json.assigneeAccountId)).toEqual(who.map(({ accountId: expected }) => expected));
	expect(jira.requests.filter(({ path }) => path.endsWith('/user/search'))).toHaveLength(2);
});

test('nobody', async () => {
	await runNode({ parameters: assign({ assignee: accountId(people.dana.accountId) }) });
	const { items } = await runNode({ parameters: assign({ assignTo: 'nobody' }) });
	expect(jira.requests.at(-1)?.body).toEqual({ accountId: null });
	expect(items[0].json).toMatchObject({ key: 'OPS-2', assignedTo: 'nobody', assigneeAccountId: null });
	expect(assigneeOf('OPS-2')).toBeNull();
});

test('the default of the project', async () => {
	const { items } = await runNode({ parameters: assign({ issueKey: key('WEB-1'), assignTo: 'projectDefault' }) });
	expect(jira.requests[0].body).toEqual({ accountId: '-1' });
	expect(items[0].json).toMatchObject({ key: 'WEB-1', assignedTo: 'projectDefault' });
	expect(assigneeOf('WEB-1')).toBe(people.dana.accountId);
});

test('an issue by its address', async () => {
	await runNode({ parameters: assign({ issueKey: url(`${jira.url}/browse/OPS-3`), assignTo: 'nobody' }) });
	expect(jira.requests[0].path).toBe('/rest/api/3/issue/OPS-3/assignee');
});

describe('an issue by its numeric ID', () => {
	const id = () => String(jira.issue('OPS-2')?.id);

	test('the result has its key, which is looked up once', async () => {
		const { items } = await runNode({ parameters: assign({ issueKey: key(id()), assignTo: 'nobody' }), input: [{}, {}] });
		for (const { json } of items) expect(json).toMatchObject({ key: 'OPS-2', url: `${jira.url}/browse/OPS-2` });
		expect(jira.requests.map(({ method, path, query }) => [method, path, query])).toEqual([
			['GET', `/rest/api/3/issue/${id()}`, { fields: 'key' }],
			['PUT', '/rest/api/3/issue/OPS-2/assignee', {}],
			['PUT', '/rest/api/3/issue/OPS-2/assignee', {}],
		]);
	});

	test('every item has its own', async () => {
		const keys = ['OPS-3', 'OPS-1', 'OPS-2', 'OPS-1'];
		const { items } = await runNode({
			parameters: assign({ issueKey: key('={{ $json.id }}'), assignTo: 'nobody' }),
			input: keys.map((issueKey) => ({ id: String(jira.issue(issueKey)?.id) })),
		});
		expect(items.map(({ json }) => json.key)).toEqual(keys);
	});

	test('it takes turns with the key', async () => {
		jira.latency = 10;
		const turns = [people.dana, people.erik, people.gita, people.samOps];
		await runNode({
			parameters: assign({ issueKey: key('={{ $json.issue }}'), assignee: '={{ $json.who }}' }),
			input: turns.map(({ accountId: who }, n) => ({ who, issue: n % 2 ? id() : 'OPS-2' })),
		});
		const writes = jira.requests.filter(({ method }) => method === 'PUT');
		expect(writes.map(({ path }) => path)).toEqual(turns.map(() => '/rest/api/3/issue/OPS-2/assignee'));
		expect(assigneeOf('OPS-2')).toBe(writes.at(-1)!.body.accountId);
	});

	test("one that is not there is refused in Jira's words", async () => {
		const { error } = await runNode({ parameters: assign({ issueKey: key('999999'), assignTo: 'nobody' }) });
		expect(error?.message).toBe('Issue does not exist or you do not have permission to see it.');
		expect(jira.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
	});
});

test('a person who may not be assigned is refused in Jira\'s words', async () => {
	const { error } = await runNode({ parameters: assign({ assignee: accountId(people.fay.accountId) }) });
	expect(error?.message).toContain('cannot be assigned issues');
	expect(error?.context?.itemIndex).toBe(0);
	expect(error?.description).not.toContain("'Assignee' is");
});

test.each([
	['email', email(people.fay.email), `'Assignee' is fay@example.com: Fay Moreau (${people.fay.accountId}).`],
	['list', list(people.fay.accountId, 'Fay Moreau (fay@example.com)'), `'Assignee' is Fay Moreau (fay@example.com): Fay Moreau (${people.fay.accountId}).`],
])('a refusal says who was given by %s, not only the account ID that Jira names', async (_mode, assignee, expected) => {
	for (const parameters of [assign({ assignee }), sample('issue:create', { assignee })]) {
		const { error } = await runNode({ parameters });
		expect(error?.message).toContain('cannot be assigned issues');
		expect(error?.description).toContain(expected);
	}
});

test.each<[string, object, string]>([
	['no issue', { issueKey: key(EMPTY), assignTo: 'nobody' }, "'Issue' is empty"],
	['no person', { assignee: accountId(EMPTY) }, "'Assignee' is empty"],
	['the default of the project as a person', { assignee: accountId('-1') }, "'Assignee' is not an account ID: '-1'"],
	['a person as Jira answers it', { assignee: '={{ ({ accountId: "5f1a", displayName: "Ana" }) }}' }, `'Assignee' is not an account ID: '{"accountId":"5f1a","displayName":"Ana"}'`],
	['an object by account ID', { assignee: accountId('={{ ({ accountId: "5f1a" }) }}') }, `'Assignee' is not an account ID: '{"accountId":"5f1a"}'`],
	['a link to an email', { assignee: email('mailto:ana@example.com') }, "'Assignee' is not an email: 'mailto:ana@example.com'"],
	['an email with a name', { assignee: email('<ana@example.com>') }, "'Assignee' is not an email: '<ana@example.com>'"],
	['a name', { assignee: accountId('Ana Novak') }, "'Assignee' is not an account ID: 'Ana Novak'"],
	['another site', { issueKey: url('https://other.example.com/browse/OPS-1'), assignTo: 'nobody' }, "'Issue' is on another site: https://other.example.com"],
])('refused before anything is sent: %s', async (_what, parameters, message) => {
	const { error } = await runNode({ parameters: assign(parameters) });
	expect(error?.message).toBe(message);
	expect(jira.requests).toEqual([]);
});

test.each([
	['a person as Jira answers it', '={{ ({ accountId: "5f1a" }) }}', '{"accountId":"5f1a"}'],
	['a list', '={{ ["5f1a"] }}', '["5f1a"]'],
])('Create does not leave out an assignee that is %s', async (_what, assignee, shown) => {
	const { error } = await runNode({ parameters: sample('issue:create', { assignee }) });
	expect(error?.message).toBe(`'Assignee' is not an account ID: '${shown}'`);
	expect(jira.requests).toEqual([]);
});

test('writes to one issue go one after the other, in the order of the items', async () => {
	jira.latency = 10;
	const turns = [people.dana, people.erik, people.gita, people.samOps];
	await runNode({
		parameters: assign({ assignee: '={{ $json.who }}' }),
		input: turns.map(({ accountId: who }) => ({ who })),
	});
	expect(jira.maxInFlight).toBe(1);
	expect(jira.requests.map(({ body }) => body.accountId)).toEqual(turns.map(({ accountId: who }) => who));
	expect(assigneeOf('OPS-2')).toBe(people.samOps.accountId);
});
