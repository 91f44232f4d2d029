import { allRows } from '../client/paging/allRows';
import type { Item } from '../operation/operation';
import type { Parameter } from '../operation/parameter';
import { InvalidInput } from '../shared/invalidInput';
import { readLocator } from '../shared/locator';
import { byNameOrId, locator } from './locator';
import { toIdByName } from './named';
import { serviceDesk } from './serviceDesk';

const property = locator(
	'Request Type',
	'requestTypeId',
	'What kind of request it is, by its name in the portal, by its ID, or from the list',
	byNameOrId('searchRequestTypes', 'a request type', 'e.g. Get IT help', 'e.g. 25'),
	{ required: true, typeOptions: { loadOptionsDependsOn: ['serviceDeskId.value'] } },
);

/**
 * The ID of a type, where the form of its fields is shown before anything runs.
 *
 * @throws InvalidInput for a name: the form knows IDs only
 */
export function toRequestTypeId(given: unknown): string {
	const { mode, value } = readLocator(given);
	if (mode !== 'name' && /^\d+$/.test(value)) return value;
	const help = 'Choose it from the list, or enter its ID, to see its fields.';
	throw new InvalidInput(property.displayName, 'is given by its name', help);
}

/** The request types that the portal of a desk shows: those of others are found by their ID. */
async function typesOf(item: Item) {
	const { context, session } = item;
	const desk = await serviceDesk.of(item);
	return await session.once(`request types of ${desk}`, async () => {
		const url = `/rest/servicedeskapi/servicedesk/${encodeURIComponent(desk)}/requesttype`;
		const targets = [serviceDesk.target(desk, {})];
		return await allRows(context, session, { url, targets }, { by: 'serviceDesk', rows: 'values', pageSize: 50 });
	});
}

/** A request type of the chosen desk, by its ID. */
export const requestType: Parameter<string> = {
	property,
	of: async (item) =>
		await toIdByName(item.parameters.get(property.name), property.displayName, async () => await typesOf(item)),
};
