// @ts-check
import { N8nClient } from './n8nClient.mjs';
import { loadingTrouble, startN8n } from './n8nServer.mjs';
import { step } from '../lib/progress.mjs';
import { startEmbeddedJira } from '../lib/sandbox.mjs';
import { installCommunityPackage } from './userFolder.mjs';
import { CREDENTIAL_NAME, CREDENTIAL_TYPE, GOVERNED_CREDENTIALS } from '../e2e/workflows.mjs';

/**
 * A real n8n with the packed node in it, signed in, beside an embedded Jira it has a credential for.
 *
 * @typedef {object} Stack
 * @property {import('../lib/sandbox.mjs').Sandbox} jira
 * @property {import('./n8nServer.mjs').N8nServer} server
 * @property {N8nClient} client
 * @property {Record<string, { id: string, name: string }>} credentials by type, the governed ones by name, as importWorkflow takes them
 *
 * @param {object} options
 * @param {import('../lib/lifetime.mjs').Lifetime} options.lifetime ends what is started here
 * @param {import('./n8nInstall.mjs').N8nInstall} options.install
 * @param {string} options.userFolder
 * @param {string} options.tarball
 * @param {{ n8n: number, jira: number }} [options.ports] where to look for free ports
 * @param {Parameters<typeof startEmbeddedJira>[0]} [options.jira] further settings of the embedded Jira
 * @param {Record<string, string>} [options.environment] further settings of n8n
 * @returns {Promise<Stack>}
 */
export async function startStack({ lifetime, install, userFolder, tarball, ports, jira: settings, environment }) {
	await step('installing the packed node into n8n', () => installCommunityPackage(userFolder, tarball));
	const jira = await startEmbeddedJira({ port: ports?.jira, ...settings });
	lifetime.add(() => jira.close());
	const { signal } = lifetime;
	const server = await step(`starting n8n ${install.version} on Node ${install.runtime.version}`, () =>
		startN8n({ install, userFolder, port: ports?.n8n, signal, environment }),
	);
	lifetime.add(server.stop);
	const client = new N8nClient(server.url, install);
	await client.signIn();
	if (!(await client.operationNames())) {
		throw new Error(`n8n has not loaded the node\n${loadingTrouble(server.log()).join('\n')}`);
	}
	const data = { url: jira.url, email: jira.account.email, apiToken: jira.account.apiToken };
	/** @type {Stack['credentials']} */
	const credentials = {};
	for (const [name, policy] of Object.entries(GOVERNED_CREDENTIALS)) {
		credentials[name] = await client.saveCredential(CREDENTIAL_TYPE, name, { ...data, ...policy });
	}
	// Last: the editor gives a new node the credential that was saved last.
	credentials[CREDENTIAL_TYPE] = await client.saveCredential(CREDENTIAL_TYPE, CREDENTIAL_NAME, data);
	return { jira, server, client, credentials };
}

/**
 * Starts n8n anew on the user folder of one that has ended, and signs in.
 *
 * @param {object} options
 * @param {Stack} options.stack whose server and client are replaced
 * @param {import('./lifetime.mjs').Lifetime} options.lifetime
 * @param {import('./n8nInstall.mjs').N8nInstall} options.install
 * @param {string} options.userFolder
 */
export async function restartN8n({ stack, lifetime, install, userFolder }) {
	const port = Number(new URL(stack.server.url).port);
	stack.server = await startN8n({ install, userFolder, port, signal: lifetime.signal });
	lifetime.add(stack.server.stop);
	stack.client = new N8nClient(stack.server.url, install);
	await stack.client.signIn();
}
