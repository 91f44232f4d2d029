import { nextToken, pages } from '../client/paging/pages';
import { sentOf } from '../client/errors/requestError';
import { accountOf } from '../client/types';
import type { JiraAnswer, JiraRequest } from '../client/types';
import { narrow } from '../jql/restrict';
import { asObject } from '../shared/objects';
import { requestJira } from '../client/request';
import { assertMeaningful } from '../pipeline/emptySearch';
import { reading } from './asker';
import type { Asker } from './asker';
import { listOf } from './changes';
import { clockOf, timeOf } from './time';

const SEARCH = '/rest/api/3/search/jql';

/** Jira gives so many issues a page when only their IDs are asked for. */
const PAGE = 5_000;

/** After so many passes the search is not taken for complete. */
const MOST_PASSES = 5;

/** Issues that have changed, by ID, with the time of the last change where it is known. */
export type Changed = {
	issues: Map<string, number | undefined>;
	/** When the search began, by Jira's clock in ms. */
	began: number;
	/** Whether no issue can be missing. */
	complete: boolean;
	/** The account that asks; undefined where Jira does not tell. */
	account?: string;
};

/** Issues that were read, with their last change by then, and since when a change may have been missed; by Jira's clock in ms. */
export type Read = { read: ReadonlyMap<string, number>; readSince?: number };

const minutesBefore = (since: number, now: number) => Math.max(1, Math.ceil((now - since) / 60_000) + 1);

/**
 * The condition that an issue has changed since a time. Dates in quotes are in the time zone of the account's profile
 * and have whole minutes; a number is absolute.
 *
 * @param now Jira's clock in ms, where Jira does not take a number: it is told as minutes before now
 */
export const changedSince = (since: number, now?: number) =>
	`updated >= ${now === undefined ? since : `-${minutesBefore(since, now)}m`}`;

/** By what never changes: a page does not move when an issue is edited meanwhile. */
const IN_FIXED_ORDER = 'created ASC, key ASC';

const issuesOf = ({ body }: JiraAnswer) => listOf(asObject(body).issues);

/** All the IDs, page after page; an issue deleted meanwhile may move others to a page that was read before. */
async function inPasses(
	{ context, session }: Asker,
	jql: string,
	isOver: () => boolean,
): Promise<Pick<Changed, 'issues' | 'complete'>> {
	const issues: Changed['issues'] = new Map();
	const paging = { by: 'nextPageToken', rows: 'issues', pageSize: PAGE } as const;
	const ask = requestJira.bind(undefined, context, session);
	for (let pass = 0; pass < MOST_PASSES && !isOver(); pass++) {
		const before = issues.size;
		let read = 0;
		for await (const rows of pages(paging, reading(SEARCH, { jql, fields: ['id'] }), () => Infinity, ask)) {
			for (const { id } of rows) issues.set(String(id), undefined);
			read++;
			if (isOver()) return { issues, complete: false };
		}
		if (read === 1 || issues.size === before) return { issues, complete: true };
	}
	return { issues, complete: false };
}

type Page = { answer: JiraAnswer; request: JiraRequest; jql: string };

/** A page of what has changed since a time; with the other form of dates where Jira does not take the first. */
async function firstPage(
	asker: Asker,
	filter: string,
	since: number,
	{ maxResults = PAGE, order = IN_FIXED_ORDER } = {},
): Promise<Page> {
	const ask = async (now?: number) => {
		const jql = `${narrow(filter, [changedSince(since, now)])} ORDER BY ${order}`;
		const request = reading(SEARCH, { jql, fields: ['updated'], maxResults });
		return { answer: await requestJira(asker.context, asker.session, request), request, jql };
	};
	return await ask().catch(async (error: Error) => {
		const { status, headers } = sentOf(error) ?? {};
		if (status !== 400) throw error;
		// What Jira says of the query itself it says of either form.
		return await ask(clockOf(headers ?? {})).catch(() => {
			throw error;
		});
	});
}

function timesIn({ answer }: Page): Changed['issues'] {
	const timed = issuesOf(answer).map(({ id, fields }): [string, number] => [
		String(id),
		timeOf(asObject(fields).updated),
	]);
	return new Map(timed.map(([id, updated]) => [id, Number.isNaN(updated) ? undefined : updated]));
}

const toldBy = ({ answer: { headers } }: Page) => ({ began: clockOf(headers), account: accountOf(headers) });

/**
 * Whether the filter is one that Jira understands, before anything depends on it.
 *
 * @returns Jira's clock and the account
 * @throws RequestError in Jira's words
 */
export async function tryFilter(asker: Asker, filter: string): Promise<ReturnType<typeof toldBy>> {
	const page = await firstPage(asker, filter, Date.now(), { maxResults: 1 });
	if (issuesOf(page.answer).length === 0) await assertMeaningful(asker, page.request, page.answer);
	return toldBy(page);
}

async function search(asker: Asker, filter: string, since: number, isOver: () => boolean): Promise<Changed> {
	const first = await firstPage(asker, filter, since);
	if (nextToken(asObject(first.answer.body)) === undefined) {
		return { issues: timesIn(first), complete: true, ...toldBy(first) };
	}
	return { ...(await inPasses(asker, first.jql, isOver)), ...toldBy(first) };
}

/**
 * The issues that match a filter and have changed since a time. One request where they fit into a page with their
 * times, one more where 5,000 IDs do. Where it takes several polls to read them, as after a long outage, a search more
 * tells which of those that were read have changed since.
 *
 * @param filter JQL without order
 * @param since by Jira's clock, in ms
 * @param isOver whether there is no more time to read
 * @throws RequestError in Jira's words
 */
export async function changedIssues(
	asker: Asker,
	filter: string,
	since: number,
	{ read, readSince }: Read,
	isOver: () => boolean = () => false,
): Promise<Changed> {
	const found = await search(asker, filter, since, isOver);
	const isTimed = [...found.issues.values()].every((updated) => updated !== undefined);
	if (isTimed || read.size === 0 || readSince === undefined || readSince <= since) return found;
	const recent = await search(asker, filter, readSince, isOver);
	if (!recent.complete) return found;
	const timeOfLast = (id: string) => (recent.issues.has(id) ? recent.issues.get(id) : read.get(id));
	return { ...found, issues: new Map([...found.issues.keys()].map((id) => [id, timeOfLast(id)])) };
}

/** Those that have changed last, where some examples are enough. */
export async function newestIssues(asker: Asker, filter: string, since: number, most: number): Promise<Changed> {
	const page = await firstPage(asker, filter, since, { maxResults: most, order: 'updated DESC' });
	return { issues: timesIn(page), complete: true, ...toldBy(page) };
}
