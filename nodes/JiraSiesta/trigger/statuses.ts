import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { lookUp } from '../listSearch/listSearch';
import { sameText, shown } from '../shared/input';
import { InvalidInput } from '../shared/invalidInput';
import { get } from './asker';
import type { Asker } from './asker';
import { listOf } from './changes';

/** A status of the site: projects that their teams manage have their own, which may have the same name. */
export type Status = { id: string; name: string };

const STATUSES = '/rest/api/3/status';

const statusesIn = (body: unknown): Status[] =>
	listOf(body).map(({ id, name }) => ({ id: String(id), name: String(name) }));

/** All statuses of the site. */
export const readStatuses = async (asker: Asker): Promise<Status[]> => statusesIn((await get(asker, STATUSES)).body);

/** For the list in the panel: each name once, as a person means it. */
export async function siteStatuses(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await lookUp(this, async (editor) => {
		const names = new Set(statusesIn(await editor.get(STATUSES)).map(({ name }) => name));
		return [...names].sort((a, b) => a.localeCompare(b)).map((name) => ({ name, value: name }));
	});
}

/**
 * The IDs of the statuses that names or IDs mean: every status that has the name.
 *
 * @returns undefined where none are given, which means any
 * @throws InvalidInput for a status that there is not
 */
export function statusIds(given: string[], field: string, statuses: Status[]): ReadonlySet<string> | undefined {
	if (given.length === 0) return undefined;
	return new Set(
		given.flatMap((one) => {
			const found = statuses.filter(({ id, name }) => id === one || sameText(name, one));
			if (found.length > 0) return found.map(({ id }) => id);
			const names = [...new Set(statuses.map(({ name }) => name))].join(', ');
			throw new InvalidInput(field, `has a status that there is not: ${shown(one)}`, `There are: ${names}.`);
		}),
	);
}
