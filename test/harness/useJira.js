'use strict';

const { startJira } = require('./jira');

/**
 * The stand-in for a file of tests: started once, as new before each test.
 *
 * @param documented whether each test ends without a finding against Atlassian's documents
 */
function useJira({ documented = false } = {}) {
	let jira;
	beforeAll(async () => (jira = await startJira()));
	beforeEach(() => jira.reset());
	if (documented) afterEach(() => expect(jira.findings).toEqual([]));
	afterAll(async () => await jira.close());
	return new Proxy(
		{},
		{
			get: (_none, name) => (typeof jira[name] === 'function' ? jira[name].bind(jira) : jira[name]),
			set: (_none, name, value) => Reflect.set(jira, name, value),
			getOwnPropertyDescriptor: (_none, name) => Object.getOwnPropertyDescriptor(jira, name),
		},
	);
}

module.exports = { useJira };
