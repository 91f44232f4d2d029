// @ts-check
'use strict';

const { fields: catalogue } = require('./fields/catalogue');
const { withHidden } = require('./hidden');

/**
 * @typedef {import('./site').Site} Site
 * @typedef {import('./site').Issue} Issue
 * @typedef {import('./site').Project} Project
 *
 * @typedef {object} VersionValues
 * @property {string} name
 * @property {string} [id]
 * @property {string} [description]
 * @property {boolean} [archived]
 * @property {boolean} [released]
 * @property {string} [startDate] YYYY-MM-DD
 * @property {string} [releaseDate] YYYY-MM-DD
 */

/** Fields that hold versions, those of apps and pickers included. */
const VERSION_FIELDS = catalogue.filter(({ kind }) => kind === 'version' || kind === 'versions');

/**
 * A version as issues show it; the start and the project only its own answer has.
 * @param {Site} site @param {Project} project @param {VersionValues} values
 */
function addVersion(site, project, { id = site.newId(), name, startDate, ...values }) {
	const { description, archived = false, released = false, releaseDate } = values;
	const self = `${site.baseUrl}/rest/api/3/version/${id}`;
	const version = withHidden(
		{ self, id, description, name, archived, released, releaseDate },
		{ project, startDate },
	);
	project.versions.push(version);
	return version;
}

/**
 * @param {Site} site @param {Project} project
 * @param {{ name: string, id?: string, description?: string, lead?: string, assigneeType?: string }} values
 *   `lead`: account id
 */
function addComponent(site, project, { id = site.newId(), name, description, lead, assigneeType }) {
	const self = `${site.baseUrl}/rest/api/3/component/${id}`;
	const component = withHidden(
		{ self, id, name, description },
		{ project, lead, assigneeType: assigneeType ?? 'PROJECT_DEFAULT' },
	);
	project.components.push(component);
	return component;
}

/** The versions and components a fresh site has, with ids that never change. @param {Site} site */
function seedReleases(site) {
	for (const project of site.projects) {
		const { components = [], versions = [] } = project.definition;
		/** @param {number} offset */
		const numbered = (offset) => String(Number(project.id) + offset);
		project.components = [];
		project.versions = [];
		for (const [index, one] of components.entries()) {
			addComponent(site, project, { id: numbered(500 + index), ...named(one) });
		}
		for (const [index, one] of versions.entries()) {
			addVersion(site, project, { id: numbered(600 + index), ...named(one) });
		}
	}
}

/** @template T @param {string | T} one @returns {T | { name: string }} */
const named = (one) => (typeof one === 'string' ? { name: one } : one);

/** @param {Issue} issue @param {string} field @returns {any[]} what a list or a single value holds */
const held = ({ fields }, field) => [fields[field] ?? []].flat();

/** @param {Site} site @param {string} field @param {any} thing a version or component */
const issuesWith = (site, field, thing) =>
	site.issues.filter((issue) => held(issue, field).includes(thing));

/**
 * Puts another version or component, or nothing, in the place of one.
 * @param {Site} site @param {Issue[]} issues @param {string} field @param {any} thing @param {any} [other]
 */
function replace(site, issues, field, thing, other) {
	for (const issue of issues) {
		const rest = held(issue, field).filter((one) => one !== thing && one !== other);
		const value = other ? [...rest, other] : rest;
		const single = !Array.isArray(issue.fields[field]);
		site.changeIssue(issue, { [field]: single ? (value[0] ?? null) : value });
	}
}

module.exports = { VERSION_FIELDS, addVersion, addComponent, seedReleases, issuesWith, replace };
