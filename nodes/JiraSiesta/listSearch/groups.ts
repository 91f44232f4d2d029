import type { IDataObject } from 'n8n-workflow';

import { listSearch } from './listSearch';

/** Groups of the site; to an account that may not browse them Jira gives those alone whose name was typed in full. */
export const searchGroups = listSearch(async ({ filter, get }) => {
	const { groups } = await get('/rest/api/3/groups/picker', { ...(filter && { query: filter }), maxResults: 50 });
	return {
		results: (groups as IDataObject[]).map(({ name, groupId }) => ({ name: String(name), value: String(groupId) })),
	};
});
