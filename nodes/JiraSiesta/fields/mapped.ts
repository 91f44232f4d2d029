import type { IDataObject } from 'n8n-workflow';

import type { Item } from '../pipeline/operation';
import type { Mapped } from '../pipeline/parameters';
import type { Field } from './field';
import { isEmpty, isObject, parsed } from './given';
import type { Given } from './issueFields';
import { personOf, spelling } from './spelling';
import { PANEL_FIELDS } from './standard';

/** The name of the mapper's parameter, and what the panel calls it. */
export const MAPPER = { name: 'fields', displayName: 'Jira Fields' };

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
 * The fields of the input item that have the ID or the name of one on the screen, as Jira or as a result spells it, and
 * the account IDs beside people; everything else is left alone.
 */
function matching(input: IDataObject, fields: Field[]): IDataObject {
	const known = new Set(fields.flatMap(({ id, name }) => [id, name, spelling(id)]));
	return Object.fromEntries(Object.entries(input).filter(([key]) => known.has(key) || known.has(personOf(key) ?? '')));
}

/**
 * The values of the mapper that are not empty.
 *
 * @param operation by whose screen columns are matched, `create` or `update`
 * @param screen reads the fields of that screen; only called for "Map Automatically"
 */
export async function mappedFields(
	{ context, parameters }: Item,
	operation: string,
	screen: () => Promise<Field[]>,
): Promise<Given[]> {
	const { mappingMode, value } = parameters.get(MAPPER.name) as Mapped;
	const whole = parsed(value);
	const values =
		mappingMode === 'autoMapInputData'
			? matching(context.getInputData().json, mappable(await screen(), operation))
			: isObject(whole)
				? whole
				: {};
	return Object.entries(values)
		.filter(([, one]) => !isEmpty(one))
		.map(([field, one]) => ({ field, value: one, parameter: MAPPER.displayName }));
}
