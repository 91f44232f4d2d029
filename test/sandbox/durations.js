// @ts-check
'use strict';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** Seconds of Jira's working time: a day has 8 hours and a week 5 days. */
const UNITS = /** @type {Record<string, number>} */ ({
	w: 40 * HOUR,
	d: 8 * HOUR,
	h: HOUR,
	m: MINUTE,
});
const DURATION = /^\d+[wdhm](\s+\d+[wdhm])*$/;

/** @param {any} text */
const isDuration = (text) => typeof text === 'string' && DURATION.test(text);

/** @param {string | undefined} duration as `1d 2h` @returns {number | null} seconds */
const secondsOf = (duration) =>
	duration
		? [...duration.matchAll(/(\d+)([wdhm])/g)].reduce(
				(sum, [, count, unit]) => sum + Number(count) * UNITS[unit],
				0,
			)
		: null;

/** @param {number} seconds as Jira writes them: `1d 2h`, without a rest below a minute */
function durationOf(seconds) {
	let rest = seconds;
	const parts = Object.entries(UNITS).flatMap(([unit, size]) => {
		const count = Math.floor(rest / size);
		rest -= count * size;
		return count > 0 ? [`${count}${unit}`] : [];
	});
	return parts.join(' ') || '0m';
}

module.exports = { isDuration, secondsOf, durationOf };
