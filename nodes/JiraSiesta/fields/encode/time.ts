import { InvalidInput } from '../../shared/invalidInput';
import { shown } from '../../shared/input';

const isValid = (date: Date) => !Number.isNaN(date.getTime());

/** Texts as they are; a Date, or a DateTime of n8n's expressions, as ISO 8601. */
function isoText(given: unknown): string {
	if (given instanceof Date) return isValid(given) ? given.toISOString() : 'Invalid Date';
	const { toISO } = Object(given) as { toISO?: () => string | null };
	return typeof toISO === 'function' ? String(toISO.call(given)) : String(given).trim();
}

/** Whether the calendar has such a day: `Date` takes the 30th of February for the 2nd of March. */
const exists = (date: string) => {
	const midnight = Date.parse(`${date}T00:00Z`);
	return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(date);
};

const PARTS = {
	year: 'numeric',
	month: 'numeric',
	day: 'numeric',
	hour: 'numeric',
	minute: 'numeric',
	second: 'numeric',
} as const;

/** Milliseconds by which the clocks of a zone are ahead of UTC at an instant. */
function ahead(instant: number, timeZone: string): number {
	const format = new Intl.DateTimeFormat('en-US', { ...PARTS, hourCycle: 'h23', timeZone });
	const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
	const { year, month, day, hour, minute, second } = part;
	return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
}

/**
 * A date without time. A text is taken as written: the time of day and the offset are left out. A Date
 * has no zone of its own: it is the day that the calendar of the workflow shows.
 */
export function toDate(given: unknown, field: string, timeZone = 'UTC'): string {
	const isDate = given instanceof Date && isValid(given);
	const local = isDate ? new Date(given.getTime() + ahead(given.getTime(), timeZone)) : given;
	const [date] = /^\d{4}-\d{2}-\d{2}(?=$|T| )/.exec(isoText(local)) ?? [];
	if (!date || !exists(date)) {
		throw new InvalidInput(field, `is not a date: ${shown(given)}`, 'Enter a date such as 2026-12-31.');
	}
	return date;
}

/** The instant at which the clocks of a zone show a time, given as if it were UTC. */
function instantOf(local: number, timeZone: string): number {
	const guess = local - ahead(local, timeZone);
	return local - ahead(guess, timeZone);
}

const DATE_TIME = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?))?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * A point in time as Jira takes it, e.g. `2026-12-31T22:00:00.000+0000`: with an offset that has no
 * colon.
 *
 * @param timeZone of the workflow: holds where the text names no offset, as in n8n's own date
 * fields
 * @throws InvalidInput
 */
export function toDateTime(given: unknown, field: string, timeZone: string): string {
	const [, date, time = '00:00', offset] = DATE_TIME.exec(isoText(given)) ?? [];
	const asUtc = Date.parse(`${date}T${time}Z`);
	if (!date || !exists(date) || Number.isNaN(asUtc)) {
		throw new InvalidInput(
			field,
			`is not a date with time: ${shown(given)}`,
			'Enter e.g. 2026-12-31T23:00 in the time zone of the workflow, or 2026-12-31T23:00:00+01:00.',
		);
	}
	const withColon = offset?.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2').toUpperCase();
	const instant = withColon ? Date.parse(`${date}T${time}${withColon}`) : instantOf(asUtc, timeZone);
	return new Date(instant).toISOString().replace('Z', '+0000');
}
