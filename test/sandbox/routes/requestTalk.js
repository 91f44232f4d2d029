// @ts-check
'use strict';

const { addComment, showComment, shownComments } = require('../comments');
const { listed, servicePage } = require('../paging');
const { filesOf, showServiceComment } = require('../requestShow');
const { INTERNAL, SERVICE, isAgent, showPerson } = require('../service');
const { toDocument } = require('../v2');
const { bodyOf } = require('./crud');
const { requestOf, requireAgent, requireOptIn, serviceError } = require('./serviceGuards');

/**
 * @typedef {import('../http').Request} Request
 * @typedef {import('../site').Issue & { request: import('../service').Request }} ServiceIssue
 */

const REQUEST = `${SERVICE}/request`;
/** What people say to each other, and who is there. @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function requestTalkRoutes(app, context) {
	const { site } = context;

	/** Those the caller may read; of internal ones customers are not told. @param {ServiceIssue} issue */
	const readable = (issue) =>
		shownComments(issue).filter((one) => isAgent(site) || showComment(one, issue).jsdPublic);

	app.get(`${REQUEST}/:issue/comment`, async (request) => {
		const issue = requestOf(request, site);
		const { query } = request;
		const rows = readable(issue)
			.map((one) => showServiceComment(site, issue, one, listed(query.expand)))
			.filter((one) => (one.public ? query.public : query.internal) !== 'false');
		return servicePage(request, rows, context);
	});

	/** @param {Request} request @throws 404 */
	const commentOf = (request) => {
		const issue = requestOf(request, site);
		const comment = readable(issue).find(({ id }) => id === request.params.comment);
		if (!comment) throw serviceError(404, 'The comment you are trying to view does not exist.');
		return { issue, comment };
	};

	app.get(`${REQUEST}/:issue/comment/:comment`, async (request) => {
		const { issue, comment } = commentOf(request);
		return showServiceComment(site, issue, comment, listed(request.query.expand));
	});

	app.get(`${REQUEST}/:issue/comment/:comment/attachment`, async (request) => {
		requireOptIn(request);
		const { issue, comment } = commentOf(request);
		return servicePage(request, filesOf(site, issue, comment), context);
	});

	app.post(`${REQUEST}/:issue/comment`, async (request, reply) => {
		const issue = requestOf(request, site);
		const { body, public: isPublic } = bodyOf(request);
		if (typeof body !== 'string' || body.trim() === '') {
			throw serviceError(400, 'The comment has no text.');
		}
		if (typeof isPublic !== 'boolean') {
			throw serviceError(400, 'Whether the comment is public must be said.');
		}
		if (!isPublic && !isAgent(site)) {
			throw serviceError(403, 'Only agents can write internal comments.');
		}
		context.countWrite(issue);
		const properties = isPublic ? undefined : INTERNAL;
		const comment = addComment(site, issue, { body: toDocument(body), properties });
		return reply.code(201).send(showServiceComment(site, issue, comment));
	});

	const PARTICIPANT = `${REQUEST}/:issue/participant`;

	/** @param {Request} request @param {ServiceIssue} issue */
	const participants = (request, issue) =>
		servicePage(
			request,
			issue.request.participants.map((id) => showPerson(site, id)),
			context,
		);

	/** @param {Request} request @param {ServiceIssue} issue @returns {string[]} @throws 400 */
	const named = (request, issue) => {
		const { accountIds } = bodyOf(request);
		if (!Array.isArray(accountIds) || accountIds.length === 0) {
			throw serviceError(400, 'At least one account id is required.');
		}
		const stranger = accountIds.find(
			(id) => !site.users.has(id) || id === issue.fields.reporter.accountId,
		);
		if (stranger) throw serviceError(400, `'${stranger}' cannot be a participant of the request.`);
		return accountIds;
	};

	app.get(PARTICIPANT, async (request) => participants(request, requestOf(request, site)));

	app.post(PARTICIPANT, async (request) => {
		requireAgent(request, site);
		const issue = requestOf(request, site);
		const added = named(request, issue);
		context.countWrite(issue);
		issue.request.participants = [...new Set([...issue.request.participants, ...added])];
		return participants(request, issue);
	});

	app.delete(PARTICIPANT, async (request) => {
		requireAgent(request, site);
		const issue = requestOf(request, site);
		const removed = named(request, issue);
		const other = removed.find((id) => !issue.request.participants.includes(id));
		if (other) throw serviceError(400, `'${other}' is no participant of the request.`);
		context.countWrite(issue);
		issue.request.participants = issue.request.participants.filter((id) => !removed.includes(id));
		return participants(request, issue);
	});
}

module.exports = { requestTalkRoutes };
