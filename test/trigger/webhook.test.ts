import { sleep } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { people, startJira, triggerOf } from '../harness';
import type { ActiveTrigger, Jira } from '../harness';
import { secretOf } from '../../nodes/JiraSiesta/trigger/signature';
import { later, resetJira, signed, told } from './values';

let jira: Jira;
let trigger: ActiveTrigger;
beforeAll(async () => (jira = await startJira()));
beforeEach(() => {
	resetJira(jira);
	jira.worklogDelay = 0;
});
afterEach(() => {
	trigger.close();
	jest.restoreAllMocks();
});
afterAll(async () => await jira.close());

const MINUTE = 60_000;
let passed = 0;

const byWebhook = (events: string[], more: IDataObject = {}) => ({ deliverBy: 'webhook', events, ...more });

/** An active trigger that Jira calls. */
async function activated(parameters: IDataObject, credential?: IDataObject) {
	trigger = triggerOf({ parameters, credential });
	await trigger.listen(jira);
	await trigger.activate();
	return trigger;
}

const registered = () => jira.webhooks.all;
const settled = async () => await jira.webhooks.settled();
const ben = () => jira.by(people.ben);

/** What the poll behind the webhook finds. */
async function backupPoll(after = 16 * MINUTE) {
	later((passed += after));
	return await trigger.poll().finally(() => jest.restoreAllMocks());
}

const ALL = ['issueCreated', 'issueUpdated', 'commentAdded', 'commentEdited', 'worklogAdded', 'worklogEdited', 'attachmentAdded', 'issueLinked'];

test('one webhook in Jira, named by the workflow, with the events and the query of the trigger', async () => {
	await activated(byWebhook(['issueCreated', 'commentAdded', 'worklogEdited'], { jql: 'project = OPS' }));
	expect(registered()).toEqual([
		expect.objectContaining({
			name: expect.stringMatching(/^n8n: workflow \[\d+ trigger\]$/),
			url: expect.stringMatching(/^https:\/\/n8n\.example\.com\/webhook\/.+\/jira$/),
			events: ['comment_created', 'jira:issue_created', 'worklog_updated'],
			jql: 'project = OPS',
			enabled: true,
			secret: expect.stringMatching(/^[0-9a-f]{64}$/),
		}),
	]);
	expect(JSON.stringify(trigger.saved)).not.toContain(registered()[0].secret);
	expect(jira.findings).toEqual([]);
});

test('each event at once, once, with the same deliveryId as by polling', async () => {
	const polling = triggerOf({ parameters: { events: ALL } });
	await polling.activate();
	await activated(byWebhook(ALL));
	const { key } = ben().create('OPS', { summary: 's' });
	await sleep(3);
	const comment = ben().comment(key, 'hello');
	await sleep(3);
	ben().editComment(key, comment.id, 'hello again');
	const work = ben().logWork(key, 60);
	await sleep(3);
	ben().editWork(key, work.id, 120);
	ben().attach(key, 'a.txt');
	ben().link(key, 'OPS-1');
	ben().change(key, { priority: { name: 'High' } });
	await settled();
	const ids = trigger.emitted.map(({ deliveryId }) => deliveryId).sort();
	expect(ids).toEqual((await polling.poll()).map(({ deliveryId }) => deliveryId).sort());
	expect(new Set(ids).size).toBe(ids.length);
	expect(new Set(trigger.emitted.map(({ via }) => via))).toEqual(new Set(['webhook']));
	expect(await backupPoll()).toEqual([]);
});

test('late, double and lost deliveries: each event once', async () => {
	await activated(byWebhook(['issueCreated']));
	Object.assign(jira, { webhookDelay: 100, webhookDoubles: 0.5, webhookLosses: 0.3 });
	const keys = Array.from({ length: 40 }, () => ben().create('OPS').key);
	await settled();
	const missed = await backupPoll();
	const all = [...trigger.emitted, ...missed];
	expect(all.map(({ issue }) => (issue as IDataObject).key).sort()).toEqual(keys.sort());
	expect(missed.length).toBeGreaterThan(0);
	expect(new Set(missed.map(({ via }) => via))).toEqual(new Set(['backupPoll']));
});

test('what is forged starts nothing: 401, one line of the log', async () => {
	await activated(byWebhook(['issueCreated']));
	const { id } = ben().create('OPS');
	await settled();
	const { emitted } = trigger;
	emitted.length = 0;
	const body = Buffer.from(JSON.stringify({ timestamp: Date.now(), webhookEvent: 'jira:issue_deleted', issue: { id, key: 'OPS-1' } }));
	const log = trigger.log.length;
	for (const signature of ['', 'sha256=', 'sha256=00', `sha256=${'0'.repeat(64)}`, `sha1=${registered()[0].secret}`, `sha512=${'0'.repeat(128)}`]) {
		expect(await trigger.take(body, { 'x-hub-signature': signature })).toBe(401);
	}
	expect(await trigger.take(body, {})).toBe(401);
	expect(emitted).toEqual([]);
	expect(trigger.log.slice(log)).toEqual([expect.stringContaining('not signed with its secret')]);
});

test('a trouble of Jira while a webhook is read: the backup poll gives the event', async () => {
	await activated(byWebhook(['issueCreated']));
	jira.fail({ path: '/rest/api/3/issue/bulkfetch', status: 500 });
	const { key } = ben().create('OPS');
	await settled();
	expect(trigger.emitted).toEqual([]);
	expect(told(await backupPoll())).toEqual([`issueCreated ${key}`]);
});

test('nothing of a closed project, whatever Jira delivers', async () => {
	const credential = { projectAccess: 'restricted', fullProjects: 'OPS', otherProjects: 'blocked' };
	await activated(byWebhook([...ALL, 'issueDeleted', 'commentDeleted']), credential);
	expect(registered()[0].jql).toBe('project in ("OPS")');
	registered()[0].jql = ''; // somebody has changed it in Jira
	const { key } = ben().create('WEB', { summary: 'secret' });
	const comment = ben().comment(key, 'secret');
	ben().deleteComment(key, comment.id);
	ben().logWork(key, 60);
	const { key: open } = ben().create('OPS');
	ben().link(open, key);
	await settled();
	ben().remove(key);
	await settled();
	expect(JSON.stringify(trigger.emitted)).not.toContain('secret');
	expect(JSON.stringify(trigger.emitted)).not.toContain(key);
	expect(told(trigger.emitted)).toContain(`issueCreated ${open}`);
	await backupPoll();
	expect(registered().map(({ jql }) => jql)).toEqual(['project in ("OPS")']);
});

test('what is deleted, switched off or changed in Jira comes back with the backup poll, and a double goes', async () => {
	await activated(byWebhook(['issueCreated']));
	const [own] = registered();
	for (const damage of [
		() => (jira.webhooks.all = []),
		() => (registered()[0].enabled = false),
		() => (registered()[0].events = ['comment_created']),
		() => (registered()[0].jql = 'project = WEB'),
		() => (registered()[0].url = 'https://n8n.example.com/webhook/old/jira'),
		() => registered().push({ ...registered()[0], id: 99 }),
	]) {
		damage();
		await backupPoll();
		expect(registered()).toEqual([
			expect.objectContaining({ url: own.url, events: own.events, jql: own.jql, enabled: true, secret: own.secret }),
		]);
	}
});

test('restarts, publications and other webhooks of the site: one of ours, the others untouched', async () => {
	jira.webhooks.all = [
		{ id: 900, name: 'theirs', url: 'https://example.org/x', events: ['jira:issue_created'], jql: '', enabled: false, excludeBody: true, by: jira.site.account, at: 0 },
	];
	await activated(byWebhook(['issueCreated']));
	for (let n = 0; n < 3; n++) {
		await trigger.restart();
		await trigger.deactivate();
		await trigger.activate();
		await trigger.republish({ parameters: byWebhook(['issueCreated', 'commentAdded']) });
	}
	expect(registered().filter(({ name }) => name.startsWith('n8n'))).toHaveLength(1);
	await trigger.deactivate();
	expect(registered().map(({ name }) => name)).toEqual(['theirs']);
});

test('between two backup polls a tick asks for nothing', async () => {
	await activated(byWebhook(['issueCreated']));
	jira.requests.length = 0;
	expect(await trigger.poll()).toEqual([]);
	expect(jira.requests).toEqual([]);
	await backupPoll();
	expect(jira.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
		'GET /rest/webhooks/1.0/webhook',
		'POST /rest/api/3/search/jql',
	]);
});

test('a restart knows what the webhook has given out', async () => {
	await activated(byWebhook(['issueCreated']));
	ben().create('OPS');
	await settled();
	expect(trigger.emitted).toHaveLength(1);
	expect(await trigger.restart()).toEqual([]);
});

test('what a starting n8n is told before its first poll is given out once, and leaves out nothing of the time before', async () => {
	await activated(byWebhook(['issueCreated']));
	jira.webhookLosses = 1;
	const lost = ben().create('OPS').key;
	// The last is created an hour later: n8n was away for so long.
	const first = ben().create('OPS');
	const second = ben().create('OPS');
	second.createdAt += 60 * MINUTE;
	second.fields.created = new Date(second.createdAt).toISOString().replace('Z', '+0000');
	const found = await trigger.restart(async (tag) => {
		for (const { id, createdAt } of [first, second]) {
			const text = JSON.stringify({ timestamp: createdAt, webhookEvent: 'jira:issue_created', issue: { id } });
			expect(await trigger.take(...signed(text, secretOf(jira.account.apiToken, tag)))).toBe(200);
		}
	});
	expect(told(trigger.emitted)).toEqual([`issueCreated ${first.key}`, `issueCreated ${second.key}`]);
	expect(told(found)).toEqual([`issueCreated ${lost}`]);
});

test('what a webhook gives out while a first poll holds the settings against Jira does not come again', async () => {
	await activated(byWebhook(['issueCreated']));
	jira.fail({ path: '/rest/api/3/search/jql', delay: 500 });
	jira.requests.length = 0;
	const again = trigger.republish({});
	while (!jira.requests.some(({ path }) => path === '/rest/api/3/search/jql')) await sleep(10);
	const { key } = ben().create('OPS');
	await settled();
	const items = [...(await again), ...trigger.emitted];
	expect(told(items)).toEqual([`issueCreated ${key}`]);
	expect(await backupPoll()).toEqual([]);
});

test('own writes start nothing, also where the credential is of another account by now', async () => {
	await activated(byWebhook(['commentAdded']));
	trigger.credential = { email: people.gita.email, apiToken: 'token-without-desk' };
	jira.by(people.gita).comment('OPS-1', 'by n8n');
	jira.by(people.ana).comment('OPS-1', 'by a person');
	await settled();
	expect(trigger.emitted.map(({ actor }) => (actor as IDataObject).accountId)).toEqual([people.ana.accountId]);
});

test('own writes start nothing, also where no poll has told yet whose they are', async () => {
	await activated(byWebhook(['commentAdded']));
	jira.by(people.ana).comment('OPS-1', 'by n8n');
	const { id } = jira.issue('OPS-1')!;
	const text = JSON.stringify({ timestamp: Date.now(), webhookEvent: 'comment_created', issue: { id } });
	expect(await trigger.take(...signed(text, registered()[0].secret!), undefined, { elsewhere: true })).toBe(200);
	await settled();
	expect(trigger.emitted).toEqual([]);
});

test('n8n killed before it has stored the run: the event comes again, and is not lost', async () => {
	await activated(byWebhook(['issueCreated']));
	trigger.endsRuns = false;
	const { key } = ben().create('OPS');
	while (trigger.emitted.length === 0) await sleep(10);
	const other = ben().create('OPS').key;
	while (trigger.emitted.length === 1) await sleep(10);
	expect(await trigger.poll()).toEqual([]);
	expect(told(await trigger.restart())).toEqual([`issueCreated ${key}`, `issueCreated ${other}`]);
	trigger.endRuns();
	await settled();
});

test('a process that does not poll takes webhooks all the same: the event may come twice, with one deliveryId', async () => {
	await activated(byWebhook(['issueCreated']));
	jira.webhookLosses = 1;
	const { id } = ben().create('OPS');
	const text = JSON.stringify({ timestamp: Date.now(), webhookEvent: 'jira:issue_created', issue: { id } });
	expect(await trigger.take(...signed(text, registered()[0].secret!), undefined, { elsewhere: true })).toBe(200);
	const [again] = await backupPoll();
	expect(trigger.emitted).toEqual([{ ...again, via: 'webhook' }]);
});

test('what is none of Jira\'s is answered and forgotten', async () => {
	await activated(byWebhook(['issueCreated']));
	for (const text of ['', '[]', 'null', '{', '{"webhookEvent":1}', '{"webhookEvent":"jira:issue_created"}', '{"webhookEvent":"x","timestamp":1}', '{"webhookEvent":"__proto__","timestamp":1,"issue":{"id":"1"}}']) {
		expect(await trigger.take(...signed(text, registered()[0].secret!))).toBe(200);
	}
	expect(trigger.emitted).toEqual([]);
});

test('a test shows what the webhook tells, and takes its own registration away', async () => {
	await activated(byWebhook(['issueCreated']));
	const items = await trigger.testByWebhook(() => ben().create('OPS', { summary: 'Tested' }));
	expect(items).toEqual([expect.objectContaining({ event: 'issueCreated', via: 'test', issue: expect.objectContaining({ summary: 'Tested' }) })]);
	expect(registered()).toHaveLength(1);
	const own = await trigger.testByWebhook(() => jira.by(people.ana).create('OPS', { summary: 'By myself' }));
	expect(own).toEqual([expect.objectContaining({ issue: expect.objectContaining({ summary: 'By myself' }) })]);
});

test('a right that is taken away later: polls go on, and the log says so', async () => {
	await activated(byWebhook(['issueCreated']));
	jira.denied = ['ADMINISTER'];
	const log = trigger.log.length;
	jira.webhookLosses = 1;
	const { key } = ben().create('OPS');
	expect(told(await backupPoll())).toEqual([`issueCreated ${key}`]);
	expect(trigger.log.slice(log)).toEqual([expect.stringContaining('has no webhook in Jira, and polls only')]);
});
