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
 * What the fields of service management hold on a request, by field ID.
 * @param {object} request
 * @param {string} request.id of the issue
 * @param {string} request.key
 * @param {string} request.baseUrl
 * @param {Record<string, any>} request.approver a user as Jira answers one
 * @param {number} request.at ms
 */
function serviceFields({ id, key, baseUrl, approver, at }) {
	const self = `${baseUrl}/rest/servicedeskapi/request/${id}`;
	const { accountId, emailAddress, displayName, active, timeZone, avatarUrls } = approver;
	return {
		customfield_10002: [
			{
				id: '1',
				name: 'Example Ltd',
				_links: { self: `${baseUrl}/rest/servicedeskapi/organization/1` },
			},
		],
		customfield_10010: {
			_links: {
				jiraRest: `${baseUrl}/rest/api/2/issue/${id}`,
				web: `${baseUrl}/servicedesk/customer/portal/1/${key}`,
				self,
				agent: `${baseUrl}/browse/${key}`,
			},
			requestType: {
				_expands: ['field'],
				id: '25',
				_links: { self: `${baseUrl}/rest/servicedeskapi/servicedesk/1/requesttype/25` },
				name: 'Get IT help',
				description: 'Something does not work.',
				helpText: '',
				issueTypeId: '10801',
				serviceDeskId: '1',
				portalId: '1',
				groupIds: ['4'],
				icon: { id: '10500', _links: { iconUrls: {} } },
			},
			currentStatus: {
				status: 'Waiting for approval',
				statusCategory: 'NEW',
				statusDate: moment(at),
			},
		},
		customfield_10026: [
			{
				id: '3',
				name: 'Waiting for approval',
				finalDecision: 'pending',
				canAnswerApproval: true,
				approvers: [
					{
						approver: {
							accountId,
							emailAddress,
							displayName,
							active,
							timeZone,
							_links: { jiraRest: `${baseUrl}/rest/api/2/user?accountId=${accountId}`, avatarUrls },
						},
						approverDecision: 'pending',
					},
				],
				createdDate: moment(at),
				_links: { self: `${self}/approval/3` },
			},
		],
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

module.exports = { serviceFields };
