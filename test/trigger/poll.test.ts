import { sleep } from 'n8n-workflow';

import { people, startJira, triggerOf } from '../harness';
import type { Jira } from '../harness';
import { events, projects, resetJira, told } from './values';

let jira: Jira;
beforeAll(async () => (jira = await startJira()));
beforeEach(() => resetJira(jira));
afterAll(async () => await jira.close());

const asked = () => jira.requests.map(({ method, path }) => `${method} ${path}`);

/** An active trigger; what comes after is new. */
async function activated(parameters: object) {
	const trigger = triggerOf({ parameters: { ...parameters } });
	expect(await trigger.activate()).toEqual([]);
	jira.requests.length = 0;
	return trigger;
}

test('an issue that was created, once, with the issue as Get gives it', async () => {
	const trigger = await activated(events('issueCreated'));
	const { key, id } = jira.by(people.ben).create('OPS', { summary: 'Printer on fire' });
	const items = await trigger.poll();
	expect(items).toEqual([
		{
			event: 'issueCreated',
			deliveryId: `${new URL(jira.url).host}:created:${id}`,
			eventTime: new Date(jira.issue(key)!.createdAt).toISOString(),
			via: 'poll',
			actor: { accountId: people.ben.accountId, displayName: people.ben.displayName },
			issue: expect.objectContaining({ key, summary: 'Printer on fire', status: 'To Do', url: `${jira.url}/browse/${key}` }),
		},
	]);
	expect(await trigger.poll()).toEqual([]);
});

test('a poll that finds nothing is one request', async () => {
	const trigger = await activated(events('issueCreated', 'issueUpdated', 'commentAdded'));
	await trigger.poll();
	expect(asked()).toEqual(['POST /rest/api/3/search/jql']);
});

test('every event of an issue, in the order of time', async () => {
	const trigger = await activated(
		events('issueCreated', 'issueUpdated', 'issueTransitioned', 'issueAssigned', 'commentAdded', 'commentEdited', 'attachmentAdded', 'issueLinked', 'worklogAdded', 'worklogEdited'),
	);
	jira.worklogDelay = 0;
	const ben = jira.by(people.ben);
	const pause = async () => await sleep(5);
	const { key } = ben.create('OPS', { summary: 's' });
	await pause();
	ben.change(key, { status: { name: 'In Progress' } });
	await pause();
	ben.change(key, { assignee: { accountId: people.dana.accountId } });
	await pause();
	const { id } = ben.comment(key, 'One *moment*');
	await pause();
	ben.editComment(key, id, 'Two moments');
	await pause();
	ben.attach(key, 'log.txt');
	await pause();
	ben.link(key, 'OPS-1');
	await pause();
	const work = ben.logWork(key, 3_600);
	await pause();
	ben.editWork(key, work.id, 7_200);
	const items = await trigger.poll();
	const own = items.filter(({ issue }) => (issue as { key: string }).key === key);
	// Each but the first comment is an entry of the history as well, and so an update.
	expect(own.map(({ event }) => event).filter((event) => event !== 'issueUpdated')).toEqual([
		...['issueCreated', 'issueTransitioned', 'issueAssigned', 'commentAdded', 'commentEdited'],
		...['attachmentAdded', 'issueLinked', 'worklogAdded', 'worklogEdited'],
	]);
	expect(own.filter(({ event }) => event === 'issueUpdated')).toHaveLength(6);
	const times = items.map(({ eventTime }) => String(eventTime));
	expect(times).toEqual([...times].sort());
	expect(new Set(items.map(({ deliveryId }) => deliveryId)).size).toBe(items.length);
	expect(await trigger.poll()).toEqual([]);
	expect(jira.findings).toEqual([]);
});

test('only the projects that are named', async () => {
	const trigger = await activated({ ...events('issueCreated'), projects: projects('WEB') });
	jira.by(people.ben).create('OPS');
	const { key } = jira.by(people.ben).create('WEB');
	expect(told(await trigger.poll())).toEqual([`issueCreated ${key}`]);
});
