export type Locator = { mode: string; value: string; label?: string };

const isComposite = (value: unknown): value is object => value !== null && typeof value === 'object';

/**
 * A value as text. Objects and lists, which an expression may give, as JSON: that is no key, ID or
 * address, so whoever reads it refuses it and shows what it was. As nothing it would be left out.
 */
export const asText = (value: unknown): string =>
	(isComposite(value) ? JSON.stringify(value) : String(value ?? '')).trim();

/** Whether a text is what {@link asText} makes of an object or a list. */
export const isJson = (text: string) => /^[[{]/.test(text);

/** What n8n keeps of a list's entry is shown, never sent: more of it says nothing. */
const LONGEST_LABEL = 500;

/** A resource locator's choice. An expression for the whole field may also give the bare value. */
export function readLocator(given: unknown): Locator {
	if (isComposite(given) && ('mode' in given || 'value' in given)) {
		const { mode, value, cachedResultName } = given as Record<string, unknown>;
		return {
			mode: String(mode ?? ''),
			value: asText(value),
			label: typeof cachedResultName === 'string' ? cachedResultName.slice(0, LONGEST_LABEL) : undefined,
		};
	}
	return { mode: '', value: asText(given) };
}
