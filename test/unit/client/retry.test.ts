import { backOff, neverArrived, pauseBeforeRetry, retryAfter } from '../../../nodes/JiraSiesta/client/retry';
import type { JiraAnswer, JiraRequest } from '../../../nodes/JiraSiesta/client/types';

const now = Date.parse('2026-11-24T12:00:00Z');

test.each([
	[{}, undefined],
	[{ 'retry-after': '' }, undefined],
	[{ 'retry-after': 'soon' }, undefined],
	[{ 'retry-after': 'soon 2026' }, undefined],
	[{ 'retry-after': '2026' }, 2_026_000],
	[{ 'retry-after': '-5' }, undefined],
	[{ 'retry-after': '1e3' }, undefined],
	[{ 'retry-after': '5, 10' }, undefined],
	[{ 'retry-after': 'Nov 24 2030' }, undefined],
	[{ 'retry-after': '0' }, undefined],
	[{ 'retry-after': '7' }, 7_000],
	[{ 'retry-after': '1.5' }, 1_500],
	[{ 'retry-after': 'Tue, 24 Nov 2026 12:00:30 GMT' }, 30_000],
	[{ 'retry-after': 'Tuesday, 24-Nov-26 12:00:30 GMT' }, 30_000],
	[{ 'retry-after': 'Tue Nov 24 12:00:30 2026' }, 30_000],
	[{ 'retry-after': '2026-11-24T12:00:30Z' }, 30_000],
	[{ 'retry-after': '2026-11-24T12:00:30' }, undefined],
	[{ 'retry-after': 'Tue, 24 Nov 2026 11:00:00 GMT' }, undefined],
])('Retry-After %j is %p ms', (headers, ms) => {
	expect(retryAfter(headers, now)).toBe(ms);
});

test.each([
	[0, 0, 1_050],
	[0, 1, 1_950],
	[1, 0.5, 3_000],
	[3, 0.5, 12_000],
	[9, 1, 39_000],
])('attempt %i with %d of the spread waits %i ms', (attempt, random, ms) => {
	expect(backOff(attempt, random)).toBeCloseTo(ms);
});

describe('what is sent again', () => {
	const read: JiraRequest = { method: 'GET', url: '/x', repeatable: true };
	const create: JiraRequest = { method: 'POST', url: '/x', repeatable: false };
	const answer = (status: number, headers = {}): JiraAnswer => ({ status, headers, body: '' });
	const again = (request: JiraRequest, given?: JiraAnswer, attempt = 0) =>
		pauseBeforeRetry(request, { answer: given }, attempt, 60_000) !== undefined;

	test.each([200, 201, 204, 301, 400, 401, 403, 404, 409, 410, 413, 422, 500])('nothing after %i', (status) => {
		expect(again(read, answer(status))).toBe(false);
		expect(again(create, answer(status))).toBe(false);
	});

	test.each([502, 503, 504])('after %i what may be repeated, never a create', (status) => {
		expect(again(read, answer(status))).toBe(true);
		expect(again(create, answer(status))).toBe(false);
	});

	test('after 429 a create as well: it was refused before anything happened', () => {
		expect(again(read, answer(429))).toBe(true);
		expect(again(create, answer(429))).toBe(true);
	});

	test('after a broken connection what may be repeated, never a create', () => {
		expect(again(read)).toBe(true);
		expect(again(create)).toBe(false);
	});

	test('four times at most', () => {
		expect(again(read, answer(429), 3)).toBe(true);
		expect(again(read, answer(429), 4)).toBe(false);
	});

	test.each([
		['0'],
		['-1'],
		['soon 2026'],
		[new Date(now - 5_000).toUTCString()],
		['Tue, 24 Nov 2026 99:00:00 GMT'],
		['0.01'],
	])('Retry-After %s: the wait is the own back-off, growing', (given) => {
		for (const [retries, least, most] of [[0, 1_050, 1_950], [1, 2_100, 3_900], [3, 8_400, 15_600]]) {
			for (const request of [read, create]) {
				const pause = pauseBeforeRetry(request, { answer: answer(429, { 'retry-after': given }) }, retries, 60_000);
				expect(pause).toBeGreaterThanOrEqual(least);
				expect(pause).toBeLessThanOrEqual(most);
			}
		}
	});

	test('what Jira asks for is a minimum', () => {
		const later = answer(429, { 'retry-after': '30' });
		expect(pauseBeforeRetry(read, { answer: later }, 0, 60_000)).toBe(30_000);
		expect(pauseBeforeRetry(read, { answer: answer(429, { 'retry-after': '1' }) }, 3, 60_000)).toBeGreaterThan(8_000);
	});

	test('not when Jira asks for more than the longest wait', () => {
		expect(pauseBeforeRetry(read, { answer: answer(429, { 'retry-after': '60' }) }, 0, 60_000)).toBe(60_000);
		expect(pauseBeforeRetry(read, { answer: answer(429, { 'retry-after': '61' }) }, 0, 60_000)).toBeUndefined();
		expect(pauseBeforeRetry(read, { answer: answer(429) }, 0, 0)).toBeUndefined();
	});

	test('a wait of its own is never longer than the longest wait', () => {
		expect(pauseBeforeRetry(read, { answer: answer(429) }, 0, 500)).toBe(500);
	});

	test('not where a certificate is refused', () => {
		expect(pauseBeforeRetry(read, { code: 'SELF_SIGNED_CERT_IN_CHAIN' }, 0, 60_000)).toBeUndefined();
		expect(pauseBeforeRetry(read, { code: 'ECONNRESET' }, 0, 60_000)).toBeDefined();
	});
});

test.each([
	['ECONNREFUSED', true],
	['ENOTFOUND', true],
	['ECONNRESET', false],
	['ECONNABORTED', false],
	[undefined, false],
])('with %p nothing was sent: %p', (code, never) => {
	expect(neverArrived(code)).toBe(never);
});
