// @ts-check
'use strict';

const { isDocument, isSound } = require('../adf');
const { addComment } = require('../comments');
const { fieldErrors, invalidPayload, issueNotFound, messages } = require('../errors');
const { addLink, removeLink, showLink, shownLinks } = require('../links');
const { readVisibility } = require('../visibility');

const LINK = '/rest/api/3/issueLink';

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function linkRoutes(app, context) {
	const { site, settings } = context;

	const checkOn = () => {
		if (settings.off.includes('linking')) {
			throw messages(404, 'Issue linking is currently disabled.');
		}
	};

	/** @param {any} type @throws 404 (R) for the name */
	const typeOf = ({ id, name }) => {
		const found = site.linkTypes.find((one) =>
			id === undefined ? one.name === name : one.id === String(id),
		);
		if (found) return found;
		const by = id === undefined ? `name '${name}'` : `id '${id}'`;
		throw messages(404, `No issue link type with ${by} found.`);
	};

	/** @param {import('../http').Request} request @param {any} named @throws 404 */
	const issueNamed = ({ signedIn }, named) => {
		const issue = signedIn ? site.visibleIssue(String(named?.key ?? named?.id ?? '')) : undefined;
		if (!issue) throw issueNotFound();
		return issue;
	};

	/** @param {import('../site').Issue} issue @throws 404 */
	const checkMayLink = (issue) => {
		context.countWrite(issue);
		if (!context.may('LINK_ISSUES', issue.project)) {
			throw messages(404, `No Link Issue Permission for issue '${issue.key}'`);
		}
	};

	/** @param {import('../http').Request} request @throws 400, 404 (R) */
	const linkOf = ({ signedIn, params: { id } }) => {
		checkOn();
		if (!/^\d+$/.test(id)) throw messages(400, `The issue link id '${id}' is invalid.`);
		const link = site.links.find((one) => one.id === id);
		const ends = link ? [link.inwardIssue, link.outwardIssue] : [];
		if (!link || !signedIn || !ends.every(({ project }) => site.isVisible(project))) {
			throw messages(404, `No issue link with id '${id}' exists.`);
		}
		return link;
	};

	/** A wrong comment stops the link. @param {any} comment @throws 400 */
	const readComment = (comment) => {
		if (comment === undefined) return undefined;
		if (!isDocument(comment.body) || !isSound(comment.body)) {
			throw fieldErrors({ comment: 'Comment body is not valid!' });
		}
		return { ...comment, visibility: readVisibility(comment.visibility) };
	};

	app.get('/rest/api/3/issueLinkType', async () => {
		checkOn();
		return { issueLinkTypes: site.linkTypes };
	});

	app.post(LINK, async (request, reply) => {
		const { body } = request;
		if (typeof body?.type !== 'object' || body.type === null) throw invalidPayload();
		checkOn();
		const type = typeOf(body.type);
		const inwardIssue = issueNamed(request, body.inwardIssue);
		const outwardIssue = issueNamed(request, body.outwardIssue);
		if (inwardIssue === outwardIssue) {
			throw messages(400, 'You cannot link an issue to itself.');
		}
		checkMayLink(inwardIssue);
		context.countWrite(outwardIssue);
		const comment = readComment(body.comment);
		for (const issue of [inwardIssue, outwardIssue]) {
			if (shownLinks(issue, site).length >= settings.limitPerIssue) {
				throw messages(413, 'The issue has reached the limit of its links.');
			}
		}
		addLink(site, { type, inwardIssue, outwardIssue });
		// Also when the link was there already.
		if (comment) addComment(site, outwardIssue, comment);
		return reply.code(201).send();
	});

	app.get(`${LINK}/:id`, async (request) => showLink(site, linkOf(request)));

	app.delete(`${LINK}/:id`, async (request, reply) => {
		const link = linkOf(request);
		checkMayLink(link.inwardIssue);
		removeLink(site, link);
		return reply.code(204).send();
	});
}

module.exports = { linkRoutes };
