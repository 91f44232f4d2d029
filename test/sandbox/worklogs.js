// @ts-check
'use strict';

const { durationOf, secondsOf } = require('./durations');
const { NOTHING, item, numberItem } = require('./history');
const { jiraTime } = require('./time');
const { isShown } = require('./visibility');

/**
 * @typedef {object} Worklog
 * @property {string} id
 * @property {any} author a user as Jira answers one
 * @property {any} updateAuthor
 * @property {any} [comment] a document
 * @property {number} createdAt ms
 * @property {number} updatedAt ms
 * @property {number} startedAt ms
 * @property {number} seconds
 * @property {import('./visibility').Visibility} [visibility]
 * @property {any[]} [properties]
 */

/** @param {Worklog} worklog @param {import('./site').Issue} issue @param {import('./site').Site} site @param {string[]} [expand] */
const showWorklog = (
	{
		id,
		author,
		updateAuthor,
		comment,
		createdAt,
		updatedAt,
		startedAt,
		seconds,
		visibility,
		properties = [],
	},
	issue,
	site,
	expand = [],
) => ({
	self: `${site.baseUrl}/rest/api/3/issue/${issue.id}/worklog/${id}`,
	author,
	updateAuthor,
	...(comment && { comment }),
	created: jiraTime(createdAt),
	updated: jiraTime(updatedAt),
	...(visibility && { visibility }),
	started: jiraTime(startedAt),
	timeSpent: durationOf(seconds),
	timeSpentSeconds: seconds,
	id,
	issueId: issue.id,
	...(expand.includes('properties') && { properties }),
});

/** Those the one account may read. @param {import('./site').Issue} issue */
const shownWorklogs = ({ worklogs }) => worklogs.filter(isShown);

/** @param {import('./site').Issue} issue */
const timesOf = (issue) => ({
	spent: issue.worklogs.reduce((sum, { seconds }) => sum + seconds, 0),
	remaining: secondsOf(issue.fields.timetracking?.remainingEstimate),
});

/** @param {string} id @returns {[string, string]} */
const twice = (id) => [id, id];

/**
 * Adds, changes or removes a worklog, and what follows from it: estimate, changelog, time of the change.
 * @param {import('./site').Site} site @param {import('./site').Issue} issue
 * @param {{ before?: Worklog, after?: Worklog }} change
 * @param {(remaining: number | null, spentMore: number) => number | null} adjust the new remaining estimate, seconds
 * @param {import('./history').By} [by]
 */
function changeWorklog(site, issue, { before, after }, adjust, by) {
	const times = timesOf(issue);
	const more = (after?.seconds ?? 0) - (before?.seconds ?? 0);
	const { worklogs } = issue;
	if (before) worklogs.splice(worklogs.indexOf(before), 1, ...(after ? [after] : []));
	else if (after) worklogs.push(after);
	if (before && !after) site.forgetWorklogs([before]);
	const remaining = adjust(times.remaining, more);
	if (remaining !== times.remaining && remaining !== null) {
		issue.fields.timetracking = {
			...issue.fields.timetracking,
			remainingEstimate: durationOf(remaining),
		};
	}
	const told = (/** @type {Worklog | undefined} */ one) => (one ? twice(one.id) : NOTHING);
	site.record(
		issue,
		[
			...(remaining === times.remaining
				? []
				: [numberItem('timeestimate', times.remaining, remaining)]),
			...(more === 0
				? []
				: [numberItem('timespent', times.spent || null, times.spent + more || null)]),
			item('WorklogId', told(before), told(after)),
		],
		by,
	);
	site.touch(issue);
	const event = after ? (before ? 'worklog_updated' : 'worklog_created') : 'worklog_deleted';
	site.listener(event, { issue, worklog: after ?? before });
}

module.exports = { showWorklog, shownWorklogs, changeWorklog };
