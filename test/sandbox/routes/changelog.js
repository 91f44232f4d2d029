// @ts-check
'use strict';

const { invalidPayload, messages } = require('../errors');
const { showEntry } = require('../history');
const { offsetWindow } = require('../paging');
const { issueOf } = require('./onIssue');

const PAGE_LIMIT = 100;
const MOST = { issues: 1000, fields: 10, page: 10_000 };
const DEFAULT_PAGE = 1000;

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function changelogRoutes(app, { site, searches }) {
	app.get('/rest/api/3/issue/:issue/changelog', async (request) => {
		const { history, key } = issueOf(request, site);
		const { startAt, maxResults } = offsetWindow(request, PAGE_LIMIT, PAGE_LIMIT);
		const end = startAt + maxResults;
		const isLast = end >= history.length;
		/** @param {number} start */
		const page = (start) =>
			`${site.baseUrl}/rest/api/3/issue/${key}/changelog?maxResults=${maxResults}&startAt=${start}`;
		return {
			self: page(startAt),
			...(!isLast && { nextPage: page(end) }),
			maxResults,
			startAt,
			total: history.length,
			isLast,
			values: history.slice(startAt, end).map(showEntry),
		};
	});

	app.post('/rest/api/3/changelog/bulkfetch', async (request) => {
		const { body } = request;
		const { issueIdsOrKeys, fieldIds = [], maxResults = DEFAULT_PAGE, nextPageToken } = body ?? {};
		if (!Array.isArray(issueIdsOrKeys) || !Array.isArray(fieldIds)) throw invalidPayload();
		const { length } = issueIdsOrKeys;
		if (length === 0 || length > MOST.issues || fieldIds.length > MOST.fields) {
			throw messages(
				400,
				`The number of issues has to be between 1 and ${MOST.issues}, that of fields ${MOST.fields} at most.`,
			);
		}
		const query = JSON.stringify([issueIdsOrKeys, fieldIds]);
		// As with a search, the pages after the first come from what the first found.
		const { search, offset } =
			nextPageToken === undefined
				? { search: searches.start(query, rows(request, issueIdsOrKeys, fieldIds)), offset: 0 }
				: searches.resume(nextPageToken, query);
		const end = offset + Math.min(Math.max(maxResults, 1), MOST.page);
		/** @type {Map<string, any[]>} an issue that a page cuts is in both */
		const byIssue = new Map();
		for (const { issueId, entry } of search.rows.slice(offset, end)) {
			byIssue.set(issueId, [...(byIssue.get(issueId) ?? []), entry]);
		}
		return {
			issueChangeLogs: [...byIssue].map(([issueId, entries]) => ({
				issueId,
				// A number of seconds here, as in Atlassian's example.
				changeHistories: entries.map((entry) => ({
					...showEntry(entry),
					created: Math.floor(entry.at / 1000),
				})),
			})),
			...(end < search.rows.length && { nextPageToken: searches.token(search, end) }),
		};
	});

	/** @param {import('../http').Request} request @param {any[]} named issues @param {string[]} fieldIds */
	const rows = ({ signedIn }, named, fieldIds) =>
		[...new Set(signedIn ? named.map((one) => site.visibleIssue(String(one))) : [])]
			.filter((issue) => issue !== undefined)
			.flatMap(({ id, history }) =>
				history
					.filter(
						({ items }) =>
							fieldIds.length === 0 || items.some((one) => fieldIds.includes(one.fieldId ?? '')),
					)
					.map((entry) => ({ issueId: id, entry })),
			);
}

module.exports = { changelogRoutes };
