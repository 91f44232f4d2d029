import type { IDataObject } from 'n8n-workflow';

import { nextDeskStart } from '../client/paging/pages';
import { isOpenRow } from '../policy/scope/rows';
import { filterAsync } from '../shared/collections';
import { SITE } from '../shared/target';
import { listSearch } from './listSearch';

/** The organizations of customers that the site has. */
export const searchOrganizations = listSearch(async ({ filter, token, context, session, get }) => {
	const start = Number(token ?? 0);
	const page = await get('/rest/servicedeskapi/organization', { start, limit: 50 }, [SITE]);
	const rows = page.values as IDataObject[];
	const open = await filterAsync(rows, async (row) => await isOpenRow(context, session, 'organization', row));
	const results = open
		.map(({ id, name }) => ({ name: String(name), value: String(id) }))
		.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
	return { results, next: nextDeskStart(page, start, rows.length) };
});
