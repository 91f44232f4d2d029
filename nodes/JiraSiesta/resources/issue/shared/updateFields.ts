import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { LIST_CHANGES } from '../../../fields/edit/changes';
import { isEmpty } from '../../../shared/input';
import { setTwice } from '../../../fields/edit/issueFields';
import type { Item } from '../../../operation/operation';
import { byName } from '../../../operation/order';
import { allowLoss, descriptionOnTop } from './descriptionFields';
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

/** One property for Create and Update: n8n evaluates an expression once for each property of a name. */
export const summary: INodeProperties = {
	displayName: 'Summary',
	name: 'summary',
	type: 'string',
	default: '',
	placeholder: 'e.g. Checkout fails with error 502',
	description:
		'Title of the issue: one line, at most 255 characters. Create needs it, here or in a column of Map Automatically; Update leaves the title as it is without it.',
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

const FIELDS = 'Update Fields';

/** Whatever is there, an empty text included: in JavaScript's order nothing but undefined is outside. */
const THERE = [{ _cnd: { gte: '' } }, { _cnd: { lte: '' } }];

/**
 * What stands on top of the panel as well: offered to no new node, and there where a workflow from before has it, as n8n
 * drops what is not shown. A heading has its mode.
 */
const fromBefore = (field: INodeProperties): INodeProperties =>
	field.name === 'heading' ? field : { ...field, displayOptions: { show: { [field.name]: THERE } } };

/** What Update changes, besides the fields of the mapper. */
export const updateFields: INodeProperties = {
	displayName: FIELDS,
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	description:
		'Further fields to change; those left out or left empty stay as they are. Summary and Description are above.',
	options: [
		...[clearFields, allowLoss, ...toAddAndRemove, ...issueFieldOptions],
		...[summary, ...descriptionOnTop].map(fromBefore),
	].sort(byName),
};

/**
 * The values of Update Fields with those above it: a field may be in one of both places.
 *
 * @throws InvalidInput
 */
export function changesOf({ parameters }: Item): IDataObject {
	const panel = parameters.group('updateFields');
	const changes = { ...panel };
	for (const { name, displayName } of [summary, ...descriptionOnTop.filter((field) => field.name === 'description')]) {
		const value = parameters.get(name);
		if (isEmpty(value)) continue;
		if (!isEmpty(panel[name])) throw setTwice(FIELDS, displayName);
		changes[name] = value as string;
	}
	if (isEmpty(parameters.get('description'))) return changes;
	const how = parameters.get('descriptionMode') as string;
	const heading = parameters.get('heading') as string;
	return { ...changes, ...(how !== 'replace' && { descriptionMode: how }), ...(heading !== '' && { heading }) };
}
