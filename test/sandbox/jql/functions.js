// @ts-check
'use strict';

/** @typedef {import('../site').Site} Site */

/** @param {string} state @returns {(site: Site) => any[]} */
const sprints = (state) => (site) =>
	site.sprints.filter((one) => one.state === state).map(({ id }) => id);

/** @param {boolean} released @returns {(site: Site) => any[]} */
const versions = (released) => (site) =>
	site.projects
		.filter(({ visible }) => visible)
		.flatMap((project) => project.versions)
		.filter((one) => !one.archived && one.released === released)
		.map(({ id }) => id);

/** @param {boolean} subtask @returns {(site: Site) => any[]} */
const types = (subtask) => (site) =>
	site.projects
		.flatMap((project) => project.types)
		.filter(({ json }) => json.subtask === subtask)
		.map(({ json }) => json.id);

/** Functions that stand for a list of values: their identities, by lower-case name. */
const listFunctions = /** @type {Record<string, (site: Site) => any[]>} */ ({
	opensprints: sprints('active'),
	futuresprints: sprints('future'),
	closedsprints: sprints('closed'),
	releasedversions: versions(true),
	unreleasedversions: versions(false),
	standardissuetypes: types(false),
	subtaskissuetypes: types(true),
});

module.exports = { listFunctions };
