import type { IDataObject } from 'n8n-workflow';

import { InvalidInput } from '../../shared/invalidInput';
import type { Item } from '../../operation/operation';
import type { Format } from '../../text';
import { needsChoices } from '../encode/allowedValue';
import { shapeOf } from '../schema/field';
import type { Field } from '../schema/field';
import { isEmpty, isObject, parsed } from '../../shared/input';
import { fieldToSet, findField } from '../schema/findField';
import type { Screen } from '../metadata';
import { findByEmail } from '../encode/person';
import type { Person } from '../encode/person';
import { membersOf, encode, withoutLocator } from '../encode/encode';
import type { Named, NamedKind, Tools } from '../encode/encode';
import { oneNamed } from '../lookUp/lookUp';
import type { LookUp } from '../lookUp/lookUp';
import { organizationLookUp } from '../lookUp/organization';
import { parentLookUp } from '../lookUp/parent';
import { sprintLookUp } from '../lookUp/sprint';
import { teamLookUp } from '../lookUp/team';
import { isCustom, personOf, spelling } from '../decode/spelling';
import { PANEL_FIELDS, STANDARD_FIELDS } from '../schema/standard';
import { toFieldsObject } from '../encode/values';

/** One value for one field, and the parameter it came from, as the panel shows it. */
export type FieldInput = { field: string | Field; value: unknown; parameter: string };

/** What is sent, and what a result tells about it. */
export type IssueFields = {
	/** Jira's `fields`. */
	fields: IDataObject;
	/** What the fields are called, by ID. */
	names: Record<string, string>;
	/** The parameters that the fields were given in, by ID. */
	from: Record<string, string>;
	/** Who was given by email, and what by a name that Jira does not take, by the name of the field. */
	resolved: Record<string, Person | Named>;
	/** What was found by name, by the ID of the field and what Jira takes for it. */
	named: Record<string, Record<string, string>>;
};

const OTHER_FIELDS = 'Other Fields (JSON)';

/**
 * Whether a value says all there is to know: an object of nothing but the ID of an option, which is a number as text, or
 * of an account. Sprints and teams have other IDs, and Jira takes them in another form.
 */
const isReference = (value: unknown): boolean => {
	if (!isObject(value) || Object.keys(value).length !== 1) return false;
	const { id, accountId } = value;
	return (
		(typeof id === 'string' && /^\d+$/.test(id.trim())) || (typeof accountId === 'string' && accountId.trim() !== '')
	);
};

const isJiraForm = (value: unknown) =>
	Array.isArray(value) ? value.length > 0 && value.every(isReference) : isReference(value);

const asIs = (id: string): Field => ({
	...{ id, name: id, required: false, hasDefault: false, operations: ['set'] },
	schema: { type: 'any' },
});

const isById = (value: unknown) => isObject(value) && value.id !== undefined && value.id !== null;

/** Whether a value names something of what a field allows: what is given by ID needs no look-up. */
const hasNames = (value: unknown, field: Field): boolean =>
	shapeOf(field.schema).kind === 'choice' &&
	[parsed(withoutLocator(value, field))].flat().some((one) => !isEmpty(one) && !isById(one));

/** One of Jira's own fields, with what it allows where that tells what a value means. */
async function withChoices(known: Field, value: unknown, parameter: string, screen: Screen): Promise<Field> {
	if (!hasNames(value, known)) return known;
	const { name, others } = known;
	const found = await screen.field(known.id);
	if (found) return { ...found, name, ...(others && { others }) };
	const isAmbiguous = needsChoices(known, shapeOf(known.schema).list ? membersOf(value, known) : value);
	return isAmbiguous ? { ...findField(await screen.fields(), known.id, parameter), name } : known;
}

/** The field a value is for; the screen is only read where nothing else tells. */
async function fieldOf({ field, value, parameter }: FieldInput, screen: Screen): Promise<Field> {
	const known = typeof field === 'string' ? STANDARD_FIELDS.get(field) : field;
	if (known) return await withChoices(known, value, parameter, screen);
	const idOrName = String(field);
	if (/^customfield_\d+$/.test(idOrName) && isJiraForm(value)) return asIs(idOrName);
	return fieldToSet(await screen.fields(), idOrName, parameter);
}

/** How a result names a field. */
export const nameOf = ({ id, name }: Pick<Field, 'id' | 'name'>) => (isCustom(id) ? name : spelling(id));

const LOOK_UPS: Record<NamedKind, LookUp> = {
	organization: organizationLookUp,
	parent: parentLookUp,
	sprint: sprintLookUp,
	team: teamLookUp,
};

/** The tools of an input item; what is looked up is noted in `resolved`. */
export function toolsFor(
	item: Item,
	textFormat: unknown,
	screen: Pick<Screen, 'project'>,
	resolved: IssueFields['resolved'] = {},
): Tools {
	return {
		site: item.site,
		timeZone: item.context.getTimezone(),
		textFormat: (textFormat || 'markdown') as Format,
		findByEmail: async (email, field, orCustomer) => {
			const person = await findByEmail(item, email, field, orCustomer);
			resolved[field] = person;
			return person;
		},
		async findByName(kind, name, field) {
			const { id, name: found } = await oneNamed(LOOK_UPS[kind], item, screen.project, name, field);
			return (resolved[field] = { id, name: found });
		},
	};
}

/**
 * The values of the panel's own fields, and those of Other Fields (JSON). Empty ones are left out.
 */
export function givenFields({ otherFields, ...panel }: IDataObject): FieldInput[] {
	const { originalEstimate, remainingEstimate, ...own } = panel;
	const estimates = {
		...(!isEmpty(originalEstimate) && { originalEstimate }),
		...(!isEmpty(remainingEstimate) && { remainingEstimate }),
	};
	const values: IDataObject = Object.keys(estimates).length > 0 ? { ...own, timeTracking: estimates } : own;
	const others = isEmpty(otherFields) ? {} : toFieldsObject(otherFields, OTHER_FIELDS);
	return [
		...Object.entries(PANEL_FIELDS)
			.filter(([name]) => !isEmpty(values[name]))
			.map(([name, field]) => ({ field, value: values[name], parameter: field.name })),
		...Object.entries(others)
			// null empties a field: it was written, not left out.
			.filter(([, value]) => value === null || !isEmpty(value))
			.map(([field, value]) => ({ field, value, parameter: OTHER_FIELDS })),
	];
}

export const setTwice = (parameter: string, name: string) =>
	new InvalidInput(parameter, `sets '${name}' a second time`, 'Give the field in one place only.');

const isListOfNothing = (value: unknown, field: Field) =>
	value !== null && shapeOf(field.schema).list && membersOf(value, field).length === 0;

/**
 * People as results give them, a name with the account ID in a field beside it, as the account ID alone: a name may be
 * that of several people. A field that the screen itself calls so stays what it is.
 */
async function byAccountId(given: FieldInput[], screen: Screen): Promise<FieldInput[]> {
	const nameBeside = ({ field, parameter }: FieldInput) =>
		typeof field === 'string'
			? given.find((one) => one.field === personOf(field) && one.parameter === parameter)
			: undefined;
	const ids = new Map<FieldInput, FieldInput>();
	for (const one of given) {
		const person = nameBeside(one);
		if (person && !(await screen.fields()).some(({ id, name }) => id === one.field || name === one.field))
			ids.set(person, one);
	}
	const beside = new Set(ids.values());
	return given.filter((one) => !beside.has(one)).map((one) => ({ ...one, value: ids.get(one)?.value ?? one.value }));
}

/**
 * Jira's `fields` from values of the panel, of the mapper and of JSON, all by the same rules.
 *
 * @param screen the create or edit screen; only read when a value needs it
 * @throws InvalidInput
 */
export async function toIssueFields(
	given: FieldInput[],
	item: Item,
	textFormat: unknown,
	screen: Screen,
): Promise<IssueFields> {
	const result: IssueFields = { fields: {}, names: {}, from: {}, resolved: {}, named: {} };
	const tools = toolsFor(item, textFormat, screen, result.resolved);
	const noting = ({ id }: Field): Tools => ({
		...tools,
		async findByName(...asked) {
			const found = await tools.findByName(...asked);
			result.named[id] = { ...result.named[id], [found.id]: found.name };
			return found;
		},
	});
	for (const one of await byAccountId(given, screen)) {
		const field = await fieldOf(one, screen);
		if (field.id in result.fields) {
			throw setTwice(one.parameter, typeof one.field === 'string' ? one.field : field.name);
		}
		// A list of commas and spaces names nothing.
		if (isListOfNothing(one.value, field)) continue;
		result.fields[field.id] = (await encode(one.value, field, noting(field))) as IDataObject;
		result.names[field.id] = field.name;
		result.from[field.id] = one.parameter;
	}
	return result;
}

/**
 * Refuses fields that the operation has a parameter of its own for: of two values one would be sent, and
 * nobody would know which.
 *
 * @param own what those parameters are called, by field ID
 * @throws InvalidInput
 */
export function assertNotTwice({ from }: IssueFields, own: Record<string, string>): void {
	for (const [id, name] of Object.entries(own)) {
		if (id in from) throw setTwice(from[id], name);
	}
}

/** How a result tells what was looked up, people by email and others by name; null where nothing was. */
export const resolvedEcho = ({ resolved }: Pick<IssueFields, 'resolved'>): IDataObject => ({
	resolved: Object.keys(resolved).length > 0 ? resolved : null,
});
