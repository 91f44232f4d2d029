import type { Format } from '../../text';
import { toCascade, toChoice, toProject } from './allowedValue';
import { labelProperty, shapeOf } from '../schema/field';
import type { Field, Kind } from '../schema/field';
import { isLocator, parsed } from '../../shared/input';
import { members } from '../../shared/lists';
import { readLocator } from '../../shared/locator';
import { toUser } from './person';
import type { Person } from './person';
import { toRichText } from './richText';
import { toDate, toDateTime } from './time';
import { toOrganization, toParent, toSprint, toTeam } from './named';
import type { ByName } from './named';
import { toGroup, toLabel, toNumber, toRaw, toRequestType, toSummary, toText, toTimeTracking, toUrl } from './values';

/** What a value may need beyond the field it is for. */
export type Tools = {
	/** Address of the Jira site. */
	site: string;
	/** Of the workflow, e.g. `Europe/Prague`: for times without an offset. */
	timeZone: string;
	textFormat: Format;
	/** The one person with an email, or where the field takes them the one customer; only called for what is an email. */
	findByEmail(email: string, field: string, orCustomer?: boolean): Promise<Person>;
	/** The one thing of a name, where Jira takes no names. */
	findByName(kind: NamedKind, name: string, field: string): Promise<Named>;
};

/** What was meant by a name, by what Jira takes for it: a sprint by its ID, a parent by its key. */
export type Named = { id: string; name: string };

/** Kinds of values that Jira takes by an ID or a key alone. */
export type NamedKind = 'organization' | 'parent' | 'sprint' | 'team';

/** Fields of people for which Jira Service Management takes customers of its portals. */
const takesCustomers = ({ schema: { system, custom = '' } }: Field) =>
	system === 'reporter' || custom.endsWith(':sd-request-participants');

type Reader = (given: unknown, field: Field, tools: Tools) => unknown;

/** A locator's choice in a form that cannot be taken for another: an ID, or a name. The mode is only a hint. */
export function withoutLocator(given: unknown, field: Field): unknown {
	if (!isLocator(given)) return given;
	const { mode, value } = readLocator(given);
	if ((mode === 'list' || mode === 'id') && /^\d+$/.test(value)) return { id: value };
	return mode === 'name' ? { [labelProperty(field)]: value } : value;
}

const byName =
	(kind: NamedKind, { findByName }: Tools): ByName =>
	async (name, field) =>
		(await findByName(kind, name, field)).id;

const READERS: Record<Kind, Reader> = {
	cascade: toCascade,
	choice: (given, field) => toChoice(withoutLocator(given, field), field),
	date: (given, { name }, { timeZone }) => toDate(given, name, timeZone),
	dateTime: (given, { name }, { timeZone }) => toDateTime(given, name, timeZone),
	group: (given, { name }) => toGroup(given, name),
	label: (given, { name }) => toLabel(given, name),
	number: (given, { name }) => toNumber(given, name),
	organization: async (given, { name }, tools) => await toOrganization(given, name, byName('organization', tools)),
	parent: async (given, { name }, tools) => await toParent(given, name, tools.site, byName('parent', tools)),
	project: toProject,
	raw: toRaw,
	requestType: (given, { name }) => toRequestType(given, name),
	richText: (given, { name }, { textFormat }) => toRichText(given, name, textFormat),
	sprint: async (given, { name }, tools) => await toSprint(given, name, byName('sprint', tools)),
	summary: toSummary,
	team: async (given, { name }, tools) => await toTeam(given, name, byName('team', tools)),
	text: (given, { name }) => toText(given, name),
	timeTracking: (given, { name }) => toTimeTracking(given, name),
	url: (given, { name }) => toUrl(given, name),
	user: async (given, field, { findByEmail }) =>
		await toUser(given, field.name, async (email, name) => await findByEmail(email, name, takesCustomers(field))),
};

/** Kinds whose text is never JSON, whatever it looks like. */
const TEXTS: Kind[] = ['richText', 'summary', 'text'];

const LISTS_WITH_A_VERB = ['string', 'component', 'version'];

/**
 * How a field is emptied. Jira takes null for all but these lists; a parent is taken away by a verb
 * (edit/changes.ts).
 */
export const emptyValue = ({ schema: { type, items = '' } }: Field): [] | null =>
	type === 'array' && LISTS_WITH_A_VERB.includes(items) ? [] : null;

/** The members of a value for a list; a name that the field allows is one, whatever commas it has. */
export const membersOf = (given: unknown, { name, choices = [] }: Field): unknown[] =>
	members(
		given,
		name,
		choices.flatMap(({ label, untranslated }) => (untranslated === undefined ? [label] : [label, untranslated])),
	);

/**
 * A value in the form that Jira takes for a field, from a name, an ID, a key, an object, a list, or
 * any of these as text: the same for the panel, for expressions and for an AI agent. null empties
 * the field.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-post
 * @throws InvalidInput with the field's name, the value, and what is allowed
 */
export async function encode(given: unknown, field: Field, tools: Tools): Promise<unknown> {
	const { kind, list } = shapeOf(field.schema);
	if (given === null) return emptyValue(field);
	const read = READERS[kind];
	if (!list) return await read(TEXTS.includes(kind) ? given : parsed(given), field, tools);
	return await Promise.all(membersOf(given, field).map(async (one) => await read(one, field, tools)));
}
