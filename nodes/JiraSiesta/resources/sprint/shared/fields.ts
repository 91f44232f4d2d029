import type { INodeProperties } from 'n8n-workflow';

export const state: INodeProperties = {
	displayName: 'State',
	name: 'state',
	type: 'multiOptions',
	default: ['active', 'future'],
	description: 'Only sprints of these states; all without one, the oldest closed ones first',
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'Closed', value: 'closed' },
		{ name: 'Future', value: 'future' },
	],
};
