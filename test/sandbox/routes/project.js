// @ts-check
'use strict';

const { uuidOf } = require('../seed/reference');
const { messages, projectNotFound } = require('../errors');
const { offsetWindow, listed, pageOf } = require('../paging');
const { jiraTime } = require('../time');

/** @type {Record<string, (project: import('../site').Project) => string | number>} */
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

/** @param {string} [orderBy] @throws 400 (R) */
function comparator(orderBy = 'key') {
	const name = orderBy.replace(/^[+-]/, '').trim();
	const read = ORDERS[name];
	if (!read) {
		throw messages(
			400,
			`The field to order by should be one of [${Object.keys(ORDERS).join(', ')}]. Instead, it was: ${name}.`,
		);
	}
	const sign = orderBy.startsWith('-') ? -1 : 1;
	/** @param {import('../site').Project} a @param {import('../site').Project} b */
	return (a, b) => {
		const [left, right] = [read(a), read(b)];
		return left === right ? 0 : left < right ? -sign : sign;
	};
}

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function projectRoutes(app, { site, settings }) {
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
		const { startAt, maxResults } = offsetWindow(request, 100);
		const keys = listed(query.keys).map((key) => key.toUpperCase());
		const ids = listed(query.id);
		const statuses = query.status === undefined ? ['live'] : listed(query.status);
		const text = (query.query ?? '').toLowerCase();
		const found = site.projects
			.filter((one) => request.signedIn && one.visible)
			.filter((one) => statuses.includes(one.archived ? 'archived' : 'live'))
			.filter((one) => keys.length === 0 || keys.includes(one.key))
			.filter((one) => ids.length === 0 || ids.includes(one.id))
			.filter((one) => query.action !== 'create' || one.mayCreate)
			.filter((one) => `${one.key}\n${one.name}`.toLowerCase().includes(text))
			.sort(comparator(query.orderBy));
		const end = startAt + maxResults;
		const { rows, total, isLast } = pageOf(found, startAt, maxResults, settings);
		/** @param {number} start */
		const page = (start) => {
			const parameters = new URLSearchParams({
				...query,
				startAt: String(start),
				maxResults: String(maxResults),
			});
			return `${site.baseUrl}/rest/api/3/project/search?${parameters}`;
		};
		return {
			self: page(startAt),
			...(!isLast && { nextPage: page(end) }),
			maxResults,
			startAt,
			total,
			isLast,
			values: rows.map(brief),
		};
	});

	app.get('/rest/api/3/project/:project', async (request) => {
		const project = request.signedIn && site.visibleProject(request.params.project);
		if (!project) throw projectNotFound(request.params.project);
		return {
			...brief(project),
			description: '',
			lead: project.lead,
			components: project.components,
			issueTypes: project.types.map((type) => type.json),
			assigneeType: project.defaultAssignee ? 'PROJECT_LEAD' : 'UNASSIGNED',
			versions: project.versions,
			roles: Object.fromEntries(
				['Administrator', project.teamManaged ? 'Member' : 'Developers'].map((role, index) => [
					role,
					`${project.json.self}/role/${10002 + index}`,
				]),
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
