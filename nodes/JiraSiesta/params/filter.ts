import { allRows } from '../client/paging/allRows';
import type { TargetParameter } from '../operation/parameter';
import { filterAsync } from '../shared/collections';
import { SITE } from '../shared/target';
import { byNameOrId, locator } from './locator';
import { toIdByName } from './named';

const property = locator(
	'Filter',
	'filterId',
	'The filter, by its name, by its ID, or from the list',
	byNameOrId('searchFilters', 'a filter', 'e.g. Open incidents', 'e.g. 10042'),
	{ required: true },
);

/** A filter that the account may use. */
export const filter: TargetParameter = {
	property,
	of: async ({ context, session, parameters }) =>
		await toIdByName(parameters.get('filterId'), property.displayName, async (filterName) => {
			const request = { url: '/rest/api/3/filter/search', qs: { filterName }, targets: [SITE] };
			const rows = await session.once(
				`filters named ${filterName}`,
				async () => await allRows(context, session, request, { by: 'startAt', rows: 'values', pageSize: 50 }),
			);
			return await filterAsync(rows, async (row) => await session.guard.isOpenRow(context, session, 'filter', row));
		}),
	target: (id) => ({ kind: 'filter', id }),
};
