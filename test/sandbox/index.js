// @ts-check
'use strict';

const { Sandbox } = require('./sandbox');
const { people } = require('./seed/people');

/**
 * Starts a Jira Cloud stand-in on loopback. Each one has a state of its own.
 *
 * @param {object} [options]
 * @param {number} [options.port] 0 = any free one
 * @param {string} [options.host]
 * @param {ConstructorParameters<typeof Sandbox>[0]} [options.routes] beyond those of REST v3
 * @param {import('./language').Language} [options.language] of the account: names and errors come in it
 */
async function startSandbox({ port = 0, host = '127.0.0.1', routes, language } = {}) {
	const sandbox = new Sandbox(routes, language);
	await sandbox.listen(port, host);
	return sandbox;
}

module.exports = { startSandbox, people };
