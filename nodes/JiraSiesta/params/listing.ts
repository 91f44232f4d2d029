import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

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
