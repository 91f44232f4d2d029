import type { IDataObject } from 'n8n-workflow';

import type { Item } from '../../operation/operation';
import type { Mapped } from '../../operation/parameters';
import { findChoice } from '../encode/allowedValue';
import { isSettable } from '../schema/field';
import type { Field } from '../schema/field';
import { isEmpty, isObject, parsed } from '../../shared/input';
import type { FieldInput } from './issueFields';
import { personOf, spelling } from '../decode/spelling';
import { PANEL_FIELDS } from '../schema/standard';

/** The name of a mapper's parameter, and what the panel calls it. */
export type Mapper = { name: string; displayName: string };

export const MAPPER: Mapper = { name: 'fields', displayName: 'Jira Fields' };

const ON_THE_PANEL = Object.values(PANEL_FIELDS).map(({ id }) => id);

const TO_CREATE = [...ON_THE_PANEL, 'assignee', 'issuetype', 'project'];

/** Fields that have a parameter of their own beside the mapper, by operation. */
const ELSEWHERE: Record<string, string[]> = {
	create: TO_CREATE,
	createMany: TO_CREATE,
	createOrUpdate: TO_CREATE,
	update: [...ON_THE_PANEL, 'project'],
	transition: ['assignee', 'resolution'],
};

/** The fields of a screen that the mapper offers: those that people set and that have no place of their own. */
export const mappable = (screen: Field[], operation: string): Field[] => {
	const elsewhere = ELSEWHERE[operation] ?? ON_THE_PANEL;
	return screen.filter((field) => isSettable(field) && !elsewhere.includes(field.id));
};

/** Whether the mapper must have a value for a field of a create screen. */
export const mustBeMapped = ({ required, hasDefault }: Field): boolean => required && !hasDefault;

/** The values of the mapper, and the columns that name a field of Jira and are not used. */
export type MappedFields = { given: FieldInput[]; notUsed: string[] };

const asGiven = (values: IDataObject, { displayName }: Mapper): FieldInput[] =>
	Object.entries(values)
		.filter(([, value]) => !isEmpty(value))
		.map(([field, value]) => ({ field, value, parameter: displayName }));

/** Whether a column says what is given elsewhere already; a project and a type are the only ones of their screen. */
const isAlike = ({ id, choices = [] }: Field, column: unknown, elsewhere: unknown) =>
	id === 'project' || id === 'issuetype'
		? findChoice(column, choices, { name: id }) !== undefined
		: JSON.stringify(column) === JSON.stringify(elsewhere);

/**
 * The columns of an input item that name a field of the screen, by ID or name as Jira or as a result spells it, with the
 * account IDs beside people; everything else is left alone. What is given in a place of its own stands before a column.
 */
function columns(
	input: IDataObject,
	screen: Field[],
	elsewhere: ReadonlyMap<string, unknown>,
	mapper: Mapper,
): MappedFields {
	const byName = new Map(
		screen.flatMap((field) => [field.id, field.name, spelling(field.id)].map((name) => [name, field])),
	);
	const used: IDataObject = {};
	const notUsed: string[] = [];
	for (const [column, value] of Object.entries(input)) {
		const field = byName.get(column) ?? byName.get(personOf(column) ?? '');
		if (!field || isEmpty(value)) continue;
		const isGiven = elsewhere.has(field.id);
		if (isSettable(field) && !isGiven) used[column] = value;
		else if (!isGiven || !isAlike(field, value, elsewhere.get(field.id))) notUsed.push(column);
	}
	return { given: asGiven(used, mapper), notUsed };
}

/**
 * The values of the mapper that are not empty.
 *
 * @param screen reads the fields of that screen; only called for "Map Automatically"
 * @param elsewhere what is given in a place of its own, by the ID of the field
 */
export async function mappedFields(
	{ context, parameters }: Item,
	screen: () => Promise<Field[]>,
	elsewhere: ReadonlyMap<string, unknown>,
	mapper = MAPPER,
): Promise<MappedFields> {
	const { mappingMode, value } = parameters.get(mapper.name) as Mapped;
	if (mappingMode === 'autoMapInputData')
		return columns(context.getInputData().json, await screen(), elsewhere, mapper);
	const whole = parsed(value);
	return { given: isObject(whole) ? asGiven(whole, mapper) : [], notUsed: [] };
}

/** What fills the panel's own fields, by ID. */
export const filledIn = (given: FieldInput[]): Map<string, unknown> =>
	new Map(given.flatMap(({ field, value }) => (typeof field === 'string' ? [] : [[field.id, value] as const])));

/** How a result tells of columns that were not used. */
export const notUsedEcho = ({ notUsed }: MappedFields): IDataObject =>
	notUsed.length > 0 ? { columnsNotUsed: notUsed } : {};
