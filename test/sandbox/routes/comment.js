// @ts-check
'use strict';

const { isDocument, isSound } = require('../adf');
const { addComment, showComment, shownComments } = require('../comments');
const { JiraError, fieldErrors, invalidPayload, messages } = require('../errors');
const { offsetWindow } = require('../paging');
const render = require('../render');
const { jiraTime } = require('../time');
const { isShown, readVisibility } = require('../visibility');
const { issueOf, issueToWrite, ownOrAll } = require('./onIssue');

/** Whatever is asked for. */
const PAGE_LIMIT = 100;
const LIST_LIMIT = 1000;
const TEXT_LIMIT = 32_767;
/** What comes as `maxResults` of a list by IDs, as documented. */
const UNLIMITED = 1_048_576;

const COMMENTS = '/rest/api/3/issue/:issue/comment';

/** @param {string} text */
const refusal = (text) => fieldErrors({ comment: text });

/** @param {any} body @throws 400 */
function checkBody(body) {
	// (R), there with the missing permission as a second reason
	if (!isDocument(body) || !isSound(body)) throw refusal('Comment body is not valid!');
	if (body.content.length === 0) throw refusal('Comment body can not be empty!');
	if (JSON.stringify(body).length > TEXT_LIMIT) throw refusal('CONTENT_LIMIT_EXCEEDED');
}

/** @param {any} properties @throws 400 */
function checkProperties(properties) {
	if (properties === undefined) return;
	const isProperty = (/** @type {any} */ one) => typeof one?.key === 'string' && 'value' in one;
	if (!Array.isArray(properties) || !properties.every(isProperty)) throw invalidPayload();
}

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function commentRoutes(app, context) {
	const { site, settings } = context;

	/** @param {string | undefined} expand */
	const words = (expand) =>
		render.words(expand).filter((word) => word !== 'properties' || settings.commentProperties);

	/** @param {any} body @throws 400 */
	const check = (body) => {
		if (typeof body !== 'object' || body === null) throw invalidPayload();
		checkBody(body.body);
		checkProperties(body.properties);
	};

	/** @param {import('../http').Request} request @param {import('../site').Issue} issue @throws 404 */
	const commentOf = ({ params: { id } }, issue) => {
		const comment = shownComments(issue).find((one) => one.id === id);
		if (!comment) throw messages(404, `Comment with id '${id}' does not exist.`);
		return comment;
	};

	/**
	 * A comment that a request changes.
	 * @param {import('../http').Request} request @param {'EDIT' | 'DELETE'} verb
	 */
	const commentToWrite = (request, verb) => {
		const issue = issueOf(request, site);
		context.countWrite(issue);
		const comment = commentOf(request, issue);
		if (!context.may(ownOrAll(verb, 'COMMENTS', comment, site), issue.project)) {
			const text = `You do not have permission to ${verb.toLowerCase()} comment with id: ${comment.id}.`;
			throw messages(400, text);
		}
		return { issue, comment };
	};

	/** What a reply answers to. @param {any} parentId @param {import('../site').Issue} issue @throws 400 */
	const threadOf = (parentId, issue) => {
		if (parentId === undefined) return undefined;
		const parent = shownComments(issue).find(({ id }) => id === String(parentId));
		// Own wording, as for all of what is not documented; that replies have no replies is the stricter reading.
		if (!parent || parent.parentId)
			throw fieldErrors({ parentId: 'The parent comment is not valid.' });
		return parent;
	};

	app.get(COMMENTS, async (request) => {
		const issue = issueOf(request, site);
		const { startAt, maxResults } = offsetWindow(request, PAGE_LIMIT, PAGE_LIMIT);
		const { orderBy = 'created', expand } = request.query;
		if (!/^[+-]?created$/.test(orderBy.trim())) {
			throw messages(
				400,
				`The field to order by should be one of [created]. Instead, it was: ${orderBy}.`,
			);
		}
		const comments = shownComments(issue);
		const ordered = orderBy.startsWith('-') ? [...comments].reverse() : comments;
		return {
			startAt,
			maxResults,
			total: comments.length,
			comments: ordered
				.slice(startAt, startAt + maxResults)
				.map((one) => showComment(one, issue, words(expand))),
		};
	});

	app.post(COMMENTS, async (request, reply) => {
		const issue = issueToWrite(request, context, 'ADD_COMMENTS', () =>
			messages(400, 'You do not have the permission to comment on this issue.'),
		);
		const { body } = request;
		check(body);
		const parent = threadOf(body.parentId, issue);
		const visibility = parent ? parent.visibility : readVisibility(body.visibility);
		if (issue.comments.length >= settings.limitPerIssue) {
			throw new JiraError(413, {
				errorMessages: ['The issue has reached the limit of its comments.'],
				errors: {},
			});
		}
		const parentId = parent && Number(parent.id);
		const comment = addComment(site, issue, { ...body, visibility, parentId });
		return reply.code(201).send(showComment(comment, issue, words(request.query.expand)));
	});

	app.get(`${COMMENTS}/:id`, async (request) => {
		const issue = issueOf(request, site);
		return showComment(commentOf(request, issue), issue, words(request.query.expand));
	});

	app.put(`${COMMENTS}/:id`, async (request) => {
		const { issue, comment } = commentToWrite(request, 'EDIT');
		const { body } = request;
		check(body);
		const asked = readVisibility(body.visibility);
		if (comment.parentId && asked && JSON.stringify(asked) !== JSON.stringify(comment.visibility)) {
			throw fieldErrors({ visibility: 'The visibility of a reply cannot be changed.' });
		}
		const written = new Map(
			(body.properties ?? []).map((/** @type {any} */ one) => [one.key, one]),
		);
		Object.assign(comment, {
			body: body.body,
			// Left out, it is cleared: the stricter reading of what is open. A reply has that of its thread.
			visibility: comment.parentId ? comment.visibility : asked,
			properties: [
				...(comment.properties ?? []).filter((/** @type {any} */ { key }) => !written.has(key)),
				...written.values(),
			],
			updateAuthor: site.account.json,
			updated: jiraTime(Date.now()),
		});
		site.touch(issue);
		site.listener('comment_updated', { issue, comment });
		return showComment(comment, issue, words(request.query.expand));
	});

	app.delete(`${COMMENTS}/:id`, async (request, reply) => {
		const { issue, comment } = commentToWrite(request, 'DELETE');
		issue.comments = issue.comments.filter((one) => one !== comment);
		site.touch(issue);
		site.listener('comment_deleted', { issue, comment });
		return reply.code(204).send();
	});

	app.get('/rest/api/3/comment/:id/properties/:key', async ({ signedIn, params: { id, key } }) => {
		const found = site.issues
			.filter(({ project }) => signedIn && site.isVisible(project))
			.flatMap(shownComments)
			.find((one) => one.id === id);
		const property = found?.properties?.find((/** @type {any} */ one) => one.key === key);
		if (!property) throw messages(404, `The property with key '${key}' does not exist.`);
		return property;
	});

	app.post('/rest/api/3/comment/list', async (request) => {
		const { ids } = request.body ?? {};
		if (!Array.isArray(ids)) throw invalidPayload();
		if (ids.length === 0 || ids.length > LIST_LIMIT) {
			throw messages(400, `The number of comment IDs has to be between 1 and ${LIST_LIMIT}.`);
		}
		const asked = new Set(ids.map(String));
		const values = site.issues
			.filter(({ project }) => request.signedIn && site.isVisible(project))
			.flatMap((issue) => issue.comments.map((comment) => ({ issue, comment })))
			.filter(({ comment }) => asked.has(comment.id) && isShown(comment))
			.map(({ issue, comment }) => showComment(comment, issue, words(request.query.expand)));
		return { startAt: 0, maxResults: UNLIMITED, total: values.length, isLast: true, values };
	});
}

module.exports = { commentRoutes };
