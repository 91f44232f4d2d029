import type { IDataObject } from 'n8n-workflow';

import type { Context } from '../../client/connection';
import { requestIfSeen } from '../../client/ifSeen';
import { chunks } from '../../shared/collections';
import { asObject } from '../../shared/objects';
import type { Session } from '../../client/session';
import { policyFor, stricter } from '../policy';

/** The most keys that `project/search` takes. */
const MOST_KEYS = 50;

/** Those of the keys by which a search knows projects: Jira refuses a whole query for one that it does not know. */
async function searchable(context: Context, session: Session, keys: string[]): Promise<string[]> {
	const found: string[] = [];
	for (const some of chunks(keys, MOST_KEYS)) {
		const qs = { keys: some, maxResults: MOST_KEYS };
		const answer = await requestIfSeen(context, session, {
			method: 'GET',
			url: '/rest/api/3/project/search',
			qs,
			repeatable: true,
		});
		if (!answer) throw new Error('Jira does not tell which projects there are');
		const { values } = asObject(answer.body) as { values?: IDataObject[] };
		found.push(...(values ?? []).map(({ key }) => String(key)));
	}
	return found;
}

/** The project that a listed key leads to though no search knows it: it has another key today, or is archived. */
async function renamed(context: Context, session: Session, key: string): Promise<{ key?: string; archived: boolean }> {
	const url = `/rest/api/3/project/${encodeURIComponent(key)}`;
	const project = asObject((await requestIfSeen(context, session, { method: 'GET', url, repeatable: true }))?.body);
	return { key: project.key as string | undefined, archived: project.archived === true };
}

/**
 * Makes the lists of a run's policy hold for what the projects are called today, and gives the keys among them that a
 * search takes. In place: whoever holds the policy then knows them, too, and each request comes by here before any row
 * of its answer is shown. A listed key that leads nowhere stays as it is.
 *
 * @throws NodeApiError where Jira does not tell
 */
export async function currentProjects(context: Context, session: Session): Promise<ReadonlySet<string>> {
	return await session.once('listed projects', async () => {
		const { projects } = await policyFor(session);
		const keys = [...projects.keys()];
		const known = new Set(await searchable(context, session, keys));
		const unknown = keys.filter((key) => !known.has(key));
		const today = await Promise.all(unknown.map(async (key) => await renamed(context, session, key)));
		unknown.forEach((listed, at) => {
			const { key, archived } = today[at];
			if (key === undefined) return;
			projects.set(key, stricter(projects.get(listed)!, projects.get(key)));
			if (!archived) known.add(key);
		});
		return known;
	});
}
