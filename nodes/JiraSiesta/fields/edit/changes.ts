import type { IDataObject } from 'n8n-workflow';

import { InvalidInput } from '../../shared/invalidInput';
import type { Item } from '../../operation/operation';
import type { Field } from '../schema/field';
import { isEmpty } from '../../shared/input';
import { toIssueFields } from './issueFields';
import type { FieldInput } from './issueFields';
import { members } from '../../shared/lists';
import type { Screen } from '../metadata';
import { fieldToSet } from '../schema/findField';
import { emptyValue } from '../encode/encode';
import { PANEL_FIELDS, STANDARD_FIELDS } from '../schema/standard';

/** Jira's `update`: verbs by field ID. */
export type Verbs = Record<string, IDataObject[]>;

/** The parameters that add to a list or remove from it, by the field they are for. */
export const LIST_CHANGES = ['affectsVersions', 'components', 'fixVersions', 'labels'].map((panelName) => ({
	field: PANEL_FIELDS[panelName],
	add: { parameter: `${panelName}ToAdd`, displayName: `${PANEL_FIELDS[panelName].name} to Add` },
	remove: {
		parameter: `${panelName}ToRemove`,
		displayName: `${PANEL_FIELDS[panelName].name} to Remove`,
	},
}));

/** What is added to lists and removed from them, leaving the rest of each list as it is. */
export async function listChanges(panel: IDataObject, item: Item, screen: Screen): Promise<Verbs> {
	const verbs: Verbs = {};
	for (const { field, ...changes } of LIST_CHANGES) {
		for (const verb of ['add', 'remove'] as const) {
			const { parameter, displayName } = changes[verb];
			const value = panel[parameter];
			if (isEmpty(value)) continue;
			const given: FieldInput = {
				field: { ...field, name: displayName, others: verb === 'remove' },
				value,
				parameter: displayName,
			};
			const { fields } = await toIssueFields([given], item, undefined, screen);
			const values = (fields[field.id] ?? []) as IDataObject[];
			if (values.length === 0) continue;
			verbs[field.id] = [...(verbs[field.id] ?? []), ...values.map((one) => ({ [verb]: one }))];
		}
	}
	return verbs;
}

const CLEAR_FIELDS = 'Clear Fields';

/**
 * The fields to empty, by their IDs; anything but the standard ones is looked up on the edit
 * screen.
 *
 * @param given IDs or names, as a list or a text with commas
 */
export async function clearedFields(given: unknown, screen: Screen): Promise<Field[]> {
	if (isEmpty(given)) return [];
	const plain = members(given, CLEAR_FIELDS).map(String);
	if (plain.every((id) => STANDARD_FIELDS.has(id))) return plain.map((id) => STANDARD_FIELDS.get(id)!);
	const fields = await screen.fields();
	// A name may have a comma, which only the screen tells.
	const named = members(
		given,
		CLEAR_FIELDS,
		fields.map(({ name }) => name),
	);
	return named.map((one) => STANDARD_FIELDS.get(String(one)) ?? fieldToSet(fields, String(one), CLEAR_FIELDS));
}

/** The parent has no empty value, only a verb of its own. */
const NO_PARENT = [{ set: { none: true } }];

/**
 * The body of an edit: every field once, either in `fields` or in `update`.
 *
 * @param set what `toIssueFields` made; null empties a field
 * @throws InvalidInput for a field that is set, changed or cleared at the same time, and for a change of
 *   nothing
 */
export function editBody(set: IDataObject, changed: Verbs, cleared: Field[]): IDataObject {
	const { parent, ...fields } = set;
	const update: Verbs = { ...changed };
	for (const { field, add, remove } of LIST_CHANGES) {
		if (!(field.id in changed && field.id in set)) continue;
		throw new InvalidInput(
			field.name,
			`is given as a whole and changed by '${add.displayName}' or '${remove.displayName}'`,
			'Either give the whole list, or what to add and to remove.',
		);
	}
	for (const field of cleared) {
		if (field.id in set || field.id in changed) {
			throw new InvalidInput(CLEAR_FIELDS, `also sets '${field.id}'`, 'Either set a field or clear it.');
		}
		if (field.id === 'parent') update.parent = NO_PARENT;
		else fields[field.id] = emptyValue(field);
	}
	if (parent === null) update.parent = NO_PARENT;
	else if (parent !== undefined) fields.parent = parent;
	if (Object.keys(fields).length + Object.keys(update).length === 0) {
		throw new InvalidInput('Update Fields', 'changes nothing', 'Add a field to change, or choose one in Clear Fields.');
	}
	return { fields, ...(Object.keys(update).length > 0 && { update }) };
}
