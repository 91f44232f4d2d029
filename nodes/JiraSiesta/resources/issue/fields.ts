import type { INodeProperties } from 'n8n-workflow';

/** Fields that create and update offer alike. */
export const issueFieldOptions: INodeProperties[] = [
	{
		displayName: 'Due Date',
		name: 'dueDate',
		type: 'dateTime',
		default: '',
		description: 'Day on which the issue is due; a time of day is left out',
	},
	{
		displayName: 'Labels',
		name: 'labels',
		type: 'string',
		default: '',
		placeholder: 'e.g. incident, on-call',
		description: 'Labels separated by commas, without spaces inside a label. An expression may give a list.',
	},
	{
		displayName: 'Other Fields (JSON)',
		name: 'otherFields',
		type: 'json',
		default: '{}',
		description:
			'Any other field by its Jira ID, in the form of the Jira REST API, e.g. { "customfield_10011": { "value": "High" } }',
	},
	{
		displayName: 'Parent',
		name: 'parent',
		type: 'string',
		default: '',
		placeholder: 'e.g. OPS-100',
		description: 'Key of the parent issue: the epic of a story or task, or the issue of a sub-task',
	},
	{
		displayName: 'Priority',
		name: 'priority',
		type: 'string',
		default: '',
		placeholder: 'e.g. High',
		description: 'Priority by name or ID, as the project offers it',
	},
	{
		displayName: 'Reporter',
		name: 'reporter',
		type: 'string',
		default: '',
		placeholder: 'e.g. 5b10ac8d82e05b22cc7d4ef5',
		description: 'Account ID of the person the issue is reported by',
	},
];

const openOnly: INodeProperties = {
	displayName: 'Open Only',
	name: 'openOnly',
	type: 'boolean',
	default: false,
	description: 'Whether to leave out issues whose status counts as done',
};

/** n8n takes at most about 100,000 output items from one input item: beyond, several results share one. */
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

/** What a raw answer should have; the simplified one asks for what it needs. */
const rawAnswer: INodeProperties[] = [
	{
		displayName: 'Expand',
		name: 'expand',
		type: 'string',
		default: '',
		placeholder: 'e.g. names,renderedFields',
		description: 'Further parts of the raw answer, separated by commas, as the Jira REST API names them',
		displayOptions: { show: { '/simplify': [false] } },
	},
	{
		displayName: 'Fields',
		name: 'fields',
		type: 'string',
		default: '',
		placeholder: 'e.g. summary,status,customfield_10011',
		description:
			'IDs of the fields in the raw answer, separated by commas: *all for every field, *navigable for those of the issue navigator',
		displayOptions: { show: { '/simplify': [false] } },
	},
];

export const byName = (a: INodeProperties, b: INodeProperties) => a.displayName.localeCompare(b.displayName);

const options = (fields: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	description: 'Settings that may be left out',
	options: [...fields].sort(byName),
});

/** The operations that read an issue, or search with a query of their own, have these options. */
export const readOptions: INodeProperties = {
	...options(rawAnswer),
	displayOptions: { show: { simplify: [false] } },
};

export const searchOptions = options([groupSize, ...rawAnswer]);

export const listOptions = options([groupSize, openOnly, ...rawAnswer, ...sorting]);
