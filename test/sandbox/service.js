// @ts-check
'use strict';

const { desks, organizations } = require('./seed/serviceDesk');
const { approvalOf, firstResponse, moment, serviceFields } = require('./seed/service');

/**
 * @typedef {import('./site').Site} Site
 * @typedef {import('./site').Issue} Issue
 * @typedef {import('./seed/serviceDesk').Desk} Desk
 * @typedef {import('./seed/serviceDesk').RequestType} RequestType
 *
 * What a request has beyond the fields of its issue.
 * @typedef {object} Request
 * @property {Desk} desk
 * @property {RequestType} type
 * @property {string[]} participants account ids
 * @property {any[]} slas as service management answers them
 */

const SERVICE = '/rest/servicedeskapi';
/** How internal comments are marked. */
const INTERNAL = [{ key: 'sd.public.comment', value: { internal: true } }];
const ORGANIZATIONS = 'customfield_10002';
const APPROVALS = 'customfield_10026';
const SLA = 'customfield_10080';

/** What customers read in place of a status. */
const CUSTOMER_STATUS = /** @type {Record<string, string>} */ ({
	'To Do': 'Waiting for support',
	'In Progress': 'In progress',
	Done: 'Resolved',
});
const CATEGORIES = /** @type {Record<string, string>} */ ({
	new: 'NEW',
	indeterminate: 'INDETERMINATE',
	done: 'DONE',
});

/** Desks and organizations of a fresh site; the projects are there. @param {Site} site */
function seedService(site) {
	site.desks = desks();
	site.organizations = organizations();
	for (const accountId of site.madeUsers) site.users.delete(accountId);
	site.madeUsers = [];
	site.temporaryFiles = [];
}

/**
 * Makes an issue a request.
 * @param {Site} site @param {Issue} issue @param {Desk} desk @param {RequestType} type
 * @param {{ participants?: string[], approver?: string }} [more] account ids
 */
function openRequest(
	site,
	issue,
	desk,
	type,
	{ participants = [], approver = type.approver } = {},
) {
	const { id, key, createdAt: at } = issue;
	const { baseUrl } = site;
	const request = { id, key, baseUrl, at };
	Object.assign(
		issue.fields,
		serviceFields({ ...request, desk, type, organizations: site.organizations }),
	);
	issue.fields[APPROVALS] = approver
		? [approvalOf({ ...request, approver: showPerson(site, approver) })]
		: [];
	issue.request = { desk, type, participants, slas: [issue.fields[SLA], firstResponse(request)] };
}

/** @param {Site} site @returns {boolean} whether the caller has a licence */
const isAgent = ({ account }) => account.products.includes('serviceDesk');

/** A person as service management answers one. @param {Site} site @param {string} accountId */
function showPerson(site, accountId) {
	const user = /** @type {import('./site').User} */ (site.users.get(accountId));
	const { emailAddress, displayName, active, timeZone, avatarUrls } = user.json;
	const self = `${site.baseUrl}/rest/api/2/user?accountId=${encodeURIComponent(accountId)}`;
	return {
		accountId,
		...(emailAddress && { emailAddress }),
		displayName,
		active,
		timeZone,
		_links: { jiraRest: self, avatarUrls, self },
	};
}

/** @param {Issue} issue */
const approvalsOf = ({ fields }) => /** @type {any[]} */ (fields[APPROVALS] ?? []);

/** What customers read of a request. @param {Issue} issue */
function customerStatus(issue) {
	const { status, statuscategorychangedate } = issue.fields;
	const waits = approvalsOf(issue).some(({ finalDecision }) => finalDecision === 'pending');
	return {
		status: waits
			? 'Waiting for approval'
			: (CUSTOMER_STATUS[status.untranslatedName] ?? status.name),
		statusCategory: CATEGORIES[status.statusCategory.key],
		statusDate: moment(Date.parse(statuscategorychangedate)),
	};
}

/** An approval as the caller sees it. @param {Site} site @param {any} approval */
const showApproval = ({ account }, approval) => ({
	...approval,
	canAnswerApproval:
		approval.finalDecision === 'pending' &&
		approval.approvers.some(
			(/** @type {any} */ one) =>
				one.approver.accountId === account.accountId && one.approverDecision === 'pending',
		),
});

module.exports = {
	SERVICE,
	INTERNAL,
	isAgent,
	ORGANIZATIONS,
	seedService,
	openRequest,
	showPerson,
	approvalsOf,
	customerStatus,
	showApproval,
};
