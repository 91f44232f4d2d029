import type { INodeProperties } from 'n8n-workflow';

import { deskOf } from '../fields/requestForm';
import type { Item } from '../operation/operation';
import type { TargetParameter } from '../operation/parameter';
import { shown } from '../shared/input';
import { InvalidInput } from '../shared/invalidInput';
import { isProjectKey } from '../shared/keys';
import { isJson, readLocator } from '../shared/locator';
import type { Target } from '../shared/target';
import { byText, fromList, locator } from './locator';

const property: INodeProperties = locator(
	'Service Desk',
	'serviceDeskId',
	'The service desk, by the key of its project, by its ID, or from the list',
	[
		fromList('searchServiceDesks', 'Select a service desk…'),
		byText('Key', 'key', 'e.g. HELP'),
		byText('ID', 'id', 'e.g. 1'),
	],
	{ required: true },
);

/**
 * A desk as Jira's addresses take it: its ID, or the key of its project.
 *
 * @throws InvalidInput
 */
export function toServiceDesk(given: unknown, field = property.displayName): string {
	const { value } = readLocator(given);
	const help = 'Choose it from the list, or enter the key of its project such as HELP, or its ID.';
	if (value === '') throw new InvalidInput(field, 'is empty', help);
	if (!isJson(value) && (/^[1-9]\d*$/.test(value) || isProjectKey(value))) return value.toUpperCase();
	throw new InvalidInput(field, `is not a project key or an ID: ${shown(value)}`, help);
}

const targetOf = (id: string): Target => ({ kind: 'serviceDesk', id });

/** The ID of a desk, for what takes no key: looked up once for a run. */
export async function serviceDeskIdOf({ context, session }: Item, desk: string): Promise<string> {
	if (/^\d+$/.test(desk)) return desk;
	return String((await deskOf(context, session, desk)).id);
}

export const serviceDesk: TargetParameter = {
	property,
	of: async ({ parameters }) => await Promise.resolve(toServiceDesk(parameters.get(property.name))),
	target: targetOf,
};

/** The desk whose things a list has, where it may be left out. */
export const serviceDeskOption: INodeProperties = {
	...property,
	description: 'Only requests of this service desk',
	required: undefined,
};
