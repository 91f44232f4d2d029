// @ts-check
'use strict';

const { uuidOf } = require('../seed/reference');
const { rolesOf } = require('../membership');
const { comparator } = require('../order');
const { listed, offsetPage } = require('../paging');
const { jiraTime } = require('../time');
const { projectOf } = require('./guards');
const { showVersion } = require('./version');

/** @type {Record<string, (project: import('../site').Project) => string | number | undefined>} */
const ORDERS = {
	name: (project) => project.name.toLowerCase(),
	key: (project) => project.key,
	owner: (project) => project.lead?.displayName,
	category: () => '',
	issueCount: (project) => project.counter,
	lastIssueUpdatedTime: (project) => project.counter,
	archivedDate: () => 0,
	deletedDate: () => 0,
};

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function projectRoutes(app, context) {
	const { site } = context;

	/** @param {import('../site').Project} project */
	const brief = (project) => ({
		expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
		...project.json,
		style: project.teamManaged ? 'next-gen' : 'classic',
		isPrivate: false,
		properties: {},
		...(project.teamManaged && { entityId: uuidOf(project.id), uuid: uuidOf(project.id) }),
	});

	app.get('/rest/api/3/project/search', async (request) => {
		const { query } = request;
		const keys = listed(query.keys).map((key) => key.toUpperCase());
		const ids = listed(query.id);
		const statuses = query.status === undefined ? ['live'] : listed(query.status);
		const text = (query.query ?? '').toLowerCase();
		const found = site.projects
			.filter((one) => request.signedIn && site.isVisible(one))
			.filter((one) => statuses.includes(one.archived ? 'archived' : 'live'))
			.filter((one) => keys.length === 0 || keys.includes(one.key))
			.filter((one) => ids.length === 0 || ids.includes(one.id))
			.filter((one) => query.action !== 'create' || one.mayCreate)
			.filter((one) => `${one.key}\n${one.name}`.toLowerCase().includes(text))
			.sort(comparator(ORDERS, query.orderBy ?? 'key'));
		return offsetPage(request, found.map(brief), context, { highest: 100 });
	});

	app.get('/rest/api/3/project/:project', async (request) => {
		const project = projectOf(request, site);
		return {
			...brief(project),
			description: '',
			lead: project.lead,
			components: project.components,
			issueTypes: project.types.map((type) => type.json),
			assigneeType: project.defaultAssignee ? 'PROJECT_LEAD' : 'UNASSIGNED',
			versions: project.versions.map((one) => showVersion(site, one, request)),
			roles: Object.fromEntries(
				rolesOf(project).map(({ name, id }) => [name, `${project.json.self}/role/${id}`]),
			),
			...(project.archived && {
				archived: true,
				archivedDate: jiraTime(Date.UTC(2026, 4, 4)),
				archivedBy: project.lead,
			}),
		};
	});
}

module.exports = { projectRoutes };
