import type { IDataObject } from 'n8n-workflow';

import { members } from '../../shared/lists';
import { read } from '../../operation/builders';
import { SITE } from '../../shared/target';

/** A flat project with what a person or an agent reads first. */
export function simplifiedProject(project: IDataObject, site: string): IDataObject {
	const lead = (project.lead ?? {}) as IDataObject;
	const category = (project.projectCategory ?? {}) as IDataObject;
	return {
		key: project.key,
		name: project.name,
		type: project.projectTypeKey ?? null,
		teamManaged: project.simplified ?? null,
		category: category.name ?? null,
		lead: lead.displayName ?? null,
		leadAccountId: lead.accountId ?? null,
		description: project.description ?? null,
		id: project.id,
		url: `${site}/browse/${encodeURIComponent(String(project.key))}`,
	};
}

export const getAll = read({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many projects',
	description: 'Retrieve a list of the projects that the account may see',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-projects/#api-rest-api-3-project-search-get',
	request: { method: 'GET', url: '/rest/api/3/project/search' },
	paging: { by: 'startAt', rows: 'values', pageSize: 100 },
	parameters: [],
	options: [
		{
			displayName: 'Search',
			name: 'query',
			type: 'string',
			default: '',
			placeholder: 'e.g. operations',
			description: 'Only projects whose key or name contains this text, in upper or lower case',
		},
		{
			displayName: 'Sort By',
			name: 'orderBy',
			type: 'options',
			default: 'key',
			description: 'What to sort the projects by',
			options: [
				{ name: 'Category', value: 'category' },
				{ name: 'Key', value: 'key' },
				{ name: 'Last Issue Change', value: '-lastIssueUpdatedTime' },
				{ name: 'Name', value: 'name' },
				{ name: 'Owner', value: 'owner' },
			],
		},
		{
			displayName: 'Type',
			name: 'typeKey',
			type: 'multiOptions',
			default: [],
			description: 'Only projects of these types; all without one',
			options: [
				{ name: 'Business', value: 'business' },
				{ name: 'Product Discovery', value: 'product_discovery' },
				{ name: 'Service Management', value: 'service_desk' },
				{ name: 'Software', value: 'software' },
			],
		},
	],

	prepare({ parameters }) {
		const { query, orderBy, typeKey } = parameters.group('options');
		const types = members(typeKey ?? '', 'Type').map(String);
		return {
			targets: [SITE],
			state: undefined,
			qs: {
				expand: 'description,lead',
				orderBy: orderBy ?? 'key',
				...(query ? { query } : {}),
				...(types.length > 0 && { typeKey: types.join(',') }),
			},
		};
	},

	simplify: (row, { item }) => simplifiedProject(row, item.site),
});
