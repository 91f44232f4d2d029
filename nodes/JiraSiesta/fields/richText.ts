import { InvalidInput } from '../pipeline/invalidInput';
import { toAdf } from '../text/plain';
import type { AdfDocument } from '../text/plain';
import { isObject } from './given';

/** How a rich text is written. */
export type TextFormat = 'markdown' | 'plain' | 'adf';

/** Jira's own limit, in characters. */
const LONGEST_TEXT = 32_767;

/**
 * A rich-text field, as API v3 takes it. An object can only be a document of its own (ADF).
 *
 * @throws InvalidInput
 */
export function toRichText(given: unknown, field: string, _format: TextFormat = 'markdown'): AdfDocument {
	if (isObject(given)) return given as unknown as AdfDocument;
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
