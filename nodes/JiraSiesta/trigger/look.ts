import type { IDataObject } from 'n8n-workflow';

import { mayShow } from '../policy/scope/redact';
import { policyFor } from '../policy/policy';
import { issueOutputOf } from '../resources/issue/shared/output';
import type { Output as IssueOutput } from '../resources/issue/shared/output';
import { ADVICE_ON_JQL } from '../client/errors/explain';
import { InvalidInput } from '../shared/invalidInput';
import { asObject } from '../shared/objects';
import { post } from './asker';
import type { Asker } from './asker';
import { eventsOf, listOf, ofWorklog } from './changes';
import type { Wanted } from './changes';
import { readIssues } from './details';
import { isWorklogEvent } from './events';
import type { JiraEvent } from './events';
import { LABELS } from './properties';
import { changedIssues, newestIssues } from './search';
import type { Dates } from './search';
import type { Settings } from './settings';
import { readStatuses, statusIds } from './statuses';
import type { Status } from './statuses';
import { updatedWorklogs } from './worklogs';

/** What is worth remembering between two looks, as long as the process and the settings last. */
export type Notes = {
	dates: Dates;
	/** Statuses of the site, and since when they are known (ms, own clock). */
	statuses?: { known: Status[]; since: number };
	/** Issues that need no reading as long as Jira's search has no later change of them, by ID: that change, in ms. */
	read: Map<string, number>;
	/** The account that asks, once Jira has told. */
	account?: string;
};

export const newNotes = (): Notes => ({ dates: 'epoch', read: new Map() });

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
};

/** How long statuses are remembered, in ms: somebody may make another of the same name. */
const STATUSES_FOR = 3_600_000;

async function knownStatuses(asker: Asker, notes: Notes): Promise<Status[]> {
	const now = Date.now();
	if (!notes.statuses || now - notes.statuses.since > STATUSES_FOR || now < notes.statuses.since) {
		notes.statuses = { known: await readStatuses(asker), since: now };
	}
	return notes.statuses.known;
}

/** What the settings want of events, names of statuses looked up. */
export async function wantedBy(asker: Asker, settings: Settings, notes: Notes): Promise<Wanted> {
	const { events, fields, comments, fromStatuses, toStatuses } = settings;
	const isNamed = events.has('issueTransitioned') && fromStatuses.length + toStatuses.length > 0;
	const statuses = isNamed ? await knownStatuses(asker, notes) : [];
	return {
		...{ events, fields, comments },
		...(isNamed && {
			from: statusIds(fromStatuses, LABELS.fromStatuses, statuses),
			to: statusIds(toStatuses, LABELS.toStatuses, statuses),
		}),
	};
}

/** The most issues that are held against a query at once. */
const MATCHED_AT_ONCE = 1_000;

/** Those of the issues that match the filter: of some it is known, the others did not come by a search. */
async function matching(asker: Asker, { filter }: Settings, ids: string[]): Promise<ReadonlySet<string>> {
	if (filter === '' || ids.length === 0) return new Set(ids);
	const found: string[] = [];
	for (let at = 0; at < ids.length; at += MATCHED_AT_ONCE) {
		const issueIds = ids.slice(at, at + MATCHED_AT_ONCE).map(Number);
		const { body } = await post(asker, '/rest/api/3/jql/match', { issueIds, jqls: [filter] });
		const { matchedIssues, errors } = asObject(listOf(asObject(body).matches)[0]);
		if (Array.isArray(errors) && errors.length > 0) {
			throw new InvalidInput('JQL', `is not understood by Jira: ${errors.join(' ')}`, ADVICE_ON_JQL);
		}
		found.push(...((matchedIssues ?? []) as unknown[]).map(String));
	}
	return new Set(found);
}

const isLeftOut = ({ actor }: JiraEvent, { ignoreOwnChanges, excludedAccounts }: Settings, own?: string) => {
	const account = String(actor.accountId ?? '');
	return excludedAccounts.has(account) || (ignoreOwnChanges && account !== '' && account === own);
};

/** Where to look: at what a search finds since a time, at what the feed of worklogs has, or at known issues. */
export type Where = {
	/** by Jira's clock, ms */
	since: number;
	/** IDs of issues to look at, instead of a search. */
	only?: string[];
	/** How many issues are enough, those that have changed last. */
	most?: number;
	/** Changes of worklogs that are done with, by the ID of their event. */
	isKnown?: (id: string) => boolean;
	/** Whether the time is up. */
	isOver?: () => boolean;
};

const wantsIssues = ({ events }: Settings) => [...events].some((event) => !isWorklogEvent(event));
const wantsWorklogs = ({ events }: Settings) => [...events].some(isWorklogEvent);

/** The issues whose change is not known yet. */
const unread = (issues: ReadonlyMap<string, number | undefined>, { read }: Notes) =>
	[...issues]
		.filter(([id, updated]) => updated === undefined || !(updated <= (read.get(id) ?? -Infinity)))
		.map(([id]) => id)
		// What was read at some time comes last: where time is short, the others come first.
		.sort((a, b) => Number(read.has(a)) - Number(read.has(b)));

async function worklogsSince(asker: Asker, { since, isKnown = () => false }: Where) {
	return await updatedWorklogs(
		asker,
		since,
		({ worklogId, updatedTime }) => isKnown(`worklog:${worklogId}`) && isKnown(`worklog:${worklogId}:${updatedTime}`),
	);
}

/**
 * Looks at what has happened in Jira.
 *
 * @throws RequestError, InvalidInput
 */
export async function look(asker: Asker, settings: Settings, notes: Notes, where: Where): Promise<Look> {
	const { since, only, most, isOver } = where;
	const wanted = await wantedBy(asker, settings, notes);
	const searched =
		only === undefined && wantsIssues(settings)
			? await (most === undefined
					? changedIssues(asker, settings.filter, since, notes.dates)
					: newestIssues(asker, settings.filter, since, notes.dates, most))
			: undefined;
	notes.dates = searched?.dates ?? notes.dates;
	notes.account = searched?.account ?? notes.account;
	const logged = wantsWorklogs(settings) ? await worklogsSince(asker, where) : undefined;
	const found = only ?? unread(searched?.issues ?? new Map(), notes);
	const worklogs = logged?.worklogs ?? [];
	const others = [...new Set([...(only ?? []), ...worklogs.map(({ issueId }) => String(issueId))])];
	const ids = [...new Set([...found, ...others])];
	const whole = { complete: searched?.complete ?? true, began: searched?.began ?? logged?.began ?? Date.now() };
	if (ids.length === 0) return { ...whole, events: [], issues: new Map() };

	const output = await issueOutputOf({ ...asker, parameters: settings.parameters });
	const policy = await policyFor(asker.session);
	const { issues: rows, complete } = await readIssues(asker, ids, since, wanted, output, isOver);
	const issues = new Map(rows.filter((row) => mayShow(policy, row)).map((row) => [String(row.id), row]));
	const known = new Set(searched?.issues.keys());
	const matched = await matching(
		asker,
		settings,
		others.filter((id) => issues.has(id) && !known.has(id)),
	);
	const isOpen = (id: string) => issues.has(id) && (known.has(id) || matched.has(id));
	const events = [...rows.flatMap((row) => eventsOf(row, wanted)), ...worklogs.flatMap((row) => ofWorklog(row, wanted))]
		.filter((event) => isOpen(event.issueId))
		.filter((event) => !isLeftOut(event, settings, notes.account));
	return { events, issues, output, began: whole.began, complete: whole.complete && complete };
}
