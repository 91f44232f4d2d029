import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { allRows } from '../client/paging/allRows';
import { deskOf } from '../fields/requestForm';
import type { Item } from '../operation/operation';
import type { TargetParameter } from '../operation/parameter';
import { filterAsync } from '../shared/collections';
import { shown } from '../shared/input';
import { InvalidInput } from '../shared/invalidInput';
import { isProjectKey } from '../shared/keys';
import { isJson, readLocator } from '../shared/locator';
import { SITE } from '../shared/target';
import type { Target } from '../shared/target';
import { byText, fromList, locator } from './locator';
import { toIdByName } from './named';

const property: INodeProperties = locator(
	'Service Desk',
	'serviceDeskId',
	'The service desk, by the key or the name of its project, by its ID, or from the list',
	[
		fromList('searchServiceDesks', 'Select a service desk…'),
		byText('Key', 'key', 'e.g. HELP'),
		byText('Name', 'name', 'e.g. IT help'),
		byText('ID', 'id', 'e.g. 1'),
	],
	{ required: true },
);

const isKeyOrId = (text: string) => /^[1-9]\d*$/.test(text) || isProjectKey(text);

/**
 * A desk as Jira's addresses take it, its ID or the key of its project, as a list of the editor needs it.
 *
 * @throws InvalidInput for a name: it is looked up only when the workflow runs
 */
export function toServiceDesk(given: unknown): string {
	const { mode, value } = readLocator(given);
	const help = 'Choose it from the list, or enter the key of its project such as HELP, or its ID.';
	if (value === '') throw new InvalidInput(property.displayName, 'is empty', help);
	if (mode !== 'name' && isKeyOrId(value)) return value.toUpperCase();
	throw new InvalidInput(property.displayName, `is not a project key or an ID: ${shown(value)}`, help);
}

/** The desks that the account sees, as far as they may be told, each by the name of its project. */
async function desks({ context, session }: Item): Promise<IDataObject[]> {
	const request = { url: '/rest/servicedeskapi/servicedesk', targets: [SITE] };
	const rows = await session.once(
		'service desks',
		async () => await allRows(context, session, request, { by: 'serviceDesk', rows: 'values', pageSize: 50 }),
	);
	const open = await filterAsync(
		rows,
		async (row) => await session.guard.isOpenRow(context, session, 'serviceDesk', row),
	);
	return open.map(({ id, projectName }) => ({ id, name: projectName }));
}

/** The same for an item, by name as well: by that of its project. */
export async function serviceDeskOf(item: Item, given: unknown): Promise<string> {
	const { mode, value } = readLocator(given);
	if (value === '' || isJson(value) || (mode !== 'name' && isKeyOrId(value))) return toServiceDesk(given);
	return await toIdByName({ mode: 'name', value }, property.displayName, async () => await desks(item));
}

const targetOf = (id: string): Target => ({ kind: 'serviceDesk', id });

/** The ID of a desk, for what takes no key: looked up once for a run. */
export async function serviceDeskIdOf({ context, session }: Item, desk: string): Promise<string> {
	if (/^\d+$/.test(desk)) return desk;
	return String((await deskOf(context, session, desk)).id);
}

export const serviceDesk: TargetParameter = {
	property,
	of: async (item) => await serviceDeskOf(item, item.parameters.get(property.name)),
	target: targetOf,
};

/** The desk whose things a list has, where it may be left out. */
export const serviceDeskOption: INodeProperties = {
	...property,
	description: 'Only requests of this service desk',
	required: undefined,
};
