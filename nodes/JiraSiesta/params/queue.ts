import { allRows } from '../client/paging/allRows';
import type { Item } from '../operation/operation';
import type { Parameter } from '../operation/parameter';
import { byNameOrId, locator } from './locator';
import { toIdByName } from './named';
import { serviceDesk } from './serviceDesk';

const property = locator(
	'Queue',
	'queueId',
	'The queue, by its name, by its ID, or from the list',
	byNameOrId('searchQueues', 'a queue', 'e.g. All open', 'e.g. 1'),
	{ required: true, typeOptions: { loadOptionsDependsOn: ['serviceDeskId.value'] } },
);

async function queuesOf(item: Item) {
	const { context, session } = item;
	const desk = await serviceDesk.of(item);
	return await session.once(`queues of ${desk}`, async () => {
		const url = `/rest/servicedeskapi/servicedesk/${encodeURIComponent(desk)}/queue`;
		const targets = [serviceDesk.target(desk, {})];
		return await allRows(context, session, { url, targets }, { by: 'serviceDesk', rows: 'values', pageSize: 50 });
	});
}

/** A queue of the chosen desk, by its ID. */
export const queue: Parameter<string> = {
	property,
	of: async (item) =>
		await toIdByName(item.parameters.get(property.name), property.displayName, async () => await queuesOf(item)),
};
