import { sleep } from 'n8n-workflow';

import { people, triggerOf, useJira } from '../harness';
import type { ActiveTrigger } from '../harness';
import { later, resetJira, signed, told } from './values';

// A webhook whose token is renewed, and one that is taken away while it is registered.

const jira = useJira();
let trigger: ActiveTrigger;
beforeEach(() => resetJira(jira));
afterEach(() => {
	trigger.close();
	jest.restoreAllMocks();
});

const RENEWED = { apiToken: 'sandbox-token-renewed' };

async function activated(...events: string[]) {
	trigger = triggerOf({ parameters: { deliverBy: 'webhook', events } });
	await trigger.listen(jira);
	await trigger.activate();
}

const secret = () => jira.webhooks.all[0].secret!;

async function backupPoll() {
	later(16 * 60_000);
	await trigger.poll();
	jest.restoreAllMocks();
}

/** The status of what is signed with a secret. */
async function signedWith(key: string, elsewhere = false) {
	const text = JSON.stringify({ timestamp: Date.now(), webhookEvent: 'x' });
	return await trigger.take(...signed(text, key), undefined, { elsewhere });
}

test('a renewed token loses nothing: what Jira signs with the secret it has is taken until it has the new one', async () => {
	await activated('issueDeleted');
	const old = secret();
	trigger.credential = RENEWED;
	const ben = jira.by(people.ben);
	const { key } = ben.create('OPS');
	ben.remove(key);
	await jira.webhooks.settled();
	expect(told(trigger.emitted)).toEqual([`issueDeleted ${key}`]);
	await backupPoll();
	expect(secret()).not.toBe(old);
	expect(await signedWith(secret())).toBe(200);
	expect(await signedWith(old)).toBe(401);
	expect(JSON.stringify([trigger.saved, trigger.log, trigger.failures])).not.toMatch(new RegExp(`${old}|${secret()}`));
});

test.each<[string, () => unknown]>([
	['in a process that has not registered it', () => undefined],
	['after a restart', async () => await trigger.restart()],
	['once the workflow is switched off', async () => await trigger.deactivate()],
	['on another site', () => (trigger.credential = { ...RENEWED, url: 'https://other.atlassian.net' })],
])('the secret of an old token is nothing %s', async (what, happens) => {
	await activated('issueDeleted');
	const old = secret();
	trigger.credential = RENEWED;
	await happens();
	expect(await signedWith(old, what.includes('process'))).toBe(401);
});

test('a workflow that is switched off while its webhook is registered leaves none', async () => {
	await activated('issueCreated');
	jira.webhooks.all = [];
	jira.fail({ method: 'POST', path: '/rest/webhooks/1.0/webhook', delay: 300 });
	jira.requests.length = 0;
	const polled = backupPoll();
	while (!jira.requests.some(({ method, path }) => method === 'POST' && path.endsWith('webhook'))) await sleep(10);
	await trigger.deactivate();
	await polled;
	expect(jira.webhooks.all).toEqual([]);
});
