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

export const isLocator = (value: unknown): boolean =>
	isObject(value) && 'mode' in value && 'value' in value;

/** What a person leaves empty is not sent. */
export const isEmpty = (given: unknown): boolean =>
	given === undefined ||
	given === null ||
	given === '' ||
	(Array.isArray(given) && given.length === 0) ||
	(isLocator(given) && readLocator(given).value === '');

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

/**
 * The members of a list: of an array, of JSON, or of a text with commas between them.
 *
 * @param isOne whether a text as a whole is a single member, although it has a comma
 */
export function members(given: unknown, isOne: (text: string) => boolean = () => false): unknown[] {
	const value = parsed(given);
	if (Array.isArray(value)) return value;
	if (typeof value !== 'string') return [value];
	if (isOne(value.trim())) return [value.trim()];
	return value
		.split(',')
		.map((part) => part.trim())
		.filter((part) => part !== '');
}
