import type { IDataObject } from 'n8n-workflow';

import { people, startJira, triggerOf } from '../harness';
import type { Jira } from '../harness';
import { changedIssues } from '../../nodes/JiraSiesta/trigger/search';
import { startAt } from '../../nodes/JiraSiesta/trigger/state';
import { inEngine } from '../harness/wire';
import { events, resetJira, told } from './values';

let jira: Jira;
beforeAll(async () => (jira = await startJira()));
beforeEach(() => {
	resetJira(jira);
	jira.worklogDelay = 0;
});
afterAll(async () => await jira.close());

const SEARCH = '/rest/api/3/search/jql';
const FEED = '/rest/api/3/worklog/updated';
const MATCH = '/rest/api/3/jql/match';

/** What a poll asks Jira for. */
async function askedBy(act: () => Promise<unknown>): Promise<string[]> {
	jira.requests.length = 0;
	await act();
	return jira.requests.map(({ path }) => path.replace(/\?.*/, ''));
}

test('a thousand issues that have changed cost twelve requests, where Jira gives a hundred with their times at once', async () => {
	const trigger = triggerOf({ parameters: { ...events('issueUpdated', 'commentAdded'), options: { mostEvents: 5_000 } } });
	await trigger.activate();
	const issues = jira.addIssues('OPS', 1_000);
	for (const { key } of issues) {
		jira.by(people.ben).change(key, { summary: 'changed' });
		jira.by(people.ben).comment(key, 'c');
	}
	jira.fieldsPageSize = 100;
	jira.requests.length = 0;
	expect(await trigger.poll()).toHaveLength(2_000);
	expect(jira.requests.length).toBe(12);
	const size = JSON.stringify(trigger.saved).length;
	expect(size).toBeLessThan(300_000);
});

/** A trigger that looks at the last hour, and issues whose changes have settled since. */
async function settled(count: number) {
	const issues = jira.addIssues('OPS', count);
	for (const { key } of issues) jira.by(people.ben).change(key, { summary: 'changed' });
	for (const issue of issues) {
		issue.updatedAt -= 180_000;
		issue.fields.updated = new Date(issue.updatedAt).toISOString().replace('Z', '+0000');
	}
	const state = startAt(jira.url, Date.now() - 3_600_000);
	const trigger = triggerOf({ parameters: events('issueUpdated'), staticData: { 'node:Jira Siesta Trigger': { state } } });
	expect(await trigger.restart()).toHaveLength(count);
	return { trigger, issues };
}

test('what was read and has not changed since is not read again while each poll looks back', async () => {
	const { trigger } = await settled(1);
	expect(await askedBy(async () => await trigger.poll())).toEqual([SEARCH]);
});

test('nor where there are several pages of it: one search more tells what has changed since', async () => {
	jira.fieldsPageSize = 10;
	const { trigger, issues } = await settled(30);
	expect(await askedBy(async () => await trigger.poll())).toEqual([SEARCH, SEARCH, SEARCH]);
	const [{ key, id }] = issues;
	jira.by(people.ben).change(key, { summary: 'changed again' });
	expect(told(await trigger.poll())).toEqual([`issueUpdated ${key}`]);
	const read = jira.requests.filter(({ path }) => path.endsWith('bulkfetch')).map(({ body }) => body as IDataObject);
	expect(read.map(({ issueIdsOrKeys }) => issueIdsOrKeys)).toEqual([[id]]);
});

test('a search of several pages is repeated until it finds nothing more: a deleted issue moves the others', async () => {
	const trigger = triggerOf({ parameters: { ...events('issueUpdated'), options: { mostEvents: 5_000 } } });
	await trigger.activate();
	const issues = jira.addIssues('OPS', 30);
	for (const { key } of issues) jira.by(people.ben).change(key, { summary: 'changed' });
	jira.pageSize = 10;
	jira.repeatedRows = 3;
	expect(await trigger.poll()).toHaveLength(30);
});

test.each([
	['that would find as much again is not made', 0, [SEARCH, SEARCH]],
	['is made where it finds less', 3_600_000, [SEARCH, SEARCH, SEARCH]],
])('the search more %s', async (_, ahead, paths) => {
	jira.fieldsPageSize = 10;
	const read = new Map(jira.addIssues('OPS', 30).map(({ id }) => [id, Date.now()]));
	const since = Date.now() - 60_000;
	const ask = async () =>
		await inEngine(jira.url, async (item) => await changedIssues(item, '', since, { read, readSince: since + ahead }), { credential: {} });
	expect(await askedBy(ask)).toEqual(paths);
});

const RESTRICTED = { projectAccess: 'restricted', fullProjects: 'OPS', otherProjects: 'blocked' };

test.each<[string, string[], IDataObject | undefined, string[]]>([
	['issues', ['issueUpdated', 'commentAdded'], undefined, [SEARCH]],
	['worklogs', ['worklogAdded', 'worklogEdited'], undefined, [FEED]],
	['worklogs among others', ['issueUpdated', 'worklogAdded'], undefined, [SEARCH, FEED]],
	['issues of listed projects', ['issueUpdated'], RESTRICTED, ['/rest/api/3/project/search', SEARCH]],
])('what a poll of %s costs that finds nothing', async (_, names, credential, paths) => {
	const trigger = triggerOf({ parameters: events(...names), credential });
	await trigger.activate();
	expect((await askedBy(async () => await trigger.poll())).sort()).toEqual(paths);
});

test('a backup poll asks for the webhooks of the site besides', async () => {
	const trigger = triggerOf({ parameters: { deliverBy: 'webhook', ...events('issueUpdated') } });
	await trigger.listen(jira);
	await trigger.activate();
	const { now } = Date;
	const clock = jest.spyOn(Date, 'now').mockImplementation(() => now() + 16 * 60_000);
	try {
		expect(await askedBy(async () => await trigger.poll())).toEqual(['/rest/webhooks/1.0/webhook', SEARCH]);
	} finally {
		clock.mockRestore();
		trigger.close();
	}
});

test('a worklog is read once while each poll looks back: given out or left out, own, edited or not', async () => {
	const parameters = { ...events('worklogAdded', 'worklogEdited'), options: { excludedAccounts: people.dana.accountId } };
	const trigger = triggerOf({ parameters });
	await trigger.activate();
	for (const person of [people.ana, people.ben, people.dana]) jira.by(person).logWork('OPS-1', 60);
	expect(await trigger.poll()).toHaveLength(1);
	expect(await askedBy(async () => await trigger.poll())).toEqual([FEED]);
	const { id } = jira.by(people.ben).logWork('OPS-2', 60);
	const asked = await askedBy(async () => expect(await trigger.poll()).toHaveLength(1));
	expect(asked).toEqual([FEED, '/rest/api/3/worklog/list', '/rest/api/3/issue/bulkfetch']);
	expect(jira.requests[1].body).toEqual({ ids: [Number(id)] });
});

test('time logged in an issue that does not match is read once, and held against the query until it matches', async () => {
	const trigger = triggerOf({ parameters: { ...events('worklogAdded'), jql: 'summary ~ "Printer"' } });
	await trigger.activate();
	jira.by(people.ben).logWork('OPS-1', 60);
	expect(await trigger.poll()).toEqual([]);
	expect(await askedBy(async () => await trigger.poll())).toEqual([FEED, MATCH]);
	jira.by(people.ben).change('OPS-1', { summary: 'Printer' });
	expect(await trigger.poll()).toHaveLength(1);
	expect(await askedBy(async () => await trigger.poll())).toEqual([FEED]);
});

test('worklogs for which a run has no room are not done with', async () => {
	const trigger = triggerOf({ parameters: { ...events('worklogAdded'), options: { mostEvents: 1 } } });
	await trigger.activate();
	for (const key of ['OPS-1', 'OPS-2']) jira.by(people.ben).logWork(key, 60);
	for (const count of [1, 1, 0]) expect(await trigger.poll()).toHaveLength(count);
});

test('a test reads a hundred issues at most, however much time was logged', async () => {
	const issues = jira.addIssues('OPS', 150);
	for (const { key } of issues) for (let n = 0; n < 8; n++) jira.by(people.ben).logWork(key, 60);
	const trigger = triggerOf({ parameters: events('worklogAdded') });
	const asked = await askedBy(async () => {
		const items = await trigger.test();
		expect(items.map(({ issue }) => (issue as IDataObject).key)).toContain(issues.at(-1)!.key);
	});
	const read = (path: string) => jira.requests.filter((request) => request.path.startsWith(path)).map(({ body }) => body as IDataObject);
	expect(asked.filter((path) => path === FEED)).toHaveLength(2);
	expect(read('/rest/api/3/worklog/list').map(({ ids }) => (ids as number[]).length)).toEqual([1_000]);
	const ids = read('/rest/api/3/issue/bulkfetch').flatMap(({ issueIdsOrKeys }) => issueIdsOrKeys as string[]);
	expect(ids.length).toBeLessThanOrEqual(100);
});
