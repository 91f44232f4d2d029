import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { isEmpty } from '../shared/input';
import { members } from '../shared/lists';

/** A text by which Jira narrows a list. */
export const searchText = (description: string, placeholder: string): INodeProperties => ({
	displayName: 'Search',
	name: 'query',
	type: 'string',
	default: '',
	placeholder,
	description,
});

/** What Jira sorts a list by. */
export const sortBy = (description: string, usual: string, options: INodePropertyOptions[]): INodeProperties => ({
	displayName: 'Sort By',
	name: 'orderBy',
	type: 'options',
	default: usual,
	description,
	options,
});

/** Values as the query of an address takes them: what is left empty is not sent, of several choices all are. */
export const asQuery = (values: IDataObject, ...several: string[]): IDataObject =>
	Object.fromEntries(
		Object.entries(values)
			.filter(([, value]) => !isEmpty(value))
			.map(([name, value]) => [name, several.includes(name) ? members(value, name).join(',') : value]),
	);
