// @ts-check
'use strict';

const { messages, invalidPayload, searchRemoved } = require('../errors');
const { prepare, JqlSyntaxError, JqlGap } = require('../jql');
const { integer, listed, pageOf } = require('../paging');
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
const MAX_RECONCILED = 50;
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
function searchRoutes(app, { site, settings, log, searches }) {
	/** @param {import('../http').Request} request @param {JqlGap} error */
	const gap = (request, { message }) => {
		log.find(request.entry, [`not implemented by the sandbox: ${message}`]);
		return messages(400, `The sandbox does not implement ${message}.`);
	};

	/**
	 * @param {import('../http').Request} request
	 * @param {string} jql
	 * @returns {ReturnType<typeof prepare> | undefined} undefined: an anonymous caller sees nothing
	 */
	const read = (request, jql) => {
		let query;
		try {
			query = prepare(jql, site);
		} catch (error) {
			if (error instanceof JqlSyntaxError) throw messages(400, error.message);
			throw error instanceof JqlGap ? gap(request, error) : error;
		}
		if (!query.bounded) {
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
	};

	/** @param {NonNullable<ReturnType<typeof read>>} query @param {number[]} reconciled */
	const run = (query, reconciled) => {
		// An order that does not exist leaves the rows as they are (R).
		if (query.findings.some(({ about }) => about !== 'order')) return [];
		const indexedUntil = settings.indexLag > 0 ? Date.now() - settings.indexLag : Infinity;
		const fresh = new Set(reconciled.map(String));
		return query.sort(
			site.issues.filter(
				(issue) =>
					issue.project.visible &&
					(issue.indexedAt <= indexedUntil || fresh.has(issue.id)) &&
					query.test(issue),
			),
		);
	};

	/** @param {import('../render').Selection} selection @returns most rows of a page */
	const most = ({ ids }) => {
		const withFields = ids.length > 0 ? settings.fieldsPageSize : undefined;
		return Math.min(settings.pageSize ?? Infinity, withFields ?? Infinity);
	};

	/** @param {import('../http').Request} request @param {any} asked */
	const answer = (request, asked) => {
		const { jql = '', nextPageToken, reconcileIssues = [] } = asked;
		const maxResults = Number(asked.maxResults ?? 50);
		if (maxResults < 1 || maxResults > 5000) {
			throw messages(400, 'The max results parameter has to be between 1 and 5,000.');
		}
		if (reconcileIssues.length > MAX_RECONCILED) throw invalidPayload();
		const query = read(request, jql);
		const resumed = nextPageToken && searches.resume(nextPageToken, jql);
		if (!query) return { issues: [], isLast: true };
		const { search, offset } = resumed || {
			search: searches.start(jql, run(query, reconcileIssues)),
			offset: 0,
		};
		// The page size is adaptive: fewer rows than asked do not mean the end (facts §1.1).
		const selection = selectFields(asked.fields, 'id');
		const size = Math.min(maxResults, most(selection));
		const end = offset + size;
		const expand = words(asked.expand);
		const { rows, isLast } = pageOf(search.rows, offset, size, settings);
		const page = rows.filter((issue) => site.byId.has(issue.id));
		return {
			issues: page.map((issue) =>
				renderIssue(site, issue, selection, { expand, properties: asked.properties }),
			),
			...legend(expand, selection, site.words),
			// On the last page the token is absent, not null (JRACLOUD-92184).
			...(!isLast && { nextPageToken: searches.token(search, end) }),
			isLast,
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
		const query = read(request, body?.jql ?? '');
		return { count: query ? run(query, []).length : 0 };
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
			throw error instanceof JqlGap ? gap(request, error) : error;
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
