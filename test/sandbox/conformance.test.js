// @ts-check
'use strict';

const { startSandbox } = require('.');
const { clientFor } = require('./client');
const { Conformance } = require('./conformance');
const { doc } = require('./adf');

const { skipped } = new Conformance();
if (skipped) console.warn(`Conformance is not checked: ${skipped}`);

(skipped ? describe.skip : describe)('conformance', () => {
	const conformance = new Conformance();
	const API = '/rest/api/3';
	const JSON_TYPE = { 'content-type': 'application/json' };

	/** @param {string} request `METHOD /path?query` @param {any} [body] */
	const findings = (request, body) => {
		const [method, target] = request.split(' ');
		const { pathname, searchParams } = new URL(`http://sandbox${target}`);
		return conformance.check({
			method,
			path: pathname,
			query: Object.fromEntries(searchParams),
			body,
			headers: body === undefined ? {} : JSON_TYPE,
		});
	};
	const issue = (fields) => ({
		fields: { project: { key: 'OPS' }, issuetype: { id: '1' }, summary: 'x', ...fields },
	});

	const MOVE = {
		issueIdsOrKeys: ['OPS-1'],
		inferClassificationDefaults: true,
		inferFieldDefaults: true,
		inferStatusDefaults: true,
		inferSubtaskTypeDefault: true,
	};

	test.each([
		[`GET ${API}/myself`, undefined],
		[`GET ${API}/search/jql?jql=a%3Db&maxResults=50&fields=a,b&reconcileIssues=1`, undefined],
		[
			`POST ${API}/search/jql`,
			{ jql: 'a = b', fields: ['a'], maxResults: 5000, reconcileIssues: [1] },
		],
		[`POST ${API}/issue`, issue({ description: doc('text'), customfield_10048: doc('text') })],
		[`PUT ${API}/issue/OPS-1?returnIssue=true`, { update: { labels: [{ add: 'x' }] } }],
		[`PUT ${API}/issue/OPS-1/assignee`, { accountId: null }],
		[`POST ${API}/issue/OPS-1/transitions`, { transition: { id: '31' } }],
		[`POST ${API}/issue/OPS-1/watchers`, 'abc'],
		[`POST ${API}/issue/OPS-1/watchers`, undefined],
		[`POST ${API}/bulk/issues/move`, { targetToSourcesMapping: { 'OPS,10101': MOVE } }],
		['GET /rest/agile/1.0/board?type=scrum', undefined],
		['GET /rest/agile/1.0/board/1/sprint?state=active,future', undefined],
		['GET /rest/software/1.0/board/1/issue?fields=summary', undefined],
		['POST /rest/agile/1.0/sprint', { name: 'Sprint 9', originBoardId: 3 }],
		['POST /rest/agile/1.0/sprint/7/issue', { issues: ['OPS-1'] }],
		['GET /rest/servicedeskapi/request/HELP-1/attachment', undefined],
		['POST /rest/servicedeskapi/request/HELP-1/comment', { body: 'Hello', public: true }],
	])('nothing against %s', (request, body) => {
		expect(findings(request, body)).toEqual([]);
	});

	test.each([
		[`GET ${API}/nothing`, undefined, /no such path/],
		['GET /rest/agile/1.0/board/1/issue', undefined, /deprecated/],
		['GET /rest/software/1.0/board/1/issue?startAt=0', undefined, /'startAt'/],
		['GET /rest/agile/1.0/board/1/sprint?state=open', undefined, /state must match/],
		['POST /rest/agile/1.0/sprint', { name: 'Sprint 9' }, /'originBoardId'/],
		['POST /rest/agile/1.0/sprint', { name: 'x', originBoardId: '3' }, /must be integer/],
		['POST /rest/agile/1.0/sprint/7/issue', { issues: Array(51).fill('OPS-1') }, /more than 50/],
		['POST /rest/servicedeskapi/request', {}, /'serviceDeskId'/],
		['POST /rest/servicedeskapi/request/HELP-1/comment', { body: 'Hello' }, /'public'/],
		[
			'POST /rest/servicedeskapi/request/HELP-1/comment',
			{ body: doc('Hello'), public: true },
			/body\/body must be string/,
		],
		[
			'POST /rest/servicedeskapi/request/HELP-1/approval/3',
			{ decision: 'approved' },
			/decision must be equal to one of the allowed values/,
		],
		['GET /rest/servicedeskapi/request?startAt=0', undefined, /'startAt'/],
		[`PATCH ${API}/issue/OPS-1`, {}, /has no PATCH/],
		[`GET ${API}/search?jql=x`, undefined, /deprecated/],
		[`GET ${API}/search/jql?jql=x&startAt=0`, undefined, /'startAt'/],
		[`GET ${API}/search/jql?jql=x&maxResults=abc`, undefined, /maxResults must be integer/],
		[`GET ${API}/issue/createmeta/OPS/issuetypes?maxResults=201`, undefined, /<= 200/],
		[`GET ${API}/user?username=ana`, undefined, /username is gone/],
		[`DELETE ${API}/issue/OPS-1?deleteSubtasks=yes`, undefined, /deleteSubtasks/],
		[`POST ${API}/search/jql`, { jql: 'x', failFast: true }, /'failFast'/],
		[`POST ${API}/search/jql`, { jql: 'x', nextPageToken: null }, /nextPageToken must be string/],
		[`POST ${API}/search/jql`, { jql: 'x', maxResults: 5001 }, /between 1 and 5000/],
		[
			`POST ${API}/search/jql`,
			{ jql: 'x', reconcileIssues: Array(51).fill(1) },
			/more than 50 ids/,
		],
		[`POST ${API}/issue`, issue({ description: 'text' }), /description is no valid document/],
		[`POST ${API}/issue`, issue({ description: doc('') }), /description is no valid document/],
		[`POST ${API}/issue`, issue({ assignee: { name: 'ana' } }), /assignee.name/],
		[`POST ${API}/issue`, { ...issue({}), extra: 1 }, /'extra'/],
		[
			`PUT ${API}/issue/OPS-1`,
			{ fields: { labels: [] }, update: { labels: [] } },
			/in fields and in update/,
		],
		[`PUT ${API}/issue/OPS-1/assignee`, { id: 'x' }, /'id'/],
		[
			`POST ${API}/issue/OPS-1/transitions`,
			{ transition: { id: 31 } },
			/transition\/id must be string/,
		],
		[`POST ${API}/issue/OPS-1/comment`, { body: 'text' }, /body is no valid document/],
		[`POST ${API}/issue/OPS-1/watchers`, { accountId: 'abc' }, /body must be string/],
		[
			`POST ${API}/issue/OPS-1/notify`,
			{ to: { reporter: true }, restrict: { users: [] } },
			/'users'/,
		],
		[
			`POST ${API}/bulk/issues/move`,
			{ targetToSourcesMapping: { 'OPS,10101': { issueIdsOrKeys: ['OPS-1'] } } },
			/'inferStatusDefaults'/,
		],
		[
			`POST ${API}/issue/OPS-1/worklog`,
			{ started: '2026-01-31T12:00:00Z', timeSpent: '1h' },
			/started/,
		],
	])('%s %j', (request, body, finding) => {
		expect(findings(request, body)).toContainEqual(expect.stringMatching(finding));
	});

	test('findings show in the log and in the list', async () => {
		const jira = await startSandbox();
		await clientFor(jira)('GET', `${API}/project/search?maxResults=101`);
		expect(jira.conformance.checked).toBe(1);
		expect(jira.findings).toEqual([`GET ${API}/project/search: query/maxResults must be <= 100`]);
		expect(jira.requests[0].findings).toEqual(['query/maxResults must be <= 100']);
		await jira.close();
	});
});

test('absent documents are told, not passed over', () => {
	const before = process.env.JIRA_OPENAPI_DIR;
	process.env.JIRA_OPENAPI_DIR = '/nowhere';
	expect(new Conformance().skipped).toMatch(/not found in \/nowhere/);
	if (before === undefined) delete process.env.JIRA_OPENAPI_DIR;
	else process.env.JIRA_OPENAPI_DIR = before;
});
