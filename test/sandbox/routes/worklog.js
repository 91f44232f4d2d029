// @ts-check
'use strict';

const { isDocument, isSound } = require('../adf');
const { isDuration, secondsOf } = require('../durations');
const { JiraError, fieldErrors, invalidPayload, messages } = require('../errors');
const { integer, offsetWindow } = require('../paging');
const { words } = require('../render');
const { readVisibility } = require('../visibility');
const { changeWorklog, showWorklog, shownWorklogs } = require('../worklogs');
const { issueOf, issueToWrite, ownOrAll } = require('./onIssue');

const PAGE_LIMIT = 5000;
const MINUTE = 60;
/** The offset is there and has no colon, the milliseconds are there (facts/surface.md §7). */
const STARTED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}[+-]\d{4}$/;
const NO_OFFSET = /^\d{4}-\d{2}-\d{2}T[\d:.]+$/;

const WORKLOGS = '/rest/api/3/issue/:issue/worklog';

/** @param {any} started @returns {number} ms @throws 400, and 500 where the offset is missing (jira-cli#453) */
function readStarted(started) {
	const ms = STARTED.test(String(started)) ? Date.parse(started) : NaN;
	if (!Number.isNaN(ms)) return ms;
	if (NO_OFFSET.test(String(started))) throw messages(500, 'Internal server error');
	throw messages(
		400,
		`Invalid date format. Please enter the date in the format "yyyy-MM-dd'T'HH:mm:ss.SSSZ".`,
	);
}

/** @param {any} body @returns {number} seconds, whole minutes @throws 400 */
function readSpent({ timeSpent, timeSpentSeconds }) {
	const refuse = (/** @type {string} */ text) => fieldErrors({ timeLogged: text });
	if (timeSpent === undefined && timeSpentSeconds === undefined) {
		throw refuse('You must indicate the time spent working on the issue.');
	}
	// Which of both counts is open: refused.
	if (timeSpent !== undefined && timeSpentSeconds !== undefined) throw invalidPayload();
	const seconds = timeSpent === undefined ? timeSpentSeconds : secondsOf(timeSpent);
	if (timeSpent === undefined ? !Number.isInteger(seconds) : !isDuration(timeSpent)) {
		throw refuse('Invalid time duration entered.');
	}
	if (seconds < MINUTE) throw refuse('The time spent has to be a minute at least.');
	return seconds - (seconds % MINUTE);
}

/** @param {any} comment @returns {boolean} */
const hasMedia = ({ type, content = [] }) => /^media/.test(type) || content.some(hasMedia);

/** @param {any} comment @throws 400 */
function checkComment(comment) {
	if (comment === undefined) return;
	if (!isDocument(comment) || !isSound(comment) || hasMedia(comment)) {
		throw fieldErrors({ comment: 'Worklog body is not valid' });
	}
}

/**
 * What a request does to the remaining estimate.
 * @param {import('../http').Request} request
 * @param {{ name: string, sign: 1 | -1 } | undefined} manual the parameter for `manual`, where there is one
 * @returns {(remaining: number | null, spentMore: number) => number | null} seconds
 * @throws 400
 */
function readAdjustment({ query }, manual) {
	/** @param {string} name @param {string} field @param {string} noun */
	const duration = (name, field, noun) => {
		if (isDuration(query[name])) return Number(secondsOf(query[name]));
		throw fieldErrors({ [field]: `You must supply a valid ${noun}.` });
	};
	const { adjustEstimate = 'auto' } = query;
	const never = (/** @type {number} */ seconds) => Math.max(0, seconds);
	if (adjustEstimate === 'leave') return (remaining) => remaining;
	if (adjustEstimate === 'auto') return (remaining, more) => never((remaining ?? 0) - more);
	if (adjustEstimate === 'new') {
		const seconds = duration('newEstimate', 'newEstimate', 'new estimate');
		return () => seconds;
	}
	if (adjustEstimate !== 'manual' || !manual) throw invalidPayload();
	const { name, sign } = manual;
	const noun = 'amount of time to adjust the estimate by';
	const seconds = duration(name, 'adjustmentAmount', noun);
	return (remaining) => never((remaining ?? 0) + sign * seconds);
}

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function worklogRoutes(app, context) {
	const { site, settings } = context;

	const checkTracking = () => {
		if (settings.off.includes('timeTracking')) {
			throw messages(404, 'Time Tracking is not enabled.');
		}
	};

	/** @param {import('../http').Request} request @param {import('../site').Issue} issue @throws 404 */
	const worklogOf = ({ params: { id } }, issue) => {
		checkTracking();
		const worklog = shownWorklogs(issue).find((one) => one.id === id);
		if (!worklog) throw messages(404, `Cannot find worklog with id: '${id}'.`);
		return worklog;
	};

	/** @param {import('../http').Request} request @param {'EDIT' | 'DELETE'} verb */
	const worklogToWrite = (request, verb) => {
		const issue = issueOf(request, site);
		context.countWrite(issue);
		const worklog = worklogOf(request, issue);
		if (!context.may(ownOrAll(verb, 'WORKLOGS', worklog, site), issue.project)) {
			const text = `You do not have permission to ${verb.toLowerCase()} the worklog with id: ${worklog.id}.`;
			throw messages(400, text);
		}
		return { issue, worklog };
	};

	/** @param {any} body @returns {any} */
	const bodyOf = (body) => {
		if (typeof body !== 'object' || body === null) throw invalidPayload();
		checkComment(body.comment);
		return body;
	};

	app.get(WORKLOGS, async (request) => {
		const issue = issueOf(request, site);
		checkTracking();
		const { startAt, maxResults } = offsetWindow(request, PAGE_LIMIT, PAGE_LIMIT);
		const after = integer(request, 'startedAfter', -Infinity);
		const before = integer(request, 'startedBefore', Infinity);
		const found = shownWorklogs(issue).filter(
			({ startedAt }) => startedAt >= after && startedAt < before,
		);
		return {
			startAt,
			maxResults,
			total: found.length,
			worklogs: found
				.slice(startAt, startAt + maxResults)
				.map((one) => showWorklog(one, issue, site, words(request.query.expand))),
		};
	});

	app.post(WORKLOGS, async (request, reply) => {
		const issue = issueToWrite(request, context, 'WORK_ON_ISSUES', () =>
			messages(400, 'You do not have the permission to associate a worklog to this issue.'),
		);
		checkTracking();
		const body = bodyOf(request.body);
		const at = Date.now();
		const startedAt = body.started === undefined ? at : readStarted(body.started);
		const adjust = readAdjustment(request, { name: 'reduceBy', sign: -1 });
		const seconds = readSpent(body);
		if (issue.worklogs.length >= settings.limitPerIssue) {
			throw new JiraError(413, {
				errorMessages: ['The issue has reached the limit of its worklogs.'],
				errors: {},
			});
		}
		const author = site.account.json;
		const after = {
			id: site.ids.next('worklog'),
			author,
			updateAuthor: author,
			comment: body.comment,
			createdAt: at,
			updatedAt: at,
			startedAt,
			seconds,
			visibility: readVisibility(body.visibility),
			properties: body.properties,
		};
		changeWorklog(site, issue, { after }, adjust);
		return reply.code(201).send(showWorklog(after, issue, site, words(request.query.expand)));
	});

	app.get(`${WORKLOGS}/:id`, async (request) => {
		const issue = issueOf(request, site);
		return showWorklog(worklogOf(request, issue), issue, site, words(request.query.expand));
	});

	app.put(`${WORKLOGS}/:id`, async (request) => {
		const { issue, worklog } = worklogToWrite(request, 'EDIT');
		const body = bodyOf(request.body);
		const { timeSpent, timeSpentSeconds } = body;
		const isSpent = timeSpent !== undefined || timeSpentSeconds !== undefined;
		const after = {
			...worklog,
			...(body.started !== undefined && { startedAt: readStarted(body.started) }),
			...(isSpent && { seconds: readSpent(body) }),
			...(body.comment !== undefined && { comment: body.comment }),
			// As with comments.
			visibility: readVisibility(body.visibility),
			updateAuthor: site.account.json,
			updatedAt: Date.now(),
		};
		changeWorklog(site, issue, { before: worklog, after }, readAdjustment(request, undefined));
		return showWorklog(after, issue, site, words(request.query.expand));
	});

	app.delete(`${WORKLOGS}/:id`, async (request, reply) => {
		const { issue, worklog } = worklogToWrite(request, 'DELETE');
		const adjust = readAdjustment(request, { name: 'increaseBy', sign: 1 });
		changeWorklog(site, issue, { before: worklog }, adjust);
		return reply.code(204).send();
	});
}

module.exports = { worklogRoutes };
