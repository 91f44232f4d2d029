import type { INodeProperties } from 'n8n-workflow';

import { LIST_CHANGES } from '../../fields/changes';
import { byName } from '../order';
import { descriptionFields } from './descriptionFields';
import { issueFieldOptions, severalNames } from './fields';

const clearFields: INodeProperties = {
	displayName: 'Clear Fields',
	name: 'clearFields',
	type: 'multiOptions',
	default: [],
	description:
		'Fields to empty. An expression may name any other field of the issue, by name or ID. Use the operation Assign to take an assignee away.',
	options: [
		{ name: 'Affects Versions', value: 'versions' },
		{ name: 'Components', value: 'components' },
		{ name: 'Description', value: 'description' },
		{ name: 'Due Date', value: 'duedate' },
		{ name: 'Environment', value: 'environment' },
		{ name: 'Fix Versions', value: 'fixVersions' },
		{ name: 'Labels', value: 'labels' },
		{ name: 'Parent', value: 'parent' },
		{ name: 'Priority', value: 'priority' },
		{ name: 'Reporter', value: 'reporter' },
		{ name: 'Security Level', value: 'security' },
	],
};

const summary: INodeProperties = {
	displayName: 'Summary',
	name: 'summary',
	type: 'string',
	default: '',
	placeholder: 'e.g. Checkout fails with error 502',
	description: 'New title of the issue: one line, at most 255 characters',
};

const toAddAndRemove = LIST_CHANGES.flatMap(({ field: { name }, add, remove }) => [
	severalNames(
		add.displayName,
		add.parameter,
		'first, second',
		`What to add to the ${name.toLowerCase()} that the issue has, separated by commas`,
	),
	severalNames(
		remove.displayName,
		remove.parameter,
		'first, second',
		`What to take from the ${name.toLowerCase()} that the issue has, separated by commas`,
	),
]);

/** What Update changes, besides the fields of the mapper. */
export const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	description: 'The fields to change; those left out or left empty stay as they are',
	options: [clearFields, summary, ...descriptionFields, ...toAddAndRemove, ...issueFieldOptions].sort(byName),
};
