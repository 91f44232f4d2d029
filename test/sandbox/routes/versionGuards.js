// @ts-check
'use strict';

const { messages } = require('../errors');
const { issuesWith } = require('../releases');

/**
 * What the routes of versions ask first. Texts that no recording has are own wording.
 * @typedef {import('../http').Request} Request
 * @typedef {import('../site').Site} Site
 * @typedef {ReturnType<import('../releases')['addVersion']>} Version
 */

const VERSION = '/rest/api/3/version';

/** @param {string} id */
const notFound = (id) => messages(404, `Could not find version for id '${id}'`);

/** @param {Request} request @param {Site} site @param {string} [id] default: of the path @returns {Version} @throws 404 */
function versionOf({ params, signedIn }, site, id = params.id) {
	const visible = site.projects.filter((project) => signedIn && site.isVisible(project));
	const found = visible
		.flatMap(({ versions }) => versions)
		.find((/** @type {Version} */ one) => one.id === id);
	if (!found) throw notFound(id);
	return found;
}

/**
 * The status differs from method to method, as documented.
 * @param {import('../sandbox').Context} context @param {Version} version @param {number} status
 */
function mayAdminister(context, { project, id }, status) {
	if (context.may('ADMINISTER_PROJECTS', project)) return;
	throw status === 404
		? notFound(id)
		: messages(status, 'You must have the Administer Projects permission for this project.');
}

/** @param {Request} request @param {Site} site @param {any} url `self` of a version: an id is none */
function linkedVersion(request, site, url) {
	const [, id] = /^https?:\/\/.+\/rest\/api\/[23]\/version\/(\d+)$/.exec(String(url)) ?? [];
	if (!id) throw messages(400, `The version URL '${url}' is not valid.`);
	return versionOf(request, site, id);
}

/** @param {Version} version @param {Version} other @throws 400 */
function sameProject(version, other) {
	if (version === other || version.project !== other.project) {
		throw messages(400, `The version '${other.id}' is not another version of the same project.`);
	}
	return other;
}

/** @param {Site} site @param {Version} version */
const unresolvedIn = (site, version) =>
	issuesWith(site, 'fixVersions', version).filter(({ fields }) => !fields.resolution);

module.exports = { VERSION, versionOf, mayAdminister, linkedVersion, sameProject, unresolvedIn };
