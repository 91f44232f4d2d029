import type { IDataObject } from 'n8n-workflow';

import { siteFields } from '../fields/schema/siteFields';
import type { SiteField } from '../fields/schema/siteFields';
import { asObject } from '../shared/objects';
import type { Asker } from './asker';
import { fieldOf, listOf } from './changes';
import type { Wanted } from './changes';
import { fieldIds } from './historyFields';
import { LABELS } from './properties';
import type { Settings } from './settings';
import { readStatuses, statusIds } from './statuses';
import type { Status } from './statuses';
import { timeOf } from './time';

/** What is known of the site, and since when (ms, own clock). */
type Remembered<Known> = { known: Known[]; since: number };

/** What of the site is worth remembering between two looks. */
export type SiteNotes = { statuses?: Remembered<Status>; fields?: Remembered<SiteField> };

/** How long that is remembered, in ms: somebody may make another of the same name. */
const REMEMBERED_FOR = 3_600_000;

async function upToDate<Known>(
	remembered: Remembered<Known> | undefined,
	read: () => Promise<Known[]>,
): Promise<Remembered<Known>> {
	const now = Date.now();
	const isFresh = remembered && now - remembered.since <= REMEMBERED_FOR && now >= remembered.since;
	return isFresh ? remembered : { known: await read(), since: now };
}

/**
 * What the settings want of events, names of statuses and fields looked up.
 *
 * @throws RequestError; InvalidInput for a status or a field that there is not, and for a name that several fields have
 */
export async function wantedBy(asker: Asker, settings: Settings, notes: SiteNotes): Promise<Wanted> {
	const { events, comments, fromStatuses, toStatuses } = settings;
	const wanted: Wanted = { events, comments, fields: new Set() };
	if (events.has('fieldChanged')) {
		notes.fields = await upToDate(notes.fields, async () => await siteFields(asker));
		wanted.fields = fieldIds(settings.fields, LABELS.fields, notes.fields.known);
	}
	if (events.has('issueTransitioned') && fromStatuses.length + toStatuses.length > 0) {
		notes.statuses = await upToDate(notes.statuses, async () => await readStatuses(asker));
		wanted.from = statusIds(fromStatuses, LABELS.fromStatuses, notes.statuses.known);
		wanted.to = statusIds(toStatuses, LABELS.toStatuses, notes.statuses.known);
	}
	return wanted;
}

/** The IDs of the statuses that issues have left or come to since a time (ms). */
function statusesMet(issues: IDataObject[], since: number): string[] {
	const histories = issues.flatMap(({ changelog }) => listOf(asObject(changelog).histories));
	const items = histories.filter(({ created }) => timeOf(created) >= since).flatMap(({ items }) => listOf(items));
	return items.filter((item) => fieldOf(item) === 'status').flatMap(({ from, to }) => [String(from), String(to)]);
}

/**
 * What is wanted of events of issues that were read: a project made since the statuses were read has its own, of the
 * same names.
 *
 * @param wanted as {@link wantedBy} has it
 * @throws as {@link wantedBy}
 */
export async function wantedOf(
	asker: Asker,
	settings: Settings,
	notes: SiteNotes,
	wanted: Wanted,
	issues: IDataObject[],
	since: number,
): Promise<Wanted> {
	if (!notes.statuses) return wanted;
	const known = new Set(notes.statuses.known.map(({ id }) => id));
	if (statusesMet(issues, since).every((id) => known.has(id))) return wanted;
	notes.statuses = undefined;
	return await wantedBy(asker, settings, notes);
}
