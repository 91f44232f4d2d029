import { blocked } from '../policy/confirmation/confirm';
import { decide, policyFor } from '../policy/policy';
import { lookUpIn } from '../params/project';
import { get } from './asker';
import type { Asker } from './asker';
import { noteAccount } from './look';
import type { Notes } from './look';
import { tryFilter } from './search';
import type { Settings } from './settings';
import { wantedBy } from './wanted';

/** By which a credential's exceptions name what the trigger does. */
const POLL = 'trigger:poll';

/** @throws InvalidInput where the owner of the credential does not allow reading */
export async function assertMayPoll({ session }: Asker): Promise<void> {
	if (decide(await policyFor(session), POLL, 'read') === 'blocked') throw blocked('Jira Siesta Trigger');
}

/** JQL takes a key that no project has for the name of one. */
async function assertProject(asker: Asker, key: string): Promise<void> {
	await lookUpIn(asker, key, async () => await get(asker, `/rest/api/3/project/${encodeURIComponent(key)}`));
}

/**
 * Holds the settings against Jira, so that a trigger that can find nothing is refused when it is activated.
 *
 * @returns Jira's clock, in ms
 * @throws RequestError in Jira's words; InvalidInput
 */
export async function assertUsable(asker: Asker, settings: Settings, notes: Notes): Promise<number> {
	for (const key of settings.projects) await assertProject(asker, key);
	await wantedBy(asker, settings, notes);
	const { began, account } = await tryFilter(asker, settings.filter);
	await noteAccount(asker, notes, account);
	return began;
}
