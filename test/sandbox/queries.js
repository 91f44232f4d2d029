// @ts-check
'use strict';

const { invalidPayload, messages } = require('./errors');
const { prepare, JqlSyntaxError, JqlGap } = require('./jql');
const { pageOf } = require('./paging');
const { indexedIssue } = require('./searchIndex');

const MAX_RECONCILED = 50;

/**
 * @typedef {import('./http').Request} Request
 * @typedef {import('./sandbox').Context} Context
 * @typedef {ReturnType<typeof prepare>} Query
 */

/** @param {Context} context @param {Request} request @param {JqlGap} error */
function gap({ log }, request, { message }) {
	log.find(request.entry, [`not implemented by the sandbox: ${message}`]);
	return messages(400, `The sandbox does not implement ${message}.`);
}

/**
 * @param {Context} context
 * @param {Request} request
 * @param {string} jql
 * @param {{ bounded?: boolean }} [options] whether the query has to say something
 * @returns {Query | undefined} undefined: an anonymous caller sees nothing
 * @throws 400
 */
function readQuery(context, request, jql, { bounded = true } = {}) {
	const { site, settings } = context;
	let query;
	try {
		query = prepare(jql, site);
	} catch (error) {
		if (error instanceof JqlSyntaxError) throw messages(400, error.message);
		throw error instanceof JqlGap ? gap(context, request, error) : error;
	}
	if (bounded && !query.bounded) {
		throw messages(
			400,
			'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
		);
	}
	// Anonymous callers are not told what is wrong with a query that can be read (R).
	if (!request.signedIn) return undefined;
	if (query.findings.length > 0 && settings.unknownInJql === 'refused') {
		throw messages(400, ...query.findings.map(({ text }) => text));
	}
	return query;
}

/**
 * What a query finds, as far as the index knows it.
 * @param {Context} context @param {Query} query @param {number[]} reconciled ids
 * @param {(issue: import('./site').Issue) => boolean} [within]
 */
function runQuery({ site, settings }, query, reconciled, within = () => true) {
	// An order that does not exist leaves the rows as they are (R).
	if (query.findings.some(({ about }) => about !== 'order')) return [];
	const indexedUntil = settings.indexLag > 0 ? Date.now() - settings.indexLag : Infinity;
	const fresh = new Set(reconciled.map(String));
	const open = site.issues.filter((issue) => site.isVisible(issue.project) && !issue.archived);
	const indexed = open.flatMap((issue) =>
		fresh.has(issue.id) ? issue : (indexedIssue(issue, indexedUntil) ?? []),
	);
	return query.sort(indexed.filter((issue) => within(issue) && query.test(issue)));
}

/**
 * What is asked of a page.
 * @typedef {object} Asked
 * @property {string} key what the token belongs to
 * @property {string} [nextPageToken]
 * @property {number} maxResults
 * @property {number[]} reconcileIssues
 * @property {import('./render').Selection} selection
 */

/** @param {Asked} asked @throws 400 */
function checkPage({ maxResults, reconcileIssues }) {
	if (maxResults < 1 || maxResults > 5000) {
		throw messages(400, 'The max results parameter has to be between 1 and 5,000.');
	}
	if (reconcileIssues.length > MAX_RECONCILED) throw invalidPayload();
}

/**
 * A page of what is found: by a token, and adaptive: fewer rows than asked do not mean the end (facts §1.1).
 * @param {Context} context @param {Asked} asked
 * @param {() => import('./site').Issue[]} find run for the first page only
 */
function tokenPage(context, asked, find) {
	const { site, settings, searches } = context;
	const { key, nextPageToken, maxResults, selection } = asked;
	const { search, offset } = nextPageToken
		? searches.resume(nextPageToken, key)
		: { search: searches.start(key, find()), offset: 0 };
	const withFields = selection.ids.length > 0 ? settings.fieldsPageSize : undefined;
	const size = Math.min(maxResults, settings.pageSize ?? Infinity, withFields ?? Infinity);
	const { rows, isLast } = pageOf(search.rows, offset, size, settings);
	return {
		issues: rows.filter((issue) => site.byId.has(issue.id)),
		// On the last page the token is absent, not null (JRACLOUD-92184).
		position: {
			...(!isLast && { nextPageToken: searches.token(search, offset + size) }),
			isLast,
		},
	};
}

module.exports = { checkPage, gap, readQuery, runQuery, tokenPage };
