import type { IDataObject } from 'n8n-workflow';

import { allRows } from '../client/paging/allRows';
import type { Item } from '../operation/operation';
import type { TargetParameter } from '../operation/parameter';
import { filterAsync } from '../shared/collections';
import { SITE } from '../shared/target';
import { byNameOrId, locator } from './locator';
import { toIdByName } from './named';

const property = locator(
	'Organization',
	'organizationId',
	'The organization of customers, by its name, by its ID, or from the list',
	byNameOrId('searchOrganizations', 'an organization', 'e.g. Example Ltd', 'e.g. 42'),
	{ required: true },
);

/** The organizations of the site, as far as they may be told. */
async function organizations({ context, session }: Item): Promise<IDataObject[]> {
	const request = { url: '/rest/servicedeskapi/organization', targets: [SITE] };
	const rows = await session.once(
		'organizations',
		async () => await allRows(context, session, request, { by: 'serviceDesk', rows: 'values', pageSize: 50 }),
	);
	return await filterAsync(rows, async (row) => await session.guard.isOpenRow(context, session, 'organization', row));
}

export const organization: TargetParameter = {
	property,
	of: async (item) =>
		await toIdByName(item.parameters.get(property.name), property.displayName, async () => await organizations(item)),
	target: (id) => ({ kind: 'organization', id }),
};
