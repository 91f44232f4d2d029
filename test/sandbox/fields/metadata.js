// @ts-check
'use strict';

const { byId, optionsOf } = require('./catalogue');

/** What can be chosen, by the kind of the field. @type {Record<string, (site: import('../site').Site, project: any, type: any) => any[]>} */
const VALUES = {
	components: (_site, project) => project.components,
	version: (_site, project) => choosable(project.versions),
	versions: (_site, project) => choosable(project.versions),
	priority: (site) => site.priorities,
	resolution: (site) => site.resolutions,
	security: (_site, project) => project.securityLevels,
	restriction: () => [],
	issuetype: (_site, _project, type) => [type.json],
	project: (_site, project) => [project.json],
};

/** @param {any[]} versions */
const choosable = (versions) => versions.filter(({ archived }) => !archived);

/** Where values are searched, by the kind of the field. @type {Record<string, (project: any) => string>} */
const SUGGESTIONS = {
	assignee: ({ key }) => `/rest/api/3/user/assignable/search?project=${key}&query=`,
	user: () => '/rest/api/3/user/recommend?context=Reporter&issueKey=&query=',
	users: () => '/rest/api/3/user/recommend?context=Reporter&issueKey=&query=',
	labels: () => '/rest/api/1.0/labels/suggest?query=',
	links: () => '/rest/api/3/issue/picker?currentProjectId=&showSubTasks=true&query=',
	team: () => '/gateway/api/v1/recommendations',
};

/**
 * What the metadata of every screen says of a field alike.
 * @param {import('../site').Site} site @param {string} id
 * @param {any} project @param {any} type
 * @param {boolean} required
 */
function describeField(site, id, project, type, required) {
	const field = /** @type {import('./catalogue').Field} */ (byId.get(id));
	const allowedValues = field.options
		? optionsOf(field, site.baseUrl)
		: VALUES[field.kind]?.(site, project, type);
	const suggestions = SUGGESTIONS[field.kind];
	return {
		required,
		schema: field.schema,
		name: site.words.field(field.name),
		key: id,
		...(suggestions && { autoCompleteUrl: site.baseUrl + suggestions(project) }),
		operations: field.operations,
		...(allowedValues && { allowedValues }),
	};
}

module.exports = { describeField };
