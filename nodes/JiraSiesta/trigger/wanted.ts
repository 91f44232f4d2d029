import { siteFields } from '../fields/schema/siteFields';
import type { SiteField } from '../fields/schema/siteFields';
import type { Asker } from './asker';
import type { Wanted } from './changes';
import { fieldIds } from './historyFields';
import { LABELS } from './properties';
import type { Settings } from './settings';
import { readStatuses, statusIds } from './statuses';
import type { Status } from './statuses';

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
