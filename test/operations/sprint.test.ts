import { runNode, runPicker, shortenWaits, useJira } from '../harness';
import { sample } from './samples';
import { EMPTY, id, list, name } from './values';

shortenWaits();
const jira = useJira({ documented: true });

const APP_BOARD = id('4');
const only = (projects: string) => ({ projectAccess: 'restricted', fullProjects: projects });
const writes = () => jira.requests.filter(({ method, path }) => method !== 'GET' && !/search|bulkfetch/.test(path));
const sent = () => writes().map(({ path, body }) => [path, body]);
const run = (operation: string, parameters: object = {}, more: object = {}) => runNode({ parameters: sample(`sprint:${operation}`, parameters), ...more });
const dry = async (operation: string, parameters: object = {}) => {
	const { items, error } = await run(operation, { ...parameters, safety: { dryRun: true } });
	expect(error?.message).toBeUndefined();
	return items[0].json.changes;
};
const sprint = (sprintId: number) => jira.site.sprints.find(({ id: one }: { id: number }) => one === sprintId)!;
const inSprint = (sprintId: number) =>
	jira.issues().filter(({ fields }) => (fields.customfield_10020 ?? []).some((one: { id: number }) => one.id === sprintId)).map(({ key }) => key).sort();

describe('which sprint', () => {
	test.each([
		['by its ID, without a board', { sprintId: id('21') }],
		['by its name on a board', { boardId: APP_BOARD, sprintId: name('app sprint 2') }],
		['by a name in the mode for IDs', { boardId: APP_BOARD, sprintId: id('APP Sprint 2') }],
	])('%s', async (_how, parameters) => {
		const { items, error } = await run('get', parameters);
		expect([error?.message, items[0]?.json.id]).toEqual([undefined, 21]);
	});

	test.each<[string, object, string]>([
		['none', { sprintId: id(EMPTY) }, "'Sprint' is empty"],
		['a name without a board', { sprintId: name('APP Sprint 2') }, "'Board' is empty"],
		['a name that the board does not have', { boardId: APP_BOARD, sprintId: name('Sprint 99') }, "'Sprint' matches nothing: 'Sprint 99'"],
		['one that is not there', { sprintId: id('999') }, 'We could not find the sprint'],
	])('refused: %s', async (_what, parameters, message) => {
		expect((await run('get', parameters)).error?.message).toBe(message);
	});

	test('two of one name: the IDs to choose from', async () => {
		sprint(23).name = 'APP Sprint 3';
		const { error } = await run('get', { boardId: APP_BOARD, sprintId: name('APP Sprint 3') });
		expect(error?.message).toBe("'Sprint' has several values 'APP Sprint 3'");
		expect(error?.description).toContain('22 (APP Sprint 3), 23 (APP Sprint 3)');
	});

	test('the list: active ones and those to come; of all, once a text is typed', async () => {
		const parameters = { boardId: list('4') };
		expect((await runPicker('searchSprints', { parameters })).results).toEqual([
			{ name: 'APP Sprint 2 [active]', value: '21' },
			{ name: 'APP Sprint 3', value: '22' },
			{ name: 'APP Sprint 4', value: '23' },
		]);
		expect((await runPicker('searchSprints', { parameters, filter: 'print 1' })).results).toEqual([{ name: 'APP Sprint 1 [closed]', value: '20' }]);
		await expect(runPicker('searchSprints', { parameters: { boardId: list('') } })).rejects.toThrow("'Board' is empty");
	});
});

describe('create', () => {
	test('on the board, with what was given', async () => {
		await run('create', { options: { goal: 'g', startDate: '2026-12-14T09:00:00+01:00' } });
		expect(sent()).toEqual([['/rest/agile/1.0/sprint', { name: 'APP Sprint 5', originBoardId: 4, goal: 'g', startDate: '2026-12-14T08:00:00.000Z' }]]);
	});

	test('an answer that is lost: the one that was not there before is found, although another has its name', async () => {
		jira.fail({ method: 'POST', path: '/rest/agile/1.0/sprint', status: 502, after: true });
		const { items, error } = await run('create', { name: 'APP Sprint 4' });
		expect(error?.message).toBeUndefined();
		expect(items[0].json).toMatchObject({ name: 'APP Sprint 4', state: 'future' });
		expect(items[0].json.id).not.toBe(23);
		expect(writes()).toHaveLength(1);
	});

	test('one that has not arrived is not taken for the other of its name', async () => {
		jira.fail({ method: 'POST', path: '/rest/agile/1.0/sprint', status: 502, times: 9 });
		const { error } = await run('create', { name: 'APP Sprint 4' });
		expect(error?.description).toContain('Whether Jira carried it out is not known');
	});
});

describe('update', () => {
	test('what is left out stays: it is the request that changes in part', async () => {
		await run('update', { options: { goal: 'new' } });
		expect(sent()).toEqual([['/rest/agile/1.0/sprint/21', { goal: 'new' }]]);
		expect(sprint(21)).toMatchObject({ name: 'APP Sprint 2', goal: 'new', endDate: expect.any(String) });
	});

	test('dates of a closed one, over which Jira passes silently, are refused', async () => {
		const { error } = await run('update', { sprintId: id('20'), options: { endDate: '2026-12-31' } });
		expect(error?.message).toBe("'Sprint' is closed: its dates cannot be changed");
		expect((await run('update', { sprintId: id('20'), options: { name: 'First' } })).error).toBeUndefined();
		expect(sent()).toEqual([['/rest/agile/1.0/sprint/20', { name: 'First' }]]);
	});
});

describe('start', () => {
	test('with the dates that it has; what was given goes before them', async () => {
		await run('start');
		expect(sent()).toEqual([['/rest/agile/1.0/sprint/40', { state: 'active' }]]);
		expect(sprint(40).state).toBe('active');
	});

	test.each<[string, object, string]>([
		['one that is active', { sprintId: id('21') }, "'Sprint' is active: 'APP Sprint 2'"],
		['one that is closed', { sprintId: id('20') }, "'Sprint' is closed: 'APP Sprint 1'"],
		['one without dates', { sprintId: id('23') }, "'Start Date' is needed to start this sprint"],
		['one with half of them', { sprintId: id('23'), options: { startDate: '2026-12-01' } }, "'End Date' is needed to start this sprint"],
	])('refused before anything is written: %s', async (_what, parameters, message) => {
		expect((await run('start', parameters)).error?.message).toBe(message);
		expect(writes()).toEqual([]);
	});

	test("another one that is active, in Jira's words", async () => {
		expect((await run('start', { sprintId: id('22') })).error?.message).toMatch(/Another sprint of the board is active|without issues/);
	});

	test('done, but the answer is lost', async () => {
		jira.fail({ method: 'POST', path: '/rest/agile/1.0/sprint/40', status: 503, after: true });
		const { items, error } = await run('start');
		expect([error?.message, items[0].json.state, writes().length]).toEqual([undefined, 'active', 1]);
	});

	test('its plan', async () => {
		expect(await dry('start')).toEqual([{ field: 'State', before: 'future', after: 'active' }]);
	});
});

describe('complete', () => {
	const moving = { boardId: APP_BOARD, options: { moveOpenIssuesTo: name('APP Sprint 3') } };

	test('alone, one write', async () => {
		await run('complete');
		expect(sent()).toEqual([['/rest/agile/1.0/sprint/21', { state: 'closed' }]]);
	});

	test('what is open is moved first, without sub-tasks, then it is completed', async () => {
		await run('complete', moving);
		expect(sent()).toEqual([
			['/rest/agile/1.0/sprint/22/issue', { issues: expect.arrayContaining(['APP-4', 'APP-5']) }],
			['/rest/agile/1.0/sprint/21', { state: 'closed' }],
		]);
		expect(inSprint(22)).toEqual(['APP-4', 'APP-5', 'APP-6', 'APP-7']); // a sub-task goes with its parent
	});

	test('a failure of the second step says what the first has done', async () => {
		jira.fail({ method: 'POST', path: '/rest/agile/1.0/sprint/21', status: 400, body: { errorMessages: ['Not now.'] } });
		const { error } = await run('complete', moving);
		expect(error?.message).toBe('Not now.');
		expect(error?.description).toMatch(/^Done before it: APP-[45], APP-[45] moved to sprint 22\./);
	});

	test('a failure of the first step leaves the sprint as it is', async () => {
		jira.fail({ method: 'POST', path: '/rest/agile/1.0/sprint/22/issue', status: 403, body: { errorMessages: ['No.'] } });
		expect((await run('complete', moving)).error?.message).toBe('No.');
		expect(sprint(21).state).toBe('active');
	});

	test('the plan says both steps', async () => {
		expect(await dry('complete', moving)).toEqual([
			{ field: 'State', before: 'active', after: 'closed' },
			{ field: 'Open Issues', after: expect.stringMatching(/^first to sprint 22: APP-[45], APP-[45]$/) },
		]);
		expect(await dry('complete')).toEqual([
			{ field: 'State', before: 'active', after: 'closed' },
			{ field: 'Open Issues', after: 'to the backlog' },
		]);
	});

	test('moving issues is an edit as well', async () => {
		const credential = { permissions: 'custom', permissionRead: 'allowed', permissionAdminister: 'allowed', permissionEdit: 'blocked' };
		expect((await run('complete', moving, { credential })).error?.message).toContain('is blocked by the credential');
		expect(writes()).toEqual([]);
		expect((await run('complete', {}, { credential })).error).toBeUndefined();
	});

	test('the cap counts both steps, and none of them is begun where the last would be beyond', async () => {
		const { error } = await run('complete', moving, { credential: { writesPerExecution: 1 } });
		expect(error?.message).toBe("'Operation' is not carried out: it would be writes 1 to 2 of this execution, and the credential allows 1");
		expect(writes()).toEqual([]);
	});

	test('one that is not active is refused', async () => {
		expect((await run('complete', { sprintId: id('22') })).error?.message).toBe("'Sprint' is future: 'APP Sprint 3'");
	});

	test('done, but the answer is lost', async () => {
		jira.fail({ method: 'POST', path: '/rest/agile/1.0/sprint/21', drop: true, after: true });
		const { items, error } = await run('complete');
		expect([error?.message, items[0]?.json.state, writes().length]).toEqual([undefined, 'closed', 1]);
	});
});

test('delete: done, but the answer is lost', async () => {
	jira.fail({ method: 'DELETE', path: '/rest/agile/1.0/sprint/23', status: 502, after: true });
	expect((await run('delete')).items[0].json).toEqual({ id: 23, deleted: true });
	expect(await dry('delete', { sprintId: id('22') })).toEqual([
		{ field: 'Sprint', before: 'APP Sprint 3', after: 'deleted' },
		{ field: 'Issues', after: 'those that are open go to the backlog' },
	]);
});

describe('moving issues', () => {
	const many = (count: number) => jira.addIssues('APP', count, (n: number) => ({ summary: `Issue ${n}`, issuetype: { id: '10902' } })).map(({ key }: { key: string }) => key);

	test.each(['moveIssues', 'moveToBacklog'])('%s: fifty at once, and the rest after them', async (operation) => {
		const keys = many(120);
		const { items, error } = await run(operation, { issueKeys: keys.join(' , ') });
		expect(error?.message).toBeUndefined();
		expect(writes().map(({ body }) => body.issues.length)).toEqual([50, 50, 20]);
		expect(writes().flatMap(({ body }) => body.issues)).toEqual(keys);
		expect(items[0].json).toMatchObject({ moved: 120, issues: keys });
	});

	test('keys as a list, in lower case, twice, or as addresses: each once', async () => {
		await run('moveIssues', { issueKeys: `={{ ["app-5", "APP-5", "${jira.url}/browse/APP-4"] }}` });
		expect(sent()).toEqual([['/rest/agile/1.0/sprint/22/issue', { issues: ['APP-5', 'APP-4'] }]]);
	});

	test('one that is not there stops its fifty: the error says which, and what is done', async () => {
		const keys = [...many(60), 'APP-999'];
		const { error } = await run('moveIssues', { issueKeys: keys });
		expect(error?.message).toBe('Issue does not exist or you do not have permission to see it.');
		expect(error?.description).toContain('Not there, or under another key by now: APP-999.');
		expect(error?.description).toContain(`Done before it: ${keys.slice(0, 50).join(', ')} moved to sprint 22.`);
	});

	test.each<[string, unknown, string]>([
		['none', EMPTY, "'Issues' is empty"],
		['no key', 'APP-4, APP', "'Issues' is not an issue key: 'APP'"],
	])('refused: %s', async (_what, issueKeys, message) => {
		expect((await run('moveIssues', { issueKeys })).error?.message).toBe(message);
		expect(writes()).toEqual([]);
	});

	test('issues of closed projects are not moved, into whatever sprint', async () => {
		for (const operation of ['moveIssues', 'moveToBacklog']) {
			const { error } = await run(operation, { issueKeys: 'APP-5, OPS-2' }, { credential: only('APP') });
			expect(error?.message).toBe("'Issue' does not exist or is not open to this credential: 'OPS-2'");
		}
		expect(writes()).toEqual([]);
	});

	test('a code is good for the issues of its plan, also those of the steps ahead', async () => {
		const keys = many(60);
		const credential = { permissions: 'confirmWrites', codesElsewhere: true };
		const plan = await run('moveIssues', { issueKeys: keys }, { credential });
		const safety = { confirmationCode: plan.items[0].json.confirmationCode };
		const { error } = await run('moveIssues', { issueKeys: ['APP-5', ...keys.slice(1)], safety }, { credential });
		expect(error?.message).toBe("'Confirmation Code' is for another plan: Steps before it differs");
		expect((await run('moveIssues', { issueKeys: keys, safety }, { credential })).error?.message).toBeUndefined();
		expect(writes()).toHaveLength(2);
	});

	test('a search after it sees what was moved', async () => {
		jira.indexLag = 60_000;
		await run('moveIssues', { issueKeys: 'APP-5' }, { executionId: 'moved' });
		await run('getIssues', { sprintId: id('22') }, { executionId: 'moved' });
		expect(jira.requests.at(-1)?.body.reconcileIssues).toEqual([Number(jira.issue('APP-5')!.id)]);
	});
});

test('issues of a sprint: in the order of the board, those of closed projects left out', async () => {
	const { items } = await run('getIssues', { returnAll: true });
	expect(jira.requests[0].body.jql).toBe('sprint = 21 ORDER BY Rank ASC');
	expect(items.map(({ json }) => json.key).sort()).toEqual(['APP-3', 'APP-4', 'APP-5']);
	jira.site.changeIssue(jira.site.issue('OPS-2')!, { customfield_10020: [sprint(21)] });
	const confined = await run('getIssues', { returnAll: true }, { credential: only('APP') });
	expect(confined.items.map(({ json }) => json.key).sort()).toEqual(['APP-3', 'APP-4', 'APP-5']);
});
