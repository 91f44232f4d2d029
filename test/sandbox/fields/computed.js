// @ts-check
'use strict';

const { showAttachment } = require('../attachments');
const { showComment, shownComments } = require('../comments');
const { durationOf, secondsOf } = require('../durations');
const { linkTo } = require('../hierarchy');
const { shownLinks } = require('../links');
const { approvalsOf, customerStatus, showApproval } = require('../service');
const { shownWorklogs, showWorklog } = require('../worklogs');

/** @typedef {import('../site').Issue} Issue */

/** @param {Issue} issue */
const estimates = ({ fields: { timetracking } }) => ({
	original: secondsOf(timetracking?.originalEstimate),
	remaining: secondsOf(timetracking?.remainingEstimate),
});

/** Of all, also those that are shown to others. @param {Issue} issue @returns {number | null} seconds */
const spent = ({ worklogs }) =>
	worklogs.length > 0 ? worklogs.reduce((sum, { seconds }) => sum + seconds, 0) : null;

/** @param {Issue} issue */
function timeTracking(issue) {
	const { original, remaining } = estimates(issue);
	const logged = spent(issue);
	const { timetracking } = issue.fields;
	return {
		...timetracking,
		...(logged !== null && { timeSpent: durationOf(logged) }),
		...(original !== null && { originalEstimateSeconds: original }),
		...(remaining !== null && { remainingEstimateSeconds: remaining }),
		...(logged !== null && { timeSpentSeconds: logged }),
	};
}

/** @param {number | null} done seconds @param {number | null} left */
function progressOf(done, left) {
	const total = (done ?? 0) + (left ?? 0);
	const percent = total > 0 && { percent: Math.floor(((done ?? 0) * 100) / total) };
	return { progress: done ?? 0, total, ...percent };
}

/** Of the issue and its sub-tasks. @param {(issue: Issue) => number | null} read @returns {(issue: Issue) => number | null} */
const aggregate = (read) => (issue) => {
	const values = [issue, ...issue.subtasks].map(read).filter((one) => one !== null);
	return values.length > 0 ? values.reduce((sum, one) => Number(sum) + Number(one), 0) : null;
};
/** @param {Issue} issue */
const originalEstimate = (issue) => estimates(issue).original;
/** @param {Issue} issue */
const remainingEstimate = (issue) => estimates(issue).remaining;

/** @param {Issue} issue percent of the estimate; -1: there is none */
function workRatio(issue) {
	const original = originalEstimate(issue);
	return original ? Math.floor(((spent(issue) ?? 0) * 100) / original) : -1;
}

/** So many worklogs are in an issue; there are requests for the others. */
const EMBEDDED_WORKLOGS = 20;

/** @param {import('../site').Site} site @param {string} part */
const self = (site, part) => `${site.baseUrl}/rest/api/3/issue/${part}`;

/**
 * What Jira works out when it shows an issue. An empty one is often no null.
 * @type {Record<string, (issue: Issue, site: import('../site').Site) => any>}
 */
const computedFields = {
	statusCategory: (issue) => issue.fields.status.statusCategory,
	subtasks: (issue, site) => issue.subtasks.map((one) => linkTo(site, one)),
	comment(issue, site) {
		const comments = shownComments(issue).map((one) => showComment(one, issue));
		const total = comments.length;
		return {
			comments,
			self: self(site, `${issue.id}/comment`),
			maxResults: total,
			total,
			startAt: 0,
		};
	},
	worklog(issue, site) {
		const all = shownWorklogs(issue);
		return {
			startAt: 0,
			maxResults: EMBEDDED_WORKLOGS,
			total: all.length,
			worklogs: all.slice(0, EMBEDDED_WORKLOGS).map((one) => showWorklog(one, issue, site)),
		};
	},
	attachment: (issue, site) => issue.attachments.map((one) => showAttachment(one, site)),
	issuelinks: shownLinks,
	watches: (issue, site) => ({
		self: self(site, `${issue.key}/watchers`),
		watchCount: issue.watchers.length,
		isWatching: issue.watchers.includes(site.account.accountId),
	}),
	votes: (issue, site) => ({
		self: self(site, `${issue.key}/votes`),
		votes: issue.voters.length,
		hasVoted: issue.voters.includes(site.account.accountId),
	}),
	timetracking: timeTracking,
	timeoriginalestimate: originalEstimate,
	timeestimate: remainingEstimate,
	timespent: spent,
	aggregatetimeoriginalestimate: aggregate(originalEstimate),
	aggregatetimeestimate: aggregate(remainingEstimate),
	aggregatetimespent: aggregate(spent),
	progress: (issue) => progressOf(spent(issue), remainingEstimate(issue)),
	aggregateprogress: (issue) =>
		progressOf(aggregate(spent)(issue), aggregate(remainingEstimate)(issue)),
	workratio: workRatio,
	issuerestriction: (issue) => ({
		issuerestrictions: {},
		shouldDisplay: issue.project.json.simplified,
	}),
	customfield_10000: () => '{}',
	customfield_10010: (issue) =>
		issue.request && { ...issue.fields.customfield_10010, currentStatus: customerStatus(issue) },
	customfield_10026: (issue, site) =>
		issue.request && approvalsOf(issue).map((one) => showApproval(site, one)),
	customfield_10018: () => ({
		hasEpicLinkFieldDependency: false,
		showField: false,
		nonEditableReason: {
			reason: 'PLUGIN_LICENSE_ERROR',
			message: 'This field needs a plan that the site does not have.',
		},
	}),
	customfield_10019: (issue) => `0|i${issue.rank.toString(36).padStart(5, '0')}:`,
};

/** Lists, of the system but for the organizations, that are `[]` when nothing is in them; those of custom fields are null. */
const LISTS = [
	'components',
	'fixVersions',
	'versions',
	'labels',
	'attachment',
	'issuelinks',
	'customfield_10002',
];

module.exports = { computedFields, LISTS };
