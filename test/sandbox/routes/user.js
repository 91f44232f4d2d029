// @ts-check
'use strict';

const { requireAccount } = require('../auth');
const { issueNotFound, messages, projectNotFound } = require('../errors');
const { listed, offsetPage, offsetWindow, pageOf } = require('../paging');

/** Only the first 1000 users are considered (facts §4). */
const CONSIDERED = 1000;
const BULK_LIMIT = 200;

/**
 * Prefix of the display name, of one of its words or of the address; a hidden address has to be
 * given exactly.
 * @param {import('../site').User} user @param {string} query
 */
function matches(user, query) {
	const text = query.trim().toLowerCase();
	const name = user.displayName.toLowerCase();
	if (name.startsWith(text) || name.split(/\s+/).some((word) => word.startsWith(text))) return true;
	return user.emailHidden ? user.email === text : user.email.startsWith(text);
}

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function userRoutes(app, context) {
	const { site, settings } = context;
	const everybody = () => [...site.users.values()];
	/** @param {import('../http').Request['query']} criteria */
	const found = ({ query, accountId }) =>
		everybody().filter((user) =>
			accountId === undefined ? matches(user, query ?? '') : user.accountId === accountId,
		);
	/** @param {import('../site').User[]} users */
	const json = (users) => users.map((user) => user.json);

	/** What is asked for beyond a user; only counted when it is not. @param {import('../site').User} user @param {import('../http').Request} request */
	const withLegend = ({ json, accountId }, { query }) => {
		const groups = site.groups.filter(({ members }) => members.includes(accountId));
		return {
			...json,
			locale: site.words.locale,
			groups: {
				size: groups.length,
				items: listed(query.expand).includes('groups')
					? groups.map(({ name, groupId }) => ({
							name,
							groupId,
							self: `${site.baseUrl}/rest/api/3/group?groupId=${groupId}`,
						}))
					: [],
			},
			applicationRoles: { size: 1, items: [] },
			expand: 'groups,applicationRoles',
		};
	};

	app.get('/rest/api/3/myself', async (request) => {
		requireAccount(request);
		return withLegend(site.account, request);
	});

	app.get('/rest/api/3/user', async (request) => {
		requireAccount(request);
		const { accountId } = request.query;
		if (accountId === undefined) {
			throw messages(400, "The query parameter 'accountId' needs to be provided");
		}
		const user = site.users.get(accountId);
		if (!user) {
			throw messages(404, 'Specified user does not exist or you do not have required permissions');
		}
		return withLegend(user, request);
	});

	app.get('/rest/api/3/user/bulk', async (request) => {
		requireAccount(request);
		const ids = [request.query.accountId ?? []].flat();
		if (ids.length === 0) {
			throw messages(400, "The query parameter 'accountId' needs to be provided");
		}
		// Who is not there is left out, and few come unless more are asked for.
		const users = ids.flatMap((id) => site.users.get(id)?.json ?? []);
		return offsetPage(request, users, context, { highest: BULK_LIMIT, fallback: 10 });
	});

	app.get('/rest/api/3/user/search', async (request) => {
		const { query, accountId, property } = request.query;
		if (query !== undefined && accountId !== undefined) {
			throw messages(400, "The query parameters 'query' and 'accountId' are mutually exclusive.");
		}
		if (query === undefined && accountId === undefined && property === undefined) {
			throw messages(400, 'The username or property query parameter must be provided');
		}
		if (!request.signedIn) return [];
		const { startAt, maxResults } = offsetWindow(request, CONSIDERED);
		const active = found(request.query)
			.filter((user) => user.active)
			.slice(0, CONSIDERED);
		return json(pageOf(active, startAt, maxResults, settings).rows);
	});

	app.get('/rest/api/3/users/search', async (request) => {
		if (!request.signedIn) return [];
		const { startAt, maxResults } = offsetWindow(request, CONSIDERED);
		// With the language and without the time zone of each; of apps and former people neither (R).
		return everybody()
			.slice(startAt, startAt + maxResults)
			.map(({ json: { timeZone, ...shown }, active, accountType }) => ({
				...shown,
				...(active && accountType === 'atlassian' && { locale: site.words.locale }),
			}));
	});

	/** @param {import('../http').Request} request */
	const projectAsked = ({ query: { project, issueKey, issueId }, signedIn }) => {
		const issueNamed = issueKey ?? issueId;
		if (project === undefined && issueNamed === undefined) {
			throw messages(400, 'No project, issue key or issue ID was provided');
		}
		if (issueNamed !== undefined) {
			const issue = signedIn && site.visibleIssue(issueNamed);
			if (!issue) throw issueNotFound();
			return issue.project;
		}
		const found = signedIn && site.visibleProject(project);
		if (!found) throw projectNotFound(project);
		return found;
	};

	app.get('/rest/api/3/user/assignable/search', async (request) => {
		const project = projectAsked(request);
		const { startAt, maxResults } = offsetWindow(request, CONSIDERED);
		// The window is cut first and filtered then: short and empty pages are not the end (facts §4).
		const window = found(request.query)
			.slice(0, CONSIDERED)
			.slice(startAt, startAt + maxResults);
		return json(window.filter((user) => site.isAssignable(user, project)));
	});
}

module.exports = { userRoutes };
