import { jsonParse } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { InvalidInput } from '../pipeline/invalidInput';
import { toAdf } from '../text/plain';
import type { AdfDocument } from '../text/plain';

/** Jira's own limits, in characters. */
const LONGEST_SUMMARY = 255;
const LONGEST_TEXT = 32_767;

export function toSummary(given: unknown): string {
	const summary = String(given ?? '').trim();
	const help = `A summary is one line of at most ${LONGEST_SUMMARY} characters.`;
	if (summary === '') throw new InvalidInput('Summary', 'is empty', help);
	if (/[\r\n]/.test(summary)) throw new InvalidInput('Summary', 'has a line break', help);
	if (summary.length > LONGEST_SUMMARY) {
		throw new InvalidInput('Summary', `is too long: ${summary.length} characters`, help);
	}
	return summary;
}

/** A rich-text field, as API v3 takes it. */
export function toRichText(given: unknown, field: string): AdfDocument {
	const text = String(given);
	if (text.length > LONGEST_TEXT) {
		throw new InvalidInput(
			field,
			`is too long: ${text.length} characters`,
			`Jira takes at most ${LONGEST_TEXT}. Shorten it, or attach the rest as a file.`,
		);
	}
	return toAdf(text);
}

/** A date without time. Given may be a date with time, as n8n's date fields and expressions have it. */
export function toDate(given: unknown, field: string): string {
	const [date] = /^\d{4}-\d{2}-\d{2}(?=$|T| )/.exec(String(given)) ?? [];
	if (!date || Number.isNaN(Date.parse(date))) {
		throw new InvalidInput(field, `is not a date: '${String(given)}'`, 'Enter a date such as 2026-12-31.');
	}
	return date;
}

/** Labels from a list, or from text with commas between them. */
export function toLabels(given: unknown): string[] {
	const labels = (Array.isArray(given) ? given.map(String) : String(given).split(','))
		.map((label) => label.trim())
		.filter((label) => label !== '');
	const bad = labels.find((label) => /\s/.test(label));
	if (bad !== undefined) {
		throw new InvalidInput('Labels', `has a label with a space: '${bad}'`, 'Separate labels by commas; use - or _ inside a label.');
	}
	return labels;
}

/** A priority by its name, or by its ID when it is a number. */
export const toPriority = (given: unknown): IDataObject =>
	/^\d+$/.test(String(given)) ? { id: String(given) } : { name: String(given).trim() };

/** Fields by their Jira IDs, from an object or from JSON text. */
export function toFieldsObject(given: unknown, field: string): IDataObject {
	const fields: unknown = typeof given === 'string' ? jsonParse(given, { fallbackValue: null }) : given;
	if (fields === null || typeof fields !== 'object' || Array.isArray(fields)) {
		throw new InvalidInput(
			field,
			'is not a JSON object',
			'Enter an object such as { "customfield_10011": "value" }.',
		);
	}
	return fields as IDataObject;
}
