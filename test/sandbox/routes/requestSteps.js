// @ts-check
'use strict';

const { addComment } = require('../comments');
const { servicePage } = require('../paging');
const { moment } = require('../seed/service');
const { SERVICE, approvalsOf, showApproval } = require('../service');
const { toDocument } = require('../v2');
const { bodyOf } = require('./crud');
const { requestOf, requireAgent, serviceError } = require('./serviceGuards');

/**
 * @typedef {import('../http').Request} Request
 * @typedef {import('../site').Issue & { request: import('../service').Request }} ServiceIssue
 */

const REQUEST = `${SERVICE}/request`;

/** What customers are shown, by the name of the status: the last one closes. */
const TRANSITIONS =
	/** @type {Record<string, { id: string, name: string, to: string, resolution?: string }[]>} */ ({
		'To Do': [{ id: '801', name: 'Cancel request', to: 'Done', resolution: "Won't Do" }],
		'In Progress': [
			{ id: '801', name: 'Cancel request', to: 'Done', resolution: "Won't Do" },
			{ id: '811', name: 'Mark as resolved', to: 'Done', resolution: 'Done' },
		],
		Done: [{ id: '821', name: 'Reopen', to: 'In Progress' }],
	});

/** How a request goes on. @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function requestStepRoutes(app, context) {
	const { site } = context;

	app.get(`${REQUEST}/:issue/sla`, async (request) => {
		requireAgent(request, site);
		return servicePage(request, requestOf(request, site).request.slas, context);
	});

	app.get(`${REQUEST}/:issue/sla/:sla`, async (request) => {
		requireAgent(request, site);
		const { slas } = requestOf(request, site).request;
		const found = slas.find(({ id }) => id === request.params.sla);
		if (!found) throw serviceError(404, 'The SLA you are trying to view does not exist.');
		return found;
	});

	/** @param {Request} request @throws 404 */
	const approvalOf = (request) => {
		const issue = requestOf(request, site);
		const approval = approvalsOf(issue).find(({ id }) => id === request.params.approval);
		if (!approval) throw serviceError(404, 'The approval you are trying to view does not exist.');
		return { issue, approval };
	};

	app.get(`${REQUEST}/:issue/approval`, async (request) => {
		const approvals = approvalsOf(requestOf(request, site));
		return servicePage(
			request,
			approvals.map((one) => showApproval(site, one)),
			context,
		);
	});

	app.get(`${REQUEST}/:issue/approval/:approval`, async (request) =>
		showApproval(site, approvalOf(request).approval),
	);

	/** @param {string} name */
	const statusNamed = (name) => site.statuses.find((one) => one.untranslatedName === name);
	/** @param {string | undefined} name */
	const resolutionNamed = (name) =>
		site.resolutions.find((one) => one.untranslatedName === name) ?? null;

	// Nobody decides for another, and nobody twice.
	app.post(`${REQUEST}/:issue/approval/:approval`, async (request) => {
		const { issue, approval } = approvalOf(request);
		const { decision } = bodyOf(request);
		if (decision !== 'approve' && decision !== 'decline') {
			throw serviceError(400, "The decision must be 'approve' or 'decline'.");
		}
		const own = approval.approvers.find(
			(/** @type {any} */ one) => one.approver.accountId === site.account.accountId,
		);
		if (approval.finalDecision !== 'pending' || (own && own.approverDecision !== 'pending')) {
			throw serviceError(409, 'The approval has been decided already.');
		}
		if (!own) throw serviceError(403, 'You are not an approver of this request.');
		context.countWrite(issue);
		const approved = decision === 'approve';
		own.approverDecision = approved ? 'approved' : 'declined';
		approval.finalDecision = own.approverDecision;
		approval.completedDate = moment(Date.now());
		site.changeIssue(issue, {
			status: statusNamed(approved ? 'In Progress' : 'Done'),
			resolution: approved ? null : resolutionNamed("Won't Do"),
		});
		return showApproval(site, approval);
	});

	/** @param {ServiceIssue} issue */
	const transitionsOf = ({ fields }) => TRANSITIONS[fields.status.untranslatedName] ?? [];

	app.get(`${REQUEST}/:issue/transition`, async (request) => {
		const rows = transitionsOf(requestOf(request, site)).map(({ id, name }) => ({ id, name }));
		return servicePage(request, rows, context);
	});

	app.post(`${REQUEST}/:issue/transition`, async (request, reply) => {
		const issue = requestOf(request, site);
		const { id, additionalComment } = bodyOf(request);
		const transition = transitionsOf(issue).find((one) => one.id === id);
		if (!transition) throw serviceError(400, `The transition '${id}' is not valid.`);
		context.countWrite(issue);
		if (additionalComment?.body) {
			addComment(site, issue, { body: toDocument(additionalComment.body) });
		}
		site.changeIssue(issue, {
			status: statusNamed(transition.to),
			resolution: resolutionNamed(transition.resolution),
		});
		return reply.code(204).send();
	});
}

module.exports = { requestStepRoutes };
