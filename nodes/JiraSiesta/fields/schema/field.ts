import type { IDataObject } from 'n8n-workflow';

/** The type of a field, as Jira's field, create and edit metadata give it. */
export type FieldSchema = { type: string; items?: string; system?: string; custom?: string };

/** One of the values that a field allows; a cascading select has a second level. */
export type Choice = {
	id: string;
	label: string;
	/** What it is called in Jira itself, where the site shows it in another language. */
	untranslated?: string;
	key?: string;
	children?: Choice[];
};

/** A field of a create or edit screen. */
export type Field = {
	id: string;
	/** As Jira's user interface shows it; not unique. */
	name: string;
	schema: FieldSchema;
	required: boolean;
	/** Whether Jira fills it in when it is left out. */
	hasDefault: boolean;
	/** Verbs that `update` takes; without `set` the field has no place in `fields`. */
	operations: string[];
	/** Undefined where Jira lists none, as for people, or where the metadata has not been read. */
	choices?: Choice[];
	/** Whether a value beyond the choices may be meant: an issue keeps a version that nobody can choose any more. */
	others?: boolean;
};

/** How a value is read and written. */
export type Kind =
	| 'choice'
	| 'cascade'
	| 'date'
	| 'dateTime'
	| 'group'
	| 'label'
	| 'number'
	| 'organization'
	| 'parent'
	| 'project'
	| 'raw'
	| 'requestType'
	| 'richText'
	| 'sprint'
	| 'summary'
	| 'team'
	| 'text'
	| 'timeTracking'
	| 'url'
	| 'user';

export type Shape = { kind: Kind; list: boolean };

const KINDS: Record<string, Kind> = {
	component: 'choice',
	date: 'date',
	datetime: 'dateTime',
	group: 'group',
	issuetype: 'choice',
	number: 'number',
	option: 'choice',
	'option-with-child': 'cascade',
	priority: 'choice',
	project: 'project',
	resolution: 'choice',
	'sd-customerorganization': 'organization',
	securitylevel: 'choice',
	string: 'text',
	timetracking: 'timeTracking',
	user: 'user',
	version: 'choice',
};

const KINDS_OF_SYSTEM_FIELDS: Record<string, Kind> = {
	description: 'richText',
	environment: 'richText',
	parent: 'parent',
	summary: 'summary',
};

/** Kinds that the type of a custom field alone tells. */
const KINDS_OF_CUSTOM_FIELDS: Record<string, Kind> = {
	'atlassian-team': 'team',
	'gh-sprint': 'sprint', // a list only when read
	'rm-teams-custom-field-team': 'team',
	textarea: 'richText',
	'vp-origin': 'requestType',
};

/** The key of a custom field's type without the plugin it comes from. */
const customType = ({ custom = '' }: FieldSchema) => custom.slice(custom.lastIndexOf(':') + 1);

const isLabels = (schema: FieldSchema) => schema.system === 'labels' || customType(schema) === 'labels';

/** How the values of a field look. What is not known here is passed on as it is given. */
export function shapeOf(schema: FieldSchema): Shape {
	const { type, items = '', system = '' } = schema;
	const ofCustom = KINDS_OF_CUSTOM_FIELDS[customType(schema)];
	if (ofCustom) return { kind: ofCustom, list: false };
	if (isLabels(schema)) return { kind: 'label', list: true };
	if (type === 'array') {
		const kind = KINDS[items];
		return kind ? { kind, list: true } : { kind: 'raw', list: false };
	}
	if (KINDS_OF_SYSTEM_FIELDS[system]) return { kind: KINDS_OF_SYSTEM_FIELDS[system], list: false };
	if (type === 'string' && customType(schema) === 'url') return { kind: 'url', list: false };
	return { kind: KINDS[type] ?? 'raw', list: false };
}

/** Fields that only apps and boards write, or Jira by rules of its own, though screens say that they are set. */
const NOT_BY_PEOPLE = ['designcf', 'devsummarycf', 'gh-lexo-rank', 'issuerestriction', 'vulnerabilitycf'];

/** Whether a person gives the field a value: comments, links and files are on screens, too, but take other ways. */
export const isSettable = ({ operations, schema }: Field): boolean =>
	operations.includes('set') &&
	schema.items !== 'attachment' &&
	![schema.type, customType(schema)].some((type) => NOT_BY_PEOPLE.includes(type));

/** The property by which Jira takes a choice that is not named by its ID. */
export const labelProperty = ({ schema: { type, items } }: Field) =>
	type === 'option' || items === 'option' || type === 'option-with-child' ? 'value' : 'name';

/** A choice from an allowed value, an issue type or the like, as Jira answers it. */
export function choiceOf({ id, value, name, untranslatedName, key, children }: IDataObject): Choice {
	return {
		id: String(id),
		label: String(value ?? name ?? key ?? id),
		...(typeof untranslatedName === 'string' && { untranslated: untranslatedName }),
		...(key !== undefined && { key: String(key) }),
		...(children !== undefined && { children: (children as IDataObject[]).map(choiceOf) }),
	};
}

/**
 * A field from an entry of Jira's create or edit metadata.
 *
 * @param id the entry's property name, where it is one; create metadata has `fieldId` instead
 */
export function fieldOf(entry: IDataObject, id = String(entry.fieldId ?? entry.key)): Field {
	const choices = entry.allowedValues as IDataObject[] | undefined;
	return {
		id,
		name: String(entry.name ?? id),
		schema: entry.schema as unknown as FieldSchema,
		required: entry.required === true,
		hasDefault: entry.hasDefaultValue === true,
		operations: (entry.operations ?? []) as string[],
		...(choices && { choices: choices.map(choiceOf) }),
	};
}

const labelsOf = (choices: Choice[] = []): Array<[string, string]> =>
	choices.flatMap(({ id, label, children }) => [[id, label] as [string, string], ...labelsOf(children)]);

/** What the values that fields allow are called, by the IDs of field and value. */
export const labelsIn = (fields: Field[]): Record<string, Record<string, string>> =>
	Object.fromEntries(fields.map(({ id, choices }) => [id, Object.fromEntries(labelsOf(choices))]));

/** Choices and what is below each, by full label and ID: `Europe`, `Europe > Prague`. */
export const withChildren = (choices: Choice[]): Array<Pick<Choice, 'id' | 'label'>> =>
	choices.flatMap(({ children = [], ...choice }) => [
		choice,
		...children.map((child) => ({
			id: `${choice.id} > ${child.id}`,
			label: `${choice.label} > ${child.label}`,
		})),
	]);
