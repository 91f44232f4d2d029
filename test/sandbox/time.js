// @ts-check
'use strict';

/** Zone of the one account: Jira answers and reads JQL dates in the calling user's zone. */
const TIME_ZONE = 'Europe/Prague';
const HOUR = 3_600_000;

const zone = new Intl.DateTimeFormat('en-US', { timeZone: TIME_ZONE, timeZoneName: 'longOffset' });
/** @type {Map<number, number>} milliseconds to add to UTC, by hour: Intl costs 2 µs per call */
const offsets = new Map();

/** @param {number} ms */
function offsetAt(ms) {
	const hour = Math.floor(ms / HOUR);
	let offset = offsets.get(hour);
	if (offset === undefined) {
		const name = zone.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? '';
		const match = /GMT([+-])(\d\d):(\d\d)/.exec(name);
		offset = match
			? Number(`${match[1]}1`) * (Number(match[2]) * HOUR + Number(match[3]) * 60_000)
			: 0;
		offsets.set(hour, offset);
	}
	return offset;
}

/**
 * Jira's date-time form: the offset has no colon.
 * @param {number} ms
 */
function jiraTime(ms) {
	const offset = offsetAt(ms);
	const minutes = Math.abs(offset) / 60_000;
	const sign = offset < 0 ? '-' : '+';
	const hh = String(Math.floor(minutes / 60)).padStart(2, '0');
	const mm = String(minutes % 60).padStart(2, '0');
	return `${new Date(ms + offset).toISOString().slice(0, 23)}${sign}${hh}${mm}`;
}

/**
 * A wall-clock time of the account's zone as milliseconds.
 * @param {number} year @param {number} month 1–12 @param {number} day
 * @param {number} [hour] @param {number} [minute]
 */
function fromLocal(year, month, day, hour = 0, minute = 0) {
	const utc = Date.UTC(year, month - 1, day, hour, minute);
	return utc - offsetAt(utc - offsetAt(utc));
}

/**
 * Midnight of the account's day that holds this moment.
 * @param {number} ms
 */
function startOfDay(ms) {
	const local = new Date(ms + offsetAt(ms));
	return fromLocal(local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate());
}

/**
 * The account's calendar day, `YYYY-MM-DD`.
 * @param {number} ms
 */
const localDay = (ms) => new Date(ms + offsetAt(ms)).toISOString().slice(0, 10);

module.exports = { TIME_ZONE, jiraTime, fromLocal, startOfDay, localDay };
