import type { IDataObject } from 'n8n-workflow';

import { people, runNode, runPicker, shortenWaits, useJira } from '../harness';
import { key, name } from './values';

shortenWaits();
const jira = useJira({ documented: true });

/** The issues of CHG, one in each status of its workflow. */
const STATUSES = ['Draft', 'Submitted', 'In Review', 'Approved', 'Scheduled', 'Implementing', 'Verifying', 'On Hold', 'Closed', 'Rejected', 'Cancelled'];
const issueIn = (status: string) => (status === 'To Do' ? 'OPS-6' : `CHG-${STATUSES.indexOf(status) + 1}`);

const by = (mode: string) => (value: string) => ({ __rl: true, mode, value });
const status = by('status');
const way = by('transition');

const to = (issueKey: string, moveTo: unknown, options: object = {}, more: object = {}) => ({
	...{ resource: 'issue', operation: 'transition', issueKey: key(issueKey), moveTo },
	...{ options: { severalSteps: true, ...options }, ...more },
});
const screen = (value: object) => ({ transitionFields: { mappingMode: 'defineBelow', value } });
const posts = () => jira.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/transitions'));
const taken = () => posts().map(({ body }) => (body as { transition: { id: string } }).transition.id);
const statusOf = (issueKey: string) => jira.issue(issueKey)?.fields.status.name;
const change = (from: string, fields: object) => jira.site.changeIssue(jira.issue(issueIn(from))!, fields as IDataObject);

const BUDGET = { customfield_10043: 7 };
const WINDOW = { customfield_10044: '2026-12-24' };
const REFERENCE = { customfield_10049: 'CAB-7' };
const DUE = { duedate: '2026-12-24' };
const RESOLVED = { resolution: name('Done') };
const ITSELF = { assignee: people.ana };

type Done = [from: string, has: object, moveTo: object, options: object, more: object, transitions: string[], status: string];

const passes = ([from, has, moveTo, options, more, transitions, arrived]: Done) => async () => {
	change(from, has);
	const { items, error } = await runNode({ parameters: to(issueIn(from), moveTo, options, more) });
	expect(error?.message).toBeUndefined();
	expect(items[0].json).toMatchObject({ transitioned: true, previousStatus: from, status: arrived, transitionId: transitions.at(-1) });
	expect(items[0].json.transitions).toHaveLength(transitions.length);
	expect(taken()).toEqual(transitions);
	expect(statusOf(issueIn(from))).toBe(arrived);
};

type Refused = [what: string, from: string, has: object, moveTo: object, options: object, message: RegExp, help: RegExp, left?: string];

const refused = ([, from, has, moveTo, options, message, help, left = from]: Refused) => async () => {
	change(from, has);
	const { error } = await runNode({ parameters: to(issueIn(from), moveTo, options) });
	expect(error?.message).toMatch(message);
	expect(error?.description).toMatch(help);
	expect(statusOf(issueIn(from))).toBe(left);
	if (left === from) expect(posts()).toEqual([]);
};

describe('where the workflow may be read, the way is planned', () => {
	const cases: Done[] = [
		['To Do', {}, status('Done'), RESOLVED, {}, ['21', '31'], 'Done'],
		['To Do', {}, way('Finish'), {}, {}, ['21', '31'], 'Done'],
		['To Do', {}, status('10012'), {}, {}, ['21', '31'], 'Done'],
		['Draft', DUE, status('In Review'), {}, {}, ['11', '21'], 'In Review'],
		['Submitted', {}, status('Approved'), {}, screen(BUDGET), ['21', '32'], 'Approved'],
		['Submitted', ITSELF, status('Approved'), {}, {}, ['21', '31'], 'Approved'], // by the one whose condition holds
		['Approved', {}, status('Implementing'), {}, {}, ['81', '82'], 'Implementing'], // Schedule asks for a field, the other way does not
		['Submitted', {}, status('Verifying'), {}, screen(REFERENCE), ['81', '82', '61'], 'Verifying'],
		['Implementing', REFERENCE, status('Closed'), RESOLVED, {}, ['61', '71'], 'Closed'], // of two to one status that which asks for nothing else
		['Implementing', REFERENCE, status('Closed'), RESOLVED, screen({ customfield_10048: 'Rolled back' }), ['61', '72'], 'Closed'],
		['Scheduled', REFERENCE, status('Closed'), RESOLVED, {}, ['51', '61', '71'], 'Closed'],
		['Closed', {}, status('Implementing'), {}, {}, ['81', '82'], 'Implementing'],
		['Rejected', DUE, status('In Review'), {}, {}, ['92', '11', '21'], 'In Review'],
	];
	test.each(cases.map((one) => [one[0], JSON.stringify(one[2]), one[5].join(' '), one] as const))('from %s to %s by %s', async (_from, _to, _ways, one) => await passes(one)());

	test('one that is enough is taken alone', async () => {
		const { items } = await runNode({ parameters: to(issueIn('Submitted'), status('In Review')) });
		expect([items[0].json.status, items[0].json.transitions, taken()]).toEqual(['In Review', undefined, ['21']]);
	});

	const cannot: Refused[] = [
		['through a done status', 'Verifying', {}, status('Draft'), {}, /^'Move To' is not reached from 'Verifying' in 3 steps: 'Draft'$/, /^The workflow has no such way that does not pass through a done status\. From here: /],
		['four steps', 'Draft', {}, status('Closed'), {}, /not reached from 'Draft' in 3 steps/, /no such way/],
		['a required field on the first step', 'Draft', {}, status('In Review'), {}, /^'Due date' is required by the transition 'Submit'$/, /Give it a value/],
		['several ways', 'Approved', WINDOW, status('Implementing'), {}, /not reached from 'Approved'/, /^Several ways lead on, and which to take is for you to say: .*Schedule → Scheduled, Implement → Implementing/],
		['a status that there is not', 'Draft', {}, status('Nowhere'), {}, /not reached from 'Draft' in 3 steps: 'Nowhere'/, /no such way/],
		['a validator on the way', 'Scheduled', {}, status('Closed'), RESOLVED, /^'External reference' is required by the transition 'Verify'$/, /It is on the way: set it with Update before/],
		['a validator of the first step', 'Implementing', {}, status('Closed'), RESOLVED, /^'External reference' is required by the transition 'Verify'$/, /It is on the way/],
		['a field missing half-way', 'Submitted', {}, status('Approved'), {}, /^CHG-2 is left in 'In Review', after 'Start review'\. '.*' is required by the transition 'Approve with budget'/, /Give it a value/, 'In Review'],
	];
	test.each(cannot.map((one) => [one[0], one] as const))('refused: %s', async (_what, one) => await refused(one)());

	test('what Jira refuses on the first step is told in its words', async () => {
		jira.denied = ['ADMINISTER'];
		const { error } = await runNode({ parameters: to(issueIn('Implementing'), status('Closed'), RESOLVED) });
		expect(error?.message).toBe('The change needs an external reference before it is verified.');
		expect([statusOf(issueIn('Implementing')), taken()]).toEqual(['Implementing', ['61']]);
	});

	describe('rules of the workflow move it on', () => {
		const moving = async (target: string, check: () => Promise<void>) => {
			const implement = jira.site.typeOf(jira.issue('CHG-5')!).workflow.transitions.find(({ id }: { id: string }) => id === '51')!;
			Object.assign(implement, { movesOn: { to: target, when: () => true } });
			await check().finally(() => delete (implement as { movesOn?: unknown }).movesOn);
		};

		test('past a status of the way: it goes on from there', async () => {
			change('Scheduled', REFERENCE);
			await moving('Verifying', async () => {
				const { items } = await runNode({ parameters: to('CHG-5', status('Closed'), RESOLVED) });
				expect([items[0].json.status, taken()]).toEqual(['Closed', ['51', '71']]);
			});
		});

		test('to where it is to be: it is there', async () => {
			change('Scheduled', REFERENCE);
			await moving('Closed', async () => {
				const { items } = await runNode({ parameters: to('CHG-5', status('Closed'), RESOLVED) });
				expect([items[0].json.status, taken()]).toEqual(['Closed', ['51']]);
			});
		});

		test('off the way: it stops, and says where', async () => {
			change('Scheduled', REFERENCE);
			await moving('Draft', async () => {
				const { error } = await runNode({ parameters: to('CHG-5', status('Closed'), RESOLVED) });
				expect(error?.message).toMatch(/^CHG-5 is left in 'Draft', after 'Implement'\./);
				expect(taken()).toEqual(['51']);
			});
		});
	});
});

describe('where it may not, it goes step by step', () => {
	beforeEach(() => (jira.denied = ['ADMINISTER']));

	const cases: Done[] = [
		['To Do', {}, status('Done'), RESOLVED, {}, ['21', '31'], 'Done'],
		['Draft', DUE, status('In Review'), {}, {}, ['11', '21'], 'In Review'],
		['Submitted', {}, status('Approved'), {}, screen(BUDGET), ['21', '32'], 'Approved'],
		['Approved', { ...WINDOW, ...REFERENCE }, status('Verifying'), {}, {}, ['41', '51', '61'], 'Verifying'],
		['On Hold', REFERENCE, status('Closed'), RESOLVED, {}, ['82', '61', '71'], 'Closed'],
	];
	test.each(cases.map((one) => [one[0], JSON.stringify(one[2]), one[5].join(' '), one] as const))('from %s to %s by %s', async (_from, _to, _ways, one) => await passes(one)());

	const cannot: Refused[] = [
		['several ways', 'In Review', {}, status('Scheduled'), {}, /not reached from 'In Review' in 3 steps/, /^Several ways lead on.*Approve with budget → Approved; Ask for changes → Draft/],
		['a required field', 'Draft', {}, status('In Review'), {}, /^'Due date' is required by the transition 'Submit'$/, /./],
		['a status that there is not', 'Draft', DUE, status('Nowhere'), {}, /not reached from 'Draft'/, /^Its workflow has no such status\. It has Draft, Submitted/],
		['too far', 'Draft', DUE, status('Scheduled'), {}, /^CHG-1 is left in 'In Review', after 'Submit', 'Start review'\. .*not reached from 'In Review'/, /needs more steps/, 'In Review'],
		['what Jira refuses half-way', 'Scheduled', {}, status('Closed'), RESOLVED, /^CHG-5 is left in 'Implementing', after 'Implement'\. The change needs an external reference/, /Done in Jira: Transition CHG-5/, 'Implementing'],
		['two transitions to one status', 'Scheduled', { labels: ['automated'] }, status('Closed'), {}, /leads there in several ways/, /51: Implement.*53: Run the pipeline/],
	];
	test.each(cannot.map((one) => [one[0], one] as const))('refused: %s', async (_what, one) => await refused(one)());
});

describe('it is one thing that a person decides about', () => {
	const parameters = to('OPS-6', status('Done'), { ...RESOLVED, comment: 'Fixed' });
	const dryRun = async (more: object = {}) => (await runNode({ parameters: { ...parameters, ...more, safety: { dryRun: true } } })).items[0].json;

	test('the plan says the steps', async () => {
		const { changes } = (await dryRun()) as { changes: unknown[] };
		expect(changes.slice(0, 2)).toEqual([
			{ field: 'Status', before: 'To Do', after: 'Done' },
			{ field: 'Transitions', after: 'Start work → In Progress, then Done' },
		]);
		jira.denied = ['ADMINISTER'];
		expect((await dryRun()).changes).toContainEqual({ field: 'Transitions', after: 'Start work → In Progress, then the only transition that leads on each time, until Done' });
		expect(posts()).toEqual([]);
	});

	test('a code is good for these steps alone', async () => {
		const credential = { permissions: 'confirmWrites' };
		const behind = [{ name: 'Later', type: 'n8n-nodes-jira-siesta.jiraSiesta', parameters: { ...parameters, safety: { confirmationCode: 'x' } } as IDataObject }];
		const { items } = await runNode({ parameters, credential, around: { behind } });
		const { confirmationCode } = items[0].json;
		jira.denied = ['ADMINISTER'];
		const confirm = async () => await runNode({ parameters: { ...parameters, safety: { confirmationCode } }, credential });
		expect((await confirm()).error?.message).toMatch(/^'Confirmation Code' is for another plan/);
		jira.denied = [];
		expect((await confirm()).items[0].json).toMatchObject({ status: 'Done' });
		expect(taken()).toEqual(['21', '31']);
	});

	test('all of them count, and none is taken where not all may be', async () => {
		const { error } = await runNode({ parameters, credential: { writesPerExecution: 2 } });
		expect(error?.message).toContain('the credential allows 2');
		expect(posts()).toEqual([]);
	});

	test('the classes of what is given for the last one decide before the first', async () => {
		const credential = { permissions: 'custom', permissionRead: 'allowed', permissionTransition: 'allowed', permissionComment: 'blocked' };
		const { error } = await runNode({ parameters, credential });
		expect(error?.message).toContain('Transition with a comment');
		expect(posts()).toEqual([]);
	});

	test('its record has all requests', async () => {
		const { items } = await runNode({ parameters: { ...parameters, safety: { auditRecord: true } } });
		const { traces, outcome } = items[0].json.audit as { traces: string[]; outcome: string };
		expect([traces.length, new Set(traces).size, outcome]).toEqual([2, 2, 'done']);
	});
});

test.each([{ drop: true }, { status: 503 }])('%j: a step whose answer is lost is not taken again', async (fault) => {
	jira.fail({ method: 'POST', path: '/rest/api/3/issue/OPS-6/transitions', after: true, ...fault });
	const { items } = await runNode({ parameters: to('OPS-6', status('Done')), retryOnFail: { maxTries: 3, waitBetweenTries: 1 } });
	expect([items[0].json.status, taken()]).toEqual(['Done', ['21', '31']]);
});

test('a run that was stopped half-way is not begun again by Retry On Fail', async () => {
	jira.denied = ['ADMINISTER'];
	const { error } = await runNode({ parameters: to('CHG-5', status('Closed'), RESOLVED), retryOnFail: { maxTries: 3, waitBetweenTries: 1 } });
	expect(error?.message).toMatch(/^CHG-5 is left in 'Implementing'/);
	expect(taken()).toEqual(['51', '61']);
});

test('without the option one step is all', async () => {
	const { error } = await runNode({ parameters: to('OPS-6', status('Done'), { severalSteps: false }) });
	expect(error?.message).toBe("'Move To' is no status that OPS-6 can take from 'To Do': 'Done'");
});

test('in the editor, a way of several steps has the fields of the issue itself', async () => {
	type Form = { fields: Array<{ id: string }>; emptyFieldsNotice?: string };
	const form = async (options: object) => await runPicker<Form>('fieldsToTransition', { parameters: to(issueIn('Draft'), status('Approved'), options) });
	expect((await form({})).fields.map(({ id }) => id)).toEqual(expect.arrayContaining(['duedate', 'customfield_10043']));
	expect((await form({ severalSteps: false })).emptyFieldsNotice).toContain('From here: Submit (11) → Submitted');
});

test('nothing of the workflow is told to a credential that may not read', async () => {
	const credential = { permissions: 'custom', permissionRead: 'blocked', permissionTransition: 'allowed' };
	const { error } = await runNode({ parameters: to('CHG-5', status('Closed'), RESOLVED), credential });
	expect(`${error?.message} ${error?.description}`).not.toMatch(/Implement|Verify|Hold/);
});
