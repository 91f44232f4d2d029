import { pages } from '../../../nodes/JiraSiesta/client/paging/pages';
import type { Paging } from '../../../nodes/JiraSiesta/client/paging/pages';
import type { JiraRequest } from '../../../nodes/JiraSiesta/client/types';

type Body = Record<string, unknown>;
const byToken: Paging = { by: 'nextPageToken', rows: 'issues', pageSize: 100 };
const byDesk: Paging = { by: 'serviceDesk', rows: 'values', pageSize: 50 };
const bySince: Paging = { by: 'since', rows: 'values', pageSize: 1_000 };
const byStart: Paging = { by: 'startAt', rows: 'values', pageSize: 100 };
const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => ({ n: from + n }));

/** Reads all pages of the given answers. */
async function read(paging: Paging, answers: Body[], limit = Infinity, method: 'GET' | 'POST' = 'POST') {
	const asked: JiraRequest[] = [];
	const got: unknown[] = [];
	const request: JiraRequest = { method, url: '/x', qs: { q: 1 }, body: { jql: 'y' }, repeatable: true };
	for await (const page of pages(paging, request, () => limit - got.length, async (sent) => {
		asked.push(sent);
		return { status: 200, headers: {}, body: answers[asked.length - 1] };
	})) got.push(...page);
	return { asked, got };
}

test('follows the token over short and empty pages to the end', async () => {
	const { asked, got } = await read(byToken, [
		{ issues: rows(0, 3), nextPageToken: 'a' },
		{ issues: [], nextPageToken: 'b' },
		{ issues: rows(3, 4), nextPageToken: 'c', isLast: false },
		{ issues: rows(4, 5), isLast: true },
	]);
	expect(got).toEqual(rows(0, 5));
	expect(asked.map(({ body }) => body)).toEqual([
		{ jql: 'y', maxResults: 100 },
		{ jql: 'y', maxResults: 100, nextPageToken: 'a' },
		{ jql: 'y', maxResults: 100, nextPageToken: 'b' },
		{ jql: 'y', maxResults: 100, nextPageToken: 'c' },
	]);
});

test('does not follow a token on the last page', async () => {
	const { got } = await read(byToken, [{ issues: rows(0, 1), isLast: true, nextPageToken: 'a' }]);
	expect(got).toEqual(rows(0, 1));
});

test('stops when no more are wanted, and asks for no more than is missing', async () => {
	const { asked, got } = await read(byToken, [
		{ issues: rows(0, 7), nextPageToken: 'a' },
		{ issues: rows(7, 12), nextPageToken: 'b' },
	], 10);
	expect(got).toEqual(rows(0, 12)); // what is over is for the reader to leave
	expect(asked.map(({ body }) => (body as Body).maxResults)).toEqual([10, 3]);
});

test('refuses to go round in circles', async () => {
	const page = { issues: rows(0, 1), nextPageToken: 'a' };
	await expect(read(byToken, [page, page, page])).rejects.toThrow('same page twice');
});

test('counts rows in the query of a GET, whatever page size Jira chose', async () => {
	const { asked, got } = await read(byStart, [
		{ values: rows(0, 50), startAt: 0, maxResults: 50, total: 120, isLast: false },
		{ values: rows(50, 100), startAt: 50, maxResults: 50, total: 120, isLast: false },
		{ values: rows(100, 120), startAt: 100, maxResults: 50, total: 120, isLast: true },
	], Infinity, 'GET');
	expect(got).toEqual(rows(0, 120));
	expect(asked.map(({ qs }) => qs)).toEqual([
		{ q: 1, maxResults: 100 },
		{ q: 1, maxResults: 100, startAt: 50 },
		{ q: 1, maxResults: 100, startAt: 100 },
	]);
});

test.each<[string, Body[], number]>([
	['the total without isLast', [{ values: rows(0, 2), total: 3 }, { values: rows(2, 3), total: 3 }], 3],
	['an empty page without either', [{ values: rows(0, 2) }, { values: [] }], 2],
	['an empty page that is not the last', [{ values: [], isLast: false }], 0],
	['no rows at all', [{}], 0],
])('ends with %s', async (_name, answers, count) => {
	expect((await read(byStart, answers, Infinity, 'GET')).got).toHaveLength(count);
});

describe('Service Management', () => {
	test('begins the next page after as many as there were, however few, to the last', async () => {
		const { asked, got } = await read(byDesk, [
			{ values: rows(0, 50), start: 0, size: 50, limit: 50, isLastPage: false },
			{ values: rows(50, 53), start: 50, size: 3, limit: 50, isLastPage: false },
			{ values: [], start: 53, size: 2, limit: 50, isLastPage: false }, // two that the account may not see
			{ values: rows(55, 56), start: 55, size: 1, limit: 50, isLastPage: true },
		], Infinity, 'GET');
		expect(got).toEqual([...rows(0, 53), ...rows(55, 56)]);
		expect(asked.map(({ qs }) => qs)).toEqual([
			{ q: 1, limit: 50 },
			{ q: 1, limit: 50, start: 50 },
			{ q: 1, limit: 50, start: 53 },
			{ q: 1, limit: 50, start: 55 },
		]);
	});

	test('a full last page is the last, and no more is asked for than is wanted', async () => {
		const { asked } = await read(byDesk, [{ values: rows(0, 2), size: 2, isLastPage: true }], 2, 'GET');
		expect(asked.map(({ qs }) => qs)).toEqual([{ q: 1, limit: 2 }]);
	});

	test('a page that leads to itself is an error, not a loop', async () => {
		const page = { values: [], start: 0, size: 0, isLastPage: false };
		await expect(read(byDesk, [page, page, page], Infinity, 'GET')).rejects.toThrow('same page twice');
	});

	test('ends with an empty page where Jira does not say which is the last', async () => {
		expect((await read(byDesk, [{ values: rows(0, 1) }, { values: [] }], Infinity, 'GET')).got).toEqual(rows(0, 1));
	});
});

describe('what changed since a time', () => {
	test('goes on from where each page ends, to the last', async () => {
		const { asked, got } = await read(bySince, [
			{ values: rows(0, 3), since: 5, until: 17, lastPage: false },
			{ values: rows(3, 4), since: 17, until: 20, lastPage: true },
		], Infinity, 'GET');
		expect(got).toEqual(rows(0, 4));
		expect(asked.map(({ qs }) => qs)).toEqual([{ q: 1 }, { q: 1, since: 17 }]);
	});

	test('a page that leads to itself is an error, not a loop', async () => {
		const page = { values: rows(0, 1), until: 17, lastPage: false };
		await expect(read(bySince, [page, page, page], Infinity, 'GET')).rejects.toThrow('same page twice');
	});
});

test.each<[string, Paging, Body | unknown[]]>([
	['that is the answer', { by: 'list', pageSize: 1 }, rows(0, 3)],
	['in a property', { by: 'list', rows: 'statuses', pageSize: 1 }, { statuses: rows(0, 3), nextPageToken: 'a', isLast: false }],
])('a list %s is asked for once, as it is', async (_where, paging, answer) => {
	const { asked, got } = await read(paging, [answer as Body]);
	expect(got).toEqual(rows(0, 3));
	expect(asked.map(({ qs, body }) => [qs, body])).toEqual([[{ q: 1 }, { jql: 'y' }]]);
});
