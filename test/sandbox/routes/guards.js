// @ts-check
'use strict';

const { projectNotFound } = require('../errors');

/**
 * The project that a key or id names for the caller.
 * @param {import('../http').Request} request
 * @param {import('../site').Site} site
 * @param {string} [keyOrId] default: what the path says
 * @throws 404
 */
function projectOf({ signedIn, params }, site, keyOrId = params.project) {
	const project = signedIn && site.visibleProject(keyOrId);
	if (!project) throw projectNotFound(keyOrId);
	return /** @type {import('../site').Project} */ (project);
}

module.exports = { projectOf };
