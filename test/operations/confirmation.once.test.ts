import { people, runNode, shortenWaits, useJira } from '../harness';
import type { Run } from '../harness';
import { sample } from './samples';
import { key } from './values';

// A code carries out its plan, nothing else, and once.

shortenWaits(100);
const jira = useJira();

const credential = { permissions: 'confirmWrites' };
const written = () => jira.requests.filter(({ method, path }) => method !== 'GET' && !/search|bulkfetch|jql/.test(path));

const planOf = async (parameters: object, settings: object = {}) =>
	(await runNode({ parameters, credential: { ...credential, ...settings } })).items[0].json;
const codeOf = async (parameters: object, settings: object = {}) => String((await planOf(parameters, settings)).confirmationCode);
const confirm = async (parameters: object, confirmationCode: string, more: Partial<Run> = {}, safety: object = {}) =>
	await runNode({ parameters: { ...parameters, safety: { confirmationCode, ...safety } }, credential, ...more });

describe('a create whose outcome nobody knows', () => {
	const create = (summary: string) => sample('issue:create', { summary });
	const made = (summary: string) => jira.issues().filter(({ fields }) => fields.summary === summary);

	async function unclear(summary: string): Promise<string> {
		const code = await codeOf(create(summary));
		jira.indexLag = 600_000;
		jira.fail({ method: 'POST', path: '/rest/api/3/issue', status: 503, after: true });
		return code;
	}

	test('the same code gives that failure again, and does not write a second time', async () => {
		const code = await unclear('once');
		const first = await confirm(create('once'), code);
		const second = await confirm(create('once'), code);
		expect(first.error?.description).toMatch(/Whether Jira carried it out is not known/);
		expect(second.error?.message).toBe(first.error?.message);
		expect(made('once')).toHaveLength(1);
	});

	test('by Retry On Fail neither', async () => {
		const code = await unclear('retried');
		const { error } = await confirm(create('retried'), code, { retryOnFail: { maxTries: 3, waitBetweenTries: 1 } });
		expect(error?.description).toMatch(/Whether Jira carried it out is not known/);
		expect(made('retried')).toHaveLength(1);
	});

	test('what Jira refused may be tried again', async () => {
		const code = await codeOf(create('refused'));
		jira.fail({ method: 'POST', path: '/rest/api/3/issue', status: 400, body: { errorMessages: ['Not now.'] } });
		expect((await confirm(create('refused'), code)).error?.message).toBe('Not now.');
		expect((await confirm(create('refused'), code)).error).toBeUndefined();
		expect(made('refused')).toHaveLength(1);
	});
});

test('Retry On Fail with a code: what is done stays done once', async () => {
	const parameters = sample('issue:assign', { issueKey: key('={{ $json.key }}') });
	const input = [{ key: 'OPS-2' }, { key: 'OPS-3' }];
	const { items } = await runNode({ parameters, credential, input });
	jira.fail({ method: 'PUT', path: '/rest/api/3/issue/OPS-3/assignee', status: 400, body: { errorMessages: ['Not now.'] } });
	const { status } = await runNode({
		parameters: { ...parameters, safety: { confirmationCode: '={{ $json.code }}' } },
		input: input.map((json, n) => ({ ...json, code: items[n].json.confirmationCode })),
		credential,
		retryOnFail: { maxTries: 2, waitBetweenTries: 1 },
	});
	expect(status).toBe('success');
	expect(written().map(({ path }) => path.split('/').at(-2)).sort()).toEqual(['OPS-2', 'OPS-3', 'OPS-3']);
});

test.each(['issue:assign', 'issue:create', 'issue:update'])('%s: one code used by two executions at the same time', async (id) => {
	const code = await codeOf(sample(id));
	const [one, other] = await Promise.all([confirm(sample(id), code), confirm(sample(id), code)]);
	const [[first], [again]] = [one.items, other.items].sort((a, b) => Number('replayed' in a[0].json) - Number('replayed' in b[0].json));
	expect(again.json).toEqual({ ...first.json, replayed: true, message: expect.any(String) });
	expect(one.items[0].json).toHaveProperty('key');
	expect(written()).toHaveLength(1);
});

test('a replay belongs to the item that asked for it', async () => {
	const parameters = sample('issue:assign', { issueKey: key('OPS-3') });
	const { items } = await confirm(parameters, await codeOf(parameters), { input: [{}, {}] });
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	expect(items[1].json).toEqual({ ...items[0].json, replayed: true, message: expect.any(String) });
	expect(written()).toHaveLength(1);
});

test('the time that the owner allows now holds for codes from before', async () => {
	const code = await codeOf(sample('issue:update'), { confirmationMinutes: 600 });
	const { error } = await confirm(sample('issue:update'), code, { credential: { ...credential, confirmationMinutes: 0 } });
	expect(error?.message).toMatch(/^'Confirmation Code' expired at /);
	expect(written()).toEqual([]);
});

test('a code of another account', async () => {
	const code = await codeOf(sample('issue:create'));
	const { error } = await confirm(sample('issue:create'), code, { credential: { ...credential, email: people.ben.email } });
	expect(error?.message).toBe("'Confirmation Code' is not a code of this credential");
	expect(written()).toEqual([]);
});

describe('the note of where it came from is a part of the plan', () => {
	const withNote = sample('issue:create', { safety: { provenance: 'property' } });

	test('it is told, and another one is refused', async () => {
		const plan = await planOf(withNote);
		expect(plan.sideEffects).toContain(
			'A property of the issue, n8n-jira-siesta.provenance, names the workflow, the node and the execution',
		);
		const code = String(plan.confirmationCode);
		for (const safety of [{}, { provenance: 'comment' }]) {
			const { error } = await confirm(sample('issue:create'), code, {}, safety);
			expect(error?.message).toBe("'Confirmation Code' is for another plan: Record Provenance differs");
		}
		expect(written()).toEqual([]);
		const { items } = await confirm(sample('issue:create'), code, {}, { provenance: 'property' });
		expect(items[0].json.provenance).toBe('property');
	});

	test('it counts as a write', async () => {
		const { items } = await runNode({ parameters: withNote, credential: { writesPerExecution: 1 } });
		expect(items[0].json.provenance).toMatch(/^not recorded: 'Operation' is not carried out: it would be write 2/);
		expect(written()).toHaveLength(1);
	});
});

test('a create that another process has carried out is not made a second time', async () => {
	const parameters = sample('issue:create', { summary: 'elsewhere' });
	const plan = await planOf(parameters);
	const { email, apiToken } = jira.account;
	const response = await fetch(`${jira.url}/rest/api/3/issue`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', Authorization: `Basic ${Buffer.from(`${email}:${apiToken}`).toString('base64')}` },
		body: JSON.stringify({
			fields: { project: { key: 'OPS' }, issuetype: { id: '10102' }, summary: 'elsewhere' },
			properties: [{ key: 'n8n-jira-siesta', value: { marker: plan.plan } }],
		}),
	});
	const { key: made } = (await response.json()) as { key: string };
	const before = written().length;
	const { items } = await confirm(parameters, String(plan.confirmationCode));
	expect(items[0].json).toMatchObject({ key: made, replayed: true });
	expect(written()).toHaveLength(before);
});
