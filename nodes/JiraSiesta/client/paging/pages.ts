import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/objects';
import type { JiraAnswer, JiraRequest } from '../types';

/** How an endpoint hands out its rows: by an opaque token, by a row number, or all of them in one list. */
export type Paging = {
	by: 'nextPageToken' | 'startAt' | 'list';
	/** The property of the answer that has the rows; left out, the answer is the list. */
	rows?: string;
	/** The most rows asked for at once; Jira may always give fewer. Of a list nothing is asked for. */
	pageSize: number;
	/** Whether more than a page of rows may be read by keys first and bodies in parallel (pipeline/readInParallel.ts). */
	parallel?: boolean;
};

type Page = {
	nextPageToken?: string;
	isLast?: boolean;
	startAt?: number;
	total?: number;
} & IDataObject;

/** Puts paging parameters where the endpoint takes them: in the body of a POST, else in the query. */
function withWindow(request: JiraRequest, window: IDataObject): JiraRequest {
	return request.method === 'POST'
		? { ...request, body: { ...asObject(request.body), ...window } }
		: { ...request, qs: { ...request.qs, ...window } };
}

/** Jira's token for the next page, or undefined at the end. A short or empty page is not the end. */
export const nextToken = ({ body }: JiraAnswer): string | undefined => {
	const { isLast, nextPageToken } = body as Page;
	return isLast === true ? undefined : (nextPageToken ?? undefined); // null as well says that there is none
};

/** The row the next page starts with, or undefined at the end. */
export function nextStart(page: Page, start: string | number | undefined, rows: number): number | undefined {
	const next = Number(page.startAt ?? start ?? 0) + rows;
	const last = page.isLast ?? (page.total !== undefined ? next >= page.total : rows === 0);
	return last || rows === 0 ? undefined : next;
}

/** The rows of an answer; one that is a text alone, as a label is, has it as its `value`. */
function rowsIn(body: unknown, property?: string): IDataObject[] {
	const rows = property === undefined ? body : asObject(body)[property];
	return Array.isArray(rows)
		? rows.map((row: unknown) => (typeof row === 'string' ? { value: row } : asObject(row)))
		: [];
}

/**
 * Yields page after page of rows, for as long as more are wanted.
 *
 * @param wanted how many rows are still wanted; a page may have more
 * @param ask sends one request and gives a successful answer
 * @throws Error when Jira hands out the same page token twice
 */
export async function* pages(
	{ by, rows: property, pageSize }: Paging,
	request: JiraRequest,
	wanted: () => number,
	ask: (request: JiraRequest) => Promise<JiraAnswer>,
): AsyncGenerator<IDataObject[]> {
	if (by === 'list') {
		yield rowsIn((await ask(request)).body, property);
		return;
	}
	const seen = new Set<string | number>();
	let start: string | number | undefined;
	do {
		const window: IDataObject = { maxResults: Math.min(pageSize, wanted()) };
		if (start !== undefined) window[by] = start;
		const answer = await ask(withWindow(request, window));
		const rows = rowsIn(answer.body, property);
		yield rows;
		start = by === 'nextPageToken' ? nextToken(answer) : nextStart(asObject(answer.body), start, rows.length);
		if (start !== undefined) {
			if (seen.has(start)) throw new Error('Jira handed out the same page twice');
			seen.add(start);
		}
	} while (start !== undefined && wanted() > 0);
}
