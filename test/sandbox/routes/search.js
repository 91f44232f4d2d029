// @ts-check
'use strict';

const { invalidPayload, searchRemoved } = require('../errors');
const { prepare, JqlSyntaxError, JqlGap } = require('../jql');
const { integer, listed } = require('../paging');
const { checkPage, gap, readQuery, runQuery, tokenPage } = require('../queries');
const { selectFields, renderIssue, legend, words } = require('../render');

const BODY_KEYS = new Set([
	'jql',
	'nextPageToken',
	'maxResults',
	'fields',
	'expand',
	'properties',
	'fieldsByKeys',
	'reconcileIssues',
]);
const VALIDATIONS = ['strict', 'warn', 'none'];

/** @param {any} value */
const isStrings = (value) => Array.isArray(value) && value.every((one) => typeof one === 'string');
/** @type {Record<string, (value: any) => boolean>} */
const BODY_TYPES = {
	jql: (value) => typeof value === 'string',
	nextPageToken: (value) => typeof value === 'string',
	// Text that reads as a number is taken for one.
	maxResults: (value) => value !== '' && Number.isInteger(Number(value)),
	fields: isStrings,
	expand: (value) => typeof value === 'string',
	properties: isStrings,
	fieldsByKeys: (value) => typeof value === 'boolean',
	reconcileIssues: (value) => Array.isArray(value) && value.every(Number.isInteger),
};

/** @param {any} body @throws 400 as the real service does for unknown keys and wrong types (R) */
function checkBody(body) {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalidPayload();
	for (const [key, value] of Object.entries(body)) {
		if (!BODY_KEYS.has(key) || !BODY_TYPES[key](value)) throw invalidPayload();
	}
}

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function searchRoutes(app, context) {
	const { site, settings } = context;

	/** @param {import('../http').Request} request @param {any} asked */
	const answer = (request, asked) => {
		const { jql = '', nextPageToken, reconcileIssues = [] } = asked;
		const maxResults = Number(asked.maxResults ?? 50);
		const selection = selectFields(asked.fields, 'id');
		const page = { key: jql, nextPageToken, maxResults, reconcileIssues, selection };
		checkPage(page);
		const query = readQuery(context, request, jql);
		const { issues, position } = tokenPage(context, page, () =>
			query ? runQuery(context, query, reconcileIssues) : [],
		);
		if (!query) return { issues, isLast: true };
		const expand = words(asked.expand);
		return {
			issues: issues.map((issue) =>
				renderIssue(site, issue, selection, { expand, properties: asked.properties }),
			),
			...legend(expand, selection, site.words),
			...position,
			...(settings.unknownInJql === 'warned' &&
				query.findings.length > 0 && { warnings: query.findings.map(({ text }) => text) }),
		};
	};

	app.post('/rest/api/3/search/jql', async (request) => {
		checkBody(request.body);
		return answer(request, request.body);
	});

	app.get('/rest/api/3/search/jql', async (request) => {
		const { query } = request;
		return answer(request, {
			...query,
			maxResults: integer(request, 'maxResults', 50),
			properties: listed(query.properties),
			reconcileIssues: listed(query.reconcileIssues).map(Number),
		});
	});

	app.post('/rest/api/3/search/approximate-count', async (request) => {
		const { body } = request;
		if (Object.keys(body ?? {}).some((key) => key !== 'jql')) throw invalidPayload();
		const query = readQuery(context, request, body?.jql ?? '');
		return { count: query ? runQuery(context, query, []).length : 0 };
	});

	/** @param {string} jql @param {'strict' | 'warn' | 'none'} validation as the documents describe it */
	const parsed = (jql, validation) => {
		let query;
		try {
			query = prepare(jql, site);
		} catch (error) {
			if (error instanceof JqlSyntaxError) return { query: jql, errors: [error.message] };
			throw error;
		}
		const findings = validation === 'none' ? [] : query.findings;
		/** @param {boolean} aboutValue */
		const texts = (aboutValue) =>
			findings.filter(({ about }) => (about === 'value') === aboutValue).map(({ text }) => text);
		const [errors, warnings] = [texts(false), texts(true)];
		return {
			query: jql,
			...(errors.length > 0 && { errors }),
			// A value that does not exist is a warning even when validation is strict (document's example).
			...(warnings.length > 0 && { warnings }),
			...((findings.length === 0 || validation === 'warn') && { structure: query.structure() }),
		};
	};

	app.post('/rest/api/3/jql/parse', async (request) => {
		const { queries } = request.body ?? {};
		if (!isStrings(queries) || queries.length === 0) throw invalidPayload();
		const { validation = 'strict' } = request.query;
		if (!VALIDATIONS.includes(validation)) throw invalidPayload();
		try {
			return { queries: queries.map((/** @type {string} */ jql) => parsed(jql, validation)) };
		} catch (error) {
			throw error instanceof JqlGap ? gap(context, request, error) : error;
		}
	});

	for (const version of [2, 3]) {
		const removed = async () => {
			throw searchRemoved();
		};
		app.get(`/rest/api/${version}/search`, removed);
		app.post(`/rest/api/${version}/search`, removed);
	}
}

module.exports = { searchRoutes };
