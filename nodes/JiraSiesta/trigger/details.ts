import type { IDataObject } from 'n8n-workflow';

import { AT_ONCE, Semaphore } from '../client/concurrency/limit';
import { pages } from '../client/paging/pages';
import { requestJira } from '../client/request';
import { mayShow } from '../policy/scope/redact';
import { policyFor } from '../policy/policy';
import { issueOutputOf } from '../resources/issue/shared/output';
import type { Output } from '../resources/issue/shared/output';
import { chunks } from '../shared/collections';
import { asObject } from '../shared/objects';
import { get, post } from './asker';
import type { Asker } from './asker';
import { listOf } from './changes';
import type { Wanted } from './changes';
import type { Settings } from './settings';
import { timeOf } from './time';

/** The most issues that `bulkfetch` takes, and the most entries of a page of history or comments. */
const AT_MOST = 100;

const urlOf = (issueId: unknown, part: string) => `/rest/api/3/issue/${encodeURIComponent(String(issueId))}/${part}`;

const oldest = (entries: IDataObject[]) => Math.min(...entries.map(({ created }) => timeOf(created)));

const once = (entries: IDataObject[]) => [...new Map(entries.map((entry) => [String(entry.id), entry])).values()];

/**
 * The history of an issue back to a time. What comes with the issue is its newest part; the endpoint has it oldest
 * first, so that it is read from its end.
 */
async function historyOf(asker: Asker, issue: IDataObject, since: number): Promise<IDataObject[]> {
	const { histories, total } = asObject(issue.changelog);
	let known = listOf(histories);
	let start = Number(total ?? known.length) - known.length;
	while (start > 0 && (known.length === 0 || oldest(known) >= since)) {
		const end = start;
		start = Math.max(0, end - AT_MOST);
		for (let startAt = start, rows; startAt < end; startAt += rows.length) {
			const { body } = await get(asker, urlOf(issue.id, 'changelog'), { startAt, maxResults: end - startAt });
			rows = listOf(asObject(body).values);
			if (rows.length === 0) break;
			known = once([...known, ...rows]);
		}
	}
	return known;
}

/** Whether what comes with the issue are all its comments. */
const isWhole = (embedded: IDataObject) => listOf(embedded.comments).length >= Number(embedded.total ?? 0);

/** The comments of an issue back to a time; all of them where edited ones count: they are only ordered by creation. */
async function commentsOf({ context, session }: Asker, issue: IDataObject, since: number, wanted: Wanted) {
	const embedded = asObject(asObject(issue.fields).comment);
	if (isWhole(embedded)) return listOf(embedded.comments);
	const found: IDataObject[] = [];
	const paging = { by: 'startAt', rows: 'comments', pageSize: AT_MOST } as const;
	const url = urlOf(issue.id, 'comment');
	const request = { method: 'GET', url, qs: { orderBy: '-created' }, repeatable: true } as const;
	const isOver = () => !wanted.events.has('commentEdited') && found.length > 0 && oldest(found) < since;
	const ask = requestJira.bind(undefined, context, session);
	for await (const rows of pages(paging, request, () => (isOver() ? 0 : Infinity), ask)) found.push(...rows);
	return once(found);
}

const wantsComments = ({ events }: Wanted) => events.has('commentAdded') || events.has('commentEdited');

/** The fields that events are made from. */
const fieldsFor = (wanted: Wanted): string[] => [
	...['created', 'creator', 'project', 'updated'],
	...(wantsComments(wanted) ? ['comment'] : []),
	...(wanted.events.has('attachmentAdded') ? ['attachment'] : []),
];

/** Those that were asked for and those for the events: what is left out with `-` Jira leaves out, whatever else asks for it. */
function alsoFor(wanted: Wanted, fields: string[]): string[] {
	const own = fieldsFor(wanted);
	const leftOut = own.map((field) => `-${field}`);
	return [...new Set([...fields.filter((field) => !leftOut.includes(field)), ...own])];
}

/** What is read of an issue for whoever gets it. Fields of which each is left out are left out of all, as in Get. */
export async function askedFor(asker: Asker, { parameters }: Settings): Promise<Output> {
	const output = await issueOutputOf({ ...asker, parameters });
	const isRest = output.fields.every((field) => field.startsWith('-'));
	return isRest ? { ...output, fields: ['*all', ...output.fields] } : output;
}

type Asked = Pick<Output, 'fields' | 'expand'>;

/** An issue with its history and comments back to a time. */
async function completed(asker: Asker, issue: IDataObject, since: number, wanted: Wanted): Promise<IDataObject> {
	const histories = await historyOf(asker, issue, since);
	const fields = asObject(issue.fields);
	const comment = wantsComments(wanted)
		? { ...asObject(fields.comment), comments: await commentsOf(asker, issue, since, wanted) }
		: fields.comment;
	return { ...issue, changelog: { ...asObject(issue.changelog), histories }, fields: { ...fields, comment } };
}

/** A hundred issues. Those that were deleted meanwhile, or moved out of sight, are left out. */
async function batch(asker: Asker, ids: string[], since: number, wanted: Wanted, asked: Asked) {
	const { body } = await post(asker, '/rest/api/3/issue/bulkfetch', {
		issueIdsOrKeys: ids,
		fields: alsoFor(wanted, asked.fields),
		expand: [...new Set([...asked.expand, 'changelog'])],
	});
	const policy = await policyFor(asker.session);
	const issues: IDataObject[] = [];
	for (const issue of listOf(asObject(body).issues)) {
		if (mayShow(policy, issue)) issues.push(await completed(asker, issue, since, wanted));
	}
	return issues;
}

/**
 * Issues with what has happened to them since a time (ms), a hundred a request. Unknown and closed ones are left out.
 *
 * @param isOver whether there is no more time to read
 * @returns the issues, and whether all were read
 */
export async function readIssues(
	asker: Asker,
	ids: string[],
	since: number,
	wanted: Wanted,
	asked: Asked,
	isOver: () => boolean = () => false,
): Promise<{ issues: IDataObject[]; complete: boolean }> {
	const gate = new Semaphore(AT_ONCE);
	let complete = true;
	let failed = false;
	const parts = chunks(ids, AT_MOST).map(async (some) => {
		const part = gate.pass(async () => {
			complete &&= !isOver();
			return complete && !failed ? await batch(asker, some, since, wanted, asked) : [];
		});
		part.catch(() => (failed = true));
		return await part;
	});
	return { issues: (await Promise.all(parts)).flat(), complete };
}
