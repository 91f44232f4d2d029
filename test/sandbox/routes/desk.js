// @ts-check
'use strict';

const { requireAccount } = require('../auth');
const { byId, optionsOf } = require('../fields/catalogue');
const { prepare } = require('../jql');
const { integer, listed, servicePage } = require('../paging');
const { renderIssue } = require('../render');
const { articles } = require('../seed/serviceDesk');
const { moment, showRequestType } = require('../seed/service');
const { SERVICE, isAgent } = require('../service');
const { toV2 } = require('../v2');
const {
	deskOf,
	isOpen,
	requestTypeOf,
	requireAgent,
	requireOptIn,
	requirePortal,
	serviceError,
} = require('./serviceGuards');

/**
 * @typedef {import('../http').Request} Request
 * @typedef {import('../seed/serviceDesk').Desk} Desk
 * @typedef {import('../seed/serviceDesk').RequestType} RequestType
 * @typedef {import('../seed/serviceDesk').Queue} Queue
 */

const DESK = `${SERVICE}/servicedesk`;

/** What a desk offers. @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function deskRoutes(app, context) {
	const { site } = context;

	// Everybody who signs in gets it, with a licence or without.
	app.get(`${SERVICE}/info`, async (request) => {
		requireAccount(request);
		return {
			version: '1001.0.0-SNAPSHOT',
			platformVersion: '1001.0.0-SNAPSHOT',
			buildDate: moment(Date.UTC(2026, 10, 1)),
			buildChangeSet: 'sandbox',
			isLicensedForUse: true,
			_links: { self: `${site.baseUrl}${SERVICE}/info` },
		};
	});

	/** @param {Desk} desk */
	const showDesk = ({ id, projectKey }) => {
		const project = /** @type {import('../site').Project} */ (site.project(projectKey));
		return {
			id,
			projectId: project.id,
			projectName: project.name,
			projectKey,
			projectTypeKey: project.json.projectTypeKey,
			_links: { self: `${site.baseUrl}${DESK}/${id}` },
		};
	};

	app.get(DESK, async (request) => {
		requirePortal(request, site);
		const open = site.desks.filter((one) => isOpen(site, one));
		return servicePage(request, open.map(showDesk), context);
	});

	app.get(`${DESK}/:desk`, async (request) => showDesk(deskOf(request, site)));

	/** The portal leaves out those that are in no group. @param {Request} request @param {Desk[]} desks */
	const typesOf = ({ query }, desks) => {
		const { searchQuery = '', groupId, includeHiddenRequestTypesInSearch } = query;
		const hiddenToo = searchQuery !== '' && includeHiddenRequestTypesInSearch === 'true';
		const text = searchQuery.toLowerCase();
		return desks.flatMap((desk) =>
			desk.types
				.filter(({ groupIds }) => groupIds.length > 0 || hiddenToo)
				.filter(({ groupIds }) => groupId === undefined || groupIds.includes(groupId))
				.filter(({ name, description }) => `${name}\n${description}`.toLowerCase().includes(text))
				.map((type) => showType(desk, type, listed(query.expand))),
		);
	};

	/** @param {Desk} desk @param {RequestType} type @param {string[]} expand */
	const showType = (desk, type, expand) => ({
		...showRequestType(site.baseUrl, desk, type),
		...(expand.includes('field') && { fields: formOf(type, expand) }),
	});

	/** @param {any} option @returns {any} */
	const showOption = ({ id, value, children = [] }) => ({
		value: id,
		label: value,
		children: children.map(showOption),
	});

	/** @param {RequestType} type @param {string[]} expand */
	const formOf = ({ fields }, expand) => ({
		requestTypeFields: fields
			.filter(({ visible = true }) => visible || expand.includes('hiddenFields'))
			.map(({ fieldId, name, required = false, visible = true }) => {
				const field = /** @type {import('../fields/catalogue').Field} */ (byId.get(fieldId));
				return {
					fieldId,
					name,
					description: '',
					required,
					defaultValues: [],
					validValues: field.options ? optionsOf(field, site.baseUrl).map(showOption) : [],
					presetValues: [],
					jiraSchema: field.schema,
					visible,
				};
			}),
		canRaiseOnBehalfOf: isAgent(site),
		canAddRequestParticipants: isAgent(site),
	});

	app.get(`${DESK}/:desk/requesttype`, async (request) =>
		servicePage(request, typesOf(request, [deskOf(request, site)]), context),
	);

	app.get(`${DESK}/:desk/requesttype/:type`, async (request) => {
		const desk = deskOf(request, site);
		return showType(desk, requestTypeOf(request, desk), listed(request.query.expand));
	});

	app.get(`${DESK}/:desk/requesttype/:type/field`, async (request) => {
		const type = requestTypeOf(request, deskOf(request, site));
		return formOf(type, listed(request.query.expand));
	});

	app.get(`${SERVICE}/requesttype`, async (request) => {
		requirePortal(request, site);
		requireOptIn(request);
		const ids = listed(request.query.serviceDeskId);
		const desks = site.desks
			.filter((one) => isOpen(site, one))
			.filter(({ id }) => ids.length === 0 || ids.includes(id));
		return servicePage(request, typesOf(request, desks), context);
	});

	/** @param {Queue} queue */
	const issuesOf = ({ jql }) => {
		const query = prepare(jql, site);
		return query.sort(site.issues.filter((one) => site.isVisible(one.project) && query.test(one)));
	};

	/** @param {Desk} desk @param {Queue} queue @param {Request} request */
	const showQueue = ({ id: desk }, queue, { query }) => ({
		...queue,
		...(query.includeCount === 'true' && { issueCount: issuesOf(queue).length }),
		_links: { self: `${site.baseUrl}${DESK}/${desk}/queue/${queue.id}` },
	});

	/** @param {Request} request @throws 404 */
	const queueOf = (request) => {
		requireAgent(request, site);
		const desk = deskOf(request, site);
		const queue = desk.queues.find(({ id }) => id === request.params.queue);
		if (!queue) throw serviceError(404, 'The queue you are trying to view does not exist.');
		return { desk, queue };
	};

	app.get(`${DESK}/:desk/queue`, async (request) => {
		requireAgent(request, site);
		const desk = deskOf(request, site);
		const queues = desk.queues.map((one) => showQueue(desk, one, request));
		return servicePage(request, queues, context);
	});

	app.get(`${DESK}/:desk/queue/:queue`, async (request) => {
		const { desk, queue } = queueOf(request);
		return showQueue(desk, queue, request);
	});

	// With the columns of the queue, whatever else one would like to know.
	app.get(`${DESK}/:desk/queue/:queue/issue`, async (request) => {
		const { queue } = queueOf(request);
		const ids = queue.fields.filter((id) => id !== 'issuekey');
		const rows = issuesOf(queue).map((issue) => {
			const { id, key, self, fields } = renderIssue(site, issue, { ids, idOnly: false });
			return toV2({ id, self, key, fields });
		});
		return servicePage(request, rows, context);
	});

	/** By a cursor: the number of the next article. @param {Request} request @param {(deskId: string) => boolean} isAsked */
	const search = (request, isAsked) => {
		const { query, highlight, cursor } = request.query;
		if (!query) throw serviceError(400, 'A query is required.');
		const limit = Math.max(1, integer(request, 'limit', 50));
		const start = cursor ? Number(Buffer.from(cursor, 'base64url').toString()) : 0;
		const words = query.toLowerCase().match(/\w+/g) ?? [];
		const found = articles
			.filter(({ deskId }) => isAsked(deskId))
			.filter(({ title, excerpt }) =>
				words.some((/** @type {string} */ word) =>
					`${title} ${excerpt}`.toLowerCase().includes(word),
				),
			);
		const rows = found.slice(start, start + limit);
		const isLastPage = start + rows.length >= found.length;
		const next = new URLSearchParams({
			...request.query,
			cursor: Buffer.from(String(start + rows.length)).toString('base64url'),
		});
		/** @param {string} text */
		const mark = (text) =>
			highlight === 'true'
				? words.reduce(
						(/** @type {string} */ marked, /** @type {string} */ word) =>
							marked.replace(new RegExp(word, 'gi'), '@@@hl@@@$&@@@endhl@@@'),
						text,
					)
				: text;
		return {
			_expands: [],
			size: rows.length,
			start: 0,
			limit,
			isLastPage,
			_links: {
				self: `${site.baseUrl}${request.path}`,
				base: site.baseUrl,
				context: '',
				...(!isLastPage && { next: `${site.baseUrl}${request.path}?${next}` }),
			},
			values: rows.map(({ title, excerpt, pageId }) => ({
				title,
				excerpt: mark(excerpt),
				source: { type: 'confluence', pageId, spaceKey: 'IT' },
				content: { iframeSrc: `${site.baseUrl}${SERVICE}/knowledgebase/article/view/${pageId}` },
			})),
		};
	};

	app.get(`${SERVICE}/knowledgebase/article`, async (request) => {
		requirePortal(request, site);
		const open = site.desks.filter((one) => isOpen(site, one)).map(({ id }) => id);
		return search(request, (deskId) => open.includes(deskId));
	});

	app.get(`${DESK}/:desk/knowledgebase/article`, async (request) => {
		const { id } = deskOf(request, site);
		return search(request, (deskId) => deskId === id);
	});
}

module.exports = { deskRoutes };
