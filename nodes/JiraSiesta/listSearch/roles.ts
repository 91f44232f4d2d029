import type { IDataObject } from 'n8n-workflow';

import { toProjectKey } from '../params/project';
import { listSearch } from './listSearch';

/** The roles of the chosen project; Jira gives all of them at once. */
export const searchRoles = listSearch(async ({ filter, field, get }) => {
	const url = `/rest/api/3/project/${encodeURIComponent(toProjectKey(field('projectKey')))}/roledetails`;
	const roles = (await get(url)) as unknown as IDataObject[];
	const wanted = roles.filter(({ name }) => String(name).toLowerCase().includes(filter.toLowerCase()));
	return {
		results: wanted.map(({ id, name, description }) => ({
			name: String(name),
			value: String(id),
			description: description as string | undefined,
		})),
	};
});
