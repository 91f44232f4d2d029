import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { allowedText, findChoice } from '../fields/encode/allowedValue';
import { toText } from '../fields/encode/values';
import type { Parameter } from '../operation/parameter';
import { assertShort, shown } from '../shared/input';
import { InvalidInput } from '../shared/invalidInput';
import { LONGEST_NAME } from '../shared/lists';
import { isJson, readLocator } from '../shared/locator';

/**
 * The ID of a thing that has a name as well: an ID as it is, a name where only one has it, whatever the mode. A number
 * is a name where the mode says so.
 *
 * @param given resource locator with mode list, name or id, or the bare value
 * @param field the field's name as the panel shows it
 * @param load those there are, with `id` and `name`; only asked for a name
 * @throws InvalidInput with the names there are, or with the IDs of those that share one
 */
export async function toIdByName(
	given: unknown,
	field: string,
	load: (name: string) => Promise<IDataObject[]>,
): Promise<string> {
	const { mode, value } = readLocator(given);
	const help = 'Choose it from the list, or enter its name as Jira shows it, or its ID.';
	if (value === '') throw new InvalidInput(field, 'is empty', help);
	if (isJson(value)) throw new InvalidInput(field, `is not a name or an ID: ${shown(value)}`, help);
	if (mode !== 'name' && /^\d+$/.test(value)) return value;
	assertShort(value, field, LONGEST_NAME);
	const choices = (await load(value)).map(({ id, name }) => ({ id: String(id), label: String(name) }));
	const found = findChoice(value, choices, { name: field });
	if (found) return found.id;
	const problem = `matches nothing: ${shown(value)}`;
	throw new InvalidInput(field, problem, allowedText(choices).replace('Allowed', 'There are'));
}

/** @throws InvalidInput for no name, or one that is longer than any that Jira takes */
export function toName(given: unknown, field = 'Name'): string {
	const name = toText(given ?? '', field).trim();
	if (name === '') throw new InvalidInput(field, 'is empty', 'Enter a name.');
	assertShort(name, field, LONGEST_NAME);
	return name;
}

/** The name of a thing to create. */
export const newName: Parameter<string> = {
	property: {
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 2.1',
		description: 'What it is to be called in Jira',
	},
	of: async ({ parameters }) => await Promise.resolve(toName(parameters.get('name'))),
};

/** The name of a thing to change. */
export const otherName: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	description: 'What it is to be called from now on',
};

/** A description, a plain text here. */
export const plainDescription: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	description: 'What it is for, as plain text',
};
