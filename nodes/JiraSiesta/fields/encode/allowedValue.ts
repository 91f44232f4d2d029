import type { IDataObject } from 'n8n-workflow';

import { InvalidInput } from '../../shared/invalidInput';
import { labelProperty, withChildren } from '../schema/field';
import type { Choice, Field } from '../schema/field';
import { assertShort, isObject, shown } from '../../shared/input';
import { LONGEST_NAME } from '../../shared/lists';

const MOST_SHOWN = 20;

/** The values that a field allows, as a sentence for a person or an agent. */
export function allowedText(choices: Choice[]): string {
	if (choices.length === 0) return 'There is no value to choose from.';
	const labels = withChildren(choices).map(({ label }) => label);
	const more = labels.length > MOST_SHOWN ? `, and ${labels.length - MOST_SHOWN} more` : '';
	return `Allowed: ${labels.slice(0, MOST_SHOWN).join(', ')}${more}.`;
}

const notAllowed = (field: Field, given: unknown, choices: Choice[]) =>
	new InvalidInput(field.name, `does not allow ${shown(given)}`, allowedText(choices));

const severalNamed = (field: Pick<Field, 'name'>, given: unknown, found: Choice[]) => {
	const ids = found.map(({ id, label }) => `${id} (${label})`).join(', ');
	return new InvalidInput(field.name, `has several values ${shown(given)}`, `Give its ID: ${ids}.`);
};

type Rule = (choice: Choice) => boolean;

const isGiven = (value: unknown) => value !== undefined && value !== null && value !== '';
const isId = (text: string) => /^\d+$/.test(text);

/** The ways in which a value may name a choice, the surest one first: what the site shows before what Jira calls it. */
function rules(given: unknown): Rule[] {
	const { id, value, name, key } = (isObject(given) ? given : {}) as IDataObject;
	if (isGiven(id) && isId(String(id))) return [(choice) => choice.id === String(id)];
	const text = String(isObject(given) ? (id ?? value ?? name ?? key) : given).trim();
	const lower = text.toLowerCase();
	return [
		// A project's key: another may be called so.
		(choice) => choice.key === text,
		({ label }) => label.trim() === text,
		(choice) => choice.id === text,
		(choice) => choice.key?.toLowerCase() === lower,
		({ label }) => label.trim().toLowerCase() === lower,
		({ untranslated }) => untranslated === text,
		({ untranslated }) => untranslated?.toLowerCase() === lower,
	];
}

/**
 * The one choice that a name, an ID, a key or an object names; undefined where there is none.
 *
 * @throws InvalidInput with the IDs where several have that name
 */
export function findChoice(given: unknown, choices: Choice[], field: Pick<Field, 'name'>): Choice | undefined {
	for (const rule of rules(given)) {
		const found = choices.filter(rule);
		if (found.length > 1) throw severalNamed(field, given, found);
		if (found.length === 1) return found[0];
	}
	return undefined;
}

/** @throws InvalidInput with what is allowed, or with the IDs where several have that name */
function choose(given: unknown, choices: Choice[], field: Field): Choice {
	const found = findChoice(given, choices, field);
	if (found) return found;
	throw notAllowed(field, given, choices);
}

/**
 * Whether only the allowed values tell what was meant: a number may be an ID, or the name of a
 * version. Objects and other texts say it themselves.
 */
export const needsChoices = ({ choices }: Field, given: unknown): boolean =>
	choices === undefined && [given].flat().some((one) => !isObject(one) && isId(String(one).trim()));

const IDENTIFIERS = ['id', 'value', 'name', 'key'];

/**
 * An object with the one property that says which value is meant. With two that differ, Jira would
 * take the one, and a person who has to agree might be shown the other.
 */
function byOneIdentifier(given: IDataObject, field: Field): IDataObject {
	const name = IDENTIFIERS.find((one) => isGiven(given[one]) && typeof given[one] !== 'object');
	if (name !== undefined) return { [name]: String(given[name]) };
	throw new InvalidInput(
		field.name,
		`is not a value: ${shown(given)}`,
		'Give its name, its ID, or an object such as { "id": "10001" }.',
	);
}

/** Priorities that Jira itself made, now and in its older versions. */
const PRIORITIES = ['Highest', 'High', 'Medium', 'Low', 'Lowest'];
const OLDER_PRIORITIES = ['Blocker', 'Critical', 'Major', 'Minor', 'Trivial'];

/**
 * What Jira calls one of its own priorities, where the site shows none by these names: it is in another language then.
 * Jira tells these names nowhere, unlike those of issue types, but takes them.
 */
function untranslatedPriority(given: unknown, { schema, choices = [] }: Field): string | undefined {
	if (schema.type !== 'priority' || choices.some(({ label }) => PRIORITIES.includes(label))) return undefined;
	const name = String(isObject(given) ? (given.name ?? given.id) : given).trim();
	return [...PRIORITIES, ...OLDER_PRIORITIES].find((one) => one.toLowerCase() === name.toLowerCase());
}

/** @returns `{ id }`, or the name as given where the allowed values are not known */
export function toChoice(given: unknown, field: Field): unknown {
	const found = findChoice(given, field.choices ?? [], field);
	if (found) return { id: found.id };
	const untranslated = field.choices && untranslatedPriority(given, field);
	if (untranslated !== undefined) return { name: untranslated };
	if (field.choices && !field.others) throw notAllowed(field, given, field.choices);
	if (isObject(given)) return byOneIdentifier(given, field);
	const text = String(given).trim();
	return isId(text) ? { id: text } : { [labelProperty(field)]: text };
}

/** A project by key, ID or name; without the allowed ones a text is a key. */
export function toProject(given: unknown, field: Field): unknown {
	if (field.choices || isObject(given)) return toChoice(given, field);
	const text = String(given).trim();
	return isId(text) ? { id: text } : { key: text };
}

type Levels = [parent: unknown, child?: unknown];

/** Two names of Jira's longest, and what is between them. */
const LONGEST_CASCADE = 2 * LONGEST_NAME + 10;

/** A name whatever its case and the spaces around its ">". */
const loosely = (label: string) =>
	label
		.toLowerCase()
		.split('>')
		.map((part) => part.trim())
		.join('>');

/** Finds what a text names: by the label as it is, however it is written, or by the ID. */
function finder(choices: Choice[], field: Field): (text: string) => Choice | undefined {
	const alike = new Map<string, Choice[]>();
	for (const choice of choices) {
		const name = loosely(choice.label);
		alike.set(name, [...(alike.get(name) ?? []), choice]);
	}
	const byId = new Map(choices.map((choice) => [choice.id, choice]));
	return (text) => {
		const found = alike.get(loosely(text)) ?? [];
		const [exact] = found.filter(({ label }) => label === text);
		if (!exact && found.length > 1) throw severalNamed(field, text, found);
		return exact ?? found[0] ?? byId.get(text);
	};
}

const byItsId = ({ id }: Choice): IDataObject => ({ id });

/** The two levels of a text, of which each may have a ">" itself: the longest parent that there is. */
function levelsOf(text: string, choices: Choice[], field: Field): Levels {
	assertShort(text, field.name, LONGEST_CASCADE);
	const find = finder(choices, field);
	const parts = text.split('>');
	const joined = (some: string[]) => some.join('>').trim();
	let onlyParent: Levels | undefined;
	for (let end = parts.length; end > 0; end--) {
		const parent = find(joined(parts.slice(0, end)));
		if (parent === undefined) continue;
		const second = joined(parts.slice(end));
		if (second === '') return [byItsId(parent)];
		const child = finder(parent.children ?? [], field)(second);
		if (child !== undefined) return [byItsId(parent), byItsId(child)];
		onlyParent ??= [byItsId(parent), second];
	}
	return onlyParent ?? [parts[0].trim(), joined(parts.slice(1))];
}

/** Parent and child of `Europe > Prague`, `["Europe", "Prague"]` or `{ value, child }`. */
function levels(given: unknown, choices: Choice[], field: Field): Levels {
	if (Array.isArray(given)) return [given[0], given[1]];
	if (isObject(given)) {
		const { child, parent, ...own } = given;
		return [parent ?? own, child];
	}
	return levelsOf(String(given).trim(), choices, field);
}

/** @returns `{ id }` or `{ id, child: { id } }`; by value where the allowed values are not known */
export function toCascade(given: unknown, field: Field): unknown {
	const { choices } = field;
	const [parent, child] = levels(given, choices ?? [], field);
	if (!choices) {
		const form = (level: unknown) => toChoice(level, field);
		return { ...(form(parent) as IDataObject), ...(isGiven(child) && { child: form(child) }) };
	}
	const { id, label, children = [] } = choose(parent, choices, field);
	if (!isGiven(child)) return { id };
	const within = { ...field, name: `${field.name} > ${label}` };
	return { id, child: { id: choose(child, children, within).id } };
}
