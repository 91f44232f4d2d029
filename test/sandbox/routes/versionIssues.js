// @ts-check
'use strict';

const { requireAccount } = require('../auth');
const { invalidPayload, messages } = require('../errors');
const { VERSION_FIELDS, issuesWith, replace } = require('../releases');
const { bodyOf } = require('./crud');
const { showVersion } = require('./version');
const {
	VERSION,
	versionOf,
	mayAdminister,
	linkedVersion,
	sameProject,
	unresolvedIn,
} = require('./versionGuards');

/** @typedef {import('./versionGuards').Version} Version */

const POSITIONS = /** @type {Record<string, (at: number, last: number) => number>} */ ({
	First: () => 0,
	Last: (_at, last) => last,
	Earlier: (at) => Math.max(0, at - 1),
	Later: (at, last) => Math.min(last, at + 1),
});

/** What is counted in a version, and what happens to its issues. @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function versionIssueRoutes(app, context) {
	const { site } = context;

	/** @param {Version} version @param {Record<string, Version | undefined>} others by field id */
	const removeVersion = (version, others) => {
		for (const { id } of VERSION_FIELDS) {
			replace(site, issuesWith(site, id, version), id, version, others[id]);
		}
		const { project } = version;
		project.versions = project.versions.filter((/** @type {Version} */ one) => one !== version);
		site.listener('jira:version_deleted', { version: showVersion(site, version, { query: {} }) });
	};

	app.get(`${VERSION}/:id/unresolvedIssueCount`, async (request) => {
		const version = versionOf(request, site);
		return {
			self: `${version.self}/unresolvedIssueCount`,
			issuesUnresolvedCount: unresolvedIn(site, version).length,
			issuesCount: issuesWith(site, 'fixVersions', version).length,
		};
	});

	app.get(`${VERSION}/:id/relatedIssueCounts`, async (request) => {
		const version = versionOf(request, site);
		const customFieldUsage = VERSION_FIELDS.filter(({ schema }) => schema.customId)
			.map(({ id, name, schema }) => ({
				fieldName: name,
				customFieldId: schema.customId,
				issueCountWithVersionInCustomField: issuesWith(site, id, version).length,
			}))
			.filter((one) => one.issueCountWithVersionInCustomField > 0);
		return {
			self: version.self,
			issuesFixedCount: issuesWith(site, 'fixVersions', version).length,
			issuesAffectedCount: issuesWith(site, 'versions', version).length,
			issueCountWithCustomFieldsShowingVersion: customFieldUsage.reduce(
				(sum, one) => sum + one.issueCountWithVersionInCustomField,
				0,
			),
			customFieldUsage,
		};
	});

	app.put(`${VERSION}/:id/mergeto/:other`, async (request, reply) => {
		requireAccount(request);
		const version = versionOf(request, site);
		mayAdminister(context, version, 401);
		const other = sameProject(version, versionOf(request, site, request.params.other));
		removeVersion(version, Object.fromEntries(VERSION_FIELDS.map(({ id }) => [id, other])));
		return reply.code(204).send();
	});

	app.post(`${VERSION}/:id/move`, async (request) => {
		requireAccount(request);
		const version = versionOf(request, site);
		mayAdminister(context, version, 401);
		const { after, position } = bodyOf(request);
		if ((after === undefined) === (position === undefined)) {
			throw messages(400, 'Either after or position must be given.');
		}
		const rest = version.project.versions.filter((/** @type {Version} */ one) => one !== version);
		const at = version.project.versions.indexOf(version);
		if (position !== undefined && !Object.hasOwn(POSITIONS, position)) throw invalidPayload();
		const to =
			position === undefined
				? rest.indexOf(sameProject(version, linkedVersion(request, site, after))) + 1
				: POSITIONS[position](at, rest.length);
		version.project.versions = rest.toSpliced(to, 0, version);
		return showVersion(site, version, request);
	});

	app.post(`${VERSION}/:id/removeAndSwap`, async (request, reply) => {
		requireAccount(request);
		const version = versionOf(request, site);
		mayAdminister(context, version, 404);
		const {
			moveFixIssuesTo,
			moveAffectedIssuesTo,
			customFieldReplacementList = [],
		} = bodyOf(request);
		/** @param {number | undefined} id */
		const other = (id) =>
			id === undefined ? undefined : sameProject(version, versionOf(request, site, String(id)));
		/** @type {[string, Version | undefined][]} */
		const others = [
			['fixVersions', other(moveFixIssuesTo)],
			['versions', other(moveAffectedIssuesTo)],
			...customFieldReplacementList.map(
				({ customFieldId = 0, moveTo = 0 }) =>
					/** @type {[string, Version | undefined]} */ ([
						`customfield_${customFieldId}`,
						other(moveTo),
					]),
			),
		];
		removeVersion(version, Object.fromEntries(others));
		return reply.code(204).send();
	});
}

module.exports = { versionIssueRoutes };
