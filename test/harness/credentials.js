'use strict';

const { ICredentialsHelper, NodeHelpers } = require('n8n-workflow');
const { JiraSiestaApi } = require('../../credentials/JiraSiestaApi.credentials');

const type = new JiraSiestaApi();

/**
 * What a person entered, completed with the defaults of the fields left alone, as the server does. The limits that a test
 * gives are meant: the switch before them is on unless it says otherwise.
 */
function completed(entered) {
	return NodeHelpers.getNodeParameters(type.properties, { moreLimits: true, ...entered }, true, false, null, null);
}

/**
 * Stand-in for the server's CredentialsHelper (n8n dist/credentials-helper.js): the engine asks it
 * for the decrypted values and for the authentication of each request.
 */
class Credentials extends ICredentialsHelper {
	constructor(entered) {
		super();
		this.entered = entered;
	}

	async getDecrypted() {
		return { ...completed(this.entered) };
	}

	async authenticate(credentials, _typeName, request, workflow, node) {
		const { authenticate } = type;
		if (typeof authenticate === 'function') return await authenticate(credentials, request);
		const resolve = (value) =>
			workflow.expression.getSimpleParameterValue(
				node,
				value,
				'internal',
				{ $credentials: credentials },
				undefined,
				'',
			);
		for (const [part, entries] of Object.entries(authenticate?.properties ?? {})) {
			request[part] = { ...request[part] };
			for (const [name, value] of Object.entries(entries)) {
				request[part][resolve(name)] = resolve(value);
			}
		}
		return request;
	}

	getParentTypes() {
		return type.extends ?? [];
	}

	getCredentialsProperties() {
		return type.properties;
	}

	isCredentialUsableByNode() {
		return true;
	}

	async getCredentials() {
		throw new Error('The harness keeps no encrypted credentials');
	}

	async preAuthentication() {}

	async runPreAuthentication() {}

	async updateCredentials() {}

	async updateCredentialsOauthTokenData() {}
}

module.exports = { Credentials, completed };
