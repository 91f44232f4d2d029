// @ts-check
'use strict';

const { startSandbox, people } = require('.');
const { clientFor } = require('./client');

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

const SEARCH = '/rest/api/3/search/jql';
const search = (body) => call('POST', SEARCH, body);
const keys = async (jql) => {
	const { body } = await search({ jql, fields: ['key'] });
	return body.issues?.map(({ key }) => key) ?? body.errorMessages;
};

describe('search', () => {
	test('answers ids only unless fields are asked for', async () => {
		expect((await search({ jql: 'key = OPS-1' })).body).toEqual({
			issues: [{ id: '10001' }],
			isLast: true,
		});
		const { body } = await call('GET', `${SEARCH}?jql=key%3DOPS-1&fields=summary,status`);
		expect(Object.keys(body.issues[0].fields)).toEqual(['summary', 'status']);
	});

	test('pages to the end over short pages, without a token on the last one', async () => {
		jira.addIssues('OPS', 95);
		jira.pageSize = 7;
		const found = [];
		let token;
		do {
			const { body } = await search({
				jql: 'project = OPS',
				maxResults: 50,
				...(token && { nextPageToken: token }),
			});
			expect(body.issues.length).toBeLessThanOrEqual(7);
			expect(body.isLast).toBe(!('nextPageToken' in body));
			found.push(...body.issues.map(({ id }) => id));
			token = body.nextPageToken;
		} while (token);
		expect(new Set(found).size).toBe(102);
	});

	test.each([
		['an unknown key', { jql: 'project = OPS', startAt: 0 }, /Invalid request payload/],
		['a wrong type', { jql: 'project = OPS', maxResults: 'x' }, /Invalid request payload/],
		['too large a page', { jql: 'project = OPS', maxResults: 5001 }, /between 1 and 5,000/],
		['a bad token', { jql: 'project = OPS', nextPageToken: 'x' }, /invalid or expired/],
		['no restriction', { jql: 'order by key' }, /Unbounded JQL/],
		[
			'eight orders',
			{ jql: `project = OPS ORDER BY ${Array(8).fill('key').join(',')}` },
			/ORDER BY/,
		],
	])('refuses %s', async (_name, body, reason) => {
		const answer = await search(body);
		expect(answer.status).toBe(400);
		expect(answer.body.errorMessages[0]).toMatch(reason);
	});

	test('finds what is indexed, and what reconcileIssues names', async () => {
		jira.indexLag = 60_000;
		const created = await call('POST', '/rest/api/3/issue', {
			fields: { project: { key: 'WEB' }, issuetype: { name: 'Task' }, summary: 'Fresh' },
		});
		const jql = 'project = WEB AND summary ~ Fresh';
		expect((await search({ jql })).body.issues).toEqual([]);
		const reconciled = await search({ jql, reconcileIssues: [Number(created.body.id)] });
		expect(reconciled.body.issues).toEqual([{ id: created.body.id }]);
	});

	test('shows an issue as it was before a change that is not indexed yet', async () => {
		jira.indexLag = 60_000;
		const shown = { jql: 'key = OPS-1', fields: ['summary', 'updated'] };
		const found = { jql: 'project = OPS AND summary ~ Renamed' };
		const before = await search(shown);
		await call('PUT', '/rest/api/3/issue/OPS-1', { fields: { summary: 'Renamed' } });
		expect((await search(found)).body).toMatchObject({ issues: [] });
		expect((await search(shown)).body).toEqual(before.body);
		jira.indexLag = 0;
		expect((await search(found)).body.issues).toHaveLength(1);
	});

	test('counts', async () => {
		const { body } = await call('POST', '/rest/api/3/search/approximate-count', {
			jql: 'project = OPS',
		});
		expect(body).toEqual({ count: 7 });
	});
});

describe('JQL', () => {
	test.each([
		['project = "Website \\"relaunch\\" AND more" ORDER BY key', ['WEB-1', 'WEB-2']],
		['project = ops AND assignee = currentUser() ORDER BY key DESC', ['OPS-4', 'OPS-3']],
		[
			`assignee IN ("${people.ben.accountId}", "${people.erik.accountId}") ORDER BY key`,
			['OPS-2', 'OPS-5'],
		],
		['project = OPS AND assignee IS EMPTY ORDER BY key', ['OPS-1', 'OPS-7']],
		['assignee != currentUser() AND project = OPS ORDER BY key', ['OPS-2', 'OPS-5', 'OPS-6']],
		['labels = incident', ['OPS-2']],
		['creator = currentUser() AND project = WEB ORDER BY key', ['WEB-1', 'WEB-2']],
		['project = OPS AND labels NOT IN (incident) ORDER BY key', ['OPS-3', 'OPS-7']],
		['summary ~ "wor*" AND type = Bug', ['OPS-2']],
		['text ~ "exit code"', ['OPS-2']],
		['text ~ "five-minute" OR text ~ "no-such"', []],
		[
			'statusCategory = Done OR (status = "In Progress" AND NOT priority = Low) ORDER BY key',
			['APP-2', 'APP-3', 'APP-4', 'CHG-9', 'CHG-10', 'CHG-11', 'OPS-2', 'OPS-5'],
		],
		['parent = OPS-1 ORDER BY key', ['OPS-2', 'OPS-3']],
		['key > OPS-5 AND key <= OLDOPS-7 ORDER BY key', ['OPS-6', 'OPS-7']],
		['project = OPS AND created >= -6d ORDER BY created', ['OPS-6', 'OPS-7']],
		['duedate = 2026-12-24', ['OPS-3']],
		['project = OPS AND resolution = Unresolved AND updated < startOfDay(-30d)', ['OPS-1']],
		[
			'project = OPS ORDER BY priority DESC, key',
			['OPS-2', 'OPS-1', 'OPS-3', 'OPS-4', 'OPS-5', 'OPS-7', 'OPS-6'],
		],
		['project = SEC OR key = OPS-1', ["The value 'SEC' does not exist for the field 'project'."]],
		['foo = 1', ["Field 'foo' does not exist or you do not have permission to view it."]],
		[
			'assignee = "ana@example.com"',
			["The value 'ana@example.com' does not exist for the field 'assignee'."],
		],
		['key = OPS-999', ["An issue with key 'OPS-999' does not exist for field 'key'."]],
		['summary = test', ["The operator '=' is not supported by the 'summary' field."]],
		[
			'project = OPS status = Done',
			[
				"Error in the JQL Query: Expecting either 'OR' or 'AND' but got 'status'. (line 1, character 15)",
			],
		],
		[
			'project = "OPS',
			[
				"Error in the JQL Query: The quoted string 'OPS' has not been completed. (line 1, character 11)",
			],
		],
		['project = END', [expect.stringMatching(/'END' is a reserved JQL word/)]],
		[
			'assignee = ana@example.com',
			[expect.stringMatching(/The character '@' is a reserved JQL character/)],
		],
	])('%s', async (jql, expected) => {
		expect(await keys(jql)).toEqual(expected);
	});

	test('reads dates in the zone of the account', async () => {
		const created = jira.issue('OPS-7')?.fields.created;
		expect(created).toMatch(/\+0[12]00$/);
		const minute = created.slice(0, 16).replace('T', ' ');
		expect(await keys(`created = "${minute}"`)).toContain('OPS-7');
	});

	test('asks issue properties and custom fields', async () => {
		await call('POST', '/rest/api/3/issue', {
			fields: {
				project: { key: 'OPS' },
				issuetype: { name: 'Bug' },
				summary: 'From the CRM',
				customfield_10040: { value: 'Critical' },
				customfield_10043: 12.5,
			},
			properties: [{ key: 'origin', value: { id: 'crm-7' } }],
		});
		expect(await keys('issue.property[origin].id = "crm-7"')).toEqual(['OPS-8']);
		expect(await keys('Severity = Critical AND cf[10043] > 10')).toEqual(['OPS-8']);
	});

	test('what the sandbox cannot do is a finding', async () => {
		expect(await keys('status WAS Done')).toEqual([
			expect.stringMatching(/sandbox does not implement/),
		]);
		expect(jira.findings).toEqual([expect.stringMatching(/not implemented by the sandbox: .*WAS/)]);
	});

	test('anonymous callers hear of broken syntax only', async () => {
		const anonymous = (jql) => call('POST', SEARCH, { jql }, { authorization: 'Basic eA==' });
		expect((await anonymous('foo = 1')).body).toEqual({ issues: [], isLast: true });
		expect((await anonymous('foo =')).status).toBe(400);
	});
});

describe('a name or value that is not there', () => {
	test.each([
		['foo = 1', []],
		['status = Zzqq', []],
		['project = OPS AND assignee = noSuchFunction()', []],
		['project = OPS AND NOT status = Zzqq', []],
		['key = OPS-1 ORDER BY zzfield', ['OPS-1']],
	])('can be answered with nothing: %s', async (jql, expected) => {
		jira.unknownInJql = 'empty';
		const { status, body } = await search({ jql, fields: ['key'] });
		expect(status).toBe(200);
		expect(body.issues.map(({ key }) => key)).toEqual(expected);
		expect(body).not.toHaveProperty('warnings');
	});

	test('can be told in the answer of the search', async () => {
		jira.unknownInJql = 'warned';
		expect((await search({ jql: 'status = Zzqq' })).body).toEqual({
			issues: [],
			isLast: true,
			warnings: ["The value 'Zzqq' does not exist for the field 'status'."],
		});
		expect((await search({ jql: 'key = OPS-1' })).body).not.toHaveProperty('warnings');
	});

	test('is told by jql/parse: fields as errors, values as warnings', async () => {
		const parse = async (validation, ...queries) =>
			(await call('POST', `/rest/api/3/jql/parse?validation=${validation}`, { queries })).body
				.queries;
		expect(await parse('strict', 'project = INVALID', 'universe = 42', 'invalid query')).toEqual([
			{
				query: 'project = INVALID',
				warnings: ["The value 'INVALID' does not exist for the field 'project'."],
			},
			{
				query: 'universe = 42',
				errors: ["Field 'universe' does not exist or you do not have permission to view it."],
			},
			{
				query: 'invalid query',
				errors: [expect.stringMatching(/Expecting operator but got 'query'/)],
			},
		]);
		const [warned] = await parse('warn', 'project = INVALID');
		expect(warned).toMatchObject({ warnings: [expect.any(String)], structure: { where: {} } });
		const [unchecked] = await parse('none', 'universe = 42');
		expect(unchecked).toEqual({ query: 'universe = 42', structure: expect.anything() });
		expect(jira.findings).toEqual([]);
	});

	test('a sound query comes with its structure', async () => {
		const { body } = await call('POST', '/rest/api/3/jql/parse?validation=strict', {
			queries: ['summary ~ test AND labels in (urgent, "a b") ORDER BY updated DESC'],
		});
		expect(body.queries[0].structure).toEqual({
			where: {
				operator: 'and',
				clauses: [
					{
						field: { name: 'summary', encodedName: 'summary' },
						operator: '~',
						operand: { value: 'test', encodedValue: 'test' },
					},
					{
						field: { name: 'labels', encodedName: 'labels' },
						operator: 'in',
						operand: {
							values: [
								{ value: 'urgent', encodedValue: 'urgent' },
								{ value: 'a b', encodedValue: '"a b"' },
							],
							encodedOperand: '(urgent, "a b")',
						},
					},
				],
			},
			orderBy: {
				fields: [{ field: { name: 'updated', encodedName: 'updated' }, direction: 'desc' }],
			},
		});
	});
});

test('150,000 issues are made and read in seconds', async () => {
	jira.addIssues('OPS', 150_000, (n) => ({ summary: `Mass ${n}` }));
	let count = 0;
	let token;
	do {
		const { body } = await search({
			jql: 'project = OPS ORDER BY key',
			fields: ['key'],
			maxResults: 5000,
			...(token && { nextPageToken: token }),
		});
		count += body.issues.length;
		token = body.nextPageToken;
	} while (token);
	expect(count).toBe(150_007);
}, 20_000);
