// @ts-check
'use strict';

const { groups } = require('./seed/access');
const { people } = require('./seed/people');

/**
 * @typedef {import('./site').Site} Site
 * @typedef {import('./seed/reference').User} User
 * @typedef {import('./seed/reference').Project} Project
 *
 * @typedef {{ name: string, groupId: string, members: string[] }} Group members by account id
 * @typedef {{ id: number, accountId: string } | { id: number, groupId: string }} Actor
 * @typedef {{ id: number, name: string, description: string }} Role
 */

/** @param {number} id @param {string} name @param {string} description @returns {Role} */
const role = (id, name, description) => ({ id, name, description });

const ADMINISTRATOR = role(10002, 'Administrator', 'People who administer the project');
const DEVELOPERS = role(10003, 'Developers', 'People who work in the project');
const MEMBER = role(10004, 'Member', 'People who work in the project');
const AGENTS = role(10005, 'Service Desk Team', 'People who answer requests');
const AUDITORS = role(10006, 'Auditors', 'People who read everything');

/** @param {Project} project */
function rolesOf({ teamManaged, json }) {
	if (teamManaged) return [ADMINISTRATOR, MEMBER];
	const service = json.projectTypeKey === 'service_desk';
	return [ADMINISTRATOR, DEVELOPERS, ...(service ? [AGENTS] : []), AUDITORS];
}

/** Who is in a group of a fresh site; apps and customers are in none. @type {Record<string, (user: User) => boolean>} */
const MEMBERS = {
	'jira-users': ({ accountType }) => accountType === 'atlassian',
	managers: ({ accountId }) =>
		[people.dana, people.danaAbroad, people.carla].some((one) => one.accountId === accountId),
};

/** Groups and the members of roles. @param {Site} site */
function seedMembership(site) {
	site.groups = groups.map(({ name, identifier }) => ({
		name,
		groupId: identifier,
		members: [...site.users.values()].filter(MEMBERS[name]).map(({ accountId }) => accountId),
	}));
	const [users, managers] = site.groups;
	site.actors = new Map();
	for (const project of site.projects) {
		const [administrator, workers, ...others] = rolesOf(project);
		addActor(site, project, administrator, { accountId: people.dana.accountId });
		addActor(site, project, workers, { groupId: users.groupId });
		addActor(site, project, workers, { accountId: people.carla.accountId });
		for (const one of others) addActor(site, project, one, { groupId: managers.groupId });
	}
}

/** @param {Site} site @param {Project} project @param {Role} of @returns {Actor[]} */
const actorsOf = ({ actors }, project, of) => actors.get(`${project.id}/${of.id}`) ?? [];

/**
 * @param {Site} site @param {Project} project @param {Role} of
 * @param {{ accountId: string } | { groupId: string }} who
 */
function addActor(site, project, of, who) {
	const actor = /** @type {Actor} */ ({ id: Number(site.newId()), ...who });
	site.actors.set(`${project.id}/${of.id}`, [...actorsOf(site, project, of), actor]);
}

/** @param {Site} site @param {Project} project @param {Role} of @param {Actor} actor */
function removeActor(site, project, of, actor) {
	const rest = actorsOf(site, project, of).filter((one) => one !== actor);
	site.actors.set(`${project.id}/${of.id}`, rest);
}

module.exports = { ADMINISTRATOR, rolesOf, seedMembership, actorsOf, addActor, removeActor };
