// @ts-check
import { createRequire } from 'node:module';
import { freePort } from '../n8n/n8nServer.mjs';

/** @typedef {import('../../test/sandbox/sandbox.js').Sandbox} Sandbox */

const require = createRequire(import.meta.url);

/**
 * Starts the embedded Jira. Its packages are loaded on first use: on a fresh clone they are
 * installed only after the script has started.
 *
 * @param {object} [options]
 * @param {number} [options.port] where to begin looking for a free port; without it any port
 * @param {Array<typeof import('../../test/sandbox/routes/v2.js').v2Routes>} [options.routes] beyond Jira's REST v3
 * @returns {Promise<Sandbox>}
 */
export async function startEmbeddedJira({ port, routes } = {}) {
	/** @type {typeof import('../../test/sandbox/index.js')} */
	const { startSandbox } = require('../../test/sandbox');
	return await startSandbox({ port: port ? await freePort(port) : 0, routes });
}
