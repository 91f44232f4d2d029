import type { IDataObject } from 'n8n-workflow';

import { nextStart } from '../client/paging/pages';
import { toProjectKey } from '../params/project';
import { listSearch } from './listSearch';

const PAGE = 50;

const entry = ({ id, name, archived, released }: IDataObject) => ({
	name: `${String(name)}${archived ? ' [archived]' : released ? ' [released]' : ''}`,
	value: String(id),
});

/** The versions of the chosen project, those that come last in Jira first. */
export const searchVersions = listSearch(async ({ filter, token, field, get }) => {
	const page = await get(`/rest/api/3/project/${encodeURIComponent(toProjectKey(field('projectKey')))}/version`, {
		orderBy: '-sequence',
		maxResults: PAGE,
		startAt: Number(token ?? 0),
		...(filter && { query: filter }),
	});
	const rows = page.values as IDataObject[];
	return { results: rows.map(entry), next: nextStart(page, token, rows.length) };
});
