import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { allRows } from '../client/paging/allRows';
import { ifShown } from '../fields/metadata';
import type { Item } from '../operation/operation';
import { InvalidInput } from '../shared/invalidInput';
import { shown } from '../shared/input';
import { byNameOrId, locator } from './locator';
import { toIdByName } from './named';
import { lookUpIn, project } from './project';

/** The project that something to choose is of. */
export const projectOfIt = project();

export type Listed = 'components' | 'versions';

/** What a project has, read once for a run: all of it, as the lists of a project are short. */
export async function listedIn(item: Item, what: Listed): Promise<IDataObject[]> {
	const { context, session } = item;
	const of = await projectOfIt.of(item);
	const url = `/rest/api/3/project/${encodeURIComponent(of)}/${what}`;
	const load = async () => await allRows(context, session, { url }, { by: 'list', pageSize: 0 });
	return await session.once(`${what} of ${of}`, async () => await lookUpIn(item, of, load));
}

/**
 * Refuses a name that the project has given away: Jira takes none twice. A create whose answer is lost is found by its
 * name afterwards, too.
 *
 * @throws InvalidInput
 */
export async function assertNew(item: Item, what: Listed, name: string): Promise<void> {
	const rows = (await ifShown(item.session, async () => await listedIn(item, what))) ?? [];
	const taken = rows.find((row) => String(row.name).toLowerCase() === name.toLowerCase());
	if (!taken) return;
	throw new InvalidInput(
		'Name',
		`is taken: ${shown(name)}`,
		`The project has it already, with the ID ${String(taken.id)}.`,
	);
}

/** A version or a component of the item's project, by name or ID. */
export const inProject = (
	[displayName, name, description]: [string, string, string],
	what: Listed,
	placeholder: string,
	required = false,
): INodeProperties =>
	locator(
		displayName,
		name,
		description,
		byNameOrId(
			what === 'versions' ? 'searchVersions' : 'searchComponents',
			`a ${what.slice(0, -1)}`,
			placeholder,
			'e.g. 10042',
		),
		{ ...(required && { required }), typeOptions: { loadOptionsDependsOn: ['projectKey.value'] } },
	);

/** @throws InvalidInput */
export const idIn = async (item: Item, what: Listed, given: unknown, field: string): Promise<string> =>
	await toIdByName(given, field, async () => await listedIn(item, what));

/**
 * Another one of the same project, as the project lists it: Jira takes one by its ID, another by its address there.
 *
 * @throws InvalidInput for one of another project
 */
export async function listedOne(item: Item, what: Listed, given: unknown, field: string): Promise<IDataObject> {
	const id = await idIn(item, what, given, field);
	const found = (await listedIn(item, what)).find((row) => String(row.id) === id);
	if (found) return found;
	throw new InvalidInput(field, `is none of this project: ${shown(id)}`, 'Choose one from the list.');
}
