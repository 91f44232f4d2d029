// @ts-check
'use strict';

const { isDocument } = require('../adf');
const { fieldErrors, invalidPayload, messages } = require('../errors');
const { offsetWindow } = require('../paging');
const { issueOf } = require('./issue');

const PAGE_LIMIT = 5000;

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
		// (R), there with the missing permission as a second reason
		if (!isDocument(body.body)) throw fieldErrors({ comment: 'Comment body is not valid!' });
		return reply.code(201).send(site.addComment(issue, body));
	});
}

module.exports = { commentRoutes };
