'use strict';

const sandbox = require('../sandbox');

let running;

/** Starts the sandbox; runs without a credential of their own then use its address and account. */
async function startJira(options) {
	running = await sandbox.startSandbox(options);
	return running;
}

function jiraCredential(entered) {
	const { url, account } = running ?? {};
	return { url, ...account, ...entered };
}

module.exports = { startJira, jiraCredential, people: sandbox.people };
