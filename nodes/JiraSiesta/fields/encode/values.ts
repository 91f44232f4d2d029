import { jsonParse } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { InvalidInput } from '../../shared/invalidInput';
import { isEmpty, isListOrObject, isObject, parsed, shown } from '../../shared/input';

/** Jira's own limit, in characters. */
const LONGEST_SUMMARY = 255;

export function toSummary(given: unknown): string {
	const help = `A summary is one line of at most ${LONGEST_SUMMARY} characters.`;
	if (isListOrObject(given)) {
		throw new InvalidInput('Summary', `is not a text: ${shown(given)}`, help);
	}
	const summary = String(given ?? '').trim();
	if (summary === '') throw new InvalidInput('Summary', 'is empty', help);
	if (/[\r\n]/.test(summary)) throw new InvalidInput('Summary', 'has a line break', help);
	if (summary.length > LONGEST_SUMMARY) {
		throw new InvalidInput('Summary', `is too long: ${summary.length} characters`, help);
	}
	return summary;
}

export function toText(given: unknown, field: string): string {
	if (typeof given !== 'object') return String(given);
	throw new InvalidInput(field, `is not a text: ${shown(given)}`, 'Enter a text.');
}

export function toUrl(given: unknown, field: string): string {
	const url = toText(given, field).trim();
	if (URL.canParse(url)) return url;
	throw new InvalidInput(
		field,
		`is not a URL: ${shown(given)}`,
		'Enter a full address, e.g. https://example.com/runbook.',
	);
}

export function toNumber(given: unknown, field: string): number {
	const number = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
	if (typeof number === 'number' && Number.isFinite(number)) return number;
	throw new InvalidInput(field, `is not a number: ${shown(given)}`, 'Enter a number such as 5 or 2.5.');
}

export function toLabel(given: unknown, field: string): string {
	const label = toText(given, field).trim();
	if (!/\s/.test(label)) return label;
	throw new InvalidInput(
		field,
		`has a label with a space: ${shown(label)}`,
		'Separate labels by commas; use - or _ inside a label.',
	);
}

/** A request type by its ID, or by the keys of portal and type. */
export const toRequestType = (given: unknown, field: string): string =>
	toText(isObject(given) ? (given.id ?? given) : given, field).trim();

/** A group by one identifier: of an object with both, the ID counts. */
export function toGroup(given: unknown, field: string): IDataObject {
	const { groupId, name }: { groupId?: unknown; name?: unknown } = isObject(given) ? given : { name: given };
	if (typeof groupId === 'string' && groupId.trim() !== '') return { groupId };
	const text = typeof name === 'object' ? '' : String(name ?? '').trim();
	if (text === '') {
		throw new InvalidInput(
			field,
			`is not a group: ${shown(given)}`,
			'Enter the name or the ID of a group, e.g. jira-users.',
		);
	}
	const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
	return isId ? { groupId: text } : { name: text };
}

/** `2d 4h`, also in whole words; a number alone would be minutes or hours, as the site has it. */
const DURATION = /^\d[\d.]*\s*\p{L}+(?:[\s,]*\d[\d.]*\s*\p{L}+)*$/u;

export function toDuration(given: unknown, field: string): string {
	const text = typeof given === 'string' ? given.trim() : '';
	if (DURATION.test(text)) return text;
	throw new InvalidInput(
		field,
		`is not a duration: ${shown(given)}`,
		'Enter weeks, days, hours and minutes with their units, e.g. 2d 4h.',
	);
}

/** Time tracking; a text is the original estimate. */
export function toTimeTracking(given: unknown, field: string): IDataObject {
	if (!isObject(given)) return { originalEstimate: toDuration(given, field) };
	const { originalEstimate, remainingEstimate } = given;
	const estimates = Object.entries({ originalEstimate, remainingEstimate }).filter(([, value]) => !isEmpty(value));
	if (estimates.length === 0) {
		throw new InvalidInput(
			field,
			`has no estimate: ${shown(given)}`,
			'Give e.g. { "originalEstimate": "2d 4h", "remainingEstimate": "3h" }.',
		);
	}
	return Object.fromEntries(estimates.map(([name, value]) => [name, toDuration(value, field)]));
}

/** Fields by their IDs or names, from an object or from JSON text. */
export function toFieldsObject(given: unknown, field: string): IDataObject {
	const fields: unknown = typeof given === 'string' ? jsonParse(given, { fallbackValue: null }) : given;
	if (isObject(fields)) return fields;
	throw new InvalidInput(field, 'is not a JSON object', 'Enter an object such as { "Severity": "High" }.');
}

/**
 * What is not known here goes to Jira as it is; JSON typed into a text field as the object it
 * means.
 */
export const toRaw = (given: unknown): unknown => parsed(given);
