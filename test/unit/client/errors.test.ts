import { explain, isRefusal, unreachable } from '../../../nodes/JiraSiesta/client/errors/explain';
import type { JiraAnswer, JiraRequest } from '../../../nodes/JiraSiesta/client/types';
import { refusedFields } from '../../../nodes/JiraSiesta/client/errors/said';

const site = 'https://acme.atlassian.net';
const read: JiraRequest = { method: 'GET', url: '/rest/api/3/issue/OPS-1', repeatable: true };
const create: JiraRequest = { method: 'POST', url: '/rest/api/3/issue', repeatable: false };
const answer = (status: number, body: unknown = '', headers = {}): JiraAnswer => ({ status, headers, body });
const html = '<!DOCTYPE html><html><body>Page unavailable</body></html>';

test.each<[string, JiraAnswer, string]>([
	['sentences', answer(400, { errorMessages: ['One.', 'Two.'], errors: {} }), 'One. Two.'],
	['a field', answer(400, { errorMessages: [], errors: { summary: 'You must specify a summary.' } }), 'Summary: You must specify a summary.'],
	['both', answer(403, { errorMessages: ['No.'], errors: { comment: 'Bad!' } }), 'No. Comment: Bad!'],
	['no errors object', answer(404, { errorMessages: ['Issue does not exist.'] }), 'Issue does not exist.'],
	['a field with a name of its own', answer(400, { errors: { issuetype: 'x', duedate: 'y' } }), 'Issue type: x; Due date: y'],
	['several without an end', answer(400, { errors: { project: 'Specify a project (by key)', summary: 'Too long.', labels: 'Bad' } }), 'Project: Specify a project (by key); Summary: Too long. Labels: Bad'],
	['one that Jira says twice', answer(400, { errorMessages: ['Summary: Bad', 'No'], errors: { summary: 'Bad' } }), 'Summary: Bad; No'],
	['another script', answer(400, { errorMessages: ['値が無効です。', 'No'] }), '値が無効です。 No'],
	['the gateway', answer(404, { status: 404, error: 'Not Found', message: 'No message available', path: '/ex/jira/1' }), `There is no Jira site at ${site}`],
	['problem details', answer(400, { type: 'about:blank', title: 'Bad Request', status: 400, detail: "Cannot convert 'startAt'" }), "Cannot convert 'startAt'"],
	['problem details without a detail', answer(415, { title: 'Unsupported Media Type', status: 415 }), 'Unsupported Media Type'],
	['Service Management', answer(400, { errorMessage: 'The request type is missing', i18nErrorMessage: {} }), 'The request type is missing'],
	['OAuth', answer(400, { error: 'invalid_request', error_description: 'Wrong grant' }), 'Wrong grant'],
	['a list of errors', answer(400, { errors: [{ title: 'A', detail: 'Because of a' }, { message: 'Because of b' }, 'c'] }), 'Because of a; Because of b; c'],
	['a field error that is no text', answer(400, { errors: { labels: { message: 'Bad' } } }), 'Labels: Bad'],
	['no reason at all', answer(400, { errorMessages: ['INVALID_INPUT'], errors: {} }), 'Jira refused the input and gives no reason (INVALID_INPUT)'],
	['a text that is too long as it is stored', answer(400, { errors: { description: 'CONTENT_LIMIT_EXCEEDED' } }), 'Description: The text is too long (CONTENT_LIMIT_EXCEEDED)'],
	['a fault inside Jira', answer(500, { message: 'at index 0', 'status-code': 500 }), 'Jira failed (HTTP 500)'],
	['a fault inside Jira, in its usual form', answer(500, { errorMessages: ['java.lang.NullPointerException'] }), 'Jira failed (HTTP 500)'],
	['a page instead of a refusal', answer(400, html), 'Something in front of Jira blocked the request'],
	['an unknown site', answer(404, html), `There is no Jira site at ${site}`],
	['a proxy', answer(403, html), 'Something in front of Jira blocked the request'],
	['an outage', answer(503, html), 'Jira is not available (HTTP 503)'],
	['a redirect', answer(302, '', { location: 'https://other.example.com' }), `${site} redirects to https://other.example.com`],
	['a rate limit', answer(429), 'Jira is limiting the rate of requests'],
	['nothing', answer(418), 'Jira refused the request (HTTP 418)'],
	['a refused token', answer(401, 'Client must be authenticated'), 'Jira refused the credentials'],
])('says %s in one headline', (_kind, given, message) => {
	expect(explain(read, given, site).message).toBe(message);
});

test('names fields of its own as the screen does, in the text as well', () => {
	const given = answer(400, { errors: { issuetype: "Field 'issuetype' cannot be set.", fixVersions: "Version 'fixVersions' is 'x'." } });
	expect(explain(create, given, site).message).toBe("Issue type: Field 'Issue type' cannot be set. Fix versions: Version 'Fix versions' is 'x'.");
});

test('names custom fields by their name, in the text as well', () => {
	const given = answer(400, { errors: { customfield_10011: "Field 'customfield_10011' cannot be set." } });
	expect(refusedFields(given)).toEqual(['customfield_10011']);
	expect(explain(create, given, site, { customfield_10011: 'Severity' }).message).toBe(
		"Severity: Field 'Severity' cannot be set.",
	);
});

describe('Service Management', () => {
	const desk: JiraRequest = { method: 'GET', url: '/rest/servicedeskapi/request/HELP-1', repeatable: true };

	test.each<[string, JiraAnswer, string]>([
		['a sentence', answer(400, { errorMessage: 'No such type.', i18nErrorMessage: { i18nKey: 'sd.type.unknown', parameters: [] } }), 'No such type.'],
		['the key of one', answer(400, { errorMessage: '', i18nErrorMessage: { i18nKey: 'sd.type.unknown', parameters: [] } }), 'sd.type.unknown'],
		['a key with values', answer(409, { i18nErrorMessage: { i18nKey: 'sd.type.unknown', parameters: ['42', 7] } }), 'sd.type.unknown: 42, 7'],
		['nothing', answer(403), 'Jira Service Management refused the request (HTTP 403)'],
		['an empty object', answer(403, {}), 'Jira Service Management refused the request (HTTP 403)'],
	])('says %s', (_what, given, message) => {
		expect(explain(desk, given, site).message).toBe(message);
	});

	test.each<[string, JiraRequest, JiraAnswer, RegExp]>([
		['no licence, no access', desk, answer(403), /^The credential's account has no agent licence of Jira Service Management, or no access to this portal\./],
		['a permission that Jira names', desk, answer(403, { errorMessage: 'Only agents may.' }), /^The credential's account lacks this permission\./],
		['the same of Jira itself', read, answer(403), /^The credential's account lacks this permission\./],
		['an experimental method', desk, answer(412, { errorMessage: 'Experimental.' }), /^Jira has made this interface an experimental one\./],
		['a limit of Jira itself', read, answer(412, { errorMessages: ['Too many.'] }), /^\(HTTP 412/],
	])('%s: what to do', (_what, request, given, hint) => {
		expect(explain(request, given, site).description).toMatch(hint);
	});
});

const SITE = /^Check the 'Site URL' in the credential\./;
const document = { type: 'doc', version: 1, content: [] };
const update = (body: object): JiraRequest => ({ method: 'PUT', url: '/rest/api/3/issue/OPS-1', repeatable: true, writes: true, body: body as never });
test('INVALID_INPUT beside a reason leaves the reason as it is', () => {
	const given = answer(400, { errorMessages: ['INVALID_INPUT', 'Comment body is not valid!'], errors: {} });
	expect(explain(create, given, site).message).toBe('INVALID_INPUT; Comment body is not valid!');
});

const invalid = answer(400, { errorMessages: ['INVALID_INPUT'], errors: {} });

test.each<[string, JiraRequest, JiraAnswer, RegExp]>([
	['a text that is too long as it is stored', update({ fields: { summary: 'a', description: document } }), answer(400, { errors: { description: 'CONTENT_LIMIT_EXCEEDED' } }), /\(ADF\), formatting included: at most 32767 characters\. There Description has 39 characters\. Shorten it/],
	['the same in words', update({ fields: { description: document } }), answer(400, { errorMessages: ['Content limit exceeded'], errors: {} }), /at most 32767 characters\. There Description has 39 characters/],
	['the same with the number', update({ fields: { environment: document } }), answer(400, { errors: { environment: 'The entered text is too long. It exceeds the allowed limit of 32,767 characters.' } }), /There Environment has 39 characters/],
	['the same as a code beside the texts', update({ fields: { environment: document } }), answer(400, { errorMessages: [], errors: {}, errorCode: 'CONTENT_LIMIT_EXCEEDED' }), /There Environment has 39 characters/],
	['the same without a field', create, answer(413, { errorMessages: ['CONTENT_LIMIT_EXCEEDED'] }), /at most 32767 characters\. Shorten it/],
	['an unknown site', read, answer(404, html), SITE],
	['a site that the gateway does not know', read, answer(404, { message: 'No message available', path: '/' }), SITE],
	['a missing issue', read, answer(404, { errorMessages: ['x'] }), /^Check the value\. Jira gives the same answer/],
	['a path Jira does not have', read, answer(404, { title: 'Not Found', detail: 'No endpoint GET /x.' }), /^Jira does not have this interface\./],
	['a method Jira does not have', read, answer(405, { title: 'x', detail: "Method 'GET' is not supported." }), /^Jira does not have this interface\./],
	['a firewall', read, answer(403, html), /^Check proxies and firewalls/],
	['a query', { ...read, body: { jql: 'x' } }, answer(400, { errorMessages: ['x'] }), /^Try the query in Jira's own issue search/],
	['a field', update({ fields: { summary: '' } }), answer(400, { errors: { summary: 'x' } }), /^'Get Create Fields' and 'Get Edit Fields' list/],
	['a value of another thing', { ...create, url: '/rest/api/3/issue/OPS-1/transitions', writes: true }, answer(400, { errorMessages: ['x'] }), /^Correct what Jira names/],
	['a caller whom Jira does not know', read, answer(400, { errorMessages: ["Field 'x' cannot be viewed by anonymous users."] }), /^Check the email and the API token/],
	['no reason, with rich texts', update({ fields: { description: document, summary: 's', customfield_1: document } }), invalid, /^Mostly it is a rich text that Jira does not take: check Description, Steps\. \(/],
	['no reason, with a text to add', update({ update: { comment: [{ add: { body: document } }] } }), invalid, /: check Comment\. \(/],
	['no reason, in a comment', { ...create, url: '/rest/api/3/issue/OPS-1/comment', body: { body: document } as never }, invalid, /: check Body\. \(/],
	['no reason, without a rich text', update({ fields: { summary: 's' } }), invalid, /^Mostly it is a rich text that Jira does not take\. \(/],
	['a fault inside Jira', read, answer(500, { message: 'at index 0' }), /^Try again in a few minutes\. \(HTTP 500, GET [^ ]+, Jira says: at index 0\)$/],
	['a limit that asks for no wait', read, answer(429, '', { 'retry-after': '0' }), /in its settings\. \(HTTP 429/],
])('the hint comes first, technical data last: %s', (_kind, request, given, hint) => {
	const { description } = explain(request, given, site, { customfield_1: 'Steps' });
	expect(description).toMatch(hint);
	expect(description).toMatch(/ \(HTTP \d{3}, [A-Z]+ \/rest\/[^]*\)$/);
});

test('a text that is too long is said to be so where the code stands beside the texts', () => {
	const given = answer(400, { errorMessages: [], errors: {}, errorCode: 'CONTENT_LIMIT_EXCEEDED' });
	expect(explain(create, given, site).message).toBe('The text is too long (CONTENT_LIMIT_EXCEEDED)');
});

test('what would have been valid stands in place of the general hint', () => {
	const { description } = explain(update({}), answer(400, { errors: { priority: 'x' } }), site, {}, 'Priority: Allowed: High, Low.');
	expect(description).toBe('Priority: Allowed: High, Low. (HTTP 400, PUT /rest/api/3/issue/OPS-1)');
});

test('gives status, request and trace for a support case', () => {
	const { description } = explain(read, answer(404, {}, { 'atl-traceid': 'abc123' }), site);
	expect(description).toContain('(HTTP 404, GET /rest/api/3/issue/OPS-1, trace abc123)');
});

test('tells the limit that was hit, and when to come back', () => {
	const headers = {
		'retry-after': '120',
		'ratelimit-reason': 'jira-quota-tenant-based',
		'x-ratelimit-reset': '2026-11-24T13:00Z',
	};
	const { description } = explain(read, answer(429, '', headers), site);
	for (const part of ['120 s', 'jira-quota-tenant-based', '2026-11-24T13:00Z']) expect(description).toContain(part);
});

test('an empty success for a refused token is a refusal', () => {
	const given = answer(200, { issues: [], isLast: true }, { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' });
	expect(isRefusal(given)).toBe(true);
	expect(explain(read, given, site).message).toBe('Jira refused the credentials');
	expect(isRefusal(answer(200, {}, { 'x-seraph-loginreason': 'OK' }))).toBe(false);
});

test('tells of a CAPTCHA', () => {
	const given = answer(401, '', { 'x-seraph-loginreason': 'AUTHENTICATION_DENIED' });
	expect(explain(read, given, site).description).toContain('CAPTCHA');
});

test('never claims to know whether a create happened', () => {
	const unknown = /Whether Jira carried it out is not known/;
	expect(explain(create, answer(503, html), site).description).toMatch(unknown);
	expect(explain(read, answer(503, html), site).description).not.toMatch(unknown);
	expect(unreachable(create, site, { code: 'ECONNRESET' }).description).toMatch(unknown);
	expect(unreachable(create, site, { code: 'ECONNREFUSED' }).description).not.toMatch(unknown);
	expect(unreachable(read, site, { code: 'ECONNRESET' }).description).not.toMatch(unknown);
});

test('a text alone is Jira\'s answer where Jira says so: labelled as JSON, for an account', () => {
	const [json, account] = [{ 'content-type': 'application/json;charset=UTF-8' }, { 'x-aaccountid': '5b10' }];
	expect(isRefusal(answer(202, 'task 1010', { ...json, ...account }))).toBe(false);
	expect([json, account, { ...account, 'content-type': 'text/html' }].map((headers) => isRefusal(answer(202, 'task 1010', headers)))).toEqual([true, true, true]);
	expect(explain(read, answer(403, 'Blocked', { ...json, ...account }), site).message).toBe('Something in front of Jira blocked the request');
});
