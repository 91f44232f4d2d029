import { people, runNode, shortenWaits, useJira } from '../harness';
import { sample } from './samples';
import { accountId, email, key } from './values';

shortenWaits();
const jira = useJira();

const watchers = (issueKey: string) => jira.issue(issueKey)!.watchers;
const votersOf = (issueKey: string) => jira.issue(issueKey)!.voters;
const NO_ANSWER = [{ status: 500, after: true }, { drop: true, after: true }];

describe('watchers', () => {
	test('a person by email is added; the account ID goes as JSON text', async () => {
		const { items } = await runNode({ parameters: sample('watcher:add', { accountId: email(people.ben.email) }) });
		expect(items[0].json).toEqual({ issueKey: 'OPS-2', accountId: people.ben.accountId, displayName: people.ben.displayName, watching: true });
		expect(watchers('OPS-2')).toContain(people.ben.accountId);
		expect(jira.requests.at(-1)).toMatchObject({ method: 'POST', body: people.ben.accountId });
		expect(jira.findings).toEqual([]);
	});

	test('a plan names the person as Jira does', async () => {
		const { items } = await runNode({ parameters: sample('watcher:add', { safety: { dryRun: true } }) });
		expect(items[0].json.changes).toEqual([{ field: 'Watcher', after: `${people.dana.displayName} (${people.dana.accountId})` }]);
	});

	test('without the permission for others Jira says so', async () => {
		jira.denied = ['MANAGE_WATCHERS'];
		const { error } = await runNode({ parameters: sample('watcher:add') });
		expect(error?.message).toMatch(/permission to manage the watcher list/);
		expect((await runNode({ parameters: sample('watcher:add', { accountId: accountId(people.ana.accountId) }) })).error).toBeUndefined();
	});

	test('whom Jira does not show is no empty list', async () => {
		jira.denied = ['VIEW_VOTERS_AND_WATCHERS'];
		const { error } = await runNode({ parameters: sample('watcher:getAll') });
		expect(error?.message).toBe("'Issue' has 2 watchers whom Jira does not show");
	});

	test('nobody watches: no items', async () => {
		jira.issue('OPS-6')!.watchers = [];
		const { items, error } = await runNode({ parameters: sample('watcher:getAll') });
		expect([items, error]).toEqual([[], undefined]);
	});

	test('add and remove where no answer comes: done once', async () => {
		for (const [id, method] of [['watcher:add', 'POST'], ['watcher:remove', 'DELETE']]) {
			jira.fail({ method, drop: true, after: true });
			const { error } = await runNode({ parameters: sample(id, { issueKey: key('OPS-6') }) });
			expect(error).toBeUndefined();
		}
		expect(watchers('OPS-6')).toEqual([people.ana.accountId, people.dana.accountId]);
	});
});

describe('the vote of the account', () => {
	test.each(NO_ANSWER)('is given and taken back once, also where no answer comes: %j', async (fault) => {
		jira.fail({ method: 'POST', ...fault });
		const given = await runNode({ parameters: sample('vote:add') });
		expect([given.error, given.items[0]?.json]).toEqual([undefined, { issueKey: 'OPS-2', hasVoted: true, url: `${jira.url}/browse/OPS-2` }]);
		expect(votersOf('OPS-2')).toEqual([people.ana.accountId]);
		jira.fail({ method: 'DELETE', ...fault });
		const back = await runNode({ parameters: sample('vote:remove', { issueKey: key('OPS-2') }) });
		expect([back.error, back.items[0]?.json.hasVoted]).toEqual([undefined, false]);
		expect(votersOf('OPS-2')).toEqual([]);
	});

	test('that is not there cannot be taken back', async () => {
		const { error } = await runNode({ parameters: sample('vote:remove', { issueKey: key('OPS-2') }) });
		expect(error?.message).toBe('You have not voted for this issue.');
	});
});
