import { jsonParse } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { InvalidInput } from './invalidInput';
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

/** Whether two texts are the same in whatever case. */
export const sameText = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

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

/** Whether the characters of a text are more than there can be of them. */
export function assertShort(text: string, field: string, most: number): void {
	if (text.length <= most) return;
	const size = text.length.toLocaleString('en');
	throw new InvalidInput(field, `is too long: ${size} characters`, `At most ${most.toLocaleString('en')} are taken.`);
}
