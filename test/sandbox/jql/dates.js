// @ts-check
'use strict';

const { fromLocal, startOfDay, localDay } = require('../time');

const UNIT = /** @type {Record<string, number>} */ ({
	w: 7 * 86_400_000,
	d: 86_400_000,
	h: 3_600_000,
	m: 60_000,
});
const PERIOD = /^[+-]?(\d+[wdhm]\s*)+$/;
const DATE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?: (\d{1,2}):(\d{2}))?$/;
const EPOCH = /^\d{12,14}$/;

/** @param {string} text such as `-7d` or `4w 2d` @returns {number | undefined} ms */
function period(text) {
	if (!PERIOD.test(text)) return undefined;
	const sign = text.startsWith('-') ? -1 : 1;
	const parts = [...text.matchAll(/(\d+)([wdhm])/g)];
	return sign * parts.reduce((sum, [, count, unit]) => sum + Number(count) * UNIT[unit], 0);
}

/**
 * A date operand as ms. Dates without a zone are read in the account's zone (facts §1.3).
 * @param {string} text
 * @param {number} now
 */
function moment(text, now) {
	const offset = period(text);
	if (offset !== undefined) return now + offset;
	// Not in Atlassian's documents, in use by others: ms since 1970, whatever the zone (facts/triggers.md §2.3).
	if (EPOCH.test(text)) return Number(text);
	const [, year, month, day, hour = '0', minute = '0'] = DATE.exec(text) ?? [];
	if (!year || Number(month) > 12 || Number(day) > 31) return undefined;
	return fromLocal(Number(year), Number(month), Number(day), Number(hour), Number(minute));
}

/** @type {Record<string, (args: string[], now: number) => number>} */
const dateFunctions = {
	now: (_args, now) => now,
	startofday: ([shift = ''], now) => startOfDay(now) + (period(shift) ?? 0),
	endofday: ([shift = ''], now) => startOfDay(now) + UNIT.d - 1 + (period(shift) ?? 0),
};

module.exports = { moment, dateFunctions, localDay };
