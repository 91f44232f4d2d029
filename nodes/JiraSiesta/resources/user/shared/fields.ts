import type { INodeProperties } from 'n8n-workflow';

export const others: INodeProperties = {
	displayName: 'Include Apps and Customers',
	name: 'includeOthers',
	type: 'boolean',
	default: true,
	description: 'Whether to give apps and customers of service portals as well',
};
