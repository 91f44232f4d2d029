'use strict';

const { CredentialTestContext } = require('n8n-core');
const { completed } = require('./credentials');
const { jiraCredential } = require('./jira');
const { nodeType } = require('./workflow');

/** See index.d.ts. */
async function runCredentialTest(entered) {
	// As n8n's server finds it (n8n dist/services/credentials-tester.service.js).
	const { name, testedBy } = nodeType.description.credentials[0];
	const test = nodeType.methods.credentialTest[testedBy];
	const data = completed(jiraCredential(entered));
	return await test.call(new CredentialTestContext({}), { id: '1', name, type: name, data });
}

module.exports = { runCredentialTest };
