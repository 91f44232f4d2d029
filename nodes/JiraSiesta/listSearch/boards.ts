import type { IDataObject } from 'n8n-workflow';

import { nextStart } from '../client/paging/pages';
import { isOpenRow } from '../policy/scope/rows';
import { filterAsync } from '../shared/collections';
import { asObject } from '../shared/objects';
import { SITE } from '../shared/target';
import { listSearch } from './listSearch';

const PAGE = 50;

const entry = ({ id, name, location }: IDataObject) => {
	const { projectKey } = asObject(location);
	return { name: projectKey ? `${String(name)} (${String(projectKey)})` : String(name), value: String(id) };
};

/** All boards that the account sees, by part of their name. */
export const searchBoards = listSearch(async ({ filter, token, context, session, get }) => {
	const window = { maxResults: PAGE, startAt: Number(token ?? 0), orderBy: 'name' };
	const page = await get('/rest/agile/1.0/board', { ...window, ...(filter && { name: filter }) }, [SITE]);
	const rows = page.values as IDataObject[];
	const open = await filterAsync(rows, async (row) => await isOpenRow(context, session, 'board', row));
	const results = open.filter(({ name }) => name !== undefined).map(entry);
	return { results, next: nextStart(page, token, rows.length) };
});
