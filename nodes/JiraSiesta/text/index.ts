import { jsonParse } from 'n8n-workflow';

import { InvalidInput } from '../shared/invalidInput';
import type { AdfDocument } from './adf/nodes';
import { fromMarkdown } from './parse/fromMarkdown';
import type { Pictures } from './parse/pictures';
import { plainToAdf as fromPlain } from './parse/plain';
import { normalize } from './adf/normalize';
import { toMarkdown } from './serialize/toMarkdown';
import { problemOf } from './adf/validate';

export type { AdfDocument, AdfMark, AdfNode } from './adf/nodes';
export { edit } from './compare/edit';
export type { Edit } from './compare/edit';
export { unsupportedIn } from './compare/unsupported';
export type { Unsupported } from './compare/unsupported';
export { lostBy } from './compare/diff';
export { picturesIn } from './parse/fromMarkdown';
export type { Pictures } from './parse/pictures';

/** How text for a rich-text field is given. */
export type Format = 'markdown' | 'plain' | 'adf';

/** What some editors put before the text of a file. */
const withoutBom = (text: string) => text.replace(/^\ufeff/, '');

function checked(given: unknown, field: string): AdfDocument {
	const document: unknown = typeof given === 'string' ? jsonParse(withoutBom(given), { fallbackValue: null }) : given;
	const problem = document === null ? 'it is no JSON' : problemOf(document);
	if (problem === undefined) return document as AdfDocument;
	throw new InvalidInput(
		field,
		`is not a valid document: ${problem}`,
		'Enter a document such as { "type": "doc", "version": 1, "content": [] }, or choose Markdown or plain text as its format.',
	);
}

/**
 * The document that a text is, where it is nothing but the JSON of a valid one: what an expression gives that
 * joins a document to a text, or a model that was asked for ADF. Undefined for any other text.
 */
export function documentIn(text: string): AdfDocument | undefined {
	if (!/^\ufeff?\s*\{/.test(text)) return undefined;
	const value: unknown = jsonParse(withoutBom(text), { fallbackValue: null });
	return problemOf(value) === undefined ? (value as AdfDocument) : undefined;
}

/**
 * Text as the document that API v3 takes for descriptions, comments and rich-text fields.
 * @param given text; for `adf` a document or its JSON text, and for `markdown` the JSON text of a valid one as well
 * @param field the field's name as the panel shows it, for the error
 * @param pictures files that images of Markdown may show by their names
 * @throws InvalidInput for `adf` that is no valid document, with the place and the rule. Markdown and plain text never fail.
 */
export function toAdf(given: unknown, format: Format = 'markdown', field = 'Text', pictures?: Pictures): AdfDocument {
	if (format === 'adf') return checked(given, field);
	const text = withoutBom(String(given ?? ''));
	return format === 'plain' ? fromPlain(text) : (documentIn(text) ?? fromMarkdown(text, pictures));
}

/**
 * A document as Markdown; null and undefined, Jira's empty fields, stay null, and text stays as it is.
 * Never fails, even for what is no document.
 */
export function fromAdf(document: unknown): string | null {
	if (document === null || document === undefined) return null;
	if (typeof document !== 'object') return String(document as string | number | boolean);
	// At the beginning of a text it would be taken for the mark of a file.
	return toMarkdown(normalize(document)).replace(/^\ufeff/, '&#65279;');
}
