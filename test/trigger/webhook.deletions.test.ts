import { sleep } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { people, triggerOf, useJira } from '../harness';
import type { ActiveTrigger } from '../harness';
import { later, resetJira, signed, told } from './values';

// Deletions, of which Jira keeps no trace: the webhook alone tells of them.

const jira = useJira();
let trigger: ActiveTrigger;
beforeEach(() => resetJira(jira));
afterEach(() => {
	trigger.close();
	jest.restoreAllMocks();
});

const MINUTE = 60_000;

async function activated(events: string[], options: IDataObject = {}) {
	trigger = triggerOf({ parameters: { deliverBy: 'webhook', events, options } });
	await trigger.listen(jira);
	await trigger.activate();
}

const settled = async () => await jira.webhooks.settled();
const ben = () => jira.by(people.ben);

test('deletions, told by the webhook alone', async () => {
	await activated(['issueDeleted', 'commentDeleted', 'worklogDeleted'], { ignoreOwnChanges: false });
	const comment = ben().comment('OPS-1', 'gone');
	const work = ben().logWork('OPS-1', 60);
	ben().deleteComment('OPS-1', comment.id);
	ben().deleteWork('OPS-1', work.id);
	const { key, id } = ben().create('OPS', { summary: 'Short-lived' });
	ben().remove(key);
	await settled();
	expect(told(trigger.emitted).sort()).toEqual(['commentDeleted OPS-1', `issueDeleted ${key}`, 'worklogDeleted OPS-1']);
	const of = (event: string) => trigger.emitted.find((item) => item.event === event)!;
	expect(of('issueDeleted')).toMatchObject({
		deleted: true,
		deliveryId: `${new URL(jira.url).host}:deleted:issue:${id}`,
		actor: { accountId: people.ben.accountId },
		issue: { key, summary: 'Short-lived', url: `${jira.url}/browse/${key}` },
	});
	expect(of('commentDeleted')).toMatchObject({ comment: { id: comment.id, body: 'gone' }, issue: { key: 'OPS-1' } });
	expect(of('worklogDeleted')).toMatchObject({ worklog: { id: work.id, timeSpent: '1m' } });
});

/** A delivery of Jira's as it comes when n8n was away for so long. */
async function deliveredLate(body: IDataObject, ms: number) {
	const text = JSON.stringify({ timestamp: Date.now() - ms, ...body });
	return await trigger.take(...signed(text, jira.webhooks.all[0].secret!));
}

test('a deletion of before all that a poll still looks at, which Jira delivers late, and twice', async () => {
	await activated(['commentDeleted']);
	const { id } = jira.issue('OPS-1')!;
	const body = { webhookEvent: 'comment_deleted', comment: { id: '7', body: 'gone' }, issue: { id, key: 'OPS-1' } };
	for (let n = 0; n < 2; n++) expect(await deliveredLate(body, 25 * MINUTE)).toBe(200);
	expect(told(trigger.emitted)).toEqual(['commentDeleted OPS-1']);
});

test.each([
	['public', []],
	['internal', ['commentDeleted OPS-1']],
])('a note that customers do not see, deleted, where %s comments were chosen', async (commentVisibility, expected) => {
	await activated(['commentDeleted'], { commentVisibility });
	const { id } = jira.issue('OPS-1')!;
	const comment = { id: '7', body: 'secret', jsdPublic: false };
	await deliveredLate({ webhookEvent: 'comment_deleted', comment, issue: { id, key: 'OPS-1' } }, 0);
	expect(told(trigger.emitted)).toEqual(expected);
});

async function pollAfter(ms: number) {
	later(ms);
	return await trigger.poll().finally(() => jest.restoreAllMocks());
}

test('without a webhook that tells of deletions a poll fails, once an hour', async () => {
	await activated(['issueCreated', 'issueDeleted']);
	jira.denied = ['ADMINISTER'];
	ben().remove(ben().create('OPS').key);
	jira.webhookLosses = 1;
	const { key } = ben().create('OPS');
	await expect(pollAfter(16 * MINUTE)).rejects.toThrow(/may not register one/);
	expect(told(trigger.emitted)).toContain(`issueCreated ${key}`);
	expect(await pollAfter(32 * MINUTE)).toEqual([]);
	await expect(pollAfter(92 * MINUTE)).rejects.toThrow(/may not register one/);
});

test('a deletion that cannot be read comes again from Jira', async () => {
	await activated(['commentDeleted']);
	const comment = ben().comment('OPS-1', 'gone');
	jira.fail({ path: '/rest/api/3/issue/bulkfetch', status: 500 });
	ben().deleteComment('OPS-1', comment.id);
	await settled();
	expect(jira.webhooks.deliveries.map(({ status }) => status)).toEqual([503, 200]);
	expect(told(trigger.emitted)).toEqual(['commentDeleted OPS-1']);
});

test('a deletion that Jira tells of while Start Now waits for its first poll comes again', async () => {
	await activated(['issueCreated', 'issueDeleted'], { whenActivatedAgain: 'startNow' });
	await trigger.deactivate();
	jira.webhookRetryAfter = 2_000; // by then the poll below has begun
	jira.fail({ path: '/rest/api/3/search/jql', status: 500 });
	expect(await trigger.activate()).toEqual([]);
	ben().remove('OPS-3');
	while (jira.webhooks.deliveries.length === 0) await sleep(10);
	expect(await trigger.poll()).toEqual([]);
	await settled();
	expect(jira.webhooks.deliveries.map(({ status }) => status)).toEqual([503, 200]);
	expect(told(trigger.emitted)).toEqual(['issueDeleted OPS-3']);
});
