import type { IDataObject } from 'n8n-workflow';

import { requestJira } from '../../../client/request';
import type { Item, Prepared } from '../../../operation/operation';
import { asObject } from '../../../shared/objects';
import { momentOf } from './simplified';

/** What is read first of a comment on a request. */
export function simplifiedRequestComment(row: IDataObject, issueKey: string): IDataObject {
	const { displayName, accountId } = asObject(row.author);
	return {
		id: row.id,
		issueKey,
		author: displayName ?? null,
		authorAccountId: accountId ?? null,
		text: row.body ?? null,
		internal: row.public === false,
		created: momentOf(row.created),
	};
}

const NEWEST = 50;

/**
 * A comment that says the same, written since the request was sent. There is no place for a mark in service
 * management.
 *
 * @param minutes how long ago it was sent at most
 */
export async function sameComment(
	{ context, session }: Item,
	{ body, path, targets }: Prepared,
	_marker: string,
	minutes = 1,
): Promise<IDataObject | undefined> {
	const url = `/rest/servicedeskapi/request/${encodeURIComponent(path!.issueKey)}/comment`;
	const request = { method: 'GET', url, targets, repeatable: true, completes: true } as const;
	const rows: IDataObject[] = [];
	// The oldest come first, and nothing tells how many there are.
	for (let start = 0, isLast = false; !isLast; start += NEWEST) {
		const { body: page } = await requestJira(context, session, { ...request, qs: { start, limit: NEWEST } });
		rows.push(...(asObject(page).values as IDataObject[]));
		isLast = asObject(page).isLastPage !== false;
	}
	const since = Date.now() - minutes * 60_000;
	const written = asObject(body);
	return rows
		.reverse()
		.find(
			(row) =>
				row.body === written.body &&
				row.public === written.public &&
				Number(asObject(row.created).epochMillis) >= since,
		);
}
