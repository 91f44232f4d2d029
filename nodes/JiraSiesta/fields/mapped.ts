import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';

import type { Item } from '../pipeline/operation';
import type { Field } from './field';
import { isEmpty, isObject, parsed } from './given';
import type { Given } from './issueFields';
import { PANEL_FIELDS } from './standard';
import { hasExpression, parameter, rawParameter } from '../pipeline/parameter';

/** The name of the mapper's parameter, and what the panel calls it. */
export const MAPPER = { name: 'fields', displayName: 'Jira Fields' };

/**
 * The mapper's values, with expressions resolved but not converted.
 *
 * n8n converts `fields.value` by the stored schema, which turns a date into midnight of the
 * instance's time zone and names fields by ID in its errors, and it fails when the mapper has never
 * been opened. Read one by one, values stay as they are; they are read by the same rules as
 * everywhere (resolve.ts).
 */
function mapperValues(context: IExecuteSingleFunctions): IDataObject {
	const { name } = MAPPER;
	const { value } = Object(rawParameter(context, name, {})) as { value?: unknown };
	if (typeof value === 'string') {
		// One expression for all of them: a workflow made by hand, or the tool of an agent.
		const whole = parsed(parameter(context, `${name}.value`));
		return isObject(whole) ? whole : {};
	}
	return Object.fromEntries(
		Object.entries(isObject(value) ? value : {}).map(([key, one]) => [
			key,
			hasExpression(one) ? (parameter(context, `${name}.value.${key}`, null) as string) : one,
		]),
	);
}

/** Fields with a parameter of their own in front of the mapper. */
const ELSEWHERE: Record<string, string[]> = {
	create: ['assignee', 'description', 'issuetype', 'project', 'summary'],
	update: ['description', 'project', 'summary'],
};

/**
 * The fields of a screen that the mapper offers: those that `fields` may set and that have no place
 * of their own.
 */
export const mappable = (screen: Field[], operation: string): Field[] =>
	screen.filter(
		({ id, operations, schema }) =>
			operations.includes('set') && schema.items !== 'attachment' && !ELSEWHERE[operation]?.includes(id),
	);

const ON_THE_PANEL = new Set(Object.values(PANEL_FIELDS).map(({ id }) => id));

/**
 * Whether the mapper must have a value for a field of a create screen. Where the field may be given in
 * Additional Fields as well, n8n would stop a run for an empty place although the other one is filled;
 * Jira itself says what is missing.
 */
export const mustBeMapped = ({ id, required, hasDefault }: Field): boolean =>
	required && !hasDefault && !ON_THE_PANEL.has(id);

/**
 * The fields of the input item that have the ID or the name of one on the screen; everything else
 * is left alone.
 */
const matching = (input: IDataObject, fields: Field[]): IDataObject =>
	Object.fromEntries(
		Object.entries(input).filter(([key]) => fields.some(({ id, name }) => id === key || name === key)),
	);

/**
 * The values of the mapper that are not empty.
 *
 * @param screen reads the fields of the create or edit screen; only called for "Map Automatically"
 */
export async function mappedFields({ context }: Item, screen: () => Promise<Field[]>): Promise<Given[]> {
	const { mappingMode } = Object(rawParameter(context, MAPPER.name, {})) as {
		mappingMode?: string;
	};
	const values =
		mappingMode === 'autoMapInputData'
			? matching(context.getInputData().json, mappable(await screen(), parameter(context, 'operation') as string))
			: mapperValues(context);
	return Object.entries(values)
		.filter(([, value]) => !isEmpty(value))
		.map(([field, value]) => ({ field, value, parameter: MAPPER.displayName }));
}
