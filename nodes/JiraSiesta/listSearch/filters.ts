import type { IDataObject } from 'n8n-workflow';

import { nextStart } from '../client/paging/pages';
import { isOpenRow } from '../policy/scope/rows';
import { filterAsync } from '../shared/collections';
import { SITE } from '../shared/target';
import { listSearch } from './listSearch';

const PAGE = 50;

/** The filters that the account may use, by part of their name. */
export const searchFilters = listSearch(async ({ filter, token, context, session, get }) => {
	const name = filter ? { filterName: filter, isSubstringMatch: true } : {};
	const window = { maxResults: PAGE, startAt: Number(token ?? 0), orderBy: 'name' };
	const page = await get('/rest/api/3/filter/search', { ...window, ...name }, [SITE]);
	const rows = page.values as IDataObject[];
	const open = await filterAsync(rows, async (row) => await isOpenRow(context, session, 'filter', row));
	const results = open.map(({ id, name: called }) => ({
		name: String(called),
		value: String(id),
	}));
	return { results, next: nextStart(page, token, rows.length) };
});
