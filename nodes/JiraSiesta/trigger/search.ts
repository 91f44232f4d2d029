import { nextToken } from '../client/paging/pages';
import { sentOf } from '../client/errors/requestError';
import { accountOf } from '../client/types';
import type { JiraAnswer, JiraRequest } from '../client/types';
import { narrow } from '../jql/restrict';
import { asObject } from '../shared/objects';
import { requestJira } from '../client/request';
import { assertMeaningful } from '../pipeline/emptySearch';
import { post, reading } from './asker';
import type { Asker } from './asker';
import { listOf } from './changes';
import { clockOf, timeOf } from './time';

const SEARCH = '/rest/api/3/search/jql';

/** Jira gives so many issues a page when only their IDs are asked for. */
const PAGE = 5_000;

/** After so many passes the search is not taken for complete. */
const MOST_PASSES = 5;

/** How JQL is told a time: as a number of ms, or, where Jira does not take that, as minutes before now. */
export type Dates = 'epoch' | 'minutes';

/** Issues that have changed, by ID, with the time of the last change where it is known. */
export type Changed = {
	issues: Map<string, number | undefined>;
	/** When the search began, by Jira's clock in ms. */
	began: number;
	/** Whether no issue can be missing. */
	complete: boolean;
	/** The account that asks; undefined where Jira does not tell. */
	account?: string;
	dates: Dates;
};

const minutesBefore = (since: number, now: number) => Math.max(1, Math.ceil((now - since) / 60_000) + 1);

/**
 * The condition that an issue has changed since a time. Dates in quotes are in the time zone of the account's profile
 * and have whole minutes; a number is absolute.
 */
export const changedSince = (since: number, dates: Dates, now: number) =>
	`updated >= ${dates === 'epoch' ? since : `-${minutesBefore(since, now)}m`}`;

/** By what never changes: a page does not move when an issue is edited meanwhile. */
const IN_FIXED_ORDER = 'created ASC, key ASC';

const query = (filter: string, since: number, dates: Dates, now: number, order: string) =>
	`${narrow(filter, [changedSince(since, dates, now)])} ORDER BY ${order}`;

const issuesOf = ({ body }: JiraAnswer) => listOf(asObject(body).issues);

/** All the IDs, page after page; an issue deleted meanwhile may move others to a page that was read before. */
async function inPasses(asker: Asker, jql: string): Promise<Pick<Changed, 'issues' | 'complete'>> {
	const issues: Changed['issues'] = new Map();
	for (let pass = 0; pass < MOST_PASSES; pass++) {
		const before = issues.size;
		let pages = 0;
		let nextPageToken: string | undefined;
		do {
			const answer = await post(asker, SEARCH, {
				...{ jql, fields: ['id'], maxResults: PAGE },
				...(nextPageToken !== undefined && { nextPageToken }),
			});
			for (const { id } of issuesOf(answer)) issues.set(String(id), undefined);
			nextPageToken = nextToken(asObject(answer.body));
			pages++;
		} while (nextPageToken !== undefined);
		if (pages === 1 || issues.size === before) return { issues, complete: true };
	}
	return { issues, complete: false };
}

type Page = { answer: JiraAnswer; request: JiraRequest; jql: string; dates: Dates };

/** A page of what has changed since a time; with the other form of dates where Jira does not take the first. */
async function firstPage(
	asker: Asker,
	filter: string,
	since: number,
	dates: Dates,
	{ maxResults = PAGE, order = IN_FIXED_ORDER } = {},
): Promise<Page> {
	const ask = async (form: Dates, now: number) => {
		const jql = query(filter, since, form, now, order);
		const request = reading(SEARCH, { jql, fields: ['updated'], maxResults });
		return { answer: await requestJira(asker.context, asker.session, request), request, jql, dates: form };
	};
	return await ask(dates, Date.now()).catch(async (error: Error) => {
		const { status, headers } = sentOf(error) ?? {};
		if (dates !== 'epoch' || status !== 400) throw error;
		// What Jira says of the query itself it says of either form.
		return await ask('minutes', clockOf(headers ?? {})).catch(() => {
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

const toldBy = ({ answer: { headers }, dates }: Page) => ({
	...{ began: clockOf(headers), account: accountOf(headers), dates },
});

/**
 * Whether the filter is one that Jira understands, before anything depends on it.
 *
 * @returns Jira's clock, the account and the form of dates that Jira takes
 * @throws RequestError in Jira's words
 */
export async function tryFilter(asker: Asker, filter: string, dates: Dates): Promise<ReturnType<typeof toldBy>> {
	const page = await firstPage(asker, filter, Date.now(), dates, { maxResults: 1 });
	if (issuesOf(page.answer).length === 0) await assertMeaningful(asker, page.request, page.answer);
	return toldBy(page);
}

/**
 * The issues that match a filter and have changed since a time. One request where they fit into a page with their
 * times, one more where 5,000 IDs do.
 *
 * @param filter JQL without order
 * @param since by Jira's clock, in ms
 * @throws RequestError in Jira's words
 */
export async function changedIssues(asker: Asker, filter: string, since: number, dates: Dates): Promise<Changed> {
	const first = await firstPage(asker, filter, since, dates);
	if (nextToken(asObject(first.answer.body)) !== undefined)
		return { ...(await inPasses(asker, first.jql)), ...toldBy(first) };
	return { issues: timesIn(first), complete: true, ...toldBy(first) };
}

/** Those that have changed last, where some examples are enough. */
export async function newestIssues(
	asker: Asker,
	filter: string,
	since: number,
	dates: Dates,
	most: number,
): Promise<Changed> {
	const page = await firstPage(asker, filter, since, dates, { maxResults: most, order: 'updated DESC' });
	return { issues: timesIn(page), complete: true, ...toldBy(page) };
}
