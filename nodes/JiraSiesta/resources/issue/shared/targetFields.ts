import type { INodeProperties } from 'n8n-workflow';

import { toIssueFields } from '../../../fields/edit/issueFields';
import type { IssueFields } from '../../../fields/edit/issueFields';
import { toFieldsObject } from '../../../fields/encode/values';
import { createScreen } from '../../../fields/metadata';
import type { Item } from '../../../operation/operation';
import type { Place } from '../../../params/destination';
import { isEmpty } from '../../../shared/input';

const FIELDS = 'Required Fields (JSON)';

export const targetFields: INodeProperties = {
	displayName: FIELDS,
	name: 'targetFields',
	type: 'json',
	default: '{}',
	description:
		'Values for fields that the target requires and the issue does not have, by name or ID, e.g. { "Severity": "High" }; what the issue has stays',
};

/**
 * What is given for fields that the target requires, in the form that Jira takes; nothing where nothing is.
 *
 * @throws InvalidInput for a field that the create screen there does not have, or a value that it does not take
 */
export async function fieldsForTarget(item: Item, { project, type }: Place): Promise<IssueFields> {
	const { targetFields: given } = item.parameters.group('options');
	const wanted = isEmpty(given) ? {} : toFieldsObject(given, FIELDS);
	const inputs = Object.entries(wanted).map(([field, value]) => ({ field, value, parameter: FIELDS }));
	return await toIssueFields(
		inputs,
		item,
		undefined,
		createScreen(item.context, item.session, project, { id: type.id }),
	);
}
