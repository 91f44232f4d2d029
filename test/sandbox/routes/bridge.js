// @ts-check
'use strict';

const { byId } = require('../fields/catalogue');
const { V2, V3, toDocument, toV2 } = require('../v2');

/** What an answer keeps. */
const HEADERS = ['content-type', 'allow', 'retry-after', 'x-seraph-loginreason'];

/** @param {string} id */
const isText = (id) => byId.get(id)?.kind === 'document';

/** @param {any} value text of v2 as a document */
const asDocument = (value) => (typeof value === 'string' ? toDocument(value) : value);

/** @param {any} body of a write: v2 has texts where v3 has documents */
function toV3(body) {
	if (typeof body?.body === 'string') return { ...body, body: asDocument(body.body) };
	if (typeof body?.fields !== 'object' || Array.isArray(body.fields)) return body;
	const fields = Object.entries(body.fields).map(([id, value]) => [
		id,
		isText(id) ? asDocument(value) : value,
	]);
	return { ...body, fields: Object.fromEntries(fields) };
}

/**
 * REST v2 for n8n's own Jira node, so that both nodes can be tried side by side: every request is answered by
 * v3, with plain text where v3 has documents. Wiki markup is not read. Not a part of the stand-in.
 *
 * @param {any} app
 * @param {import('../sandbox').Context} context
 */
function v2Bridge(app, { site }) {
	/** @param {string} method @param {string} path @param {any} headers @param {any} [body] */
	const v3 = (method, path, { authorization }, body) =>
		fetch(site.baseUrl + path, {
			method,
			headers: {
				...(authorization && { authorization }),
				...(body !== undefined && { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
	const projectOf = (/** @type {string} */ id) => site.visibleProject(id);

	app.get(`${V2}/priority`, async () => site.priorities);
	app.get(`${V2}/issuetype`, async () =>
		site.projects.flatMap(({ types }) => types.map(({ json }) => json)),
	);
	app.get(`${V2}/label`, async () => {
		const values = [...new Set(site.issues.flatMap(({ fields }) => fields.labels))].sort();
		return { startAt: 0, maxResults: 1000, total: values.length, isLast: true, values };
	});
	app.get(`${V2}/groups/picker`, async () => ({ header: 'No groups', total: 0, groups: [] }));
	app.get(`${V2}/project/:project/component`, async (/** @type {any} */ { params }) => {
		const values = projectOf(params.project)?.components ?? [];
		return { startAt: 0, maxResults: 50, total: values.length, isLast: true, values };
	});
	// The form that Atlassian has deprecated and n8n's node still asks for.
	app.get(`${V2}/issue/createmeta`, async (/** @type {any} */ { query, headers }) => {
		const path = `${V3}/issue/createmeta/${query.projectIds}/issuetypes/${query.issueTypeIds}?maxResults=200`;
		const { fields = [] } = await (await v3('GET', path, headers)).json();
		const byKey = Object.fromEntries(fields.map((/** @type {any} */ field) => [field.key, field]));
		const issuetypes = [{ id: query.issueTypeIds, fields: byKey }];
		return { projects: [{ id: query.projectIds, issuetypes }] };
	});

	app.all(
		`${V2}/*`,
		async (/** @type {any} */ { method, body, headers, raw }, /** @type {any} */ reply) => {
			const answer = await v3(method, raw.url.replace(V2, V3), headers, toV3(body));
			const text = await answer.text();
			reply.code(answer.status);
			for (const name of HEADERS)
				if (answer.headers.has(name)) reply.header(name, answer.headers.get(name));
			const isJson = /json/.test(answer.headers.get('content-type') ?? '') && answer.status !== 401;
			return reply.send(isJson && text ? JSON.stringify(toV2(JSON.parse(text))) : text);
		},
	);
}

module.exports = { v2Bridge };
