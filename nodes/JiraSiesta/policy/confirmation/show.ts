import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/objects';
import { fromAdf } from '../../text';
import { mentionsIn, shownDocument } from './document';

/** What Jira takes for the default assignee of the project: PUT /rest/api/3/issue/{key}/assignee. */
const PROJECT_DEFAULT = '-1';

const person = (name: unknown, accountId: unknown) => (name ? `${String(name)} (${String(accountId)})` : accountId);

/** A field's value as Jira gives it, as a person reads it. */
export function asGiven(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(asGiven);
	const { type, displayName, accountId, key, name, value: option, child } = asObject(value);
	if (type === 'doc') return fromAdf(value);
	if (accountId) return person(displayName, accountId);
	if (option !== undefined) return child ? `${String(option)} > ${String(asObject(child).value)}` : option;
	return key ?? name ?? value ?? null;
}

/** What Jira says to the IDs in a request; what the request itself says beside them proves nothing. */
export type Known = {
	/** Names by account ID. */
	people: ReadonlyMap<string, string>;
	/** Allowed values of the field by ID. */
	labels: ReadonlyMap<string, string>;
};

/** For where Jira is not to be asked. */
export const NOTHING_KNOWN: Known = { people: new Map(), labels: new Map() };

/** Ways to name a thing that say all of it, when there is no other beside. */
const NAMES = ['key', 'name', 'value'];

/** In a sentence of several: whatever could be taken for more than one value is put as JSON. */
const inWords = (shown: unknown) =>
	shown === null ? 'nothing' : typeof shown === 'string' && !/[,"]/.test(shown) ? shown : JSON.stringify(shown);

/** A verb of Jira's `update`, e.g. `{"add": "urgent"}`; undefined for anything else. */
function verb(value: unknown, known: Known): string | undefined {
	const entries = Object.entries(asObject(value));
	const [name, given] = entries[0] ?? [];
	if (entries.length !== 1 || !['add', 'remove', 'set'].includes(name ?? '')) return undefined;
	const words = inWords(asSent(given, known));
	return name === 'set' ? words : `${name} ${words}`;
}

/** Nothing but what makes up a document: else its text could stand before a value that is sent. */
const isDocument = (value: IDataObject) =>
	value.type === 'doc' &&
	value.version === 1 &&
	Object.keys(value).every((key) => ['content', 'type', 'version'].includes(key));

/** Parent and child of a cascading choice, where both are named plainly. */
function cascade({ child, ...parent }: IDataObject, known: Known): string | undefined {
	const levels = child === undefined ? [] : [asSent(parent, known), asSent(child, known)];
	const plain = levels.length > 0 && levels.every((level) => typeof level === 'string' && !level.includes('>'));
	return plain ? levels.join(' > ') : undefined;
}

/**
 * A field's value as a request sets it, as a person reads it: what has anything beside its name is shown whole, because
 * Jira may go by that.
 *
 * @param present the field's value before, where it may be shown
 */
export function asSent(value: unknown, known: Known, present?: unknown): unknown {
	if (Array.isArray(value)) {
		const verbs = value.map((one) => verb(one, known));
		const all = verbs.length > 0 && verbs.every((text) => text !== undefined);
		return all ? verbs.join(', ') : value.map((one) => asSent(one, known));
	}
	// A sprint, a team or an organization is sent by nothing but its ID.
	const called = ['number', 'string'].includes(typeof value) ? known.labels.get(String(value)) : undefined;
	if (called !== undefined) return `${called} (ID ${String(value)})`;
	const object = asObject(value);
	if (isDocument(object)) return shownDocument(object, known.people, present);
	const [[name, given] = [], ...others] = Object.entries(object) as Array<[string?, unknown?]>;
	if (name === undefined) return value ?? null;
	if (name === 'body' && others.length === 0 && isDocument(asObject(given))) {
		return shownDocument(asObject(given), known.people);
	}
	if (Object.values(object).some((one) => isDocument(asObject(one)))) {
		return Object.fromEntries(Object.entries(object).map(([inner, one]) => [inner, asSent(one, known)]));
	}
	if (others.length > 0) return cascade(object, known) ?? value;
	if (name === 'none' && given === true) return null;
	if (name === 'accountId' && given === null) return null;
	if (name === 'accountId' && given === PROJECT_DEFAULT) return "The project's default assignee";
	if (name === 'accountId') return person(known.people.get(String(given)), given);
	const label = name === 'id' ? known.labels.get(String(given)) : undefined;
	if (label !== undefined) return `${label} (ID ${String(given)})`;
	return NAMES.includes(name) && typeof given === 'string' ? given : value;
}

/** Whether a value names something by nothing but an ID. */
export function hasIds(value: unknown): boolean {
	if (Array.isArray(value)) return value.some(hasIds);
	const { id, ...others } = asObject(value);
	return (
		(id !== undefined && Object.keys(others).every((key) => key === 'child')) || Object.values(others).some(hasIds)
	);
}

/** The account IDs in values that a request sets. */
export function accountsIn(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(accountsIn);
	const { accountId, ...others } = asObject(value);
	if (others.type === 'doc') return mentionsIn(value);
	const own = typeof accountId === 'string' && accountId !== PROJECT_DEFAULT ? [accountId] : [];
	return [...own, ...Object.values(others).flatMap(accountsIn)];
}
