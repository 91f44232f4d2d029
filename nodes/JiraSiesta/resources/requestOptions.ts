import type { INodeProperties } from 'n8n-workflow';

/** n8n adds its own entries (timeout, proxy, batching) to a field of this name and shows it in the node's settings. */
export const requestOptions: INodeProperties = {
	displayName: 'Request Options',
	name: 'requestOptions',
	type: 'collection',
	isNodeSetting: true,
	placeholder: 'Add option',
	default: {},
	description: 'How requests to Jira are sent',
	options: [
		{
			displayName: 'Longest Wait (Seconds)',
			name: 'longestWait',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 60,
			description:
				'How long to wait at most when Jira limits the rate of requests. A longer wait ends in an error that says when to come back.',
		},
	],
};
