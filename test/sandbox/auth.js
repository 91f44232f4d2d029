// @ts-check
'use strict';

const { people } = require('./seed/people');
const { unauthenticated } = require('./errors');

/** @param {import('./seed/people').Person} person @param {string} apiToken */
const account = ({ accountId, email }, apiToken) => Object.freeze({ accountId, email, apiToken });

/** Who may sign in; all but a few tests are the agent, who may do everything that is not closed. */
const accounts = Object.freeze({
	agent: account(people.ana, 'sandbox-token'),
	/** the agent with another token */
	renewed: account(people.ana, 'sandbox-token-renewed'),
	/** without a licence for service management */
	withoutDesk: account(people.gita, 'token-without-desk'),
	/** knows the portal only */
	customer: account(people.kim, 'customer-token'),
});

/** @type {Map<string | undefined, string>} account id by header */
const CALLERS = new Map(
	Object.values(accounts).map(({ accountId, email, apiToken }) => [
		`Basic ${Buffer.from(`${email}:${apiToken}`).toString('base64')}`,
		accountId,
	]),
);

/**
 * Jira reads a wrong token as "nobody is signed in" and goes on (facts/jira-api.md §2.4).
 * @param {string | undefined} authorization
 * @returns {string | undefined} account id of who signed in
 */
const callerOf = (authorization) => CALLERS.get(authorization);

/** @param {import('./http').Request} request @throws 401 for operations that need a user */
function requireAccount(request) {
	if (!request.signedIn) throw unauthenticated();
}

module.exports = { accounts, callerOf, requireAccount };
