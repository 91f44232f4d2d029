// @ts-check
'use strict';

const { jiraTime } = require('../time');

const HOUR = 3_600_000;

/** @param {number} ms a moment as service management writes it */
const moment = (ms) => ({
	iso8601: jiraTime(ms).replace(/\.\d{3}/, ''),
	jira: jiraTime(ms),
	friendly: 'Today',
	epochMillis: ms,
});

/** @param {number} ms */
const duration = (ms) => ({ millis: ms, friendly: `${Math.round(ms / HOUR)}h` });

/**
 * A request, as far as its fields say where it is.
 * @typedef {object} Located
 * @property {string} id of the issue
 * @property {string} key
 * @property {string} baseUrl
 * @property {number} at ms
 */

/** @param {Located} request */
const selfOf = ({ baseUrl, id }) => `${baseUrl}/rest/servicedeskapi/request/${id}`;

/** An approval that waits. @param {Located & { approver: any }} request the approver as service management answers a person */
const approvalOf = (request) => ({
	id: '3',
	name: 'Waiting for approval',
	finalDecision: 'pending',
	canAnswerApproval: true,
	approvers: [{ approver: request.approver, approverDecision: 'pending' }],
	createdDate: moment(request.at),
	_links: { self: `${selfOf(request)}/approval/3` },
});

/** A goal that was met: nothing of it is running. @param {Located} request */
const firstResponse = (request) => ({
	id: '1',
	name: 'Time to first response',
	_links: { self: `${selfOf(request)}/sla/1` },
	completedCycles: [
		{
			startTime: moment(request.at),
			stopTime: moment(request.at + HOUR),
			breachTime: moment(request.at + 4 * HOUR),
			breached: false,
			goalDuration: duration(4 * HOUR),
			elapsedTime: duration(HOUR),
			remainingTime: duration(3 * HOUR),
		},
	],
	slaDisplayFormat: 'NEW_SLA_FORMAT',
});

/** A request type as service management answers it. @param {string} baseUrl @param {import('./serviceDesk').Desk} desk @param {import('./serviceDesk').RequestType} type */
const showRequestType = (baseUrl, desk, { id, name, description, groupIds }) => ({
	_expands: ['field'],
	id,
	_links: { self: `${baseUrl}/rest/servicedeskapi/servicedesk/${desk.id}/requesttype/${id}` },
	name,
	description,
	helpText: '',
	issueTypeId: desk.issueTypeId,
	serviceDeskId: desk.id,
	portalId: desk.id,
	groupIds,
	icon: { id: '10500', _links: { iconUrls: {} } },
});

/**
 * What the fields of service management hold on a request, by field ID.
 * @param {Located & { desk: import('./serviceDesk').Desk, type: import('./serviceDesk').RequestType, organizations: import('./serviceDesk').Organization[] }} request
 */
function serviceFields(request) {
	const { id, key, baseUrl, at, desk, type } = request;
	const self = selfOf(request);
	return {
		customfield_10002: request.organizations
			.filter((one) => desk.organizations.includes(one.id))
			.map((one) => ({
				id: one.id,
				name: one.name,
				_links: { self: `${baseUrl}/rest/servicedeskapi/organization/${one.id}` },
			})),
		customfield_10010: {
			_links: {
				jiraRest: `${baseUrl}/rest/api/2/issue/${id}`,
				web: `${baseUrl}/servicedesk/customer/portal/${desk.id}/${key}`,
				self,
				agent: `${baseUrl}/browse/${key}`,
			},
			requestType: showRequestType(baseUrl, desk, type),
		},
		customfield_10080: {
			id: '2',
			name: 'Time to resolution',
			_links: { self: `${self}/sla/2` },
			completedCycles: [],
			ongoingCycle: {
				startTime: moment(at),
				breachTime: moment(at + 40 * HOUR),
				breached: false,
				paused: false,
				withinCalendarHours: true,
				goalDuration: duration(40 * HOUR),
				elapsedTime: duration(3 * HOUR),
				remainingTime: duration(37 * HOUR),
			},
			slaDisplayFormat: 'NEW_SLA_FORMAT',
		},
		customfield_10081: { languageCode: 'en', displayName: 'English' },
		// The schema says array, the value is one object (R).
		customfield_10083: { id: '1', name: 'Neutral' },
		customfield_10084: [
			{
				workspaceId: 'b5a679cc-1111-4222-8333-000000000001',
				id: 'b5a679cc-1111-4222-8333-000000000001:7',
				objectId: '7',
			},
		],
	};
}

module.exports = { approvalOf, firstResponse, moment, serviceFields, showRequestType };
