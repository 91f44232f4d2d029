import { NodeHelpers } from 'n8n-workflow';
import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { isEmpty, shown } from '../shared/input';
import { InvalidInput } from '../shared/invalidInput';

const YES = ['true', 'yes', 'on', '1'];
const NO = ['false', 'no', 'off', '0'];

const textOf = (given: unknown) =>
	String(given ?? '')
		.trim()
		.toLowerCase();

const refused = (field: string, given: unknown, wanted: string, help: string) =>
	new InvalidInput(field, isEmpty(given) ? 'is empty' : `is not ${wanted}: ${shown(given)}`, help);

/**
 * A boolean that an expression or a model may have given as text.
 *
 * @param field the field's name as the panel shows it
 * @throws InvalidInput for whatever does not say yes or no
 */
export function toBoolean(given: unknown, field: string): boolean {
	if (typeof given === 'boolean') return given;
	const text = typeof given === 'object' ? '' : textOf(given);
	if (YES.includes(text)) return true;
	if (NO.includes(text)) return false;
	throw refused(field, given, 'true or false', 'Give true or false.');
}

/**
 * A number that an expression or a model may have given as text.
 *
 * @param field the field's name as the panel shows it
 * @throws InvalidInput
 */
export function toCount(given: unknown, field: string): number {
	if (typeof given === 'number' && Number.isFinite(given)) return given;
	if (typeof given === 'string' && /^[+-]?\d+(\.\d+)?$/.test(given.trim())) return Number(given);
	throw refused(field, given, 'a number', 'Enter a number such as 50.');
}

/** One of the values that a field offers, by value or by name, in any letter case. */
function toOption(given: unknown, { displayName, options = [] }: INodeProperties): unknown {
	const offered = options as INodePropertyOptions[];
	if (offered.length === 0 || offered.some(({ value }) => value === given)) return given;
	const text = typeof given === 'object' ? '' : textOf(given);
	const found = offered.find(({ value, name }) => [textOf(value), textOf(name)].includes(text));
	if (found) return found.value;
	throw refused(displayName, given, 'one of its values', `Use ${offered.map(({ value }) => value).join(', ')}.`);
}

/** Whether a field is shown beside the values of the others, as the editor decides it. */
export const isShown = (field: INodeProperties, beside: IDataObject, all: IDataObject = beside): boolean =>
	field.displayOptions === undefined || NodeHelpers.displayParameter(beside as never, field, null, null, all as never);

/** The options of a collection that were added: n8n leaves only those that the collection has. */
function toCollection(given: unknown, { options = [] }: INodeProperties, all: IDataObject): IDataObject {
	const whole = Object(given) as IDataObject;
	const entries: IDataObject = {};
	for (const field of options as INodeProperties[]) {
		const { name, type } = field;
		// An option left empty is one left out.
		if (!(name in whole) || !isShown(field, whole, all) || (type === 'options' && isEmpty(whole[name]))) continue;
		entries[name] = coerced(whole[name], field, all) as IDataObject;
	}
	return entries;
}

/**
 * A field's value in the type that the field declares: expressions and models also give text where a boolean or a number
 * belongs.
 *
 * @param all the values of the other fields, which decide what of a collection is shown
 * @throws InvalidInput where the value has no single meaning
 */
export function coerced(given: unknown, field: INodeProperties, all: IDataObject): unknown {
	switch (field.type) {
		case 'boolean':
			return toBoolean(given, field.displayName);
		case 'number':
			return toCount(given, field.displayName);
		case 'options':
			return toOption(given, field);
		case 'collection':
			return toCollection(given, field, all);
		default:
			return given;
	}
}
