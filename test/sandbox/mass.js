// @ts-check
'use strict';

const { byId } = require('./fields/catalogue');
const { codecs } = require('./fields/codecs');

/**
 * @param {import('./site').Site} site
 * @param {string} projectKey
 * @param {number} count
 * @param {(n: number) => Record<string, any>} [fieldsOf] fields as in a create body; `issuetype`
 *   defaults to the project's first type, `summary` to a numbered one, `status` may be `{name}`
 */
function addIssues(site, projectKey, count, fieldsOf = () => ({})) {
	const project = site.project(projectKey);
	if (!project) throw new Error(`The sandbox has no project ${projectKey}`);
	const context = { site, project };
	const issuetype = project.types[0].json;
	const now = Date.now();
	return Array.from({ length: count }, (_, index) => {
		/** @type {Record<string, any>} */
		const values = { issuetype, summary: `Issue ${index + 1} of ${count}` };
		for (const [id, value] of Object.entries(fieldsOf(index + 1))) {
			values[id] = readValue(id, value, context);
		}
		// A second apart, so that they have an order in time.
		return site.addIssue(project, values, now - (count - index) * 1000);
	});
}

/** A field's stored value. @param {string} id @param {any} value @param {{ site: import('./site').Site, project: any }} context */
function readValue(id, value, context) {
	if (value === null) return null;
	const field = byId.get(id);
	if (!field) throw new Error(`The sandbox has no field ${id}`);
	if (id === 'status') return context.site.status(value.name);
	return codecs[field.kind](value, field, context);
}

module.exports = { addIssues, readValue };
