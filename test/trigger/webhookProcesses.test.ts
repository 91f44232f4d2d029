import type { IDataObject } from 'n8n-workflow';

import { people, triggerOf, useJira } from '../harness';
import type { ActiveTrigger } from '../harness';
import { later, resetJira, signed, told } from './values';

// n8n's webhook processors: processes that take webhooks, do not poll, and live for days.

const jira = useJira();
const MINUTE = 60_000;
let trigger: ActiveTrigger;
beforeEach(async () => {
	resetJira(jira);
	trigger = triggerOf({ parameters: { events: ['issueUpdated'], deliverBy: 'webhook' } });
	await trigger.activate();
	jira.webhookLosses = 1; // each is handed over here
});
afterEach(() => {
	trigger.close();
	jest.restoreAllMocks();
});

/** Somebody changes an issue, and Jira tells the process. */
async function changed(elsewhere: string, summary: string) {
	jira.by(people.ben).change('OPS-1', { summary });
	const { id } = jira.issue('OPS-1')!;
	const text = JSON.stringify({ timestamp: Date.now(), webhookEvent: 'jira:issue_updated', issue: { id } });
	trigger.emitted.length = 0;
	expect(await trigger.take(...signed(text, jira.webhooks.all[0].secret!), undefined, { elsewhere })).toBe(200);
	return trigger.emitted.map(({ changes }) => (changes as IDataObject[])[0].toText);
}

test('a process gives out what it is told of, once', async () => {
	expect(await changed('one', 'a')).toEqual(['a']);
	expect(await changed('one', 'b')).toEqual(['b']);
	later(20 * MINUTE);
	expect(await changed('one', 'c')).toEqual(['c']);
});

test('what another process has given out does not come again with the next change, once Look Back is over', async () => {
	expect(await changed('one', 'a')).toEqual(['a']);
	expect(await changed('two', 'b')).toContain('b');
	later(20 * MINUTE);
	expect(await changed('one', 'c')).toEqual(['c']);
	expect(await changed('two', 'd')).toEqual(expect.not.arrayContaining(['a', 'b']));
});

test('a process knows what the one that polls has saved meanwhile', async () => {
	expect(await changed('one', 'a')).toEqual(['a']);
	jira.by(people.ben).change('OPS-1', { summary: 'b' });
	later(16 * MINUTE);
	expect(await trigger.poll()).toHaveLength(2);
	jest.restoreAllMocks();
	expect(await changed('one', 'c')).toEqual(['c']);
});

test('a process leaves what is saved by the one that polls', async () => {
	await changed('one', 'a');
	later(16 * MINUTE);
	expect(told(await trigger.poll())).toEqual(['issueUpdated OPS-1']);
	const { saved } = trigger;
	await changed('one', 'b');
	expect(trigger.saved).toEqual(saved);
});
