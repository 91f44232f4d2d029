import type { IDataObject } from 'n8n-workflow';

import { people, runNode, runPicker, shortenWaits, useJira } from '../harness';
import { accountId, email, EMPTY, id, key, list, name } from './values';

shortenWaits();
const jira = useJira();

/** The issues of CHG, one in each status of its workflow. */
const STATUSES = ['Draft', 'Submitted', 'In Review', 'Approved', 'Scheduled', 'Implementing', 'Verifying', 'On Hold', 'Closed', 'Rejected', 'Cancelled'];
const issueIn = (status: string) => `CHG-${STATUSES.indexOf(status) + 1}`;

const by = (mode: string) => (value: string) => ({ __rl: true, mode, value });
const status = by('status');
const way = by('transition');

const transition = (issueKey: string, moveTo: unknown, more: object = {}) => ({ resource: 'issue', operation: 'transition', issueKey: key(issueKey), moveTo, ...more });
const screen = (value: object | string) => ({ transitionFields: { mappingMode: 'defineBelow', value } });
const options = (options: object) => ({ options });
const statusOf = (issueKey: string) => jira.issue(issueKey)?.fields.status.name;
const steps = () => jira.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/transitions'));

const BUDGET = { customfield_10043: 7 };
const WINDOW = { customfield_10044: '2026-12-24' };
const RESOLVED = options({ resolution: name('Done') });

describe('a workflow of eleven statuses', () => {
	test.each<[from: string, moveTo: object, more: object, byTransition: string, to: string]>([
		['Draft', status('Submitted'), screen({ duedate: '2026-12-24' }), '11', 'Submitted'],
		['Draft', way('submit'), screen({ 'Due date': '2026-12-24', labels: 'a, b' }), '11', 'Submitted'],
		['Draft', status('10021'), screen('={{ ({ "Due date": "2026-12-24" }) }}'), '11', 'Submitted'],
		['Draft', list('11', 'Submit → Submitted'), { ...screen({ duedate: '2026-12-24' }), ...options({ assignee: email(people.ana.email) }) }, '11', 'Submitted'],
		['Submitted', id('21'), {}, '21', 'In Review'],
		['Submitted', status(' in review '), {}, '21', 'In Review'],
		['In Review', status('Approved'), screen(BUDGET), '32', 'Approved'],
		['In Review', status('Rejected'), RESOLVED, '33', 'Rejected'], // a field that Jira takes and does not list
		['In Review', status('Draft'), {}, '34', 'Draft'],
		['Approved', status('Scheduled'), screen({ [Object.keys(WINDOW)[0]]: '2026-12-24' }), '41', 'Scheduled'],
		['Scheduled', status('Implementing'), {}, '51', 'Implementing'],
		['Implementing', way('Progress'), {}, '52', 'Implementing'], // leads back to where it is
		['Implementing', status('Verifying'), screen({ customfield_10049: 'CAB-7' }), '61', 'Verifying'],
		['Verifying', status('Closed'), RESOLVED, '71', 'Closed'], // of two with one name that which asks for nothing else
		['Verifying', status('Closed'), { ...screen({ customfield_10048: 'Rolled back' }), ...RESOLVED }, '72', 'Closed'],
		['Verifying', way('Close'), RESOLVED, '71', 'Closed'],
		['On Hold', status('Implementing'), {}, '82', 'Implementing'],
		['Closed', status('On Hold'), {}, '81', 'On Hold'], // from everywhere
		['Rejected', status('Draft'), {}, '92', 'Draft'],
		['Cancelled', way('Reopen'), {}, '92', 'Draft'],
	])('from %s by %j with %j', async (from, moveTo, more, transitionId, to) => {
		const { items, error } = await runNode({ parameters: transition(issueIn(from), moveTo, more) });
		expect(error?.message).toBeUndefined();
		expect(items[0].json).toMatchObject({ key: issueIn(from), transitioned: true, transitionId, previousStatus: from, status: to });
		expect(statusOf(issueIn(from))).toBe(to);
		expect(steps()).toHaveLength(1);
		expect(jira.findings).toEqual([]);
	});

	test('by a way whose conditions hold by now, which needs no field', async () => {
		jira.site.changeIssue(jira.issue(issueIn('In Review'))!, { assignee: people.ana });
		const { items } = await runNode({ parameters: transition(issueIn('In Review'), status('Approved')) });
		expect(items[0].json).toMatchObject({ transition: 'Approve', transitionId: '31', status: 'Approved' });
	});

	test('the status told is the one after rules of the workflow have moved it on', async () => {
		jira.issue(issueIn('Scheduled'))!.fields.labels = ['automated'];
		const { items } = await runNode({ parameters: transition(issueIn('Scheduled'), way('Run the pipeline')) });
		expect(items[0].json).toMatchObject({ transition: 'Run the pipeline', previousStatus: 'Scheduled', status: 'Verifying', statusCategory: 'indeterminate' });
	});

	test('already there: nothing is sent, and the result says so', async () => {
		const { items } = await runNode({ parameters: transition(issueIn('Closed'), status('closed'), options({ comment: 'x' })) });
		expect(items[0].json).toMatchObject({ key: issueIn('Closed'), transitioned: false, transition: null, previousStatus: 'Closed', status: 'Closed' });
		expect(jira.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
	});

	test('values of the screen arrive in the form that Jira takes', async () => {
		await runNode({
			parameters: transition(issueIn('Draft'), status('Submitted'), {
				...screen({ duedate: '2026-12-24T10:00:00', labels: 'a, b' }),
				...options({ assignee: email(people.ben.email), comment: '**Ready**' }),
			}),
		});
		expect(steps()[0].body).toMatchObject({
			transition: { id: '11' },
			fields: { assignee: { accountId: people.ben.accountId }, duedate: '2026-12-24', labels: ['a', 'b'] },
			update: { comment: [{ add: { body: { type: 'doc' } } }] },
		});
	});
});

describe('a comment that a transition without a screen cannot take', () => {
	const parameters = transition(issueIn('Submitted'), status('In Review'), options({ comment: '**Ready**' }));
	const comments = () => jira.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/comment'));

	test('is added afterwards', async () => {
		const { items } = await runNode({ parameters });
		expect(items[0].json).toMatchObject({ transitioned: true, status: 'In Review', commentAdded: 'afterwards' });
		expect(steps()[0].body).toEqual({ transition: { id: '21' } });
		expect(comments()[0].body).toMatchObject({ body: { type: 'doc' } });
		expect(jira.findings).toEqual([]);
	});

	test('where it cannot be added either, the move is told as it is', async () => {
		jira.denied = ['ADD_COMMENTS'];
		const { items } = await runNode({ parameters });
		expect(items[0].json).toMatchObject({ transitioned: true, status: 'In Review', commentAdded: false, commentError: expect.stringMatching(/permission/i) });
	});

	test.each([{ drop: true }, { status: 503 }])('%j: is not added twice', async (fault) => {
		jira.fail({ method: 'POST', path: `/rest/api/3/issue/${issueIn('Submitted')}/comment`, after: true, ...fault });
		const { items } = await runNode({ parameters });
		expect(items[0].json).toMatchObject({ commentAdded: 'afterwards' });
		expect(comments()).toHaveLength(1);
	});

	test('counts as a write of its own, and is planned', async () => {
		const { error } = await runNode({ parameters, credential: { writesPerExecution: 1 } });
		expect(error?.message).toContain('the credential allows 1');
		expect(steps()).toEqual([]);
		const { items } = await runNode({ parameters: { ...parameters, safety: { dryRun: true } } });
		expect(items[0].json.changes).toContainEqual({ field: 'Comment', after: 'add **Ready**' });
	});
});

describe('what cannot be done is said before anything is sent', () => {
	test.each<[what: string, from: string, moveTo: unknown, more: object, message: string, help: RegExp]>([
		['a status out of reach', 'Draft', status('Closed'), {}, "'Move To' is no status that CHG-1 can take from 'Draft': 'Closed'", /^From here: Submit \(11\) → Submitted, Hold \(81\) → On Hold, Cancel \(91\) → Cancelled\.$/],
		['a transition of another status', 'Draft', way('Close'), {}, "'Move To' is no transition that CHG-1 can take from 'Draft': 'Close'", /^From here: Submit/],
		['one that creates', 'Draft', id('1'), {}, "'Move To' is no transition that CHG-1 can take from 'Draft': '1'", /^From here: Submit/],
		['conditions that do not hold', 'Scheduled', way('Run the pipeline'), {}, "'Move To' is no transition that CHG-5 can take from 'Scheduled': 'Run the pipeline'", /^Run the pipeline → Implementing is closed: its conditions do not hold\. From here: Implement \(51\)/],
		['a required field', 'Draft', status('Submitted'), {}, "'Due date' is required by the transition 'Submit'", /^Give it a value\.$/],
		['a required choice', 'Draft', way('Cancel'), {}, "'Resolution' is required by the transition 'Cancel'", /^Allowed: .*Duplicate/],
		['several ways', 'Verifying', status('Closed'), {}, "'Move To' leads there in several ways", /71: Close → Closed \(asks for Resolution\); 72: Close → Closed \(asks for Resolution, /],
		['fields without a screen', 'Submitted', status('In Review'), screen({ duedate: '2026-12-24' }), "'Transition Fields' cannot be set: the transition 'Start review' has no screen", /Update or Assign/],
		['an assignee without a screen', 'Submitted', status('In Review'), options({ assignee: accountId(people.ana.accountId) }), "'Assignee' cannot be set: the transition 'Start review' has no screen", /Update or Assign/],
		['a value that is not allowed', 'Draft', way('Cancel'), options({ resolution: name('Maybe') }), "'Resolution' does not allow '{\"name\":\"Maybe\"}'", /^Allowed: /],
		['nothing', 'Draft', list(EMPTY), {}, "'Move To' is empty", /Choose a transition/],
		['a name where an ID belongs', 'Draft', id('Done'), {}, "'Move To' is not the ID of a transition: 'Done'", /choose Status or Transition/],
		['an object', 'Draft', status('={{ ({ name: "Done" }) }}'), {}, "'Move To' is not a name or an ID: '{\"name\":\"Done\"}'", /Choose a transition/],
	])('%s', async (_what, from, moveTo, more, message, help) => {
		const { error } = await runNode({ parameters: transition(issueIn(from), moveTo, more) });
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(help);
		expect(steps()).toEqual([]);
		expect(statusOf(issueIn(from))).toBe(from);
	});

	test('without the permission', async () => {
		jira.denied = ['TRANSITION_ISSUES'];
		const { error } = await runNode({ parameters: transition('OPS-1', status('Done')) });
		expect(error?.description).toContain("it lacks the permission 'Transition issues'");
	});

	test('nothing of the workflow to a credential that may not read', async () => {
		const credential = { permissions: 'custom', permissionRead: 'blocked', permissionTransition: 'allowed' };
		const { error } = await runNode({ parameters: transition('CHG-1', status('Closed')), credential });
		expect(`${error?.message} ${error?.description}`).not.toMatch(/Draft|Submit|Hold/);
		const { items } = await runNode({ parameters: transition('CHG-2', status('In Review')), credential });
		expect(items[0].json).toMatchObject({ key: 'CHG-2', transitioned: true, transition: null, previousStatus: null, status: null });
	});
});

describe("what Jira refuses is told in its words, with the screen's fields", () => {
	test('a validator', async () => {
		const { error } = await runNode({ parameters: transition(issueIn('Implementing'), status('Verifying')) });
		expect(error?.message).toBe('The change needs an external reference before it is verified.');
		expect(error?.description).toMatch(/^Fields of the screen: \S/);
	});

	test('a field that the screen does not take', async () => {
		const { error } = await runNode({ parameters: transition(issueIn('Closed'), way('Reopen'), options({ assignee: accountId(people.ana.accountId) })) });
		expect(error?.message).toContain('It is not on the appropriate screen, or unknown.');
		expect(statusOf(issueIn('Closed'))).toBe('Closed');
	});
});

describe('a lost answer', () => {
	const lost = { method: 'POST', path: `/rest/api/3/issue/${issueIn('Submitted')}/transitions`, after: true } as const;

	test.each([{ drop: true }, { status: 503 }])('%j: the history tells that the step was made, and it is not made again', async (fault) => {
		jira.fail({ ...lost, ...fault });
		const { items, error } = await runNode({ parameters: transition(issueIn('Submitted'), status('In Review')), retryOnFail: { maxTries: 3, waitBetweenTries: 1 } });
		expect(error?.message).toBeUndefined();
		expect(items[0].json).toMatchObject({ transitioned: true, status: 'In Review' });
		expect(steps()).toHaveLength(1);
	});

	test('a loop leaves nothing to look at: its outcome is not known, and no try makes it again', async () => {
		jira.fail({ ...lost, path: `/rest/api/3/issue/${issueIn('Implementing')}/transitions`, drop: true });
		const { error } = await runNode({ parameters: transition(issueIn('Implementing'), way('Progress')), retryOnFail: { maxTries: 3, waitBetweenTries: 1 } });
		expect(error?.description).toContain('Whether Jira carried it out is not known');
		expect(steps()).toHaveLength(1);
	});

	test('a step of somebody else is not taken for it', async () => {
		jira.fail({ ...lost, after: false, status: 503, body: 'x' });
		const running = runNode({ parameters: transition(issueIn('Submitted'), status('In Review')) });
		const { error } = await running;
		expect(error?.description).toContain('Whether Jira carried it out is not known');
		expect(statusOf(issueIn('Submitted'))).toBe('Submitted');
	});

	test('what was done is not called failed because nobody could look at it', async () => {
		jira.fail({ method: 'GET', path: `/rest/api/3/issue/${issueIn('Submitted')}`, skip: 1, times: 9, status: 404, body: { errorMessages: ['Gone.'] } });
		const { items } = await runNode({ parameters: transition(issueIn('Submitted'), status('In Review')) });
		expect(items[0].json).toMatchObject({ transitioned: true, status: null });
	});
});

describe('a plan', () => {
	const dryRun = { safety: { dryRun: true } };

	test('names statuses, transition and values, not IDs', async () => {
		const more = { ...options({ resolution: name('Done'), comment: '**Fixed**', assignee: accountId(people.ben.accountId) }), ...dryRun };
		const { items } = await runNode({ parameters: transition(issueIn('Verifying'), status('Closed'), more) });
		expect(items[0].json.changes).toEqual([
			{ field: 'Status', before: 'Verifying', after: 'Closed' },
			{ field: 'Transition', after: 'Close' },
			{ field: 'Assignee', before: null, after: `${people.ben.displayName} (${people.ben.accountId})` },
			{ field: 'Resolution', before: null, after: expect.stringMatching(/^Done \(ID \d+\)$/) },
			{ field: 'Comment', after: 'add **Fixed**' },
		]);
		expect(steps()).toEqual([]);
	});

	test('of a move to where it is says so', async () => {
		const { items } = await runNode({ parameters: transition(issueIn('Closed'), status('Closed'), dryRun) });
		expect(items[0].json.changes).toEqual([{ field: 'Status', before: 'Closed', after: 'Closed' }]);
	});

	test('is over when the issue has changed', async () => {
		const credential = { permissions: 'confirmWrites' };
		const parameters = transition(issueIn('Submitted'), status('In Review'));
		const around = { behind: [{ name: 'Later', type: 'n8n-nodes-jira-siesta.jiraSiesta', parameters: { ...parameters, safety: { confirmationCode: 'x' } } as IDataObject }] };
		const plan = async () => (await runNode({ parameters, credential, around })).items[0].json.confirmationCode;
		const confirm = async (confirmationCode: unknown) => await runNode({ parameters: { ...parameters, safety: { confirmationCode } }, credential });
		const first = await plan();
		jira.site.changeIssue(jira.issue(issueIn('Submitted'))!, { summary: 'Another one' });
		expect((await confirm(first)).error?.message).toMatch(/^'Confirmation Code'/);
		expect(steps()).toEqual([]);
		expect((await confirm(await plan())).items[0].json).toMatchObject({ status: 'In Review' });
	});

	test.each([
		['an assignee', { permissionAssign: 'blocked' }, options({ assignee: accountId(people.ana.accountId) })],
		['a comment', { permissionComment: 'blocked' }, options({ comment: 'x' })],
	])('%s belongs to its own class', async (what, blocked, more) => {
		const credential = { permissions: 'custom', permissionRead: 'allowed', permissionTransition: 'allowed', permissionAssign: 'allowed', permissionComment: 'allowed', ...blocked };
		const { error } = await runNode({ parameters: transition(issueIn('Draft'), status('Submitted'), { ...screen({ duedate: '2026-12-24' }), ...more }), credential });
		expect(error?.message).toBe(`'Operation' is blocked by the credential: Transition with ${what}`);
		expect(steps()).toEqual([]);
	});
});

test('items of one issue go one after the other, each from where the one before has left it', async () => {
	const { items } = await runNode({
		parameters: transition('={{ $json.issue }}', status('On Hold')),
		input: [{ issue: 'CHG-1' }, { issue: 'CHG-1' }, { issue: 'CHG-2' }],
	});
	expect(items.map(({ json }) => [json.key, json.transitioned])).toEqual([['CHG-1', true], ['CHG-1', false], ['CHG-2', true]]);
});

describe('several transitions of one issue in one run', () => {
	const run = async (rows: Array<[issue: string, to: string]>, more: object = {}) =>
		await runNode({
			parameters: transition('={{ $json.issue }}', status('={{ $json.to }}'), more),
			input: rows.map(([issue, to]) => ({ issue, to })),
		});
	const [submitted, scheduled] = [issueIn('Submitted'), issueIn('Scheduled')];

	test('are prepared on what those before them have made of it', async () => {
		const { items, error } = await run([[submitted, 'In Review'], [scheduled, 'Implementing'], [submitted, 'Draft'], [submitted, 'On Hold']]);
		expect(error?.message).toBeUndefined();
		expect(items.map(({ json }) => [json.key, json.status])).toEqual([[submitted, 'In Review'], [scheduled, 'Implementing'], [submitted, 'Draft'], [submitted, 'On Hold']]);
		expect(steps()).toHaveLength(4);
	});

	test('one that stays impossible fails in its turn, with what was done', async () => {
		const { error } = await run([[submitted, 'In Review'], [submitted, 'Closed']]);
		expect(error?.message).toBe(`'Move To' is no status that ${submitted} can take from 'In Review': 'Closed'`);
		expect(error?.description).toContain(`Already done in Jira: Transition ${submitted} (item 0)`);
	});

	test('one that no item before it makes possible is refused before anything is written', async () => {
		expect((await run([[submitted, 'In Review'], [scheduled, 'Draft']])).error?.message).toContain("'Move To' is no status");
		expect((await run([[submitted, 'Draft'], [submitted, 'In Review']])).error?.message).toContain("'Move To' is no status");
		expect(steps()).toEqual([]);
	});

	test('a second try of the node leaves those that are made as they are', async () => {
		jira.fail({ method: 'POST', path: `/rest/api/3/issue/${scheduled}/transitions`, times: 1, status: 400, body: { errorMessages: ['Busy.'] } });
		const { items, error } = await runNode({
			parameters: transition('={{ $json.issue }}', way('={{ $json.way }}')),
			input: [{ issue: submitted, way: 'Start review' }, { issue: submitted, way: 'Ask for changes' }, { issue: scheduled, way: 'Implement' }].map((one) => ({ ...one })),
			retryOnFail: { maxTries: 3, waitBetweenTries: 1 },
		});
		expect(error?.message).toBeUndefined();
		expect(items.map(({ json }) => json.status)).toEqual(['In Review', 'Draft', 'Implementing']);
		expect(steps()).toHaveLength(4);
	});

	test('a plan is of what Jira has now', async () => {
		const { error } = await run([[submitted, 'In Review'], [submitted, 'Draft']], { safety: { dryRun: true } });
		expect(error?.message).toContain("'Move To' is no status");
	});

	test('what is let through by what Jira had is held against the settings again', async () => {
		const credential = { permissions: 'custom', permissionRead: 'allowed', permissionTransition: 'allowed', permissionComment: 'blocked' };
		const parameters = transition('={{ $json.issue }}', status('={{ $json.to }}'), options({ comment: '={{ $json.comment }}' }));
		const rows = [{ issue: submitted, to: 'In Review', comment: '' }, { issue: submitted, to: 'Submitted', comment: 'x' }, { issue: submitted, to: 'Draft', comment: 'x' }];
		const { error } = await runNode({ parameters, input: rows, credential });
		expect(error?.message).toMatch(/Transition with a comment|'Move To' is no status/);
		expect(jira.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/comment'))).toEqual([]);
	});
});

describe('in the editor', () => {
	const at = (issueKey: string, moveTo: unknown = list('')) => ({ parameters: transition(issueKey, moveTo) });

	test('the list has the transitions of the chosen issue', async () => {
		const { results } = await runPicker('searchTransitions', at(issueIn('In Review')));
		expect(results).toEqual([
			{ name: 'Approve with budget → Approved', value: '32' },
			{ name: 'Reject → Rejected', value: '33' },
			{ name: 'Ask for changes → Draft', value: '34' },
			{ name: 'Hold → On Hold', value: '81' },
			{ name: 'Cancel → Cancelled', value: '91' },
		]);
		expect((await runPicker('searchTransitions', { ...at(issueIn('In Review')), filter: 'draft' })).results).toHaveLength(1);
	});

	type Form = { fields: Array<{ id: string; type: string }>; emptyFieldsNotice?: string };
	const form = async (issueKey: string, moveTo: unknown) => await runPicker<Form>('fieldsToTransition', at(issueKey, moveTo));

	test('the form has the fields of the screen, but those with an option of their own', async () => {
		expect((await form(issueIn('Draft'), list('11'))).fields.map(({ id: field, type }) => [field, type])).toEqual([['duedate', 'dateTime'], ['labels', 'string']]);
		expect((await form(issueIn('Verifying'), status('Closed'))).fields.map(({ id: field }) => field)).toEqual(['customfield_10048']);
		expect((await form(issueIn('Submitted'), list('21'))).fields).toEqual([]);
		expect((await form(issueIn('Draft'), status('Closed'))).emptyFieldsNotice).toContain('From here: Submit (11) → Submitted');
	});

	test('the resolutions are those of the screen', async () => {
		const { results } = await runPicker('searchResolutions', at(issueIn('Verifying'), status('Closed')));
		expect(results.map((one) => one.name)).toContain('Duplicate');
	});

	test('the people are those who may be assigned to the issue', async () => {
		const { results } = await runPicker('searchAssignableUsers', at(issueIn('Draft')));
		expect(results.length).toBeGreaterThan(0);
	});
});
