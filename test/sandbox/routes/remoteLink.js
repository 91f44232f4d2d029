// @ts-check
'use strict';

const { fieldErrors, invalidPayload, messages, unsupportedType } = require('../errors');
const { NOTHING, item } = require('../history');
const { issueOf, issueToWrite } = require('./onIssue');

const LINKS = '/rest/api/3/issue/:issue/remotelink';
const GLOBAL_ID_LIMIT = 255;

/**
 * @typedef {object} RemoteLink
 * @property {number} id
 * @property {string} [globalId]
 * @property {any} application
 * @property {string} [relationship]
 * @property {any} object
 */

/** What was left out is empty, also when the link was there before. @param {any} body @throws 400 */
function readLink(body) {
	const { object, globalId, application = {}, relationship } = body ?? {};
	if (typeof object !== 'object' || object === null) throw invalidPayload();
	if (!object.title) throw fieldErrors({ title: "'title' is required." });
	if (!object.url) throw fieldErrors({ url: "'url' is required." });
	if (!/^\w+:/.test(object.url) || !URL.canParse(object.url)) {
		throw fieldErrors({ url: "Invalid 'URL'. Make sure you include the full URL" });
	}
	if (globalId !== undefined && globalId.length > GLOBAL_ID_LIMIT) {
		throw fieldErrors({ globalId: `'globalId' is longer than ${GLOBAL_ID_LIMIT} characters.` });
	}
	const { url, title, summary, icon = {}, status = {} } = object;
	return {
		globalId,
		application,
		relationship,
		object: { url, title, summary, icon, status: { icon: {}, ...status } },
	};
}

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function remoteLinkRoutes(app, context) {
	const { site, settings } = context;

	/** @param {import('../site').Issue} issue @param {RemoteLink} link */
	const self = (issue, { id }) => `${site.baseUrl}/rest/api/3/issue/${issue.key}/remotelink/${id}`;

	/** @param {import('../site').Issue} issue @param {RemoteLink} link */
	const show = (issue, link) => ({ ...link, self: self(issue, link) });

	/** @param {import('../http').Request} request @param {string} [more] a permission besides */
	const issueToLink = (request, more = 'LINK_ISSUES') => {
		const refusal = () => messages(403, 'You do not have permission to link issues.');
		const issue = issueToWrite(request, context, 'LINK_ISSUES', refusal);
		if (!context.may(more, issue.project)) throw refusal();
		return issue;
	};

	/** @param {import('../site').Issue} issue @param {string} globalId @throws 404 */
	const byGlobalId = (issue, globalId) => {
		const link = issue.remoteLinks.find((one) => one.globalId === globalId);
		if (link) return link;
		throw messages(404, `The remote link with the global ID '${globalId}' does not exist.`);
	};

	/** @param {import('../site').Issue} issue @param {string} id @throws 400, 404 */
	const byId = (issue, id) => {
		const link = issue.remoteLinks.find((one) => String(one.id) === id);
		if (link) return link;
		const elsewhere = site.issues.some((one) =>
			one.remoteLinks.some(({ id: other }) => `${other}` === id),
		);
		throw elsewhere || !/^\d+$/.test(id)
			? messages(400, `The remote link with the ID '${id}' does not belong to the issue.`)
			: messages(404, `The remote link with the ID '${id}' does not exist.`);
	};

	/** @param {import('../site').Issue} issue @param {RemoteLink} link @param {boolean} isNew */
	const record = (issue, link, isNew) => {
		/** @type {[string, string]} */
		const told = [String(link.id), `This work item links to "${link.object.title}"`];
		const change = isNew
			? item('RemoteIssueLink', NOTHING, told)
			: item('RemoteIssueLink', told, NOTHING);
		site.record(issue, [change]);
		site.touch(issue);
	};

	/** A DELETE has no body and needs its type all the same (jira.js, live). @param {import('../http').Request} request @throws 415 */
	const checkType = ({ entry: { headers }, path }) => {
		if (!headers['content-type']) throw unsupportedType('null', path);
	};

	/** @param {import('../site').Issue} issue @param {RemoteLink} link */
	const remove = (issue, link) => {
		issue.remoteLinks = issue.remoteLinks.filter((one) => one !== link);
		record(issue, link, false);
	};

	app.get(LINKS, async (request) => {
		const issue = issueOf(request, site);
		if (settings.off.includes('linking')) throw messages(403, 'Issue linking is disabled.');
		const { globalId } = request.query;
		// One object, no list of one.
		return globalId === undefined
			? issue.remoteLinks.map((link) => show(issue, link))
			: show(issue, byGlobalId(issue, globalId));
	});

	app.post(LINKS, async (request, reply) => {
		const issue = issueToLink(request);
		const written = readLink(request.body);
		const known =
			written.globalId === undefined
				? undefined
				: issue.remoteLinks.find((one) => one.globalId === written.globalId);
		if (known) {
			Object.assign(known, written);
			return { id: known.id, self: self(issue, known) };
		}
		if (issue.remoteLinks.length >= settings.limitPerIssue) {
			throw messages(413, 'The issue has reached the limit of its remote links.');
		}
		const link = { id: Number(site.ids.next('remoteLink')), ...written };
		issue.remoteLinks.push(link);
		record(issue, link, true);
		return reply.code(201).send({ id: link.id, self: self(issue, link) });
	});

	app.delete(LINKS, async (request, reply) => {
		checkType(request);
		const issue = issueToLink(request);
		const { globalId } = request.query;
		if (!globalId) throw messages(400, 'A global ID is needed.');
		remove(issue, byGlobalId(issue, globalId));
		return reply.code(204).send();
	});

	app.get(`${LINKS}/:id`, async (request) => {
		const issue = issueOf(request, site);
		return show(issue, byId(issue, request.params.id));
	});

	app.put(`${LINKS}/:id`, async (request, reply) => {
		const issue = issueToLink(request);
		Object.assign(byId(issue, request.params.id), readLink(request.body));
		return reply.code(204).send();
	});

	app.delete(`${LINKS}/:id`, async (request, reply) => {
		checkType(request);
		const issue = issueToLink(request, 'EDIT_ISSUES');
		remove(issue, byId(issue, request.params.id));
		return reply.code(204).send();
	});
}

module.exports = { remoteLinkRoutes };
