// @ts-check
'use strict';

const { startSandbox } = require('.');
const { addLink } = require('./links');
const { clientFor } = require('./client');
const { doc } = require('./adf');
const { bug } = require('./samples');

/** @type {Awaited<ReturnType<typeof startSandbox>>} */
let jira;
/** @type {ReturnType<typeof clientFor>} */
let call;

beforeAll(async () => {
	jira = await startSandbox();
	call = clientFor(jira);
});
beforeEach(() => jira.reset());
afterAll(() => jira.close());

const API = '/rest/api/3';
const ISSUE = `${API}/issue/OPS-7`;
const STARTED = '2026-03-02T09:00:00.000+0000';
const stored = () => /** @type {any} */ (jira.issue('OPS-7'));
const JSON_TYPE = { 'content-type': 'application/json' };
const ENDS = { inwardIssue: { key: 'OPS-7' }, outwardIssue: { key: 'OPS-6' } };

/**
 * Each kind of write: what is asked, and what tells whether it was done.
 * @type {[string, string, string, any, () => any][]}
 */
const WRITES = [
	['comment', 'POST', `${ISSUE}/comment`, { body: doc('x') }, () => stored().comments.length],
	[
		'worklog',
		'POST',
		`${ISSUE}/worklog`,
		{ started: STARTED, timeSpentSeconds: 60 },
		() => stored().worklogs.length,
	],
	[
		'transition',
		'POST',
		`${ISSUE}/transitions`,
		{ transition: { id: '21' } },
		() => stored().fields.status.name,
	],
	['edit', 'PUT', ISSUE, { fields: { summary: 'New' } }, () => stored().fields.summary],
	[
		'link',
		'POST',
		`${API}/issueLink`,
		{ type: { name: 'Blocks' }, ...ENDS },
		() => jira.site.links.length,
	],
	[
		'remote link',
		'POST',
		`${ISSUE}/remotelink`,
		{ object: { url: 'https://example.com', title: 'x' } },
		() => stored().remoteLinks.length,
	],
	[
		'watcher',
		'POST',
		`${ISSUE}/watchers`,
		'5f1a00000000000000000d04',
		() => stored().watchers.length,
	],
	['vote', 'POST', `${ISSUE}/votes`, undefined, () => stored().voters.length],
	['property', 'PUT', `${ISSUE}/properties/a`, { b: 1 }, () => Object.keys(stored().properties)],
	[
		'mail',
		'POST',
		`${ISSUE}/notify`,
		{ to: { groups: [{ name: 'managers' }] } },
		() => jira.site.mails.length,
	],
	['delete', 'DELETE', ISSUE, undefined, () => jira.issue('OPS-7') === undefined],
];
const BULK = [
	[
		'create many',
		'POST',
		`${API}/issue/bulk`,
		{ issueUpdates: [bug(), bug()] },
		() => jira.issues().length,
	],
	[
		'archive',
		'PUT',
		`${API}/issue/archive`,
		{ issueIdsOrKeys: ['OPS-7'] },
		() => stored().archived,
	],
];

const BEFORE = [
	['a dropped connection', { drop: true }],
	['a 429', { status: 429, headers: { 'Retry-After': '1' } }],
	['a 503', { status: 503 }],
	['a 409', { status: 409 }],
];
const AFTER = [
	['a dropped connection', { drop: true, after: true }],
	['a 502', { status: 502, after: true }],
	['a page of HTML', { status: 504, after: true, body: '<html></html>' }],
];

/** @param {string} method @param {string} path @param {any} body */
const send = (method, path, body) => call(method, path, body, JSON_TYPE).catch(() => undefined);

describe.each(/** @type {typeof WRITES} */ ([...WRITES, ...BULK]))(
	'%s',
	(_name, method, path, body, state) => {
		test.each(/** @type {[string, any][]} */ (BEFORE))(
			'is not done after %s in its stead',
			async (_fault, fault) => {
				const before = state();
				jira.fail({ method, path, ...fault });
				await send(method, path, body);
				expect(state()).toEqual(before);
			},
		);

		test.each(/** @type {[string, any][]} */ (AFTER))(
			'is done, once, before %s',
			async (_fault, fault) => {
				await send(method, path, body);
				const once = state();
				jira.reset();
				expect(state()).not.toEqual(once);
				jira.fail({ method, path, ...fault });
				await send(method, path, body);
				expect(state()).toEqual(once);
			},
		);
	},
);

test.each(WRITES)('%s counts as a write to its issue', async (_name, method, path, body, state) => {
	for (let n = 0; n < 20; n++) await call('PUT', `${ISSUE}/properties/n`, n);
	const before = state();
	const answer = await send(method, path, body);
	expect([answer?.status, answer?.headers.get('ratelimit-reason')]).toEqual([
		429,
		'jira-per-issue-on-write',
	]);
	expect(state()).toEqual(before);
});

test.each(['comment', 'worklog', 'attachment', 'link'])(
	'a %s that goes counts as well',
	async (thing) => {
		const { site } = jira;
		const [issue, other] = ['OPS-7', 'OPS-6'].map((key) => /** @type {any} */ (jira.issue(key)));
		addLink(site, { type: site.linkTypes[0], inwardIssue: issue, outwardIssue: other });
		const author = site.account.json;
		issue.comments.push({ id: '1', author });
		issue.worklogs.push({ id: '1', author, seconds: 60 });
		issue.attachments.push({ id: '1', author, file: {} });
		for (let n = 0; n < 20; n++) await call('PUT', `${ISSUE}/properties/n`, n);
		const path = /** @type {Record<string, string>} */ ({
			comment: `${ISSUE}/comment/1`,
			worklog: `${ISSUE}/worklog/1`,
			attachment: `${API}/attachment/1`,
			link: `${API}/issueLink/${site.links.at(-1)?.id}`,
		})[thing];
		expect((await call('DELETE', path)).status).toBe(429);
	},
);
