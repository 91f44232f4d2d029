import type { IDataObject } from 'n8n-workflow';

import { createFieldsOf, issueTypeId } from '../../fields/metadata';
import { findField } from '../../fields/schema/findField';
import type { Field } from '../../fields/schema/field';
import { onPath, read } from '../../operation/builders';
import type { Item } from '../../operation/operation';
import { fieldOfForm } from '../../params/fieldOfForm';
import { projectOfIt } from '../../params/inProject';
import { issueType } from '../../params/issueType';
import { InvalidInput } from '../../shared/invalidInput';
import { asObject } from '../../shared/objects';

/** The values that a field of a form allows; those of the second level of a cascading choice come behind their parent. */
const valuesOf = ({ allowedValues }: IDataObject): IDataObject[] =>
	((allowedValues ?? []) as IDataObject[]).flatMap((value) => [
		value,
		...((value.children ?? []) as IDataObject[]).map((child) => ({ ...child, parent: value })),
	]);

/** The field as the form has it, which is read once for a run. */
async function chosenField(item: Item): Promise<Field> {
	const { context, session } = item;
	const fields = await createFieldsOf(context, session, await projectOfIt.of(item), await issueType.of(item));
	return findField(fields, await fieldOfForm.of(item), fieldOfForm.property.displayName);
}

export const getAllowedValues = read({
	name: 'Get Allowed Values',
	value: 'getAllowedValues',
	action: 'Get allowed values of field',
	description: 'Retrieve a list of the values that a field allows in issues of a project and type',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-createmeta-projectidorkey-issuetypes-issuetypeid-get',
	request: { method: 'GET', url: '/rest/api/3/issue/createmeta/{projectKey}/issuetypes/{issueType}' },
	paging: { by: 'startAt', rows: 'fields', pageSize: 200 },
	parameters: [projectOfIt, issueType, fieldOfForm],
	all: true,

	async prepare(item) {
		const { path, targets } = await onPath(item, projectOfIt);
		const field = await chosenField(item);
		if (field.choices === undefined) {
			const help = 'It takes a text, a number, a date or a person.';
			throw new InvalidInput(fieldOfForm.property.displayName, `has no list of values: '${field.name}'`, help);
		}
		const type = await issueTypeId(item.context, item.session, path.projectKey, await issueType.of(item));
		return { path: { ...path, issueType: type }, targets, state: undefined };
	},

	async resolveRows(rows, item) {
		const { id } = await chosenField(item);
		return rows.filter((row) => (row.fieldId ?? row.key) === id).flatMap(valuesOf);
	},

	simplify({ id, value, name, key, parent }) {
		const { id: parentId, value: parentValue } = asObject(parent);
		return { id, value: value ?? name ?? key ?? null, parent: parentValue ?? null, parentId: parentId ?? null };
	},
});
