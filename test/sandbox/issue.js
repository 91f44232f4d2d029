// @ts-check
'use strict';

const { jiraTime } = require('./time');
const { initialStatus } = require('./workflow');

/**
 * @typedef {object} Issue a stored issue; `fields` has the form Jira answers
 * @property {string} id
 * @property {string} key
 * @property {number} number numeric part of the key
 * @property {import('./seed/reference').Project} project
 * @property {number} createdAt ms
 * @property {number} updatedAt ms
 * @property {number} indexedAt ms of the last change, for `indexLag`
 * @property {import('./searchIndex').Version[]} versions that an index that lags behind shows, oldest first
 * @property {Record<string, any>} fields
 * @property {Record<string, any>} properties
 * @property {any[]} comments oldest first
 * @property {import('./worklogs').Worklog[]} worklogs oldest first
 * @property {import('./attachments').Attachment[]} attachments oldest first
 * @property {import('./routes/remoteLink').RemoteLink[]} remoteLinks oldest first
 * @property {string[]} watchers account ids
 * @property {string[]} voters account ids
 * @property {boolean} archived
 * @property {import('./history').Entry[]} history oldest first
 * @property {Issue[]} subtasks
 * @property {import('./service').Request} [request] of a customer, in a service project
 * @property {number} rank place among all issues, as boards order them
 */

/**
 * @param {import('./site').Site} site @param {import('./seed/reference').Project} project
 * @param {Record<string, any>} values stored form by field id
 * @param {number} at ms
 * @returns {Issue}
 */
function newIssue(site, project, values, at) {
	const number = ++project.counter;
	const time = jiraTime(at);
	const id = site.ids.next('issue');
	const { account } = site;
	return {
		id,
		key: `${project.key}-${number}`,
		number,
		project,
		createdAt: at,
		updatedAt: at,
		indexedAt: at,
		versions: [],
		fields: {
			assignee: site.defaultAssignee(project),
			reporter: account.json,
			priority: site.priorities[2],
			labels: [],
			status: site.status(initialStatus(site.typeIn(project, values.issuetype).workflow)),
			...values,
			project: project.json,
			creator: account.json,
			created: time,
			updated: time,
			statuscategorychangedate: time,
		},
		properties: {},
		comments: [],
		worklogs: [],
		attachments: [],
		remoteLinks: [],
		watchers: [account.accountId],
		voters: [],
		archived: false,
		history: [],
		subtasks: [],
		rank: Number(id),
	};
}

module.exports = { newIssue };
