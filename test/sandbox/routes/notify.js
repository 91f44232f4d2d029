// @ts-check
'use strict';

const { invalidPayload, messages } = require('../errors');
const { issueOf } = require('./onIssue');

/**
 * @typedef {object} Mail
 * @property {string} key of the issue
 * @property {string} subject
 * @property {string} textBody
 * @property {string} htmlBody
 * @property {string[]} to account IDs
 */

/** @param {any} list @returns {any[]} @throws 400 */
const listOf = (list = []) => {
	if (!Array.isArray(list)) throw invalidPayload();
	return list;
};

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function notifyRoutes(app, context) {
	const { site, settings } = context;

	/** Members of the groups that are named. @param {any} named @throws 400 */
	const membersOf = ({ groups, groupIds }) =>
		[
			...listOf(groups).map(({ name, groupId }) => ({ name, groupId })),
			...listOf(groupIds).map((groupId) => ({ name: undefined, groupId })),
		].flatMap(({ name, groupId }) => {
			const found = site.groups.find((one) => one.groupId === groupId || one.name === name);
			if (!found) throw messages(400, `The group '${groupId ?? name}' does not exist.`);
			return found.members;
		});

	/** @param {any} to @param {import('../site').Issue} issue @returns {string[]} account IDs @throws 400 */
	const named = (to, issue) => {
		const { fields, watchers, voters } = issue;
		const users = listOf(to.users).map((one) => {
			const user = site.users.get(one?.accountId);
			if (!user) throw messages(400, `The user '${one?.accountId}' does not exist.`);
			return user.accountId;
		});
		return [
			...(to.reporter === true && fields.reporter ? [fields.reporter.accountId] : []),
			...(to.assignee === true && fields.assignee ? [fields.assignee.accountId] : []),
			...(to.watchers === true ? watchers : []),
			...(to.voters === true ? voters : []),
			...users,
			...membersOf(to),
		];
	};

	app.post('/rest/api/3/issue/:issue/notify', async (request, reply) => {
		const issue = issueOf(request, site);
		context.countWrite(issue);
		if (settings.off.includes('mail')) {
			throw messages(403, 'Outgoing emails are disabled or no SMTP server is configured.');
		}
		const { body } = request;
		if (typeof body !== 'object' || body === null) throw invalidPayload();
		const {
			to = {},
			restrict,
			subject = issue.fields.summary,
			textBody = '',
			htmlBody = '',
		} = body;
		const isRestricted = restrict?.groups?.length > 0 || restrict?.groupIds?.length > 0;
		const allowed = isRestricted ? membersOf(restrict) : undefined;
		const recipients = [...new Set(named(to, issue))].filter(
			(one) =>
				// Nobody is told what he did himself.
				one !== site.account.accountId &&
				site.users.get(one)?.active &&
				(allowed?.includes(one) ?? true),
		);
		if (recipients.length === 0) {
			throw messages(400, 'No recipients were defined for notification.');
		}
		site.mails.push({ key: issue.key, subject, textBody, htmlBody, to: recipients });
		return reply.code(204).send();
	});
}

module.exports = { notifyRoutes };
