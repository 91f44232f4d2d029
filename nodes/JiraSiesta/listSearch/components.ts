import type { IDataObject } from 'n8n-workflow';

import { nextStart } from '../client/paging/pages';
import { toProjectKey } from '../params/project';
import { listSearch } from './listSearch';

const PAGE = 50;

/** The components of the chosen project. */
export const searchComponents = listSearch(async ({ filter, token, field, get }) => {
	const page = await get(`/rest/api/3/project/${encodeURIComponent(toProjectKey(field('projectKey')))}/component`, {
		orderBy: 'name',
		maxResults: PAGE,
		startAt: Number(token ?? 0),
		...(filter && { query: filter }),
	});
	const rows = page.values as IDataObject[];
	const results = rows.map(({ id, name, description }) => ({
		name: String(name),
		value: String(id),
		description: description as string | undefined,
	}));
	return { results, next: nextStart(page, token, rows.length) };
});
