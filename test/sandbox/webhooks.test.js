'use strict';

const { createHmac } = require('node:crypto');
const { createServer } = require('node:http');
const { startSandbox, people } = require('.');
const { clientFor } = require('./client');

const PATH = '/rest/webhooks/1.0/webhook';
const SECRET = "It's a Secret to Everybody";

let jira;
let call;
let receiver;
let got = [];
let answer = () => 200;

beforeAll(async () => {
	jira = await startSandbox();
	call = clientFor(jira);
	receiver = createServer((request, response) => {
		let text = '';
		request.on('data', (part) => (text += part));
		request.on('end', () => {
			got.push({ headers: request.headers, text, body: JSON.parse(text) });
			response.statusCode = answer(got.length);
			response.end();
		});
	});
	await new Promise((done) => receiver.listen(0, '127.0.0.1', done));
});
beforeEach(() => {
	jira.reset();
	got = [];
	answer = () => 200;
	jira.webhookRoutes = { 'https://n8n.example.com': `http://127.0.0.1:${receiver.address().port}` };
	jira.webhookRetryAfter = 5;
});
afterAll(async () => {
	receiver.close();
	await jira.close();
});

const body = (more = {}) => ({
	...{ name: 'n8n', url: 'https://n8n.example.com/webhook/1', secret: SECRET, excludeBody: false },
	...{ events: ['jira:issue_created', 'comment_created'], filters: { 'issue-related-events-section': 'project = OPS' }, ...more },
});

test('a webhook is made, listed without its secret, changed and deleted', async () => {
	const made = await call('POST', PATH, body());
	expect(made.status).toBe(201);
	const [listed] = (await call('GET', PATH)).body;
	expect(listed).toMatchObject({ name: 'n8n', isSigned: true, enabled: true, self: expect.stringContaining(`${PATH}/`) });
	expect(JSON.stringify(listed)).not.toContain(SECRET);
	const path = new URL(listed.self).pathname;
	const { secret, ...without } = body({ name: 'other' });
	expect((await call('PUT', path, without)).body).toMatchObject({ name: 'other', isSigned: true });
	expect((await call('DELETE', path)).status).toBe(204);
	expect((await call('DELETE', path)).status).toBe(404);
});

test('only administrators, and nobody who is not signed in', async () => {
	jira.denied = ['ADMINISTER'];
	expect((await call('GET', PATH)).status).toBe(403);
	const { status } = await fetch(jira.url + PATH);
	expect(status).toBe(401);
});

test('what happens is delivered, signed over its bytes, as far as the query has it', async () => {
	await call('POST', PATH, body());
	jira.by(people.ben).create('WEB');
	const { key } = jira.by(people.ben).create('OPS', { summary: 's' });
	await jira.webhooks.settled();
	expect(got).toHaveLength(1);
	const [{ headers, text, body: told }] = got;
	expect(headers['x-hub-signature']).toBe(`sha256=${createHmac('sha256', SECRET).update(text).digest('hex')}`);
	expect(told).toMatchObject({ webhookEvent: 'jira:issue_created', issue: { key }, user: { accountId: people.ben.accountId } });
});

test('a refused delivery comes again, but for 401 and 404; the same identifier, other bytes never', async () => {
	await call('POST', PATH, body());
	answer = (count) => (count < 3 ? 503 : 200);
	jira.by(people.ben).create('OPS');
	await jira.webhooks.settled();
	expect(got.map(({ headers }) => headers['x-atlassian-webhook-retry'])).toEqual([undefined, '1', '2']);
	expect(new Set(got.map(({ headers }) => headers['x-atlassian-webhook-identifier'])).size).toBe(1);
	got = [];
	answer = () => 404;
	jira.by(people.ben).create('OPS');
	await jira.webhooks.settled();
	expect(got).toHaveLength(1);
});

test('some come twice, some never', async () => {
	await call('POST', PATH, body());
	jira.webhookDoubles = 1;
	jira.by(people.ben).create('OPS');
	await jira.webhooks.settled();
	expect(got).toHaveLength(2);
	jira.webhookLosses = 1;
	jira.by(people.ben).create('OPS');
	await jira.webhooks.settled();
	expect(got).toHaveLength(2);
});

test('a comment comes as itself and as an update of its issue, logged time without its issue', async () => {
	await call('POST', PATH, body({ events: ['comment_created', 'jira:issue_updated', 'worklog_created'] }));
	jira.by(people.ben).comment('OPS-1', 'hello');
	jira.by(people.ben).logWork('OPS-1', 60);
	await jira.webhooks.settled();
	const told = got.map(({ body: one }) => [one.webhookEvent, Object.keys(one).sort().join(' ')]);
	expect(told).toEqual(
		expect.arrayContaining([
			['comment_created', 'comment issue timestamp webhookEvent'],
			['jira:issue_updated', 'comment issue issue_event_type_name timestamp user webhookEvent'],
			['worklog_created', 'timestamp webhookEvent worklog'],
			['jira:issue_updated', 'changelog issue issue_event_type_name timestamp user webhookEvent'],
		]),
	);
});
