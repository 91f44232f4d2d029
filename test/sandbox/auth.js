// @ts-check
'use strict';

const { people } = require('./seed/people');
const { unauthenticated } = require('./errors');

/** The one account that may sign in. */
const account = Object.freeze({ email: people.ana.email, apiToken: 'sandbox-token' });

const EXPECTED = `Basic ${Buffer.from(`${account.email}:${account.apiToken}`).toString('base64')}`;

/**
 * Jira reads a wrong token as "nobody is signed in" and goes on (facts/jira-api.md §2.4).
 * @param {string | undefined} authorization
 * @returns {'signed in' | 'anonymous' | 'refused'}
 */
function signIn(authorization) {
	if (authorization === EXPECTED) return 'signed in';
	return authorization === undefined ? 'anonymous' : 'refused';
}

/** @param {import('./http').Request} request @throws 401 for operations that need a user */
function requireAccount(request) {
	if (!request.signedIn) throw unauthenticated();
}

module.exports = { account, signIn, requireAccount };
