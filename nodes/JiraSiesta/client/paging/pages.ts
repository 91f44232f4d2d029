import type { IDataObject } from 'n8n-workflow';

import { asObject, asRow } from '../../shared/objects';
import { isToDesk } from '../types';
import type { JiraAnswer, JiraRequest } from '../types';

/** Where a page begins: a row's number, a time, or a token that only Jira can read. */
type Cursor = string | number;

type Page = {
	nextPageToken?: string;
	isLast?: boolean;
	startAt?: number;
	total?: number;
	isLastPage?: boolean;
	start?: number;
	size?: number;
	lastPage?: boolean;
	until?: number;
} & IDataObject;

/** How Jira's interfaces hand out rows. A short page is never the end: Jira gives fewer than asked for as it likes. */
type Style = {
	/** The parameters that ask for a page; of the first one, from where is not known. */
	window(size: number, from: Cursor | undefined, request: JiraRequest): IDataObject;
	/**
	 * Where the next page begins, or undefined at the end.
	 *
	 * @param request that asked for the page
	 */
	next(
		page: Page,
		from: Cursor | undefined,
		rows: number,
		request: JiraRequest,
		whole: JiraRequest,
	): Cursor | undefined;
};

/** Jira's token for the next page, or undefined at the end. An empty page is not the end. */
export const nextToken = ({ isLast, nextPageToken }: Page): string | undefined =>
	isLast === true ? undefined : (nextPageToken ?? undefined); // null as well says that there is none

/** The row the next page starts with, or undefined at the end. */
export function nextStart(page: Page, start: Cursor | undefined, rows: number): number | undefined {
	const next = Number(page.startAt ?? start ?? 0) + rows;
	const last = page.isLast ?? (page.total !== undefined ? next >= page.total : rows === 0);
	return last || rows === 0 ? undefined : next;
}

/** The same of Service Management, which alone says which page is the last. */
export function nextDeskStart(page: Page, start: Cursor | undefined, rows: number): number | undefined {
	return (page.isLastPage ?? rows === 0) ? undefined : Number(page.start ?? start ?? 0) + (page.size ?? rows);
}

const cursorIn = (address: unknown): string | undefined =>
	URL.canParse(String(address)) ? (new URL(String(address)).searchParams.get('cursor') ?? undefined) : undefined;

const keysIn = ({ body }: JiraRequest) => asObject(body).issueIdsOrKeys as string[];

const STYLES = {
	/** An opaque token: search, bulk fetches, everything of /rest/software. */
	nextPageToken: {
		window: (maxResults, nextPageToken) => ({ maxResults, ...(nextPageToken && { nextPageToken }) }),
		next: nextToken,
	},
	/** A row's number: most of the platform, boards and sprints. */
	startAt: { window: (maxResults, startAt) => ({ maxResults, ...(startAt && { startAt }) }), next: nextStart },
	/** All of /rest/servicedeskapi. */
	serviceDesk: { window: (limit, start) => ({ limit, ...(start && { start }) }), next: nextDeskStart },
	/** The same with a cursor in the address of the next page: articles. Of the address nothing else is taken. */
	cursor: {
		window: (limit, cursor) => ({ limit, ...(cursor && { cursor }) }),
		next: ({ isLastPage, _links }) => (isLastPage === true ? undefined : cursorIn(asObject(_links).next)),
	},
	/** What changed since a time (ms), which the request has: worklog/updated and worklog/deleted. */
	since: {
		window: (_size, since) => (since === undefined ? {} : { since }),
		next: ({ lastPage, until }) => (lastPage === false ? until : undefined),
	},
	/** A list of what is asked for, a part of it at a time: bulk fetches. */
	keys: {
		window: (size, from = 0, whole) => ({ issueIdsOrKeys: keysIn(whole).slice(Number(from), Number(from) + size) }),
		next(_page, from = 0, _rows, request, whole) {
			const next = Number(from) + keysIn(request).length;
			return next < keysIn(whole).length ? next : undefined;
		},
	},
	/** As the answer says that it goes on: for addresses that nobody here knows. */
	asTold: {
		window(_size, from, { url }) {
			if (from === undefined) return {};
			if (typeof from === 'string') return { nextPageToken: from };
			return isToDesk({ url }) ? { start: from } : { startAt: from };
		},
		next(page, from, rows) {
			if ('nextPageToken' in page) return nextToken(page);
			if ('isLastPage' in page) return nextDeskStart(page, from, rows);
			return 'startAt' in page ? nextStart(page, from, rows) : undefined;
		},
	},
	/** One answer that has them all. */
	list: { window: () => ({}), next: () => undefined },
} satisfies Record<string, Style>;

export type Paging = {
	by: keyof typeof STYLES;
	/** The property of the answer that has the rows, e.g. `values` or `fields.attachment`, or what finds them; left out, the answer is the list. */
	rows?: string | ((body: unknown) => unknown);
	/** The most rows asked for at once, where the endpoint lets one ask. */
	pageSize: number;
	/** Whether more than a page of rows may be read by keys first and bodies in parallel (pipeline/readInParallel.ts). */
	parallel?: boolean;
};

/** Puts paging parameters where the endpoint takes them: in the body of a POST, else in the query. */
function withWindow(request: JiraRequest, window: IDataObject): JiraRequest {
	if (Object.keys(window).length === 0) return request;
	return request.method === 'POST'
		? { ...request, body: { ...asObject(request.body), ...window } }
		: { ...request, qs: { ...request.qs, ...window } };
}

/** What an answer has under a path such as `fields.attachment`. */
export const valueAt = (body: unknown, path: string): unknown =>
	path.split('.').reduce<unknown>((inside, name) => asObject(inside)[name], body);

/** The rows of an answer; one that is a text alone, as a label is, has it as its `value`. */
function rowsIn(body: unknown, at: Paging['rows']): IDataObject[] {
	const rows = typeof at === 'function' ? at(body) : at === undefined ? body : valueAt(body, at);
	if (!Array.isArray(rows)) return [];
	return rows.map(asRow);
}

/** Whether a list comes again as it was: where the answer is a bare list, nothing else tells that it takes no start. */
const comesAgain = (body: unknown, before: unknown): boolean =>
	Array.isArray(body) && body.length > 0 && JSON.stringify(body) === JSON.stringify(before);

/**
 * Yields page after page of rows, for as long as more are wanted.
 *
 * @param wanted how many rows are still wanted; a page may have more
 * @param ask sends one request and gives a successful answer
 * @throws Error when Jira hands out the same page twice
 */
export async function* pages(
	{ by, rows: property, pageSize }: Paging,
	request: JiraRequest,
	wanted: () => number,
	ask: (request: JiraRequest) => Promise<JiraAnswer>,
): AsyncGenerator<IDataObject[]> {
	const { window, next }: Style = STYLES[by];
	const seen = new Set<Cursor>();
	let from: Cursor | undefined;
	let before: unknown;
	do {
		const asked = withWindow(request, window(Math.min(pageSize, wanted()), from, request));
		const { body } = await ask(asked);
		if (comesAgain(body, before)) return;
		before = body;
		const rows = rowsIn(body, property);
		yield rows;
		from = next(asObject(body), from, rows.length, asked, request);
		if (from !== undefined) {
			if (seen.has(from)) throw new Error('Jira handed out the same page twice');
			seen.add(from);
		}
	} while (from !== undefined && wanted() > 0);
}
