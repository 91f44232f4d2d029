// @ts-check
'use strict';

/** @typedef {import('../site').Issue} Issue */

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const UNITS = /** @type {Record<string, number>} */ ({
	w: 40 * HOUR,
	d: 8 * HOUR,
	h: HOUR,
	m: MINUTE,
});

/** @param {string | undefined} duration as `1d 2h` @returns {number | null} seconds of Jira's working time */
const seconds = (duration) =>
	duration
		? [...duration.matchAll(/(\d+)([wdhm])/g)].reduce(
				(sum, [, count, unit]) => sum + Number(count) * UNITS[unit],
				0,
			)
		: null;

/** @param {Issue} issue */
const estimates = ({ fields: { timetracking } }) => ({
	original: seconds(timetracking?.originalEstimate),
	remaining: seconds(timetracking?.remainingEstimate),
});

/** @param {Issue} issue */
function timeTracking(issue) {
	const { original, remaining } = estimates(issue);
	const { timetracking } = issue.fields;
	return {
		...timetracking,
		...(original !== null && { originalEstimateSeconds: original }),
		...(remaining !== null && { remainingEstimateSeconds: remaining }),
	};
}

/** @param {Issue} issue */
const progress = (issue) => {
	const { remaining } = estimates(issue);
	return remaining ? { progress: 0, total: remaining, percent: 0 } : { progress: 0, total: 0 };
};

/** @param {import('../site').Site} site @param {string} part */
const self = (site, part) => `${site.baseUrl}/rest/api/3/issue/${part}`;

/**
 * What Jira works out when it shows an issue. An empty one is often no null.
 * @type {Record<string, (issue: Issue, site: import('../site').Site) => any>}
 */
const computedFields = {
	statusCategory: (issue) => issue.fields.status.statusCategory,
	subtasks: (issue, site) => issue.subtasks.map((one) => site.link(one)),
	comment: (issue, site) => ({
		comments: issue.comments,
		self: self(site, `${issue.id}/comment`),
		maxResults: issue.comments.length,
		total: issue.comments.length,
		startAt: 0,
	}),
	worklog: () => ({ startAt: 0, maxResults: 20, total: 0, worklogs: [] }),
	watches: (issue, site) => ({
		self: self(site, `${issue.key}/watchers`),
		watchCount: 1,
		isWatching: true,
	}),
	votes: (issue, site) => ({
		self: self(site, `${issue.key}/votes`),
		votes: 0,
		hasVoted: false,
	}),
	timetracking: timeTracking,
	timeoriginalestimate: (issue) => estimates(issue).original,
	timeestimate: (issue) => estimates(issue).remaining,
	aggregatetimeoriginalestimate: (issue) => estimates(issue).original,
	aggregatetimeestimate: (issue) => estimates(issue).remaining,
	progress,
	aggregateprogress: progress,
	workratio: (issue) => (estimates(issue).original === null ? -1 : 0),
	issuerestriction: (issue) => ({
		issuerestrictions: {},
		shouldDisplay: issue.project.json.simplified,
	}),
	customfield_10000: () => '{}',
	customfield_10018: () => ({
		hasEpicLinkFieldDependency: false,
		showField: false,
		nonEditableReason: {
			reason: 'PLUGIN_LICENSE_ERROR',
			message: 'This field needs a plan that the site does not have.',
		},
	}),
	customfield_10019: (issue) => `0|i${Number(issue.id).toString(36).padStart(5, '0')}:`,
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
