import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { toPerson } from '../../../fields/encode/person';
import { toText } from '../../../fields/encode/values';
import type { Item } from '../../../operation/operation';
import { searchText, sortBy } from '../../../params/listing';
import { toName } from '../../../params/named';
import { leadLocator } from '../../../params/person';
import { isEmpty } from '../../../shared/input';

export const lead = leadLocator;

export const noLead: INodeProperties = {
	displayName: 'Remove Lead',
	name: 'removeLead',
	type: 'boolean',
	default: true,
	description: 'Whether the component is to have no lead any more',
};

export const assigneeType: INodeProperties = {
	displayName: 'Default Assignee',
	name: 'assigneeType',
	type: 'options',
	default: 'PROJECT_DEFAULT',
	description: 'Who gets a new issue of the component',
	options: [
		{ name: 'Component Lead', value: 'COMPONENT_LEAD' },
		{ name: 'Nobody', value: 'UNASSIGNED' },
		{ name: 'Project Default', value: 'PROJECT_DEFAULT' },
		{ name: 'Project Lead', value: 'PROJECT_LEAD' },
	],
};

export const order = sortBy('What to sort the components by', 'name', [
	{ name: 'Description', value: 'description' },
	{ name: 'Issues', value: 'issueCount' },
	{ name: 'Lead', value: 'lead' },
	{ name: 'Name', value: 'name' },
]);

export const search = searchText('Only components whose name or description contains this text', 'e.g. backend');

/** What Jira's screens call the properties of a component. */
export const LABELS = {
	name: 'Name',
	description: 'Description',
	leadAccountId: 'Lead',
	assigneeType: 'Default Assignee',
};

/**
 * What the options set of a component, as Jira takes it; what is left empty is not sent.
 *
 * @throws InvalidInput
 */
export async function valuesOf(item: Item): Promise<IDataObject> {
	const { name, description, lead: person, removeLead, assigneeType: type } = item.parameters.group('options');
	return {
		...(!isEmpty(name) && { name: toName(name) }),
		...(!isEmpty(description) && { description: toText(description, LABELS.description) }),
		...(!isEmpty(person) && { leadAccountId: (await toPerson(person, item, LABELS.leadAccountId)).accountId }),
		...(removeLead === true && { leadAccountId: '' }),
		...(!isEmpty(type) && { assigneeType: type }),
	};
}
