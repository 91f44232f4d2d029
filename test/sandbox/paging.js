// @ts-check
'use strict';

const { problem } = require('./errors');

/**
 * Reads a whole number of the query.
 * @param {import('./http').Request} request @param {string} name @param {number} fallback
 * @throws 400 as Jira's router answers it (R)
 */
function integer(request, name, fallback) {
	const value = request.query[name];
	if (value === undefined || value === '') return fallback;
	if (/^-?\d+$/.test(value)) return Number(value);
	throw problem(
		400,
		'Bad Request',
		`Failed to convert '${name}' with value: '${value}'`,
		request.path,
	);
}

/**
 * The window an offset-paged operation answers; a larger `maxResults` is lowered silently.
 * @param {import('./http').Request} request
 * @param {number} highest
 * @param {number} [fallback]
 */
function offsetWindow(request, highest, fallback = 50) {
	const startAt = Math.max(0, integer(request, 'startAt', 0));
	const asked = integer(request, 'maxResults', fallback);
	return { startAt, maxResults: Math.min(Math.max(asked, 0), highest) };
}

/** @param {string | string[] | undefined} value a parameter that may be repeated or comma separated */
const listed = (value) =>
	[value ?? []]
		.flat()
		.flatMap((part) => part.split(','))
		.filter(Boolean);

module.exports = { integer, offsetWindow, listed };
