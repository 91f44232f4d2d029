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

/**
 * One page of a list. With `repeatedRows`, so many rows were put in front of it after its first page was
 * read: the pages after that begin with rows that were answered before.
 * @template T
 * @param {T[]} list @param {number} start @param {number} size @param {{ repeatedRows: number }} settings
 */
function pageOf(list, start, size, { repeatedRows }) {
	const added = start > 0 ? repeatedRows : 0;
	const from = Math.max(0, start - added);
	const end = Math.max(0, start - added + size);
	return { rows: list.slice(from, end), total: list.length + added, isLast: end >= list.length };
}

/**
 * A page of the platform: it says where it is and where the next one is.
 * @template T
 * @param {import('./http').Request} request @param {T[]} list
 * @param {Pick<import('./sandbox').Context, 'site' | 'settings'>} context
 * @param {{ highest?: number, fallback?: number }} [limits]
 */
function offsetPage(request, list, { site, settings }, { highest = 50, fallback = 50 } = {}) {
	const { startAt, maxResults } = offsetWindow(request, highest, fallback);
	const { rows, total, isLast } = pageOf(list, startAt, maxResults, settings);
	/** @param {number} start */
	const link = (start) => {
		const { query, path } = request;
		const window = { startAt: String(start), maxResults: String(maxResults) };
		return `${site.baseUrl}${path}?${new URLSearchParams({ ...query, ...window })}`;
	};
	return {
		self: link(startAt),
		...(!isLast && { nextPage: link(startAt + maxResults) }),
		maxResults,
		startAt,
		total,
		isLast,
		values: rows,
	};
}

/**
 * The same without addresses.
 * @template T
 * @param {import('./http').Request} request @param {T[]} list
 * @param {Pick<import('./sandbox').Context, 'site' | 'settings'>} context
 */
function plainPage(request, list, context) {
	const { maxResults, startAt, total, isLast, values } = offsetPage(request, list, context);
	return { maxResults, startAt, total, isLast, values };
}

/** Most rows of a page of service management, whatever is asked for. */
const SERVICE_LIMIT = 50;

/**
 * A list inside another answer, as service management has them: its first page.
 * @template T
 * @param {T[]} list @param {string} self @param {number} [start] @param {number} [limit]
 */
const servicePart = (list, self, start = 0, limit = SERVICE_LIMIT) => {
	const values = list.slice(start, start + limit);
	const { origin } = new URL(self);
	const isLastPage = start + values.length >= list.length;
	/** @param {number} from */
	const link = (from) => {
		const url = new URL(self);
		url.searchParams.set('start', String(from));
		url.searchParams.set('limit', String(limit));
		return url.href;
	};
	return {
		_expands: [],
		size: values.length,
		start,
		limit,
		isLastPage,
		_links: {
			self,
			base: origin,
			context: '',
			...(!isLastPage && { next: link(start + values.length) }),
			...(start > 0 && { prev: link(Math.max(0, start - limit)) }),
		},
		values,
	};
};

/**
 * A page of service management: its end is told by `isLastPage` only, a limit that is too high is lowered.
 * @template T
 * @param {import('./http').Request} request @param {T[]} list
 * @param {Pick<import('./sandbox').Context, 'site'>} context
 */
function servicePage(request, list, { site }) {
	const start = Math.max(0, integer(request, 'start', 0));
	const limit = Math.min(Math.max(integer(request, 'limit', SERVICE_LIMIT), 1), SERVICE_LIMIT);
	const asked = new URLSearchParams(request.query);
	const query = asked.size > 0 ? `?${asked}` : '';
	return servicePart(list, `${site.baseUrl}${request.path}${query}`, start, limit);
}

/**
 * Lists that come whole.
 * @template T
 * @param {import('./http').Request} _request @param {T[]} list
 */
const wholeList = (_request, list) => list;

module.exports = {
	integer,
	offsetWindow,
	listed,
	pageOf,
	offsetPage,
	plainPage,
	servicePage,
	servicePart,
	wholeList,
};
