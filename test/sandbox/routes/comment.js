// @ts-check
'use strict';

const { isDocument } = require('../adf');
const { JiraError, invalidPayload, messages } = require('../errors');
const { offsetWindow } = require('../paging');
const { jiraTime } = require('../time');
const { issueOf } = require('./issue');

const PAGE_LIMIT = 5000;

/** How Jira Service Management marks internal comments (facts/jira-api.md §5.2). @param {any} body */
const isInternal = ({ properties = [] }) =>
	properties.some(
		(/** @type {any} */ { key, value }) => key === 'sd.public.comment' && value.internal,
	);

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function commentRoutes(app, context) {
	const { site } = context;

	app.get('/rest/api/3/issue/:issue/comment', async (request) => {
		const { comments } = issueOf(request, site);
		const { startAt, maxResults } = offsetWindow(request, PAGE_LIMIT, 100);
		const { orderBy = 'created' } = request.query;
		if (!/^[+-]?created$/.test(orderBy.trim())) {
			throw messages(
				400,
				`The field to order by should be one of [created]. Instead, it was: ${orderBy}.`,
			);
		}
		const ordered = orderBy.startsWith('-') ? [...comments].reverse() : comments;
		return {
			startAt,
			maxResults,
			total: comments.length,
			comments: ordered.slice(startAt, startAt + maxResults),
		};
	});

	app.post('/rest/api/3/issue/:issue/comment', async (request, reply) => {
		const issue = issueOf(request, site);
		context.countWrite(issue);
		const { body } = request;
		if (typeof body !== 'object' || body === null) throw invalidPayload();
		if (!isDocument(body.body)) {
			// (R), there with the missing permission as a second reason
			throw new JiraError(400, {
				errorMessages: [],
				errors: { comment: 'Comment body is not valid!' },
			});
		}
		const id = String(++site.lastCommentId);
		const time = jiraTime(Date.now());
		const comment = {
			self: `${site.baseUrl}/rest/api/3/issue/${issue.id}/comment/${id}`,
			id,
			author: site.account.json,
			body: body.body,
			updateAuthor: site.account.json,
			created: time,
			updated: time,
			...(body.visibility && { visibility: body.visibility }),
			...(body.properties && { properties: body.properties }),
			jsdPublic: !isInternal(body),
		};
		issue.comments.push(comment);
		site.touch(issue);
		return reply.code(201).send(comment);
	});
}

module.exports = { commentRoutes };
