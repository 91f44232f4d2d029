import { crypto } from '../../harness/node';
import { deliveryIn } from '../../../nodes/JiraSiesta/trigger/delivery';
import { assertPublic } from '../../../nodes/JiraSiesta/trigger/publicUrl';
import { isSigned, secretOf } from '../../../nodes/JiraSiesta/trigger/signature';
import { clockOf, timeOf } from '../../../nodes/JiraSiesta/trigger/time';

const bytes = (text: string) => Buffer.from(text);

test("Atlassian's own example of a signature", () => {
	const header = 'sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9';
	expect(isSigned(bytes('Hello World!'), header, "It's a Secret to Everybody")).toBe(true);
	expect(isSigned(bytes('Hello World?'), header, "It's a Secret to Everybody")).toBe(false);
	expect(isSigned(bytes('Hello World!'), header, "It's a secret to everybody")).toBe(false);
});

test.each([undefined, null, 1, {}, '', 'sha256', 'sha256=', 'sha256=zz', 'SHA256=00', 'sha1=00', ['sha256=00']])('no signature: %j', (header) => {
	expect(isSigned(bytes(''), header, 's')).toBe(false);
});

test('other methods than sha256 are not taken, also where they are right', () => {
	for (const method of ['sha1', 'sha512', 'md5']) {
		const hex = crypto.createHmac(method, 's').update('x').digest('hex');
		expect(isSigned(bytes('x'), `${method}=${hex}`, 's')).toBe(false);
	}
});

test('each trigger and each token has a secret of its own, that tells neither', () => {
	const secrets = [secretOf('token', 'a'), secretOf('token', 'b'), secretOf('other', 'a')];
	expect(new Set(secrets).size).toBe(3);
	expect(secrets.join()).not.toContain('token');
});

test.each([
	'http://n8n.example.com/webhook/1',
	'https://localhost:5678/webhook/1',
	'https://n8n/webhook/1',
	'https://127.0.0.1/x',
	'https://10.1.2.3/x',
	'https://192.168.1.5/x',
	'https://172.16.0.1/x',
	'https://172.31.255.1/x',
	'https://100.64.0.1/x',
	'https://169.254.169.254/x',
	'https://[::1]/x',
	'https://n8n.local/x',
	'https://n8n.corp.internal/x',
])('Jira cannot reach %s', (url) => {
	expect(() => assertPublic(url)).toThrow(`'Deliver By' is Webhook With Backup Poll, and Jira cannot reach n8n at ${new URL(url).origin}`);
});

test.each(['https://n8n.example.com/webhook/1', 'https://172.32.0.1/x', 'https://8.8.8.8/x', 'https://100.128.0.1/x'])('Jira can reach %s', (url) => {
	expect(() => assertPublic(url)).not.toThrow();
});

const told = (body: object) => deliveryIn(bytes(JSON.stringify({ timestamp: 5, ...body })));

test('where a delivery says to look', () => {
	expect(told({ webhookEvent: 'jira:issue_updated', issue: { id: '1' } })).toEqual({ issues: ['1'], worklogs: [], at: 5, isFiltered: true });
	expect(told({ webhookEvent: 'worklog_created', worklog: { id: '7', issueId: '1' } })).toMatchObject({ issues: ['1'], worklogs: [7] });
	expect(told({ webhookEvent: 'issuelink_created', issueLink: { sourceIssueId: 1, destinationIssueId: 2 } })).toMatchObject({
		issues: ['1', '2'],
		isFiltered: false,
	});
	expect(told({ webhookEvent: 'comment_deleted', comment: { id: '9' }, issue: { id: '1' } })).toMatchObject({
		issues: ['1'],
		told: { id: 'deleted:comment:9', name: 'commentDeleted', issueId: '1', at: 5 },
	});
	expect(told({ webhookEvent: 'comment_deleted', issue: { id: '1' } })?.told).toBeUndefined();
});

test.each(['', 'null', '[]', '{}', '{"webhookEvent":"x"}', '{"webhookEvent":"x","timestamp":"soon"}', '{"webhookEvent":["x"],"timestamp":1}'])('is none of Jira: %s', (text) => {
	expect(deliveryIn(bytes(text))).toBeUndefined();
});

test("Jira's times, in each form that it has for them", () => {
	const at = Date.UTC(2026, 10, 27, 9, 0);
	expect(timeOf('2026-11-27T10:00:00.000+0100')).toBe(at);
	expect(timeOf('2026-11-27T09:00:00.000Z')).toBe(at);
	expect(timeOf('2026-11-27T03:30:00.000-0530')).toBe(at);
	expect(timeOf(at)).toBe(at);
	expect(timeOf(at / 1_000)).toBe(at);
	for (const none of [undefined, null, '', 'yesterday', {}]) expect(timeOf(none)).toBeNaN();
	expect(clockOf({ date: 'Fri, 27 Nov 2026 09:00:00 GMT' }, 1)).toBe(at);
	expect(clockOf({}, 1)).toBe(1);
});
