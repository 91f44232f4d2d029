import { people, runNode, shortenWaits, useJira } from '../harness';
import { sample } from './samples';
import { email, key } from './values';

const jira = useJira({ documented: true });
shortenWaits();

const sent = (method: string) => jira.requests.filter((request) => request.method === method);
const run = async (id: string, changed: object = {}, more: object = {}) =>
	await runNode({ parameters: sample(id, changed), ...more });
const notWeb = { projectAccess: 'restricted', blockedProjects: 'WEB', otherProjects: 'full' };

describe('Get Changelog', () => {
	const changes = async (changed: object = {}, more: object = {}) => {
		const { items, error } = await run('issue:getChangelog', changed, more);
		expect(error).toBeUndefined();
		return items.map(({ json }) => json);
	};

	test('over the pages of a hundred that Jira gives, the oldest first', async () => {
		const { site } = jira;
		for (let n = 0; n < 230; n++) site.changeIssue(site.issue('OPS-6')!, { summary: `No. ${n}` });
		const rows = await changes({ issueKey: key('OPS-6'), returnAll: true });
		expect(rows).toHaveLength(230);
		expect(rows[229]).toMatchObject({ issueKey: 'OPS-6', changes: [{ field: 'summary', from: 'No. 228', to: 'No. 229' }] });
		expect(sent('GET').map(({ query }) => query.startAt ?? '0')).toEqual(['0', '100', '200']);
	});

	test.each<[object, string[]]>([
		[{}, ['summary', 'assignee']],
		[{ changedFields: 'Assignee' }, ['assignee']],
		[{ changedFields: 'summary, duedate' }, ['summary']],
		[{ author: email(people.ben.email) }, ['assignee']],
		[{ since: new Date(Date.now() - 275 * 3_600_000).toISOString() }, ['assignee']],
	])('those of %j', async (options, fields) => {
		const rows = await changes({ options });
		expect(rows.map((row) => (row.changes as Array<{ field: string }>)[0].field)).toEqual(fields);
	});

	test('a field that the site has not is refused', async () => {
		const { error } = await run('issue:getChangelog', { options: { changedFields: 'Nothing' } });
		expect(error?.message).toMatch(/Nothing/);
	});

	test('what leads to a closed project is left out', async () => {
		const { site } = jira;
		const told: [string, string] = ['WEB-1', 'This work item blocks WEB-1'];
		const link = { field: 'Link', fieldtype: 'jira' as const, from: null, fromString: null, to: told[0], toString: told[1] };
		site.record(site.issue('OPS-4')!, [link as never]);
		expect((await changes())[2].changes).toHaveLength(1);
		const rows = await changes({}, { credential: notWeb });
		expect(rows[2].changes).toEqual([]);
		expect(JSON.stringify(rows)).not.toMatch(/WEB/);
	});
});

test('Count sees no more than the credential may', async () => {
	const count = async (credential: object) => (await run('issue:count', { jql: 'project in (OPS, WEB)' }, { credential })).items[0].json.count;
	const all = await count({});
	const open = await count(notWeb);
	expect(Number(all) - Number(open)).toBe(jira.issues().filter(({ project }) => project.key === 'WEB').length);
});

describe('Notify', () => {
	test('sends what Jira takes', async () => {
		const { error } = await run('issue:notify', {
			recipients: [],
			options: { toUsers: people.dana.email, toGroups: 'managers', onlyGroups: 'managers', onlyPermissions: 'BROWSE_PROJECTS', htmlMessage: '<b>x</b>' },
		});
		expect(error).toBeUndefined();
		expect(sent('POST')[0].body).toEqual({
			textBody: 'Please have a look.',
			htmlBody: '<b>x</b>',
			to: { users: [{ accountId: people.dana.accountId }], groups: [{ name: 'managers' }] },
			restrict: { groups: [{ name: 'managers' }], permissions: [{ key: 'BROWSE_PROJECTS' }] },
		});
	});

	test.each<[object, string]>([
		[{ recipients: [] }, "'Recipients' is empty"],
		[{ message: ' ' }, "'Message' is empty"],
	])('%j is refused before anything is sent', async (changed, message) => {
		expect((await run('issue:notify', changed)).error?.message).toBe(message);
		expect(sent('POST')).toEqual([]);
	});

	test("to nobody is refused in Jira's words", async () => {
		const { error } = await run('issue:notify', { issueKey: key('OPS-7') });
		expect(error?.message).toMatch(/^No recipients were defined for notification/);
	});

	test.each([[{ drop: true, after: true }], [{ status: 502, after: true }]])('is never sent twice: %j', async (fault) => {
		jira.fail({ method: 'POST', path: /notify$/, ...fault });
		const { error } = await run('issue:notify', {}, { retryOnFail: { maxTries: 3, waitBetweenTries: 1 } });
		expect(error).toBeDefined();
		expect(jira.site.mails).toHaveLength(1);
	});
});

describe('Archive and Restore', () => {
	test('take sub-tasks along, and say so', async () => {
		const { items } = await run('issue:archive', { issueKey: key('OPS-2') });
		expect(items[0].json).toEqual({ key: 'OPS-2', archived: true, issuesUpdated: 2 });
		expect(jira.issue('OPS-4')?.archived).toBe(true);
		const { items: back } = await run('issue:restore', { issueKey: key('OPS-2') });
		expect(back[0].json.issuesUpdated).toBe(2);
	});

	test.each<[string, object, RegExp]>([
		['a sub-task', { issueKey: key('OPS-4') }, /subtask/],
		['nothing', { issueKey: key('OPS-999') }, /not found/i],
	])('of %s are refused', async (_name, changed, text) => {
		expect((await run('issue:archive', changed)).error?.message).toMatch(text);
	});

	test('need an administrator of Jira', async () => {
		jira.denied = ['ADMINISTER'];
		expect((await run('issue:archive')).error?.message).toMatch(/administer Jira/);
	});
});

describe('Properties', () => {
	test.each<[unknown, unknown]>([
		['{"a": [1]}', { a: [1] }],
		['[1, 2]', [1, 2]],
		['"text"', 'text'],
		['text', 'text'],
		['7', 7],
		['={{ ({ b: 2 }) }}', { b: 2 }],
		['={{ 0 }}', 0],
		['={{ false }}', false],
	])('%s is set and read back', async (propertyValue, expected) => {
		const { error } = await run('issue:setProperty', { propertyValue });
		expect(error).toBeUndefined();
		const { items } = await run('issue:getProperty', { propertyKey: 'com.example.case' });
		expect(items[0].json.value).toEqual(expected);
	});

	test('a key with a slash stays one', async () => {
		await run('issue:setProperty', { propertyKey: 'a/b?c' });
		expect(jira.issue('OPS-4')?.properties).toHaveProperty(['a/b?c']);
	});

	test.each<[string, object, string]>([
		['issue:setProperty', { propertyKey: ' ' }, "'Property Key' is empty"],
		['issue:setProperty', { propertyKey: 'x'.repeat(256) }, "'Property Key' is longer than 255 characters"],
		['issue:setProperty', { propertyValue: '' }, "'Property Value' is empty"],
	])('%s %j is refused before anything is sent', async (id, changed, message) => {
		expect((await run(id, changed)).error?.message).toBe(message);
		expect(jira.requests).toEqual([]);
	});

	test('a removal whose answer is lost is found out', async () => {
		jira.fail({ method: 'DELETE', drop: true, after: true });
		const { items, error } = await run('issue:deleteProperty');
		expect(error).toBeUndefined();
		expect(items[0].json.deleted).toBe(true);
	});
});

describe('Rank', () => {
	const rank = async (changed: object = {}, more: object = {}) =>
		await run('issue:rank', { issueKeys: 'OPS-6, OPS-7', otherIssue: key('OPS-3'), ...changed }, more);
	const order = () => ['OPS-3', 'OPS-6', 'OPS-7'].sort((a, b) => jira.issue(a)!.rank - jira.issue(b)!.rank);

	test.each([
		['before', ['OPS-6', 'OPS-7', 'OPS-3']],
		['after', ['OPS-3', 'OPS-6', 'OPS-7']],
	])('%s another, in the order given', async (position, expected) => {
		const { items, error } = await rank({ position });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual(
			['OPS-6', 'OPS-7'].map((one) => ({ key: one, ranked: true, reason: null, [position]: 'OPS-3' })),
		);
		expect(order()).toEqual(expected);
	});

	test('one that is not there is told, the others are ranked', async () => {
		const { items } = await rank({ issueKeys: 'OPS-999, OPS-7' });
		expect(items.map(({ json }) => [json.key, json.ranked])).toEqual([
			['OPS-999', false],
			['OPS-7', true],
		]);
		expect(items[0].json.reason).toMatch(/./);
	});

	describe('of more than fifty', () => {
		const puts = () => sent('PUT').map(({ body }) => body as { issues: string[]; rankBeforeIssue?: string; rankAfterIssue?: string });
		const many = (count: number) => jira.addIssues('OPS', count).map((one) => one.key);
		const inOrder = (keys: string[]) => [...keys].sort((a, b) => jira.issue(a)!.rank - jira.issue(b)!.rank);

		test.each([
			['before', (keys: string[]) => [...keys, 'OPS-3']],
			['after', (keys: string[]) => ['OPS-3', ...keys]],
		])('%s another: in parts of fifty, in the order given', async (position, expected) => {
			const keys = many(123).reverse();
			const { items, error } = await rank({ issueKeys: keys.join(','), position });
			expect(error?.message).toBeUndefined();
			expect(items.map(({ json }) => [json.key, json.ranked, json[position]])).toEqual(keys.map((one) => [one, true, 'OPS-3']));
			expect(inOrder([...keys, 'OPS-3'])).toEqual(expected(keys));
			expect(puts().map(({ issues }) => issues.length)).toEqual([50, 50, 23]);
			expect(puts().slice(1).map(({ rankAfterIssue }) => rankAfterIssue)).toEqual([keys[49], keys[99]]);
		});

		test('each part follows the last that was ranked, and what is not there is told', async () => {
			const keys = many(60);
			const asked = [...keys.slice(0, 49), 'OPS-99999', ...keys.slice(49)];
			const { items } = await rank({ issueKeys: asked.join(','), position: 'after' });
			expect(items.filter(({ json }) => !json.ranked).map(({ json }) => json.key)).toEqual(['OPS-99999']);
			expect(puts()[1].rankAfterIssue).toBe(keys[48]);
			expect(inOrder(keys)).toEqual(keys);
		});

		test('a part that Jira refuses is told by its issues, the others are ranked', async () => {
			const keys = many(120);
			jira.fail({ method: 'PUT', path: '/rest/agile/1.0/issue/rank', skip: 1, times: 1, status: 400, body: { errorMessages: ['Not these.'] } });
			const { items } = await rank({ issueKeys: keys.join(','), position: 'after' });
			expect(items.map(({ json }) => json.ranked)).toEqual(keys.map((_one, at) => at < 50 || at >= 100));
			expect(items[50].json.reason).toContain('Not these.');
			expect(inOrder([...keys.slice(0, 50), ...keys.slice(100)])).toEqual([...keys.slice(0, 50), ...keys.slice(100)]);
		});

		test('the first part that is refused is the failure of all', async () => {
			jira.fail({ method: 'PUT', path: '/rest/agile/1.0/issue/rank', times: 1, status: 403, body: { errorMessages: ['No licence.'] } });
			expect((await rank({ issueKeys: many(60).join(',') })).error?.message).toContain('No licence.');
			expect(puts()).toHaveLength(1);
		});

		test('each part counts, and none is sent where not all may be', async () => {
			const keys = many(60).join(',');
			expect((await rank({ issueKeys: keys }, { credential: { writesPerExecution: 1 } })).error?.message).toContain('the credential allows 1');
			expect(puts()).toEqual([]);
		});
	});

	test.each(['issueKeys', 'otherIssue'])('%s of a closed project is refused', async (name) => {
		const changed = name === 'issueKeys' ? { issueKeys: 'OPS-6, WEB-1' } : { otherIssue: key('WEB-1') };
		const { error } = await rank(changed, { credential: notWeb });
		expect(error?.message).toMatch(/not open to this credential/);
		expect(sent('PUT')).toEqual([]);
	});
});
