import { sleep } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { people, triggerOf, useJira } from '../harness';
import type { ActiveTrigger } from '../harness';
import { later, resetJira, told } from './values';

// Another node of the workflow writes static data: a run that ends takes back what n8n has saved since it began.

const jira = useJira();
let trigger: ActiveTrigger;
beforeEach(() => resetJira(jira));
afterEach(() => {
	trigger.endRuns();
	trigger.close();
	jest.restoreAllMocks();
});

const create = () => jira.by(people.ben).create('OPS').key;

async function activated(parameters: IDataObject) {
	trigger = triggerOf({ parameters: { events: ['issueCreated'], ...parameters }, writesStaticData: true });
	await trigger.listen(jira);
	await trigger.activate();
	trigger.endsRuns = false;
}

/** Ends what is under way until something that waits for it is done. */
async function ending<T>(waits: Promise<T>): Promise<T> {
	let isOver = false;
	void waits.finally(() => (isOver = true));
	while (!isOver) {
		await sleep(20);
		trigger.endRuns();
	}
	return await waits;
}

test('by polling: a poll gives out nothing until the run before it has ended', async () => {
	await activated({});
	const first = create();
	expect(told(await trigger.poll())).toEqual([`issueCreated ${first}`]);
	const second = create();
	const next = trigger.poll();
	await sleep(300);
	trigger.endRuns(1);
	expect(told(await next)).toEqual([`issueCreated ${second}`]);
	expect(await trigger.restart()).toEqual([]);
});

test('by polling: the state is saved once more when the run has ended', async () => {
	await activated({});
	create();
	await trigger.poll();
	expect(trigger.emptyRuns).toBe(0);
	trigger.endRuns();
	await sleep(20);
	expect(trigger.emptyRuns).toBe(1);
	expect(await trigger.restart()).toEqual([]);
});

test('by polling: not where no node writes static data', async () => {
	trigger = triggerOf({ parameters: { events: ['issueCreated'] } });
	await trigger.activate();
	create();
	expect(await trigger.poll()).toHaveLength(1);
	await sleep(20);
	expect(trigger.emptyRuns).toBe(0);
	expect(await trigger.restart()).toEqual([]);
});

test('by polling: a run that has taken a minute is not waited for', async () => {
	await activated({});
	create();
	await trigger.poll();
	later(61_000);
	const key = create();
	expect(told(await trigger.poll())).toEqual([`issueCreated ${key}`]);
	trigger.endRuns();
	await sleep(20);
	expect(await trigger.restart()).toEqual([]);
});

test('by webhook: the state is saved again when the run has ended', async () => {
	await activated({ deliverBy: 'webhook' });
	for (let n = 0; n < 5; n++) create();
	await ending(jira.webhooks.settled());
	expect(trigger.emitted).toHaveLength(5);
	expect(await trigger.restart()).toEqual([]);
});

test('by webhook: it waits for the run of a backup poll, which waits for those of webhooks', async () => {
	await activated({ deliverBy: 'webhook' });
	later(16 * 60_000); // the backup poll is due
	create();
	while (trigger.emitted.length === 0) await sleep(10);
	jira.webhookLosses = 1;
	const lost = create();
	await sleep(20);
	jira.webhookLosses = 0;
	const before = trigger.emitted.length;
	const poll = trigger.poll();
	await sleep(300);
	expect(trigger.emitted).toHaveLength(before);
	trigger.endRuns();
	expect(told(await poll)).toEqual([`issueCreated ${lost}`]);
	const last = create();
	await sleep(300);
	expect(told(trigger.emitted)).not.toContain(`issueCreated ${last}`);
	await ending(jira.webhooks.settled());
	expect(told(trigger.emitted)).toContain(`issueCreated ${last}`);
	expect(await trigger.restart()).toEqual([]);
});
