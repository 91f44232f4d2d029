import { sleep } from 'n8n-workflow';

import { hasScheduler, people, triggerOf, useJira } from '../harness';
import { events, resetJira, told } from './values';

// n8n's durable scheduler (2.x, off by default): each poll has a context of its own, in any process.

const jira = useJira();
beforeEach(() => resetJira(jira));

const inLine = hasScheduler ? test : test.skip;

inLine('another process goes on from the activation, also where that has started nothing', async () => {
	const trigger = triggerOf({ parameters: events('issueCreated'), durable: true });
	await trigger.activate();
	const { key } = jira.by(people.ben).create('OPS');
	expect(told(await trigger.tick({ elsewhere: true }))).toEqual([`issueCreated ${key}`]);
	expect(trigger.log.join()).not.toContain('state is lost');
});

inLine('Start Now holds for an activation, not for the ticks after it', async () => {
	const options = { whenActivatedAgain: 'startNow' };
	const trigger = triggerOf({ parameters: { ...events('issueCreated'), options }, durable: true });
	await trigger.activate();
	jira.by(people.ben).create('OPS');
	await sleep(1_100); // Jira's clock has whole seconds
	expect(await trigger.activate()).toEqual([]);
	const { key } = jira.by(people.ben).create('OPS');
	expect(told(await trigger.tick())).toEqual([`issueCreated ${key}`]);
});

inLine('a webhook that was taken away comes back with the next tick, before the backup poll is due', async () => {
	const trigger = triggerOf({ parameters: { deliverBy: 'webhook', ...events('issueCreated') }, durable: true });
	await trigger.activate();
	await trigger.deactivate();
	expect(jira.webhooks.all).toEqual([]);
	await trigger.open();
	await trigger.tick();
	expect(jira.webhooks.all).toHaveLength(1);
});
