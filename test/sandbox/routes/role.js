// @ts-check
'use strict';

const { requireAccount } = require('../auth');
const { messages } = require('../errors');
const { ADMINISTRATOR, actorsOf, addActor, removeActor, rolesOf } = require('../membership');
const { bodyOf } = require('./crud');
const { projectOf } = require('./guards');

/**
 * @typedef {import('../http').Request} Request
 * @typedef {import('../membership').Actor} Actor
 * @typedef {import('../membership').Role} Role
 * @typedef {import('../site').Project} Project
 */

const ROLE = '/rest/api/3/project/:project/role';
/** What names whom, in bodies and queries. */
const NAMED = ['user', 'group', 'groupId'];

/** Texts are own wording. @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function roleRoutes(app, context) {
	const { site } = context;

	/** Those of a project need no more than administering any. @param {Request} request @throws 401, 404 */
	const projectWithRoles = (request) => {
		requireAccount(request);
		const project = projectOf(request, site);
		if (!site.projects.some((one) => context.may('ADMINISTER_PROJECTS', one))) {
			throw messages(401, 'You do not have permission to see the roles of this project.');
		}
		return project;
	};

	/** Its members need administering it. @param {Request} request @throws 401, 404 */
	const roleOf = (request) => {
		requireAccount(request);
		const project = projectOf(request, site);
		const role = rolesOf(project).find(({ id }) => String(id) === request.params.id);
		if (!context.may('ADMINISTER_PROJECTS', project)) {
			throw messages(404, 'You cannot edit the configuration of this project.');
		}
		if (!role) throw messages(404, `Can not retrieve a role with ID ${request.params.id}.`);
		return { project, role };
	};

	/** @param {Project} project @param {Role} role */
	const selfOf = ({ id }, role) => `${site.baseUrl}/rest/api/3/project/${id}/role/${role.id}`;
	/** @param {Project} project */
	const scopeOf = ({ id, teamManaged }) =>
		teamManaged && { scope: { type: 'PROJECT', project: { id } } };

	/** @param {Actor} actor */
	const showActor = (actor) => {
		if ('accountId' in actor) {
			const user = site.users.get(actor.accountId);
			return {
				id: actor.id,
				displayName: user?.displayName,
				type: 'atlassian-user-role-actor',
				actorUser: { accountId: actor.accountId },
			};
		}
		const name = site.groups.find(({ groupId }) => groupId === actor.groupId)?.name;
		return {
			id: actor.id,
			displayName: name,
			type: 'atlassian-group-role-actor',
			name,
			actorGroup: { name, displayName: name, groupId: actor.groupId },
		};
	};

	/** @param {Actor} actor */
	const isActive = (actor) =>
		!('accountId' in actor) || site.users.get(actor.accountId)?.active === true;

	/** @param {Project} project @param {Role} role @param {Request} request */
	const show = (project, role, { query }) => ({
		self: selfOf(project, role),
		name: role.name,
		id: role.id,
		description: role.description,
		...scopeOf(project),
		actors: actorsOf(site, project, role)
			.filter((actor) => query.excludeInactiveUsers !== 'true' || isActive(actor))
			.map(showActor),
	});

	/**
	 * @param {Record<string, any>} named a list or a single one for each way of naming
	 * @returns {({ accountId: string } | { groupId: string })[]}
	 * @throws 400 when nobody is named, 404 for who is not there or no longer active
	 */
	const whoIs = (named) => {
		const given = NAMED.filter((key) => named[key] !== undefined);
		if (given.length === 0) throw messages(400, 'A user or a group must be given.');
		return given.flatMap((key) =>
			[named[key]].flat().map((/** @type {string} */ value) => {
				const user = key === 'user' ? site.users.get(value) : undefined;
				const group = site.groups.find(
					(one) => value === (key === 'group' ? one.name : one.groupId),
				);
				if (key === 'user' && user?.active) return { accountId: value };
				if (key !== 'user' && group) return { groupId: group.groupId };
				throw messages(404, `The ${key === 'user' ? 'user' : 'group'} '${value}' was not found.`);
			}),
		);
	};

	/** @param {Actor[]} actors @param {object} who */
	const actorFor = (actors, who) =>
		actors.find((actor) =>
			Object.entries(who).every(([key, value]) => /** @type {any} */ (actor)[key] === value),
		);

	app.get(ROLE, async (request) => {
		const project = projectWithRoles(request);
		return Object.fromEntries(rolesOf(project).map((one) => [one.name, selfOf(project, one)]));
	});

	app.get('/rest/api/3/project/:project/roledetails', async (request) => {
		const project = projectWithRoles(request);
		return rolesOf(project).map((role) => ({
			self: selfOf(project, role),
			name: role.name,
			id: role.id,
			description: role.description,
			...scopeOf(project),
			admin: role === ADMINISTRATOR,
			default: false,
			roleConfigurable: true,
			translatedName: role.name,
		}));
	});

	app.get(`${ROLE}/:id`, async (request) => {
		const { project, role } = roleOf(request);
		return show(project, role, request);
	});

	app.post(`${ROLE}/:id`, async (request) => {
		const { project, role } = roleOf(request);
		const who = whoIs(bodyOf(request));
		for (const one of who) {
			if (actorFor(actorsOf(site, project, role), one)) {
				const [name] = Object.values(one);
				throw messages(400, `'${name}' is already a member of the project role.`);
			}
		}
		for (const one of who) addActor(site, project, role, one);
		return show(project, role, request);
	});

	app.delete(`${ROLE}/:id`, async (request, reply) => {
		const { project, role } = roleOf(request);
		// One who is no longer active can be taken out.
		const { user } = request.query;
		const [who] = user && site.users.has(user) ? [{ accountId: user }] : whoIs(request.query);
		const actor = actorFor(actorsOf(site, project, role), who);
		if (!actor) throw messages(404, 'The user or group is no member of the project role.');
		removeActor(site, project, role, actor);
		return reply.code(204).send();
	});
}

module.exports = { roleRoutes };
