// @ts-check
'use strict';

const { fields } = require('../fields/catalogue');

/**
 * What the documents leave open although Jira refuses it (atlassian/README.md §4, "Misses").
 * A rule gets the request's entry in the log and yields findings.
 */

const DOCUMENT_FIELDS = fields
	.filter((field) => field.kind === 'document')
	.map((field) => field.id);
const ISSUE_KEYS = ['fields', 'update', 'historyMetadata', 'properties', 'transition'];
/** The offset has no colon (facts/jira-api.md §5.2). */
const STARTED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}[+-]\d{4}$/;
const USER_FIELDS = ['assignee', 'reporter'];

/** Wrong types are the document's finding. @param {any} value @returns {Record<string, any>} */
const objectOr = (value) => (typeof value === 'object' && value !== null ? value : {});

/** @param {any} asked query or body of /search/jql */
function* search(asked) {
	if (!asked?.jql) yield 'jql is missing';
	const maxResults = Number(asked?.maxResults ?? 50);
	if (maxResults < 1 || maxResults > 5000) yield 'maxResults is not between 1 and 5000';
	if ([asked?.reconcileIssues ?? []].flat().length > 50)
		yield 'reconcileIssues has more than 50 ids';
	if ([asked?.properties ?? []].flat().length > 5) yield 'properties has more than 5 keys';
}

/** @param {any} body @param {(value: any) => string | undefined} adf */
function* issueBody(body, adf) {
	for (const key of Object.keys(body ?? {})) {
		if (!ISSUE_KEYS.includes(key)) yield `body must not have '${key}'`;
	}
	const written = objectOr(body?.fields);
	const update = objectOr(body?.update);
	for (const id of DOCUMENT_FIELDS) {
		const values = [written[id], ...[update[id] ?? []].flat().map((operation) => operation?.set)];
		for (const value of values) {
			const reason = value && adf(value);
			if (reason) yield `${id} is no valid document: ${reason}`;
		}
	}
	for (const operation of [update.comment ?? []].flat()) {
		const reason = operation?.add && adf(operation.add.body);
		if (reason) yield `comment is no valid document: ${reason}`;
	}
	for (const id of USER_FIELDS) {
		const user = objectOr(written[id]);
		if ('name' in user || 'key' in user) {
			yield `${id}.name and .key are gone: accountId`;
		}
	}
	for (const id of Object.keys(written)) {
		if (id in update) yield `'${id}' is in fields and in update`;
	}
}

/** @param {any} body @param {(value: any) => string | undefined} adf */
function* createBody(body, adf) {
	yield* issueBody(body, adf);
	for (const id of ['project', 'issuetype', 'summary']) {
		if (!body?.fields?.[id]) yield `fields.${id} is missing`;
	}
}

/** @param {any} body @param {(value: any) => string | undefined} adf */
function* comment({ body } = {}, adf) {
	if (body === undefined) yield 'the comment has no body';
	else if (adf(body)) yield `body is no valid document: ${adf(body)}`;
}

const ISSUE = '/rest/api/3/issue/{issueIdOrKey}';

/** @type {Record<string, (request: any, adf: (value: any) => string | undefined) => Iterable<string>>} */
const rules = {
	'GET /rest/api/3/search/jql': ({ query }) => search(query),
	'POST /rest/api/3/search/jql': ({ body }) => search(body),
	'POST /rest/api/3/search/approximate-count': ({ body }) => (body?.jql ? [] : ['jql is missing']),
	'POST /rest/api/3/issue': ({ body }, adf) => createBody(body, adf),
	*'POST /rest/api/3/issue/bulk'({ body }, adf) {
		const updates = body?.issueUpdates ?? [];
		if (updates.length > 50) yield 'issueUpdates has more than 50 issues';
		for (const one of updates) yield* createBody(one, adf);
	},
	'POST /rest/api/3/issue/bulkfetch': ({ body }) =>
		body?.issueIdsOrKeys?.length > 100 ? ['issueIdsOrKeys has more than 100 issues'] : [],
	[`PUT ${ISSUE}`]: ({ body }, adf) => issueBody(body, adf),
	[`PUT ${ISSUE}/assignee`]: ({ body }) =>
		'accountId' in objectOr(body) ? [] : ['accountId is missing'],
	*[`POST ${ISSUE}/transitions`]({ body }, adf) {
		yield* issueBody(body, adf);
		if (body?.transition?.id === undefined) yield 'transition.id is missing';
	},
	[`POST ${ISSUE}/comment`]: ({ body }, adf) => comment(body, adf),
	[`PUT ${ISSUE}/comment/{id}`]: ({ body }, adf) => comment(body, adf),
	*[`POST ${ISSUE}/worklog`]({ body = {} }, adf) {
		// The document has it as required; Jira takes the present time without it (facts/surface.md §7).
		if (body.started !== undefined && !STARTED.test(body.started))
			yield 'started has not the form 2026-01-31T12:00:00.000+0000';
		if (!body.timeSpent && !body.timeSpentSeconds) yield 'timeSpent or timeSpentSeconds is missing';
		if (body.comment && adf(body.comment))
			yield `comment is no valid document: ${adf(body.comment)}`;
	},
	[`POST ${ISSUE}/attachments`]: ({ headers }) =>
		headers['x-atlassian-token'] === 'no-check' ? [] : ['the header X-Atlassian-Token is missing'],
};

/** Parameters that left with the GDPR change although the document still lists them. */
const GONE = ['username', 'userKey'];

/** @param {any} request */
function* everywhere({ method, query, body, headers, path }) {
	for (const name of GONE) if (name in query) yield `the parameter ${name} is gone: accountId`;
	if (path.endsWith('/user') && 'key' in query) yield 'the parameter key is gone: accountId';
	// The sandbox does not read it; the length tells.
	const hasBody = body !== undefined || (headers['content-length'] ?? '0') !== '0';
	if (method === 'GET' && hasBody) yield 'a body on GET';
	if (
		body !== undefined &&
		typeof body !== 'string' &&
		!/^application\/json/.test(headers['content-type'] ?? '')
	) {
		yield 'the body is not sent as application/json';
	}
}

module.exports = { rules, everywhere };
