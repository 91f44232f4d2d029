import { explain, isRefusal, refusedFields, unreachable } from '../../nodes/JiraSiesta/pipeline/errors';
import type { JiraAnswer, JiraRequest } from '../../nodes/JiraSiesta/pipeline/request';

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
	['a field with a name of its own', answer(400, { errors: { issuetype: 'x', duedate: 'y' } }), 'Issue type: x Due date: y'],
	['the gateway', answer(404, { status: 404, error: 'Not Found', message: 'No message available' }), 'No message available'],
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

test('names custom fields by their name, in the text as well', () => {
	const given = answer(400, { errors: { customfield_10011: "Field 'customfield_10011' cannot be set." } });
	expect(refusedFields(given)).toEqual(['customfield_10011']);
	expect(explain(create, given, site, { customfield_10011: 'Severity' }).message).toBe(
		"Severity: Field 'Severity' cannot be set.",
	);
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
