import { policyFor } from '../policy/policy';
import { mayShow } from '../policy/scope/redact';
import { isOpenRow } from '../policy/scope/rows';
import { projectKeyIn, projectKeyOf } from '../targets';
import type { Asker } from './asker';
import { isChosen } from './changes';
import { askedFor } from './details';
import type { JiraEvent } from './events';
import { isLeftOut, look, ownAccount } from './look';
import type { Look, Notes } from './look';
import type { Settings } from './settings';

/** What the webhook alone tells of is no look at Jira: it says nothing of the time before. */
const ALONE = { began: 0, complete: false };

/** Whether a sprint or a version is of a project that is open, and watched: it has no issue to hold a query against. */
async function isWatched({ context, session }: Asker, { projects }: Settings, event: JiraEvent): Promise<boolean> {
	const kind = event.sprint ? 'sprint' : 'version';
	const row = event[kind]!;
	if (!(await isOpenRow(context, session, kind, row))) return false;
	if (projects.length === 0) return true;
	const own = await projectKeyIn(context, session, { kind, id: String(row.id) }, row);
	const watched = projects.map(async (id) => await projectKeyOf(context, session, { kind: 'project', id }));
	return own !== undefined && (await Promise.all(watched)).includes(own);
}

/**
 * What leaves no trace in Jira, as a look would have found it.
 *
 * @returns undefined where it is not wanted, or may not be shown with this credential
 * @throws RequestError
 */
export async function toldAlone(
	asker: Asker,
	settings: Settings,
	notes: Notes,
	told: JiraEvent,
): Promise<Look | undefined> {
	const { name, issue, issueId, at, sprint, version } = told;
	if (!settings.events.has(name)) return undefined;
	if (told.comment && !isChosen(told.comment, settings)) return undefined;
	if (isLeftOut(told, settings, await ownAccount(asker, settings, notes))) return undefined;
	if (sprint ?? version) {
		return (await isWatched(asker, settings, told)) ? { events: [told], issues: new Map(), ...ALONE } : undefined;
	}
	if (issue) {
		if (!mayShow(await policyFor(asker.session), issue)) return undefined;
		const output = await askedFor(asker, settings);
		return { events: [told], issues: new Map([[issueId, issue]]), output, ...ALONE };
	}
	// What it was of is still there: as the others, with the event beside it.
	const only = { issues: [issueId], worklogs: [] };
	const found = await look(asker, settings, notes, { since: at, only, isFiltered: true });
	return found.issues.has(issueId) ? { ...found, events: [told] } : undefined;
}
