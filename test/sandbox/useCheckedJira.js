// @ts-check
'use strict';

const { useJira } = require('../harness/useJira');
const { checkedClientFor } = require('./checked');

/**
 * For a file of the sandbox's own tests: the stand-in, as new before each test, and a client whose answers are held
 * against Atlassian's documents after each.
 *
 * @returns {{ jira: Awaited<ReturnType<typeof import('.').startSandbox>>, call: ReturnType<typeof checkedClientFor>['call'] }}
 */
function useCheckedJira() {
	const jira = /** @type {Awaited<ReturnType<typeof import('.').startSandbox>>} */ (useJira());
	/** @type {ReturnType<typeof checkedClientFor>} */
	let client;
	beforeAll(() => {
		client = checkedClientFor(jira);
	});
	afterEach(() => expect(client.findings.splice(0)).toEqual([]));
	return { jira, call: async (...given) => await client.call(...given) };
}

module.exports = { useCheckedJira };
