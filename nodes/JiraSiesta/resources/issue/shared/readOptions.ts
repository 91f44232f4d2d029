import type { INodeProperties } from 'n8n-workflow';

import { outputOf } from '../../../operation/listing';

export const openOnly: INodeProperties = {
	displayName: 'Open Only',
	name: 'openOnly',
	type: 'boolean',
	// Whoever adds it has decided for it; what is not added is off.
	default: true,
	description: 'Whether to leave out issues whose status counts as done',
};

/**
 * n8n takes at most about 100,000 output items from one input item: beyond, several results share
 * one.
 */
const groupSize: INodeProperties = {
	displayName: 'Results per Item',
	name: 'groupSize',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 1,
	description: 'How many results to put into one output item, as the list "results". Needed above 100,000 results.',
};

const sorting: INodeProperties[] = [
	{
		displayName: 'Sort By',
		name: 'orderBy',
		type: 'options',
		default: 'created',
		description: 'What to sort the issues by. Without it the newest issue comes first.',
		options: [
			{ name: 'Created', value: 'created' },
			{ name: 'Due Date', value: 'duedate' },
			{ name: 'Key', value: 'key' },
			{ name: 'Priority', value: 'priority' },
			{ name: 'Status', value: 'status' },
			{ name: 'Updated', value: 'updated' },
		],
	},
	{
		displayName: 'Sort Direction',
		name: 'direction',
		type: 'options',
		default: 'DESC',
		description: 'Which end to begin with',
		options: [
			{ name: 'Ascending', value: 'ASC' },
			{ name: 'Descending', value: 'DESC' },
		],
	},
];

const richText: INodeProperties = {
	displayName: 'Rich Text',
	name: 'richText',
	type: 'options',
	default: 'markdown',
	description: 'How the description and other rich texts are given. The raw output always has ADF.',
	options: [
		{ name: 'ADF (JSON)', value: 'adf', description: 'The document as Jira keeps it' },
		{ name: 'HTML', value: 'html', description: 'As Jira renders it' },
		{ name: 'Markdown', value: 'markdown', description: 'Readable text' },
	],
};

/** How an issue is given, and which of its many fields. */
export const issueOutput: INodeProperties[] = [
	outputOf('Which fields to return, and how', [
		{
			name: 'Field Names',
			value: 'fieldNames',
			description: 'All fields, custom ones by name, with values as a person reads them',
		},
		{
			name: 'Selected Fields',
			value: 'selectedFields',
			description: 'The key and the fields you choose, with values as a person reads them',
		},
	]),
	{
		displayName: 'Selected Field Names or IDs',
		name: 'selectedFields',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'siteFields' },
		// Not `required`: with Output as an expression n8n would ask for it whatever the expression gives.
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		displayOptions: { show: { output: ['selectedFields'] } },
	},
];

/** Further parts of a raw answer; the simplified one asks for what it needs. */
const expand = (placeholder: string): INodeProperties => ({
	displayName: 'Expand',
	name: 'expand',
	type: 'string',
	default: '',
	placeholder,
	description: 'Further parts of the raw answer, separated by commas, as the Jira REST API names them',
	displayOptions: { show: { '/output': ['raw'] } },
});

const fields: INodeProperties = {
	displayName: 'Fields',
	name: 'fields',
	type: 'string',
	default: '',
	placeholder: 'e.g. summary,status,customfield_10011',
	description:
		'IDs of the fields in the answer, separated by commas: *all for every field, *navigable for those of the issue navigator',
	displayOptions: { show: { '/output': ['fieldNames', 'raw'] } },
};

export const readOptions = [expand('e.g. names,renderedFields'), fields, richText];

/** A search gives names and schema once for a page, not with its issues: see `ofEachIssue`. */
export const searchOptions = [expand('e.g. changelog,renderedFields'), fields, groupSize, richText];

export const listOptions = [...searchOptions, openOnly, ...sorting];
