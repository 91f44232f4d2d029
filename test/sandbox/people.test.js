// @ts-check
'use strict';

const { people } = require('.');
const { useCheckedJira } = require('./useCheckedJira');

const { jira, call } = useCheckedJira();

const API = '/rest/api/3';
const ISSUE = `${API}/issue/OPS-2`;
const { ana, ben, carla, erik, dana } = people;

describe('watchers', () => {
	const WATCHERS = `${ISSUE}/watchers`;
	const watchers = async () => (await call('GET', WATCHERS)).body;
	const remove = (accountId) =>
		call('DELETE', `${WATCHERS}?accountId=${encodeURIComponent(accountId)}`);

	test('are added by a text, and again without harm', async () => {
		for (let n = 0; n < 2; n++)
			expect((await call('POST', WATCHERS, erik.accountId)).status).toBe(204);
		const { watchers: list, ...rest } = await watchers();
		expect(rest).toMatchObject({ isWatching: true, watchCount: 2 });
		expect(list.map(({ accountId }) => accountId)).toEqual([ana.accountId, erik.accountId]);
		const { fields } = (await call('GET', `${ISSUE}?fields=watches`)).body;
		expect(fields.watches).toMatchObject({ watchCount: 2, isWatching: true });
		expect((await remove(ana.accountId)).status).toBe(204);
		expect((await remove(ana.accountId)).status).toBe(204);
		expect(await watchers()).toMatchObject({ isWatching: false, watchCount: 1 });
		expect((await call('POST', WATCHERS)).status).toBe(204);
		expect((await watchers()).isWatching).toBe(true);
		expect(jira.findings).toEqual([]);
	});

	test('are people', async () => {
		expect((await call('POST', WATCHERS, 'nobody')).status).toBe(404);
		expect((await call('POST', WATCHERS, { accountId: ben.accountId })).status).toBe(400);
		expect((await call('DELETE', WATCHERS)).status).toBe(400);
		expect((await watchers()).watchCount).toBe(1);
	});

	test('other than oneself are for those who manage them', async () => {
		jira.denied = ['MANAGE_WATCHERS'];
		expect((await call('POST', WATCHERS, ben.accountId)).status).toBe(403);
		expect((await remove(ben.accountId)).status).toBe(403);
		expect((await remove(ana.accountId)).status).toBe(204);
	});

	test('are a number where they may not be seen', async () => {
		jira.denied = ['VIEW_VOTERS_AND_WATCHERS'];
		expect(await watchers()).toMatchObject({ watchCount: 1, watchers: [] });
	});
});

describe('votes', () => {
	const VOTES = `${ISSUE}/votes`;
	const votes = async () => (await call('GET', VOTES)).body;

	test("are one's own", async () => {
		for (let n = 0; n < 2; n++) expect((await call('POST', VOTES)).status).toBe(204);
		expect(await votes()).toMatchObject({
			votes: 1,
			hasVoted: true,
			voters: [{ accountId: ana.accountId }],
		});
		const { fields } = (await call('GET', `${ISSUE}?fields=votes`)).body;
		expect(fields.votes).toMatchObject({ votes: 1, hasVoted: true });
		expect((await call('DELETE', VOTES)).status).toBe(204);
		expect((await call('DELETE', VOTES)).status).toBe(404);
		expect((await votes()).votes).toBe(0);
	});

	test('are not given to what is resolved, nor where they are off', async () => {
		expect((await call('POST', `${API}/issue/OPS-5/votes`)).status).toBe(404);
		jira.off = ['voting'];
		expect((await call('GET', VOTES)).status).toBe(404);
	});
});

describe('a mail', () => {
	const notify = (to, more = {}) =>
		call('POST', `${ISSUE}/notify`, { subject: 'Hello', textBody: 'x', to, ...more });
	const [USERS, MANAGERS] = [
		'276f955c-63d7-42c8-9520-92d01dca0625',
		'6e87dc72-4f1f-421f-9382-2fee8b652487',
	];

	test('goes to everybody named, once, and not to the sender', async () => {
		await call('POST', `${ISSUE}/watchers`, erik.accountId);
		const to = {
			reporter: true,
			assignee: true,
			watchers: true,
			voters: true,
			users: [{ accountId: erik.accountId }, { accountId: carla.accountId }],
			groupIds: [MANAGERS],
		};
		expect((await notify(to)).status).toBe(204);
		expect(jira.site.mails).toMatchObject([{ key: 'OPS-2', subject: 'Hello', textBody: 'x' }]);
		const names = jira.site.mails[0].to.map((id) => jira.site.users.get(id)?.displayName);
		expect(names).toEqual(['Ben Okafor', 'Erik Lindqvist', 'Dana Weiss', 'Dana Whitlam']);
		expect(jira.findings).toEqual([]);
	});

	test('goes to those of a group only when told so', async () => {
		const to = { users: [ben, dana].map(({ accountId }) => ({ accountId })) };
		await notify(to, { restrict: { groups: [{ name: 'managers' }] } });
		expect(jira.site.mails[0].to).toEqual([dana.accountId]);
	});

	test.each([
		['nobody', {}, {}, 400, 'No recipients were defined for notification.'],
		['the sender alone', { users: [{ accountId: ana.accountId }] }, {}, 400, /^No recipients/],
		[
			'somebody who has left',
			{ users: [{ accountId: carla.accountId }] },
			{},
			400,
			/^No recipients/,
		],
		[
			'nobody that is known',
			{ users: [{ accountId: 'x' }] },
			{},
			400,
			"The user 'x' does not exist.",
		],
		['a group that is none', { groups: [{ name: 'x' }] }, {}, 400, "The group 'x' does not exist."],
		['people, without a mail server', { groupIds: [USERS] }, { off: ['mail'] }, 403, /disabled/],
	])('to %s is refused', async (_name, to, settings, status, text) => {
		Object.assign(jira, settings);
		const answer = await notify(to);
		expect(answer.status).toBe(status);
		expect(answer.body.errorMessages[0]).toMatch(text);
		expect(jira.site.mails).toEqual([]);
	});

	test('to the assignee of an issue that has none is refused', async () => {
		const { status } = await call('POST', `${API}/issue/OPS-7/notify`, { to: { assignee: true } });
		expect(status).toBe(400);
	});
});
