// @ts-check
'use strict';

const { requireAccount } = require('../auth');
const { JiraError } = require('../errors');
const { ORGANIZATIONS, isAgent } = require('../service');

/**
 * @typedef {import('../http').Request} Request
 * @typedef {import('../site').Site} Site
 * @typedef {import('../site').Issue} Issue
 * @typedef {import('../seed/serviceDesk').Desk} Desk
 */

/**
 * As service management answers: with one message. Texts are own wording unless marked (Q): quoted by users.
 * @param {number} status @param {string} errorMessage @param {string} [i18nKey] @param {string[]} [parameters]
 */
const serviceError = (status, errorMessage, i18nKey = 'sd.rest.error', parameters = []) =>
	new JiraError(status, { errorMessage, i18nErrorMessage: { i18nKey, parameters } });

/** Nothing is said: not to those without a licence, nor to those who send values of another form. @param {number} status */
const silent = (status) => new JiraError(status, '');

/** @param {Site} site @param {Desk} desk */
const isOpen = (site, { projectKey, customers }) =>
	isAgent(site)
		? Boolean(site.visibleProject(projectKey))
		: customers.includes(site.account.accountId);

/** Agents, and customers of some desk. @param {Request} request @param {Site} site @throws 401, 403 */
function requirePortal(request, site) {
	requireAccount(request);
	const { accountId } = site.account;
	const isCustomer = site.desks.some(({ customers }) => customers.includes(accountId));
	if (!isAgent(site) && !isCustomer) throw silent(403);
}

/** @param {Request} request @param {Site} site @throws 401, 403 */
function requireAgent(request, site) {
	requirePortal(request, site);
	if (!isAgent(site)) {
		throw serviceError(403, 'Only agents of the service project may do this.');
	}
}

/** @param {Request} request @throws 412 */
function requireOptIn({ headers }) {
	if (headers['x-experimentalapi'] === 'opt-in') return;
	throw serviceError(
		412,
		'This API is experimental. Send the header X-ExperimentalApi: opt-in to use it.',
		'sd.rest.experimental.api.not.opted.in',
	);
}

/** By its id or the key of its project. @param {Request} request @param {Site} site @throws 401, 403, 404 (Q) */
function deskOf(request, site, id = request.params.desk) {
	requirePortal(request, site);
	const desk = site.desks.find((one) => one.id === id || one.projectKey === id);
	if (!desk || !isOpen(site, desk)) {
		throw serviceError(
			404,
			'The Service Desk you are trying to view does not exist.',
			'sd.agent.servicedesk.error.servicedesk.missing',
		);
	}
	return desk;
}

/** @param {Request} request @param {Desk} desk @throws 404 */
function requestTypeOf({ params }, { types }) {
	const type = types.find(({ id }) => id === params.type);
	if (!type) throw serviceError(404, 'The request type you are trying to view does not exist.');
	return type;
}

/** What the caller has to do with a request. @param {Site} site @param {Issue} issue */
function relationTo({ account, organizations }, { fields, request }) {
	const { accountId } = account;
	const own = organizations.filter(({ members }) => members.includes(accountId));
	return {
		isReporter: fields.reporter?.accountId === accountId,
		isParticipant: request?.participants.includes(accountId) === true,
		organizations: own
			.map(({ id }) => id)
			.filter((id) =>
				(fields[ORGANIZATIONS] ?? []).some((/** @type {any} */ one) => one.id === id),
			),
	};
}

/** @param {Site} site @param {Issue} issue */
function isRequestOpen(site, issue) {
	const { isReporter, isParticipant, organizations } = relationTo(site, issue);
	if (isAgent(site)) return site.isVisible(issue.project);
	return isReporter || isParticipant || organizations.length > 0;
}

/**
 * @param {Request} request @param {Site} site
 * @returns {Issue & { request: import('../service').Request }}
 * @throws 401, 403 also for an issue of another kind of project, 404
 */
function requestOf(request, site) {
	requirePortal(request, site);
	const issue = site.issue(request.params.issue);
	const isThere =
		issue && (issue.request ? isRequestOpen(site, issue) : site.isVisible(issue.project));
	if (!isThere) {
		throw serviceError(
			404,
			'The request you are trying to view does not exist.',
			'sd.customerview.error.issueNotFound',
		);
	}
	if (!issue.request) {
		throw serviceError(403, 'You do not have permission to view this request.');
	}
	return /** @type {any} */ (issue);
}

module.exports = {
	serviceError,
	silent,
	isOpen,
	requirePortal,
	requireAgent,
	requireOptIn,
	deskOf,
	requestTypeOf,
	relationTo,
	isRequestOpen,
	requestOf,
};
