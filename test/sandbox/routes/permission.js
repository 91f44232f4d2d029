// @ts-check
'use strict';

const { fieldErrors, messages } = require('../errors');
const { listed } = require('../paging');
const { permissions } = require('../seed/permissions');

/** What may be done in an archived project. */
const WHEN_ARCHIVED = ['BROWSE_PROJECTS'];

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function permissionRoutes(app, context) {
	const { site } = context;

	/** @param {import('../http').Request} request @returns {import('../site').Project | undefined} @throws 404 */
	const asked = ({ query, signedIn }) => {
		const { projectKey, projectId, issueKey, issueId } = query;
		const projectNamed = projectKey ?? projectId;
		const issueNamed = issueKey ?? issueId;
		const project = projectNamed && signedIn && site.visibleProject(projectNamed);
		const issue = issueNamed && signedIn && site.visibleIssue(issueNamed);
		/** @param {string} thing @param {boolean} byKey (R) for a project by its key */
		const notFound = (thing, byKey) =>
			messages(404, `Could not find ${thing} with provided ${byKey ? 'key' : 'id'}.`);
		if (projectNamed && !project) throw notFound('project', projectKey !== undefined);
		if (issueNamed && !issue) throw notFound('issue', issueKey !== undefined);
		return issue ? issue.project : project || undefined;
	};

	/** @param {string} key @param {import('../site').Project} project */
	const mayIn = (key, project) =>
		context.may(key, project) && (!project.archived || WHEN_ARCHIVED.includes(key));

	app.get('/rest/api/3/mypermissions', async (request) => {
		const keys = listed(request.query.permissions);
		// (R)
		if (keys.length === 0) {
			throw messages(400, "The 'permissions' query parameter is required.");
		}
		const unknown = keys.filter((key) => !permissions.has(key));
		if (unknown.length > 0) {
			throw fieldErrors(Object.fromEntries(unknown.map((key) => [key, 'Unrecognized permission'])));
		}
		const project = asked(request);
		/** @param {import('../seed/permissions').Permission} permission */
		const isHeld = ({ key, type }) => {
			if (!request.signedIn) return false;
			if (type === 'GLOBAL') return context.may(key);
			// Without a project: in any.
			const projects = project ? [project] : site.projects.filter((one) => site.isVisible(one));
			return projects.some((one) => mayIn(key, one));
		};
		return {
			permissions: Object.fromEntries(
				keys.map((key) => {
					const permission = /** @type {import('../seed/permissions').Permission} */ (
						permissions.get(key)
					);
					return [key, { ...permission, havePermission: isHeld(permission) }];
				}),
			),
		};
	});
}

module.exports = { permissionRoutes };
