import type { IDataObject } from 'n8n-workflow';

import { InvalidInput } from '../pipeline/invalidInput';
import { labelProperty, withChildren } from './field';
import type { Choice, Field } from './field';
import { isObject, shown } from './given';

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

type Rule = (choice: Choice) => boolean;

/** The ways in which a value may name a choice, the surest one first. */
function rules(given: unknown): Rule[] {
	const { id, value, name, key } = (isObject(given) ? given : {}) as IDataObject;
	if (id !== undefined && id !== null) return [(choice) => choice.id === String(id)];
	const text = String(isObject(given) ? (value ?? name ?? key) : given).trim();
	const lower = text.toLowerCase();
	return [
		({ label }) => label === text,
		(choice) => choice.id === text || choice.key === text,
		({ label, key: ownKey }) => label.toLowerCase() === lower || ownKey?.toLowerCase() === lower,
	];
}

/**
 * The one choice that a name, an ID, a key or an object names.
 *
 * @throws InvalidInput with what is allowed, or with the IDs where several have that name
 */
function choose(given: unknown, choices: Choice[], field: Field): Choice {
	for (const rule of rules(given)) {
		const [found, ...others] = choices.filter(rule);
		if (others.length > 0) {
			const ids = [found, ...others].map(({ id, label }) => `${id} (${label})`).join(', ');
			throw new InvalidInput(
				field.name,
				`has several values ${shown(given)}`,
				`Give its ID: ${ids}.`,
			);
		}
		if (found) return found;
	}
	throw notAllowed(field, given, choices);
}

const isId = (text: string) => /^\d+$/.test(text);

/**
 * Whether only the allowed values tell what was meant: a number may be an ID, or the name of a
 * version. Objects and other texts say it themselves.
 */
export const needsChoices = ({ choices }: Field, given: unknown): boolean =>
	choices === undefined && [given].flat().some((one) => !isObject(one) && isId(String(one).trim()));

/** @returns `{ id }`, or what was given where the allowed values are not known */
export function toChoice(given: unknown, field: Field): unknown {
	if (field.choices) return { id: choose(given, field.choices, field).id };
	if (isObject(given)) return given;
	const text = String(given).trim();
	return isId(text) ? { id: text } : { [labelProperty(field)]: text };
}

/** A project by key, ID or name; without the allowed ones a text is a key. */
export function toProject(given: unknown, field: Field): unknown {
	if (field.choices || isObject(given)) return toChoice(given, field);
	const text = String(given).trim();
	return isId(text) ? { id: text } : { key: text };
}

/** Parent and child of `Europe > Prague`, `["Europe", "Prague"]` or `{ value, child }`. */
function levels(given: unknown): [parent: unknown, child?: unknown] {
	if (Array.isArray(given)) return [given[0], given[1]];
	if (isObject(given)) {
		const { child, parent, ...own } = given;
		return [parent ?? own, child];
	}
	const [parent, ...child] = String(given).split('>');
	return child.length > 0 ? [parent.trim(), child.join('>').trim()] : [parent];
}

const isGiven = (value: unknown) => value !== undefined && value !== null && value !== '';

/** @returns `{ id }` or `{ id, child: { id } }`; by value where the allowed values are not known */
export function toCascade(given: unknown, field: Field): unknown {
	const { choices } = field;
	const single = choices?.find(({ label }) => label === given); // a value may itself have a ">"
	const [parent, child] = single ? [given] : levels(given);
	if (!choices) {
		const form = (level: unknown) => toChoice(level, field);
		return { ...(form(parent) as IDataObject), ...(isGiven(child) && { child: form(child) }) };
	}
	const { id, label, children = [] } = choose(parent, choices, field);
	if (!isGiven(child)) return { id };
	const within = { ...field, name: `${field.name} > ${label}` };
	return { id, child: { id: choose(child, children, within).id } };
}
