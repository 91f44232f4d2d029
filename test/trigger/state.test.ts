import { sleep } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { people, startJira, triggerOf } from '../harness';
import type { Jira } from '../harness';
import { events, resetJira, told } from './values';

let jira: Jira;
beforeAll(async () => (jira = await startJira()));
beforeEach(() => resetJira(jira));
afterAll(async () => await jira.close());

const create = () => jira.by(people.ben).create('OPS').key;

async function activated(parameters: IDataObject = {}) {
	const trigger = triggerOf({ parameters: { ...events('issueCreated'), ...parameters } });
	await trigger.activate();
	return trigger;
}

test('what was given out does not come again after a restart, what was not comes', async () => {
	const trigger = await activated();
	const first = create();
	expect(told(await trigger.poll())).toEqual([`issueCreated ${first}`]);
	await trigger.poll(); // moves the state, and is not saved
	const second = create();
	expect(told(await trigger.restart())).toEqual([`issueCreated ${second}`]);
	expect(await trigger.poll()).toEqual([]);
});

test('another execution that writes its own copy of the static data back changes nothing while n8n runs', async () => {
	const trigger = await activated();
	const before = trigger.saved;
	create();
	expect(await trigger.poll()).toHaveLength(1);
	Object.assign(trigger, { saved: before });
	expect(await trigger.republish({})).toEqual([]);
});

test('and after a restart, where that is behind another trigger, brings again what was given out since, and loses nothing', async () => {
	const trigger = await activated();
	const before = trigger.saved;
	create();
	const [first] = await trigger.poll();
	Object.assign(trigger, { saved: before });
	const key = create();
	const items = await trigger.restart();
	expect(items[0].deliveryId).toBe(first.deliveryId);
	expect(told(items.slice(1))).toEqual([`issueCreated ${key}`]);
});

test('nonsense in the static data counts for nothing', async () => {
	const trigger = triggerOf({
		parameters: events('issueCreated'),
		staticData: { 'node:Jira Siesta Trigger': { state: { v: 1, site: 7, cursor: 'x' } } },
	});
	expect(await trigger.activate()).toEqual([]);
	const key = create();
	expect(told(await trigger.poll())).toEqual([`issueCreated ${key}`]);
});

test('a renamed node knows what it has given out', async () => {
	const trigger = await activated();
	create();
	expect(await trigger.poll()).toHaveLength(1);
	expect(await trigger.republish({ name: 'When a ticket comes in' })).toEqual([]);
	const key = create();
	expect(told(await trigger.poll())).toEqual([`issueCreated ${key}`]);
});

test('a workflow that is activated again goes on where it ended, or starts now', async () => {
	const trigger = await activated();
	const key = create();
	expect(told(await trigger.activate())).toEqual([`issueCreated ${key}`]);

	const fresh = await activated({ options: { whenActivatedAgain: 'startNow' } });
	create();
	await sleep(1_100); // Jira's clock has whole seconds
	expect(await fresh.activate()).toEqual([]);
	const later = create();
	expect(told(await fresh.poll())).toEqual([`issueCreated ${later}`]);
});

test('a restart goes on also where a new activation would start now', async () => {
	const trigger = await activated({ options: { whenActivatedAgain: 'startNow' } });
	const key = create();
	await sleep(1_100);
	expect(told(await trigger.restart())).toEqual([`issueCreated ${key}`]);
});

test('a change of an active workflow goes on also where a new activation would start now', async () => {
	const trigger = await activated({ options: { whenActivatedAgain: 'startNow' } });
	const key = create();
	await sleep(1_100);
	expect(told(await trigger.republish({}))).toEqual([`issueCreated ${key}`]);
});

test('another site begins anew', async () => {
	const trigger = await activated();
	const [kept] = Object.values(trigger.saved) as Array<{ state: IDataObject }>;
	kept.state.site = 'https://other.atlassian.net';
	kept.state.floor = { at: 0, id: '' };
	create();
	await sleep(1_100);
	const moved = triggerOf({ parameters: events('issueCreated'), staticData: trigger.saved });
	expect(await moved.activate()).toEqual([]);
});

test('more events than one run may have come one run after the other, the oldest first', async () => {
	const trigger = await activated({ options: { mostEvents: 2 } });
	const keys = [];
	for (let n = 0; n < 5; n++) {
		keys.push(create());
		await sleep(3);
	}
	const runs = [await trigger.poll(), await trigger.restart(), await trigger.poll(), await trigger.poll()];
	expect(runs.map(told)).toEqual([keys.slice(0, 2), keys.slice(2, 4), keys.slice(4), []].map((some) => some.map((key) => `issueCreated ${key}`)));
});

test('an event that is found late, within the time that each poll looks back', async () => {
	const trigger = await activated();
	jira.indexLag = 60_000;
	const key = create();
	expect(await trigger.poll()).toEqual([]);
	jira.indexLag = 0;
	expect(told(await trigger.poll())).toEqual([`issueCreated ${key}`]);
	expect(await trigger.poll()).toEqual([]);
});

test('an issue that changes again while the first change is indexed gives both', async () => {
	const trigger = triggerOf({ parameters: events('issueUpdated') });
	await trigger.activate();
	jira.indexLag = 300;
	jira.by(people.ben).change('OPS-1', { summary: 'one' });
	await sleep(200);
	jira.by(people.ben).change('OPS-1', { summary: 'two' });
	const seen: IDataObject[] = [];
	for (let n = 0; n < 8; n++) {
		seen.push(...(await trigger.poll()));
		await sleep(100);
	}
	expect(seen.map(({ changes }) => (changes as IDataObject[])[0].toText)).toEqual(['one', 'two']);
});

test('a test shows the newest events and leaves all as it is', async () => {
	const trigger = await activated();
	for (let n = 0; n < 12; n++) create();
	const newest = create();
	const items = await trigger.test();
	expect(items).toHaveLength(10);
	expect(items.at(-1)).toMatchObject({ via: 'test', issue: { key: newest } });
	expect(await trigger.poll()).toHaveLength(13);
});

test('a test without an event says what was looked for', async () => {
	const trigger = triggerOf({ parameters: { ...events('worklogAdded'), jql: 'project = WEB' } });
	await expect(trigger.test()).rejects.toThrow(
		"'Events' were not found among what has changed last, within 30 days: Work Log Added, of the issues of project = WEB",
	);
});
