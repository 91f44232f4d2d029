// @ts-check
'use strict';

const { bug } = require('./samples');
const { useCheckedJira } = require('./useCheckedJira');

const { jira, call } = useCheckedJira();

const API = '/rest/api/3';

describe('many issues at once', () => {
	const create = (issueUpdates) => call('POST', `${API}/issue/bulk`, { issueUpdates });

	test('are created, but for those that are refused', async () => {
		const bodies = [bug(), bug({ priority: { name: 'Odd' } }), bug({ summary: 'Second' }), {}];
		const { status, body } = await create(bodies);
		expect(status).toBe(201);
		const summaries = body.issues.map(({ key }) => jira.issue(key)?.fields.summary);
		expect(summaries).toEqual(['Broken', 'Second']);
		expect(body.errors).toEqual([
			{
				status: 400,
				elementErrors: {
					errorMessages: [],
					errors: { priority: "Priority name 'Odd' is not valid" },
					status: 400,
				},
				failedElementNumber: 1,
			},
			expect.objectContaining({ failedElementNumber: 3 }),
		]);
	});

	test('that are all refused are an error of the same form', async () => {
		const { status, body } = await create([bug({ summary: '' })]);
		expect(status).toBe(400);
		expect(body).toMatchObject({ issues: [], errors: [{ failedElementNumber: 0 }] });
	});

	test('are fifty at most and one at least', async () => {
		const before = jira.issues().length;
		for (const bodies of [[], Array(51).fill(bug())])
			expect((await create(bodies)).status).toBe(400);
		expect(jira.issues()).toHaveLength(before);
		expect((await create(Array(50).fill(bug()))).body.issues).toHaveLength(50);
	});
});

describe('the archive', () => {
	const put = (verb, issueIdsOrKeys) => call('PUT', `${API}/issue/${verb}`, { issueIdsOrKeys });
	const found = async () =>
		(await call('POST', `${API}/search/jql`, { jql: 'project = OPS', fields: ['id'] })).body.issues
			.length;

	test('takes issues with their sub-tasks and says which it does not take', async () => {
		const before = await found();
		const { status, body } = await put('archive', ['OPS-2', 'OPS-999', 'OPS-4', 'OPS-7']);
		expect(status).toBe(200);
		expect(body).toMatchObject({
			numberOfIssuesUpdated: 3,
			errors: {
				issuesNotFound: { count: 1, issueIdsOrKeys: ['OPS-999'] },
				issueIsSubtask: { count: 1, issueIdsOrKeys: ['OPS-4'] },
			},
		});
		expect(await found()).toBe(before - 3);
		expect((await call('PUT', `${API}/issue/OPS-7`, { fields: { summary: 'x' } })).status).toBe(
			403,
		);
		expect((await put('unarchive', ['OPS-2', 'OPS-7'])).body.numberOfIssuesUpdated).toBe(3);
		expect(await found()).toBe(before);
	});

	test.each([
		['nothing that is there', {}, ['OPS-999'], 400],
		['a plan without it', { off: ['archiving'] }, ['OPS-7'], 400],
		['somebody who does not administer Jira', { denied: ['ADMINISTER'] }, ['OPS-7'], 403],
	])('is closed for %s', async (_name, settings, keys, status) => {
		Object.assign(jira, settings);
		expect((await put('archive', keys)).status).toBe(status);
		expect(jira.issue('OPS-7')?.archived).toBe(false);
	});

	test('takes the first thousand of more', async () => {
		const ids = jira.addIssues('WEB', 1001).map(({ id }) => id);
		expect((await put('archive', ids)).status).toBe(412);
		expect(ids.filter((id) => jira.issue(id)?.archived)).toHaveLength(1000);
	});
});

describe('a move', () => {
	const INFER = {
		inferClassificationDefaults: true,
		inferFieldDefaults: true,
		inferStatusDefaults: true,
		inferSubtaskTypeDefault: true,
	};
	const move = (target, issueIdsOrKeys, more = {}) =>
		call('POST', `${API}/bulk/issues/move`, {
			sendBulkNotification: true,
			targetToSourcesMapping: { [target]: { ...INFER, issueIdsOrKeys, ...more } },
		});
	const poll = async (taskId) => (await call('GET', `${API}/bulk/queue/${taskId}`)).body;
	const done = async ({ body: { taskId } }) => {
		for (;;) {
			const progress = await poll(taskId);
			if (progress.status === 'COMPLETE') return progress;
		}
	};

	test('is done some time later', async () => {
		const { status, body } = await move('WEB,10201', ['OPS-7']);
		expect(status).toBe(201);
		expect(await poll(body.taskId)).toMatchObject({ status: 'ENQUEUED', progressPercent: 0 });
		expect(await poll(body.taskId)).toMatchObject({ status: 'RUNNING' });
		expect(jira.issue('OPS-7')?.key).toBe('OPS-7');
		expect(jira.findings).toEqual([]);
		const { id } = /** @type {any} */ (jira.issue('OPS-7'));
		expect(await poll(body.taskId)).toMatchObject({
			status: 'COMPLETE',
			progressPercent: 100,
			processedAccessibleIssues: [Number(id)],
			failedAccessibleIssues: {},
		});
	});

	test('gives another key; the old one leads on; what does not fit is cleared', async () => {
		await call('PUT', `${API}/issue/OPS-6`, {
			fields: { components: [{ name: 'Network' }], fixVersions: [{ name: '2027' }] },
		});
		await done(await move('APP,10902', ['OPS-6']));
		const { key, fields } = (await call('GET', `${API}/issue/OPS-6`)).body;
		expect(key).toMatch(/^APP-\d+$/);
		expect(fields).toMatchObject({
			project: { key: 'APP' },
			issuetype: { id: '10902' },
			components: [],
			fixVersions: [],
		});
		const { values } = (await call('GET', `${API}/issue/${key}/changelog`)).body;
		const changed = values.at(-1).items.map(({ field }) => field);
		expect(changed).toEqual(expect.arrayContaining(['issuetype', 'project', 'Key', 'Component']));
		const { body } = await call('POST', `${API}/search/jql`, {
			jql: `key = ${key}`,
			fields: ['key'],
		});
		expect(body.issues).toHaveLength(1);
	});

	test('takes the sub-tasks along and finds a status', async () => {
		await done(await move('CHG,11001', ['OPS-2']));
		const [moved, subtask] = ['OPS-2', 'OPS-4'].map((key) => jira.issue(key));
		expect(moved?.fields.status.name).toBe('Draft');
		expect(subtask?.project.key).toBe('CHG');
		expect(subtask?.fields.parent.key).toBe(moved?.key);
		const { fields } = (await call('GET', `${API}/issue/${moved?.key}`)).body;
		expect(fields.subtasks.map(({ key }) => key)).toEqual([subtask?.key]);
	});

	test('changes the type in the same project', async () => {
		await done(await move('OPS,10103', ['OPS-7']));
		expect(jira.issue('OPS-7')).toMatchObject({
			key: 'OPS-7',
			fields: { issuetype: { name: 'Story' } },
		});
	});

	test.each([
		['a status that is not mapped', 'CHG,11001', { inferStatusDefaults: false }, /no counterpart/],
		['a field that is required', 'OPS,10101', {}, /^Severity is required\.$/],
	])('fails for the issue with %s', async (_name, target, more, reason) => {
		const progress = await done(await move(target, ['OPS-3', 'OPS-999'], more));
		expect(progress).toMatchObject({
			processedAccessibleIssues: [],
			invalidOrInaccessibleIssueCount: 1,
		});
		expect(Object.values(progress.failedAccessibleIssues)).toEqual([
			[expect.stringMatching(reason)],
		]);
		expect(jira.issue('OPS-3')?.key).toBe('OPS-3');
	});

	test('takes the status and the field that are sent', async () => {
		const targetMandatoryFields = [
			{ fields: { customfield_10040: { retain: false, type: 'raw', value: ['100401'] } } },
		];
		await done(
			await move('OPS,10101', ['OPS-3'], { inferFieldDefaults: false, targetMandatoryFields }),
		);
		expect(jira.issue('OPS-3')?.fields).toMatchObject({
			issuetype: { name: 'Bug' },
			customfield_10040: { value: 'Major' },
		});
		const targetStatus = [{ statuses: { 10023: ['10010'] } }];
		await done(await move('CHG,11001', ['OPS-6'], { inferStatusDefaults: false, targetStatus }));
		expect(jira.issue('OPS-6')?.fields.status.name).toBe('Approved');
	});

	test.each([
		['without an inference', 'WEB,10201', ['OPS-7'], { inferStatusDefaults: undefined }, {}],
		['to nowhere', 'SEC,10501', ['OPS-7'], {}, {}],
		['to where nothing may be created', 'HR,10301', ['OPS-7'], {}, {}],
		['of nothing', 'WEB,10201', [], {}, {}],
		['of sub-tasks and others', 'WEB,10201', ['OPS-7', 'OPS-4'], {}, {}],
		['of more than a thousand', 'WEB,10201', Array(1001).fill('OPS-7'), {}, {}],
		['without the permission', 'WEB,10201', ['OPS-7'], {}, { denied: ['BULK_CHANGE'] }],
	])('%s is refused', async (_name, target, keys, more, settings) => {
		Object.assign(jira, settings);
		const { status, body } = await move(target, keys, more);
		expect([status, body]).toEqual([400, { errors: [{ message: expect.any(String) }] }]);
	});

	test('needs the permission to move', async () => {
		jira.denied = ['MOVE_ISSUES'];
		const progress = await done(await move('WEB,10201', ['OPS-7']));
		expect(Object.values(progress.failedAccessibleIssues)).toEqual([
			[expect.stringMatching(/permission/)],
		]);
	});

	test('is one of five at most', async () => {
		for (let n = 0; n < 5; n++) expect((await move('WEB,10201', ['OPS-7'])).status).toBe(201);
		expect((await move('WEB,10201', ['OPS-7'])).status).toBe(400);
		expect((await call('GET', `${API}/bulk/queue/none`)).status).toBe(400);
	});
});
