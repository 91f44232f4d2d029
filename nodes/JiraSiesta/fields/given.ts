import { jsonParse } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { readLocator } from './locator';

/** Whether a value is an object in the sense of JSON, not a list, a date or null. */
export const isObject = (value: unknown): value is IDataObject =>
	value !== null &&
	typeof value === 'object' &&
	!Array.isArray(value) &&
	!(value instanceof Date) &&
	typeof (value as { toISO?: unknown }).toISO !== 'function';

export const isLocator = (value: unknown): boolean => isObject(value) && 'mode' in value && 'value' in value;

/** What a person leaves empty is not sent: nothing, nothing but spaces, or a list of nothing else. */
export const isEmpty = (given: unknown): boolean =>
	given === undefined ||
	given === null ||
	(typeof given === 'string' && given.trim() === '') ||
	(Array.isArray(given) && given.every(isEmpty)) ||
	(isLocator(given) && readLocator(given).value === '');

/** What has no text of its own; a date has one. */
export const isListOrObject = (value: unknown): boolean => Array.isArray(value) || isObject(value);

const LONGEST_SHOWN = 80;

/** A value as an error shows it. */
export function shown(given: unknown): string {
	const text = typeof given === 'string' ? given : JSON.stringify(given);
	const cut = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
	return `'${cut}'`;
}

/**
 * The object or list in a JSON text, as a person types it into a text field; any other value as it
 * is.
 */
export function parsed(given: unknown): unknown {
	if (typeof given !== 'string' || !/^\s*[{[]/.test(given)) return given;
	return jsonParse<unknown>(given, { fallbackValue: given });
}

/** A name whatever its case and the spaces around its commas. */
const loosely = (name: string) =>
	name
		.trim()
		.toLowerCase()
		.replace(/\s*,\s*/g, ',');

/**
 * A text with commas between its members. A name that has commas itself is one member; the longest
 * that fits counts.
 */
function splitAtCommas(text: string, names: string[]): string[] {
	const withComma = new Map(names.filter((name) => name.includes(',')).map((name) => [loosely(name), name]));
	const longest = Math.max(1, ...[...withComma.keys()].map((name) => name.split(',').length));
	const parts = text.split(',').map((part) => part.trim());
	const found: string[] = [];
	for (let index = 0; index < parts.length; index++) {
		let length = Math.min(longest, parts.length - index);
		const together = () => withComma.get(loosely(parts.slice(index, index + length).join(',')));
		while (length > 1 && together() === undefined) length--;
		found.push(length > 1 ? together()! : parts[index]);
		index += length - 1;
	}
	return found;
}

/**
 * The members of a list: of an array, of JSON, or of a text with commas between them. Empty ones are
 * none.
 *
 * @param names the names that a member may have, where they are known: they may have commas
 */
export function members(given: unknown, names: string[] = []): unknown[] {
	const value = parsed(given);
	const list = typeof value === 'string' ? splitAtCommas(value, names) : [value].flat();
	return list.filter((one) => !isEmpty(one));
}
