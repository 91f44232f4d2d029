// @ts-check
'use strict';

const { invalidPayload, messages } = require('../errors');
const { issueOf } = require('./onIssue');

const WATCHERS = '/rest/api/3/issue/:issue/watchers';
const VOTES = '/rest/api/3/issue/:issue/votes';

/** Who watches an issue and who votes for it. @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function peopleRoutes(app, context) {
	const { site, settings } = context;

	/** Names are for those who may see them; the count is for everybody. @param {import('../site').Issue} issue @param {string[]} ids */
	const named = ({ project }, ids) =>
		context.may('VIEW_VOTERS_AND_WATCHERS', project)
			? ids.map((id) => site.users.get(id)?.json)
			: [];

	/** @param {import('../site').Issue} issue @param {string} part */
	const self = ({ id }, part) => `${site.baseUrl}/rest/api/3/issue/${id}/${part}`;

	/** @param {import('../http').Request} request */
	const written = (request) => {
		const issue = issueOf(request, site);
		context.countWrite(issue);
		return issue;
	};

	/**
	 * Whom a change of the watchers is about.
	 * @param {import('../site').Issue} issue @param {any} accountId
	 * @throws 403, 404
	 */
	const watcher = (issue, accountId) => {
		if (typeof accountId !== 'string') throw invalidPayload();
		const isOther = accountId !== site.account.accountId;
		if (isOther && !context.may('MANAGE_WATCHERS', issue.project)) {
			throw messages(403, `You do not have permission to manage the watcher list of ${issue.key}.`);
		}
		if (!site.users.has(accountId)) {
			throw messages(404, `The user with the account ID '${accountId}' does not exist.`);
		}
		return accountId;
	};

	app.get(WATCHERS, async (request) => {
		const issue = issueOf(request, site);
		return {
			self: self(issue, 'watchers'),
			isWatching: issue.watchers.includes(site.account.accountId),
			watchCount: issue.watchers.length,
			watchers: named(issue, issue.watchers),
		};
	});

	app.post(WATCHERS, async (request, reply) => {
		const issue = written(request);
		const accountId = watcher(issue, request.body ?? site.account.accountId);
		if (!issue.watchers.includes(accountId)) issue.watchers.push(accountId);
		return reply.code(204).send();
	});

	app.delete(WATCHERS, async (request, reply) => {
		const issue = written(request);
		const accountId = watcher(issue, request.query.accountId);
		issue.watchers = issue.watchers.filter((one) => one !== accountId);
		return reply.code(204).send();
	});

	/** @throws 404 */
	const checkVoting = () => {
		if (settings.off.includes('voting')) throw messages(404, 'Voting is disabled.');
	};

	app.get(VOTES, async (request) => {
		const issue = issueOf(request, site);
		checkVoting();
		return {
			self: self(issue, 'votes'),
			votes: issue.voters.length,
			hasVoted: issue.voters.includes(site.account.accountId),
			voters: named(issue, issue.voters),
		};
	});

	/** Only the caller's own. @type {['post' | 'delete', (issue: import('../site').Issue, accountId: string) => void][]} */
	const votes = [
		[
			'post',
			({ voters }, accountId) => {
				if (!voters.includes(accountId)) voters.push(accountId);
			},
		],
		[
			'delete',
			(issue, accountId) => {
				if (!issue.voters.includes(accountId)) {
					throw messages(404, 'You have not voted for this issue.');
				}
				issue.voters = issue.voters.filter((one) => one !== accountId);
			},
		],
	];
	for (const [method, change] of votes) {
		app[method](VOTES, async (request, reply) => {
			const issue = written(request);
			checkVoting();
			if (issue.fields.resolution) {
				throw messages(404, 'You cannot vote or change your vote on resolved issues.');
			}
			change(issue, site.account.accountId);
			return reply.code(204).send();
		});
	}
}

module.exports = { peopleRoutes };
