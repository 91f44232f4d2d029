import type { INodeProperties } from 'n8n-workflow';

import { searchText, sortBy } from '../../../params/listing';

export const releaseDate: INodeProperties = {
	displayName: 'Release Date',
	name: 'releaseDate',
	type: 'dateTime',
	default: '',
	description: 'The day of the release. Left out, the version keeps the one it has.',
};

export const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'multiOptions',
	default: ['unreleased'],
	description: 'Only versions of these states; all without one',
	options: [
		{ name: 'Archived', value: 'archived' },
		{ name: 'Released', value: 'released' },
		{ name: 'Unreleased', value: 'unreleased' },
	],
};

export const order = sortBy('What to sort the versions by', 'sequence', [
	{ name: 'Name', value: 'name' },
	{ name: 'Order in Jira', value: 'sequence' },
	{ name: 'Release Date', value: 'releaseDate' },
	{ name: 'Start Date', value: 'startDate' },
]);

export const search = searchText('Only versions whose name or description contains this text', 'e.g. 2.1');
