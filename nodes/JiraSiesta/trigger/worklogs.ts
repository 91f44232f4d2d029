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
type Change = { worklogId: number; updatedTime: number };

/**
 * A worklog that was read: as of a change (ms), and what was read of it where its issue did not match the query, which
 * Jira's search may learn later.
 */
type Noted = { at: number; waiting?: IDataObject };

/** The worklogs that were read, by ID. */
export type WorklogNotes = Map<number, Noted>;

/** Where examples are enough, so many pages of the feed are read, and the newest worklogs that come at once. */
const EXAMPLE_PAGES = 10;

/** Worklogs as Jira answers them, without those that are gone. */
export async function readWorklogs(asker: Asker, ids: number[]): Promise<IDataObject[]> {
	const worklogs: IDataObject[] = [];
	for (const some of chunks(ids, AT_ONCE)) {
		const { body } = await post(asker, '/rest/api/3/worklog/list', { ids: some });
		worklogs.push(...listOf(body));
	}
	return worklogs;
}

/** The changes since a time, the last of each worklog; and Jira's clock when it began, in ms. */
async function feed(asker: Asker, since: number, mostPages: number): Promise<{ changes: Change[]; began: number }> {
	const changes = new Map<number, Change>();
	let began: number | undefined;
	for (let from = since, page = 1; ; page++) {
		const { body, headers } = await get(asker, '/rest/api/3/worklog/updated', { since: from });
		began ??= clockOf(headers);
		const { values, until, lastPage } = asObject(body);
		for (const change of listOf(values) as Change[]) changes.set(change.worklogId, change);
		// A page that leads nowhere is the last one, whatever it says.
		if (lastPage !== false || page >= mostPages || !(Number(until) > from)) break;
		from = Number(until);
	}
	return { changes: [...changes.values()], began };
}

/**
 * The worklogs that were added or edited since a time: a feed of its own, as logging time need not move the time of the
 * issue's last change. Jira leaves out the last minute.
 *
 * @param since by Jira's clock, in ms
 * @param noted those that need no reading as long as the feed has no later change of them
 * @param isExample whether some of the newest are enough
 * @returns worklogs as Jira answers them, each with its `issueId`: those not yet noted, and those that wait; the changes
 *   in the feed, and Jira's clock when it began, in ms
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-worklogs/#api-rest-api-3-worklog-updated-get
 */
export async function changedWorklogs(
	asker: Asker,
	since: number,
	noted: WorklogNotes,
	isExample = false,
): Promise<{ worklogs: IDataObject[]; changes: Change[]; began: number }> {
	const { changes, began } = await feed(asker, since, isExample ? EXAMPLE_PAGES : Infinity);
	const noteOf = ({ worklogId, updatedTime }: Change) => {
		const note = noted.get(worklogId);
		return note && note.at >= updatedTime ? note : undefined;
	};
	const unread = changes.filter((change) => !noteOf(change)).map(({ worklogId }) => worklogId);
	const read = await readWorklogs(asker, isExample ? unread.slice(-AT_ONCE) : unread);
	const waiting = changes.map((change) => noteOf(change)?.waiting).filter((worklog) => worklog !== undefined);
	return { worklogs: [...read, ...waiting], changes, began };
}

/** What is worth noting of changes whose worklogs were read, those of `waiting` among them. */
export function notesOf(changes: Change[], waiting: IDataObject[]): WorklogNotes {
	const byId = new Map(waiting.map((worklog) => [Number(worklog.id), worklog]));
	return new Map(
		changes.map(({ worklogId, updatedTime }) => [worklogId, { at: updatedTime, waiting: byId.get(worklogId) }]),
	);
}
