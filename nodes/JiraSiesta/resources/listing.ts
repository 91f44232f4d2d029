import type { INodeProperties } from 'n8n-workflow';

/** How many rows an operation gives: the fields every Get Many and every search has. */
export const listing: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/**
 * For lists that are short, and of little use with an entry missing: all of them, unless said
 * otherwise.
 */
export const listingAll: INodeProperties[] = listing.map((field) =>
	field.name === 'returnAll' ? { ...field, default: true } : field,
);
