// @ts-check
'use strict';

const { isDocument } = require('../adf');
const { toHtml } = require('../adfHtml');
const { listed, servicePage, servicePart } = require('../paging');
const { moment, showRequestType } = require('../seed/service');
const { showServiceComment, visibleFiles } = require('../requestShow');
const { SERVICE, approvalsOf, customerStatus, isAgent, showPerson } = require('../service');
const { shownComments } = require('../comments');
const { toV2 } = require('../v2');
const { newRequest } = require('./requestCreate');
const {
	deskOf,
	isRequestOpen,
	relationTo,
	requestOf,
	requirePortal,
	serviceError,
} = require('./serviceGuards');

/**
 * @typedef {import('../http').Request} Request
 * @typedef {import('../site').Issue & { request: import('../service').Request }} ServiceIssue
 */

const REQUEST = `${SERVICE}/request`;
const EXPANDS = 'participant,status,sla,requestType,serviceDesk,attachment,action,comment'.split(
	',',
);
const OWNERSHIPS =
	'OWNED_REQUESTS,PARTICIPATED_REQUESTS,ORGANIZATION,ALL_ORGANIZATIONS,APPROVER,ALL_REQUESTS'.split(
		',',
	);
/** Without being asked: own ones, those of others where one takes part, and of the own organizations. */
const USUAL = ['OWNED_REQUESTS', 'PARTICIPATED_REQUESTS', 'ALL_ORGANIZATIONS'];

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function requestRoutes(app, context) {
	const { site } = context;

	/** @param {ServiceIssue} issue */
	const selfOf = ({ id }) => `${site.baseUrl}${REQUEST}/${id}`;
	/** @param {ServiceIssue} issue @param {string} name @param {any[]} list */
	const part = (issue, name, list) => servicePart(list, `${selfOf(issue)}/${name}`);

	/** @param {ServiceIssue} issue values of the form, texts as people wrote them */
	const valuesOf = ({ fields, request }) =>
		request.type.fields
			.filter(({ fieldId, visible = true }) => visible && fieldId !== 'attachment')
			.filter(({ fieldId }) => fields[fieldId] !== undefined && fields[fieldId] !== null)
			.map(({ fieldId, name }) => ({
				fieldId,
				label: name,
				value: toV2(fields[fieldId]),
				...(isDocument(fields[fieldId]) && { renderedValue: { html: toHtml(fields[fieldId]) } }),
			}));

	/** The present status and those before it, the newest first. @param {ServiceIssue} issue */
	const statusesOf = (issue) => [customerStatus(issue)];

	/** @param {ServiceIssue} issue @returns {Record<string, any>} by what expands to it */
	const expansions = (issue) => {
		const { desk, type, participants, slas } = issue.request;
		const agent = isAgent(site);
		return {
			participant: () => ({
				participants: part(
					issue,
					'participant',
					participants.map((id) => showPerson(site, id)),
				),
			}),
			status: () => ({ status: part(issue, 'status', statusesOf(issue)) }),
			// Agents only: for others it is not there.
			sla: () => agent && { sla: part(issue, 'sla', slas) },
			requestType: () => ({ requestType: showRequestType(site.baseUrl, desk, type) }),
			serviceDesk: () => ({
				serviceDesk: {
					id: desk.id,
					projectId: issue.project.id,
					projectName: issue.project.name,
					projectKey: desk.projectKey,
					_links: { self: `${site.baseUrl}${SERVICE}/servicedesk/${desk.id}` },
				},
			}),
			attachment: () => ({ attachments: part(issue, 'attachment', visibleFiles(site, issue)) }),
			action: () => ({
				actions: {
					addAttachment: { allowed: true },
					addComment: { allowed: true },
					addParticipant: { allowed: agent },
					removeParticipant: { allowed: agent },
				},
			}),
			comment: () => ({
				comments: part(
					issue,
					'comment',
					shownComments(issue)
						.map((one) => showServiceComment(site, issue, one))
						.filter((one) => agent || one.public),
				),
			}),
		};
	};

	/** @param {ServiceIssue} issue @param {string[]} [expand] */
	const show = (issue, expand = []) => {
		const { request, fields } = issue;
		const more = expansions(issue);
		const asked = EXPANDS.filter((name) => expand.some((one) => one.split('.')[0] === name));
		return {
			_expands: EXPANDS,
			issueId: issue.id,
			issueKey: issue.key,
			summary: fields.summary,
			requestTypeId: request.type.id,
			serviceDeskId: request.desk.id,
			createdDate: moment(issue.createdAt),
			reporter: showPerson(site, fields.reporter.accountId),
			requestFieldValues: valuesOf(issue),
			currentStatus: customerStatus(issue),
			_links: { ...fields.customfield_10010._links, self: selfOf(issue) },
			...Object.assign({}, ...asked.map((name) => more[name]())),
		};
	};

	app.post(REQUEST, async (request, reply) => {
		requirePortal(request, site);
		const issue = newRequest(request, context);
		return reply.code(201).send(show(issue));
	});

	/** Which of the ways to belong to a request hold for the caller. @param {ServiceIssue} issue @param {any} query */
	const belongs = (issue, { organizationId }) => {
		const { isReporter, isParticipant, organizations } = relationTo(site, issue);
		const isApprover = approvalsOf(issue).some(({ approvers }) =>
			approvers.some((/** @type {any} */ one) => one.approver.accountId === site.account.accountId),
		);
		return /** @type {Record<string, boolean>} */ ({
			OWNED_REQUESTS: isReporter,
			PARTICIPATED_REQUESTS: isParticipant,
			ORGANIZATION: organizations.includes(organizationId),
			ALL_ORGANIZATIONS: organizations.length > 0,
			APPROVER: isApprover,
			ALL_REQUESTS: isReporter || isParticipant || organizations.length > 0,
		});
	};

	// Not the requests of a desk: those an agent finds by JQL or in its queues.
	app.get(REQUEST, async (request) => {
		requirePortal(request, site);
		const { query } = request;
		const { serviceDeskId, requestTypeId, searchTerm = '', requestStatus = 'ALL_REQUESTS' } = query;
		const ownerships = listed(query.requestOwnership);
		const unknown = ownerships.find((one) => !OWNERSHIPS.includes(one));
		if (unknown) throw serviceError(400, `The request ownership '${unknown}' is not valid.`);
		if (requestTypeId !== undefined && serviceDeskId === undefined) {
			throw serviceError(400, 'The service desk of the request type is required.');
		}
		const desk = serviceDeskId === undefined ? undefined : deskOf(request, site, serviceDeskId);
		const wanted = ownerships.length > 0 ? ownerships : USUAL;
		const rows = /** @type {ServiceIssue[]} */ (site.issues.filter((issue) => issue.request))
			.filter((issue) => !desk || issue.request.desk === desk)
			.filter((issue) => requestTypeId === undefined || issue.request.type.id === requestTypeId)
			.filter((issue) => issue.fields.summary.toLowerCase().includes(searchTerm.toLowerCase()))
			.filter(
				({ fields }) =>
					requestStatus === 'ALL_REQUESTS' ||
					(requestStatus === 'OPEN_REQUESTS') === !fields.resolution,
			)
			.filter((issue) => isRequestOpen(site, issue))
			.filter((issue) => wanted.some((one) => belongs(issue, query)[one]))
			.reverse()
			.map((issue) => show(issue, listed(query.expand)));
		return servicePage(request, rows, context);
	});

	app.get(`${REQUEST}/:issue`, async (request) =>
		show(requestOf(request, site), listed(request.query.expand)),
	);

	app.get(`${REQUEST}/:issue/status`, async (request) =>
		servicePage(request, statusesOf(requestOf(request, site)), context),
	);
}

module.exports = { requestRoutes };
