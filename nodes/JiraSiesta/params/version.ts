import type { IDataObject } from 'n8n-workflow';

import { allRows } from '../client/paging/allRows';
import type { Item } from '../operation/operation';
import type { TargetParameter } from '../operation/parameter';
import { InvalidInput } from '../shared/invalidInput';
import { byText, fromList, locator } from './locator';
import { toIdByName } from './named';
import { lookUpIn, project } from './project';

/** The project that something to choose is of. */
export const projectOfIt = project('The project that it belongs to, by its key or from the list');

/** What a project has, read once for a run: all of it, as the lists of a project are short. */
export async function listedIn(item: Item, what: 'components' | 'versions'): Promise<IDataObject[]> {
	const { context, session } = item;
	const of = await projectOfIt.of(item);
	const url = `/rest/api/3/project/${encodeURIComponent(of)}/${what}`;
	const load = async () => await allRows(context, session, { url }, { by: 'list', pageSize: 0 });
	return await session.once(`${what} of ${of}`, async () => await lookUpIn(item, of, load));
}

/** A version of the item's project, by name or ID. */
const versionLocator = (displayName: string, name: string, description: string, required = false) =>
	locator(
		displayName,
		name,
		description,
		[
			fromList('searchVersions', 'Select a version…'),
			byText('Name', 'name', 'e.g. 2.1'),
			byText('ID', 'id', 'e.g. 10042'),
		],
		{ ...(required && { required }), typeOptions: { loadOptionsDependsOn: ['projectKey.value'] } },
	);

const property = versionLocator(
	'Version',
	'versionId',
	'The version, by its name such as 2.1, by its ID, or from the list',
	true,
);

const idOf = async (item: Item, given: unknown, field: string) =>
	await toIdByName(given, field, async () => await listedIn(item, 'versions'));

export const version: TargetParameter = {
	property,
	of: async (item) => await idOf(item, item.parameters.get('versionId'), property.displayName),
	target: (id) => ({ kind: 'version', id }),
};

/** Another version of the same project, among the options or where it is needed. */
export const otherVersion = (displayName: string, name: string, description: string, required = false) => ({
	property: versionLocator(displayName, name, description, required),
	/**
	 * As the project lists it: Jira takes one by its ID, another by the address that it has in the list.
	 *
	 * @throws InvalidInput for one of another project
	 */
	async of(item: Item, given: unknown): Promise<IDataObject> {
		const id = await idOf(item, given, displayName);
		const found = (await listedIn(item, 'versions')).find((row) => String(row.id) === id);
		if (found) return found;
		throw new InvalidInput(displayName, `is no version of this project: '${id}'`, 'Choose one from the list.');
	},
});
