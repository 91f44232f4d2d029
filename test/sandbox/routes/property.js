// @ts-check
'use strict';

const { invalidPayload, messages } = require('../errors');
const { issueOf } = require('./onIssue');
const { indexIssue } = require('../searchIndex');

/** Characters; the documents also say bytes. */
const VALUE_LIMIT = 32_768;
const KEY_LIMIT = 255;

const PROPERTIES = '/rest/api/3/issue/:issue/properties';

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function propertyRoutes(app, context) {
	const { site } = context;

	/** What is refused is documented, its text is not: own wording. @param {string} key */
	const propertyNotFound = (key) => messages(404, `The property with key '${key}' does not exist.`);

	/** The property a path names. @param {import('../http').Request} request @throws 404 */
	const propertyOf = (request) => {
		const issue = issueOf(request, site);
		const { key } = request.params;
		if (!Object.hasOwn(issue.properties, key)) throw propertyNotFound(key);
		return { issue, key };
	};

	/** Search finds it, `updated` stays as it is. @param {import('../site').Issue} issue */
	const changed = (issue) => {
		indexIssue(issue);
	};

	app.get(PROPERTIES, async (request) => {
		const { id, properties } = issueOf(request, site);
		const self = `${site.baseUrl}/rest/api/3/issue/${id}/properties`;
		return {
			keys: Object.keys(properties).map((key) => ({
				self: `${self}/${encodeURIComponent(key)}`,
				key,
			})),
		};
	});

	app.get(`${PROPERTIES}/:key`, async (request) => {
		const { issue, key } = propertyOf(request);
		return { key, value: issue.properties[key] };
	});

	app.put(`${PROPERTIES}/:key`, async (request, reply) => {
		const issue = issueOf(request, site);
		context.countWrite(issue);
		const { body } = request;
		const { key } = request.params;
		if (body === undefined) throw invalidPayload();
		if (key.length > KEY_LIMIT) {
			throw messages(400, `The property key is longer than ${KEY_LIMIT} characters.`);
		}
		if (JSON.stringify(body).length > VALUE_LIMIT) {
			throw messages(400, `The property value is longer than ${VALUE_LIMIT} characters.`);
		}
		const status = Object.hasOwn(issue.properties, key) ? 200 : 201;
		issue.properties[key] = body;
		changed(issue);
		return reply.code(status).send();
	});

	app.delete(`${PROPERTIES}/:key`, async (request, reply) => {
		const { issue, key } = propertyOf(request);
		context.countWrite(issue);
		delete issue.properties[key];
		changed(issue);
		return reply.code(204).send();
	});
}

module.exports = { propertyRoutes };
