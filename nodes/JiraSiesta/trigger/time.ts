/** Seconds since 1970 are far below, milliseconds far above: `changelog/bulkfetch` answers either. */
const LARGEST_SECONDS = 100_000_000_000;

/**
 * A point in time as Jira answers it, in ms: ISO 8601 with an offset without colon, or a number.
 *
 * @returns NaN for what is no time
 */
export function timeOf(value: unknown): number {
	if (typeof value === 'number') return value < LARGEST_SECONDS ? value * 1_000 : value;
	const text = String(value ?? '');
	return Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
}

/** Jira's clock as an answer tells it, in ms; n8n's own where it does not. */
export function clockOf({ date }: { date?: unknown }, own = Date.now()): number {
	const told = Date.parse(String(date ?? ''));
	return Number.isNaN(told) ? own : told;
}
