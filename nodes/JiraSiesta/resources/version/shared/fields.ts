import type { INodeProperties } from 'n8n-workflow';

export const releaseDate: INodeProperties = {
	displayName: 'Release Date',
	name: 'releaseDate',
	type: 'dateTime',
	default: '',
	description: 'The day of the release. Left out, the version keeps the one it has.',
};
