import type { IDataObject } from 'n8n-workflow';

import { chunks } from '../shared/collections';
import { asObject } from '../shared/objects';
import { get, post } from './asker';
import type { Asker } from './asker';
import { listOf } from './changes';
import { clockOf } from './time';

/** The most IDs that `worklog/list` takes. */
const AT_ONCE = 1_000;

/** A change in the feed: `updatedTime` in ms. */
type Row = { worklogId: number; updatedTime: number };

/** Worklogs as Jira answers them, without those that are gone. */
export async function readWorklogs(asker: Asker, ids: number[]): Promise<IDataObject[]> {
	const worklogs: IDataObject[] = [];
	for (const some of chunks(ids, AT_ONCE)) {
		const { body } = await post(asker, '/rest/api/3/worklog/list', { ids: some });
		worklogs.push(...listOf(body));
	}
	return worklogs;
}

/**
 * The worklogs that were added or edited since a time: a feed of its own, as logging time need not move the time of the
 * issue's last change. Jira leaves out the last minute.
 *
 * @param since by Jira's clock, in ms
 * @param isKnown whether a change needs no further look
 * @returns worklogs as Jira answers them, each with its `issueId`; and Jira's clock when it began, in ms
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-worklogs/#api-rest-api-3-worklog-updated-get
 */
export async function updatedWorklogs(
	asker: Asker,
	since: number,
	isKnown: (change: Row) => boolean = () => false,
): Promise<{ worklogs: IDataObject[]; began: number }> {
	const ids = new Set<number>();
	let began: number | undefined;
	for (let from = since; ; ) {
		const { body, headers } = await get(asker, '/rest/api/3/worklog/updated', { since: from });
		began ??= clockOf(headers);
		const { values, until, lastPage } = asObject(body);
		for (const row of listOf(values) as Row[]) if (!isKnown(row)) ids.add(row.worklogId);
		// A page that leads nowhere is the last one, whatever it says.
		if (lastPage !== false || !(Number(until) > from)) break;
		from = Number(until);
	}
	return { worklogs: await readWorklogs(asker, [...ids]), began };
}
