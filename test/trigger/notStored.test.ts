import { ManualExecutionCancelledError, sleep } from 'n8n-workflow';

import { people, triggerOf, useJira } from '../harness';
import type { ActiveTrigger } from '../harness';
import { resetJira, told } from './values';

// n8n 2 tells that it could not store or begin a run, and that one was broken off. n8n 1 tells the latter alone.

const jira = useJira();
let trigger: ActiveTrigger;
beforeEach(() => resetJira(jira));
afterEach(() => trigger.close());

const create = () => jira.by(people.ben).create('OPS').key;

async function activated(deliverBy: string, events = ['issueCreated']) {
	trigger = triggerOf({ parameters: { events, deliverBy } });
	await trigger.listen(jira);
	await trigger.activate();
}

const notStored = () => new Error('SQLITE_FULL: database or disk is full');
const cancelled = () => new ManualExecutionCancelledError('7');
/** As n8n names it where a run has ended before it asks for its end. */
class ExecutionNotFoundError extends Error {}

test('by polling: what n8n could not store comes with the next poll, once', async () => {
	await activated('polling');
	const first = create();
	trigger.runError = notStored();
	expect(await trigger.poll()).toEqual([]);
	expect(await trigger.poll()).toEqual([]);
	trigger.runError = undefined;
	expect(told(await trigger.poll())).toEqual([`issueCreated ${first}`]);
	expect(await trigger.poll()).toEqual([]);
	expect(await trigger.restart()).toEqual([]);
});

test('by polling: also where n8n is ended before it can store anything', async () => {
	await activated('polling');
	const first = create();
	trigger.runError = notStored();
	await trigger.poll();
	trigger.runError = undefined;
	expect(told(await trigger.restart())).toEqual([`issueCreated ${first}`]);
});

test('by webhook: Jira is told, and delivers it again', async () => {
	await activated('webhook', ['issueCreated', 'issueDeleted']);
	const key = create();
	await jira.webhooks.settled();
	trigger.emitted.length = 0;
	trigger.runError = notStored();
	jira.webhookRetryAfter = 300;
	jira.by(people.ben).remove(key);
	for (let n = 0; n < 200 && jira.webhooks.deliveries.length < 2; n++) await sleep(10);
	trigger.runError = undefined;
	await jira.webhooks.settled();
	expect(jira.webhooks.deliveries.map(({ status }) => status)).toEqual([200, 503, 200]);
	expect(told(trigger.emitted)).toEqual([`issueDeleted ${key}`]);
	expect(await trigger.restart()).toEqual([]);
});

test.each([['cancelled', cancelled()], ['ended before n8n looked', new ExecutionNotFoundError()]])('a run that was %s does not come again', async (_how, error) => {
	await activated('webhook');
	trigger.runError = error;
	create();
	await jira.webhooks.settled();
	expect(jira.webhooks.deliveries.map(({ status }) => status)).toEqual([200]);
	trigger.runError = undefined;
	expect(await trigger.restart()).toEqual([]);

	await activated('polling');
	trigger.runError = error;
	create();
	await trigger.poll();
	trigger.runError = undefined;
	expect(await trigger.poll()).toEqual([]);
});
