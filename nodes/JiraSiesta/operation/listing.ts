import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { byName } from './order';
import type { Item } from './operation';

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

const SIMPLIFIED = {
	name: 'Simplified',
	value: 'simplified',
	description: 'What is read first, flat and in plain values',
};
const RAW = { name: 'Raw', value: 'raw', description: 'The answer of Jira as it is' };

/** How results are given. */
export const outputOf = (description: string, further: INodePropertyOptions[] = []): INodeProperties => ({
	displayName: 'Output',
	name: 'output',
	type: 'options',
	default: 'simplified',
	description,
	options: [...further, RAW, SIMPLIFIED].sort((a, b) => a.name.localeCompare(b.name)),
});

/** For rows with few fields: there is nothing to select. */
export const output = outputOf('How much of each result to return');

/**
 * For lists that are short, and of little use with an entry missing: all of them, unless said
 * otherwise.
 */
export const listingAll: INodeProperties[] = listing.map((field) =>
	field.name === 'returnAll' ? { ...field, default: true } : field,
);

/** Whether the item is to have what Jira answers as it is. */
export const isRaw = ({ parameters }: Item) => parameters.get('output') === 'raw';

/** Settings that may be left out: every operation calls them so. */
export const optionsOf = (properties: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	description: 'Settings that may be left out',
	options: [...properties].sort(byName),
});
