import { InvalidInput } from '../../shared/invalidInput';
import { documentIn, fromAdf, toAdf } from '../../text';
import type { AdfDocument, Format, Pictures } from '../../text';
import { isObject, shown } from '../../shared/input';

/** How a rich text is read. */
export type TextForm = 'markdown' | 'adf' | 'html';

/** Jira's own limit, in characters. */
const LONGEST_TEXT = 32_767;

/**
 * A rich-text field, as API v3 takes it. An object can only be a document of its own (ADF), and so is a
 * Markdown text that is nothing but a valid one.
 *
 * @param pictures files that images of Markdown may show by their names
 * @throws InvalidInput
 */
export function toRichText(
	given: unknown,
	field: string,
	format: Format = 'markdown',
	pictures?: Pictures,
): AdfDocument {
	if (isObject(given) || format === 'adf') return toAdf(given, 'adf', field);
	if (Array.isArray(given)) {
		throw new InvalidInput(
			field,
			`is not a text: ${shown(given)}`,
			'Enter a text. Join a list in the expression, e.g. {{ $json.lines.join("\\n") }}.',
		);
	}
	const text = String(given);
	const document = format === 'markdown' ? documentIn(text) : undefined;
	if (document) return document;
	if (text.length > LONGEST_TEXT) {
		throw new InvalidInput(
			field,
			`is too long: ${text.length} characters`,
			`Jira takes at most ${LONGEST_TEXT}. Shorten it, or attach the rest as a file.`,
		);
	}
	return toAdf(text, format, field, pictures);
}

export const isDocument = (value: unknown): value is AdfDocument =>
	isObject(value) && value.type === 'doc' && Array.isArray(value.content);

/**
 * A rich text in the form chosen; null where Jira has none.
 *
 * @param rendered the same text as Jira's HTML, where that was asked for
 */
export function readRichText(document: unknown, form: TextForm, rendered?: unknown): unknown {
	if (!document) return null;
	// Webhooks have texts in Jira's older notation.
	if (typeof document === 'string') return document;
	if (form === 'adf') return document;
	return form === 'html' && rendered !== undefined ? rendered : fromAdf(document);
}
