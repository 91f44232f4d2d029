import type { IDataObject } from 'n8n-workflow';

import { mayShow } from '../policy/scope/redact';
import { policyFor } from '../policy/policy';
import type { Output as IssueOutput } from '../resources/issue/shared/output';
import { ADVICE_ON_JQL } from '../client/errors/explain';
import { chunks } from '../shared/collections';
import { InvalidInput } from '../shared/invalidInput';
import { asObject } from '../shared/objects';
import { get, post } from './asker';
import type { Asker } from './asker';
import { eventsOf, listOf, ofWorklog } from './changes';
import { askedFor, readIssues } from './details';
import { byTime, isWorklogEvent, leavesNoTrace } from './events';
import type { JiraEvent } from './events';
import { changedIssues, newestIssues } from './search';
import type { Changed } from './search';
import type { Settings } from './settings';
import { wantedBy, wantedOf } from './wanted';
import type { SiteNotes } from './wanted';
import { changedWorklogs, notesOf, readWorklogs } from './worklogs';
import type { WorklogNotes } from './worklogs';

/** What is worth remembering between two looks, as long as the process and the settings last. */
export type Notes = SiteNotes & {
	/** Issues that need no reading as long as Jira's search has no later change of them, by ID: that change, in ms. */
	read: Map<string, number>;
	/** From when on the first of those may have changed without being seen, by Jira's clock in ms. */
	readSince?: number;
	worklogs: WorklogNotes;
	/** The ID of the account that asks, once Jira has told, and how the credential names it. */
	account?: { id: string; name: string };
};

export const newNotes = (): Notes => ({ read: new Map(), worklogs: new Map() });

/** What a look has found. */
export type Look = {
	/** In the order in which they happened. */
	events: JiraEvent[];
	issues: ReadonlyMap<string, IDataObject>;
	/** When it began by Jira's clock, in ms. */
	began: number;
	/** Whether nothing can be missing. */
	complete: boolean;
	output?: IssueOutput;
	/** The worklogs that were in Jira's feed, where all of them were looked at. */
	worklogs?: WorklogNotes;
};

/** The most issues that are held against a query at once. */
const MATCHED_AT_ONCE = 1_000;

/** Those of the issues that match the filter: of some it is known, the others did not come by a search. */
async function matching(asker: Asker, { filter }: Settings, ids: string[]): Promise<ReadonlySet<string>> {
	if (filter === '' || ids.length === 0) return new Set(ids);
	const found: string[] = [];
	for (const some of chunks(ids, MATCHED_AT_ONCE)) {
		const issueIds = some.map(Number);
		const { body } = await post(asker, '/rest/api/3/jql/match', { issueIds, jqls: [filter] });
		const { matchedIssues, errors } = asObject(listOf(asObject(body).matches)[0]);
		if (Array.isArray(errors) && errors.length > 0) {
			throw new InvalidInput('JQL', `is not understood by Jira: ${errors.join(' ')}`, ADVICE_ON_JQL);
		}
		found.push(...((matchedIssues ?? []) as unknown[]).map(String));
	}
	return new Set(found);
}

/** Notes the account that Jira has told of; the credential may be of another one by the next time. */
export async function noteAccount({ session }: Asker, notes: Notes, id: string | undefined): Promise<void> {
	if (id !== undefined) notes.account = { id, name: await session.account };
}

/**
 * The account that asks, by which its own changes are known.
 *
 * @throws RequestError
 */
export async function ownAccount(asker: Asker, settings: Settings, notes: Notes): Promise<string | undefined> {
	if (!settings.ignoreOwnChanges) return undefined;
	if (notes.account?.name !== (await asker.session.account)) {
		const { accountId } = asObject((await get(asker, '/rest/api/3/myself')).body);
		await noteAccount(asker, notes, String(accountId));
	}
	return notes.account?.id;
}

/** Whether an event is left out for who has done it. */
export const isLeftOut = ({ actor }: JiraEvent, { excludedAccounts }: Settings, own?: string) => {
	const account = String(actor.accountId ?? '');
	return excludedAccounts.has(account) || (account !== '' && account === own);
};

/** Where to look: at what a search finds since a time, at what the feed of worklogs has, or at known issues. */
export type Where = {
	/** by Jira's clock, ms */
	since: number;
	/** Issues and worklogs to look at, instead of a search and the feed: by their IDs. */
	only?: { issues: string[]; worklogs: number[] };
	/** Whether those issues match the filter for sure. */
	isFiltered?: boolean;
	/** How many issues are enough, those that have changed last, and how many events of worklogs. */
	most?: number;
	/** Whether the time is up. */
	isOver?: () => boolean;
};

const wantsIssues = ({ events }: Settings) =>
	[...events].some((event) => !isWorklogEvent(event) && !leavesNoTrace(event));
const wantsWorklogs = ({ events }: Settings) => [...events].some(isWorklogEvent);

/** The issues whose change is not known yet. */
const unread = (issues: ReadonlyMap<string, number | undefined>, { read }: Notes) =>
	[...issues]
		.filter(([id, updated]) => updated === undefined || !(updated <= (read.get(id) ?? -Infinity)))
		.map(([id]) => id)
		// What was read at some time comes last: where time is short, the others come first.
		.sort((a, b) => Number(read.has(a)) - Number(read.has(b)));

type Logged = Partial<Awaited<ReturnType<typeof changedWorklogs>>> & { worklogs: IDataObject[] };

async function worklogsAt(asker: Asker, notes: Notes, { since, only, most }: Where): Promise<Logged> {
	if (only) return { worklogs: await readWorklogs(asker, only.worklogs) };
	return await changedWorklogs(asker, since, notes.worklogs, most !== undefined);
}

async function searchAt(asker: Asker, { filter }: Settings, notes: Notes, where: Where): Promise<Changed> {
	const { since, most, isOver } = where;
	const found = await (most === undefined
		? changedIssues(asker, filter, since, notes, isOver)
		: newestIssues(asker, filter, since, most));
	await noteAccount(asker, notes, found.account);
	return found;
}

const distinct = (ids: string[]) => [...new Set(ids)];

/**
 * Looks at what has happened in Jira.
 *
 * @throws RequestError, InvalidInput
 */
export async function look(asker: Asker, settings: Settings, notes: Notes, where: Where): Promise<Look> {
	const { since, only, isFiltered = false, isOver, most = Infinity } = where;
	const wanted = await wantedBy(asker, settings, notes);
	const searched = !only && wantsIssues(settings) ? await searchAt(asker, settings, notes, where) : undefined;
	const logged = wantsWorklogs(settings) ? await worklogsAt(asker, notes, where) : undefined;
	const began = searched?.began ?? logged?.began;
	// Without Jira's clock nothing tells how far it has been looked.
	const whole = { complete: (searched?.complete ?? true) && began !== undefined, began: began ?? since };
	const changed = only?.issues ?? unread(searched?.issues ?? new Map(), notes);
	const worklogs = logged?.worklogs ?? [];
	if (changed.length + worklogs.length === 0) {
		return { ...whole, events: [], issues: new Map(), worklogs: notesOf(logged?.changes ?? [], []) };
	}

	const own = await ownAccount(asker, settings, notes);
	const isWanted = (event: JiraEvent) => !isLeftOut(event, settings, own);
	const work = worklogs
		.flatMap((worklog) => ofWorklog(worklog, wanted))
		.filter((event) => event.at >= since && isWanted(event));
	const known = new Set([...(searched?.issues.keys() ?? []), ...(isFiltered ? (only?.issues ?? []) : [])]);
	const all = distinct([...changed, ...work.map(({ issueId }) => issueId)]);
	const matched = await matching(
		asker,
		settings,
		all.filter((id) => !known.has(id)),
	);
	const isOpen = (id: string) => known.has(id) || matched.has(id);
	const shownWork = work
		.filter(({ issueId }) => isOpen(issueId))
		.sort(byTime)
		.slice(-most);
	const waiting = work.filter(({ issueId }) => !isOpen(issueId)).map(({ worklog }) => worklog!);
	const noted = notesOf(logged?.changes ?? [], waiting);
	const ids = distinct([...changed.filter(isOpen), ...shownWork.map(({ issueId }) => issueId)]);
	if (ids.length === 0) return { ...whole, events: [], issues: new Map(), worklogs: noted };

	const output = await askedFor(asker, settings);
	const policy = await policyFor(asker.session);
	const { issues: rows, complete } = await readIssues(asker, ids, since, wanted, output, isOver);
	const wantedNow = await wantedOf(asker, settings, notes, wanted, rows, since);
	const issues = new Map(rows.filter((row) => mayShow(policy, row)).map((row) => [String(row.id), row]));
	const events = [...rows.flatMap((row) => eventsOf(row, wantedNow)).filter(isWanted), ...shownWork];
	return {
		events: events.filter(({ issueId }) => issues.has(issueId)),
		...{ issues, output, began: whole.began, complete: whole.complete && complete },
		...(complete && { worklogs: noted }),
	};
}
