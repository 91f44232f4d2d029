import { runNode, toolOf, useJira } from '../harness';
import type { Other, Run } from '../harness';
import { sample } from './samples';
import { key } from './values';

// Where a code goes, where it is good, and what stood between plan and write.

const jira = useJira();

const TYPE = 'n8n-nodes-jira-siesta.jiraSiesta';
const credential = { permissions: 'confirmWrites' };
const written = () => jira.requests.filter(({ method, path }) => method !== 'GET' && !/search|bulkfetch|jql/.test(path));

const gate: Other = { name: 'Gate', type: 'gate' };
const taker = (more: Partial<Other> = {}): Other => ({
	name: 'Carry out',
	type: TYPE,
	parameters: { ...sample('issue:assign'), safety: { confirmationCode: '={{ $json.code }}' } },
	...more,
});
const plan = async (around?: Run['around'], more: Partial<Run> = {}) =>
	(await runNode({ parameters: sample('issue:update'), credential, around, ...more })).items[0].json;
const confirm = async (confirmationCode: unknown, around: Run['around'] = {}, settings: object = {}, safety: object = {}) =>
	await runNode({
		parameters: { ...sample('issue:update'), safety: { confirmationCode: confirmationCode as string, ...safety } },
		credential: { ...credential, ...settings },
		around,
	});

describe('a code is in the output where a node behind could take it', () => {
	test.each<[string, Other[]]>([
		['directly', [gate, taker()]],
		['behind a form and others', [gate, { name: 'Form', type: 'n8n-nodes-base.form' }, { name: 'If', type: 'n8n-nodes-base.if' }, taker()]],
	])('%s', async (_how, behind) => {
		const json = await plan({ behind });
		expect(Object.keys(json)[0]).toBe('message');
		expect(json.message).toMatch(/^Nothing has been written yet: this is a plan\. To carry it out, a Jira Siesta node behind this one takes the same values/);
		expect(json.confirmationCode).toEqual(expect.any(String));
	});

	test.each<[string, Other[]]>([
		['no node', []],
		['nodes of other types', [gate, { name: 'Slack', type: 'n8n-nodes-base.slack', parameters: { safety: { confirmationCode: 'x' } } }]],
		['a Jira Siesta node without a code', [gate, taker({ parameters: sample('issue:assign') as Other['parameters'] })]],
		['a Jira Siesta node that is disabled', [gate, taker({ disabled: true })]],
	])('%s: no code, and how to go on', async (_how, behind) => {
		const json = await plan({ behind });
		expect(json).toMatchObject({ status: 'confirmationRequired', plan: expect.any(String) });
		expect(json.message).toMatch(/^Nothing has been written yet: this is a plan\. It has no code, because no node behind this one could take it\. To carry it out, put a second Jira Siesta node behind/);
		expect(json).not.toHaveProperty('confirmationCode');
	});

	test('a node before it is not behind it', async () => {
		expect(await plan({ before: [{ ...taker(), onError: 'continueRegularOutput', parameters: sample('issue:assign', { safety: { confirmationCode: 'x', dryRun: true } }) as Other['parameters'] }], behind: [] })).not.toHaveProperty('confirmationCode');
	});

	test.each(['', '__EMPTY__'])('a workflow that has not been saved (%j): no code', async (id) => {
		const json = await plan({ id });
		expect(json.message).toMatch(/because the workflow has not been saved/);
		expect(json).not.toHaveProperty('confirmationCode');
	});

	test('a tool gives none, wherever it is', async () => {
		const [json] = (await toolOf({ parameters: sample('issue:update'), credential })({})) as object[];
		expect(json).toMatchObject({ status: 'confirmationRequired', message: expect.stringMatching(/A tool gives no code/) });
		expect(JSON.stringify(json)).not.toContain('confirmationCode"');
	});

	test('nor does a dry run', async () => {
		const json = await plan(undefined, { parameters: sample('issue:update', { safety: { dryRun: true } }) });
		expect(json.status).toBe('dryRun');
		expect(json).not.toHaveProperty('confirmationCode');
	});
});

describe('a code is good in the workflow that planned it', () => {
	test('and in no other', async () => {
		const { confirmationCode } = await plan();
		for (const id of ['another', '', '__EMPTY__']) {
			expect((await confirm(confirmationCode, { id })).error?.message).toBe("'Confirmation Code' is of another workflow");
		}
		expect(written()).toEqual([]);
		expect((await confirm(confirmationCode)).error).toBeUndefined();
	});

	test('unless the owner allows others, as sub-workflows need it', async () => {
		const elsewhere = { codesElsewhere: true };
		const { confirmationCode } = await plan({ behind: [] }, { credential: { ...credential, ...elsewhere } });
		expect((await confirm(confirmationCode, { id: 'another' }, elsewhere)).error).toBeUndefined();
		expect(written()).toHaveLength(1);
	});

	test('and one of a workflow without an ID in no workflow once the owner allows no others', async () => {
		const unsaved = { id: '', behind: [] };
		const { confirmationCode } = await plan(unsaved, { credential: { ...credential, codesElsewhere: true } });
		expect(confirmationCode).toEqual(expect.any(String));
		expect((await confirm(confirmationCode, { id: '' })).error?.message).toMatch(/is of another workflow/);
		expect(written()).toEqual([]);
	});

	test.each(['true', 1, 'no'])('%j allows nothing', async (codesElsewhere) => {
		const { confirmationCode } = await plan();
		expect((await confirm(confirmationCode, { id: 'another' }, { codesElsewhere })).error?.message).toMatch(/is of another workflow/);
	});

	test('a tool takes none', async () => {
		const { confirmationCode } = await plan();
		const parameters = { ...sample('issue:update'), safety: { confirmationCode: confirmationCode as string } };
		const answer = await toolOf({ parameters, credential })({}).catch(({ message }: Error) => message);
		expect(JSON.stringify(answer)).toMatch(/is not taken from a tool/);
		expect(written()).toEqual([]);
	});
});

describe('what stood between plan and write', () => {
	const form: Other = { name: 'Ask', type: 'n8n-nodes-base.form', parameters: { operation: 'page' } };
	const WAITING: Array<[string, Other]> = [
		['a form', form],
		['Send and Wait', { name: 'Ask', type: 'n8n-nodes-base.slack', parameters: { operation: 'sendAndWait' } }],
		['a Wait for a webhook', { name: 'Ask', type: 'n8n-nodes-base.wait', parameters: { resume: 'webhook' } }],
		['a Wait for a form', { name: 'Ask', type: 'n8n-nodes-base.wait', parameters: { resume: 'form' } }],
	];
	const NOT_WAITING: Array<[string, Other]> = [
		['a Wait for a time', { name: 'Ask', type: 'n8n-nodes-base.wait', parameters: { resume: 'timeInterval' } }],
		['a Wait with nothing chosen', { name: 'Ask', type: 'n8n-nodes-base.wait' }],
		['the last page of a form', { name: 'Ask', type: 'n8n-nodes-base.form', parameters: { operation: 'completion' } }],
		['a message', { name: 'Ask', type: 'n8n-nodes-base.slack', parameters: { operation: 'post' } }],
		['a form that is disabled', { ...form, disabled: true }],
	];
	/** Of a plan made by the node `Plan`, whose name the code has. */
	const codeOf = async () => (await plan({ behind: [gate, taker()] }, { name: 'Plan' })).confirmationCode;
	const planNode: Other = { name: 'Plan', type: 'n8n-nodes-base.noOp' };

	test.each(WAITING)('%s', async (_what, ask) => {
		const code = await codeOf();
		const { items } = await confirm(code, { before: [planNode, ask, { name: 'If', type: 'n8n-nodes-base.if' }] }, { requireWaiting: true }, { auditRecord: true });
		expect(items[0].json.audit).toMatchObject({ confirmedBy: `Ask (${ask.type})` });
		expect(written()).toHaveLength(1);
	});

	test.each<[string, Other[]]>([
		...NOT_WAITING.map(([what, node]): [string, Other[]] => [what, [planNode, node]]),
		['nothing', [planNode]],
		['a form before the plan', [form, planNode]],
	])('%s: none, and refused where the owner asks for it', async (_what, before) => {
		const code = await codeOf();
		const refused = await confirm(code, { before }, { requireWaiting: true });
		expect(refused.error?.message).toBe("'Confirmation Code' is not taken here: nothing between the plan and this node waits for a person");
		expect(written()).toEqual([]);
		const { items } = await confirm(code, { before }, {}, { auditRecord: true });
		expect(items[0].json.audit).toMatchObject({ confirmedBy: 'none' });
	});

	test.each([null, 'yes', 1])('a setting that is not understood asks for it: %j', async (requireWaiting) => {
		const { error } = await confirm(await codeOf(), { before: [planNode] }, { requireWaiting });
		expect(error?.message).toMatch(/is not taken here/);
	});
});

test.each<[string, unknown]>([['a number', 5], ['true', true], ['a list', ['x']], ['an object', { a: 1 }]])('a code that is %s is refused in our words', async (_what, code) => {
	const { error } = await confirm(code);
	expect(error?.message).toMatch(/^'Confirmation Code' /);
	expect(error?.message).not.toMatch(/function/);
	expect(written()).toEqual([]);
});

test('two values never have one stand-in, and it is long enough not to be looked for', async () => {
	const { confirmationCode } = await plan();
	const { parts, state } = JSON.parse(Buffer.from(String(confirmationCode).split('.')[0], 'base64url').toString());
	for (const one of [...Object.values(parts as object), state]) expect(one).toHaveLength(43);
});

describe('every part of a plan is bound', () => {
	const update = (updateFields: object, issueKey = key('OPS-2')) => ({ ...sample('issue:update'), issueKey, updateFields });
	test.each<[string, object, object, string]>([
		['labels to add', { labelsToAdd: 'a' }, { labelsToAdd: 'b' }, 'Labels differs'],
		['labels to remove', { labelsToRemove: 'queue' }, { labelsToAdd: 'queue' }, 'Labels differs'],
		['versions to add', { fixVersionsToAdd: '2026.1' }, { fixVersionsToAdd: '2026.2' }, 'Fix versions differs'],
		['components to remove', { componentsToRemove: 'Network' }, { componentsToRemove: 'Storage' }, 'Components differs'],
		['a parent to clear', { clearFields: ['parent'], summary: 'x' }, { summary: 'x' }, 'Parent differs'],
		['a field to clear', { clearFields: ['duedate'] }, { dueDate: '2026-12-31' }, 'Due date differs'],
		['a text', { description: 'a', allowLoss: true }, { description: 'b', allowLoss: true }, 'Description differs'],
		['a mode', { description: 'a', descriptionMode: 'append' }, { description: 'a', descriptionMode: 'prepend' }, 'Description differs'],
		['a custom field', { otherFields: { customfield_10043: 1 } }, { otherFields: { customfield_10043: 2 } }, 'Cost differs'],
	])('%s', async (_what, planned, confirmed, words) => {
		const code = (await plan(undefined, { parameters: update(planned) })).confirmationCode as string;
		const { error } = await runNode({ parameters: { ...update(confirmed), safety: { confirmationCode: code } }, credential });
		expect(error?.message).toBe(`'Confirmation Code' is for another plan: ${words}`);
		expect(written()).toEqual([]);
	});
});
