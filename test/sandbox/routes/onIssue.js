// @ts-check
'use strict';

const { issueNotFound } = require('../errors');

/**
 * The issue a path names.
 * @param {import('../http').Request} request
 * @param {import('../site').Site} site
 * @throws 404
 */
function issueOf(request, site) {
	const issue = request.signedIn && site.visibleIssue(request.params.issue);
	if (!issue) throw issueNotFound();
	return /** @type {import('../site').Issue} */ (issue);
}

/**
 * The issue a request writes to: counted, and the account may do it.
 * @param {import('../http').Request} request
 * @param {import('../sandbox').Context} context
 * @param {string} permission Jira's key
 * @param {() => Error} refusal what Jira answers without it, which differs from operation to operation
 * @throws 404, 429 or the refusal
 */
function issueToWrite(request, context, permission, refusal) {
	const issue = issueOf(request, context.site);
	context.countWrite(issue);
	if (!context.may(permission, issue.project)) throw refusal();
	return issue;
}

/**
 * The key of the permission that a change of somebody's thing needs.
 * @param {'EDIT' | 'DELETE'} verb @param {string} things @param {{ author: { accountId: string } }} thing
 * @param {import('../site').Site} site
 */
const ownOrAll = (verb, things, { author }, site) =>
	`${verb}_${author.accountId === site.account.accountId ? 'OWN' : 'ALL'}_${things}`;

module.exports = { issueOf, issueToWrite, ownOrAll };
