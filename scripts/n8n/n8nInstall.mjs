// @ts-check
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm, run } from '../lib/command.mjs';
import { nodeRuntime } from './nodeRuntime.mjs';
import { cacheFolder, cachePath } from '../lib/paths.mjs';
import { step } from '../lib/progress.mjs';

/**
 * @typedef {object} N8nLine
 * @property {string} version
 * @property {number} node the Node line it runs on here
 * @property {NodeJS.ProcessEnv} env
 *
 * @typedef {object} N8nInstall
 * @property {string} version
 * @property {string} folder holds node_modules/n8n
 * @property {import('./nodeRuntime.mjs').NodeRuntime} runtime
 * @property {NodeJS.ProcessEnv} env
 */

/** @type {N8nLine} 2.x fetches a list of MCP servers unless its module is off. */
export const N8N_2 = {
	version: '2.41.1',
	node: 24,
	env: { N8N_DISABLED_MODULES: 'mcp-registry' },
};

/**
 * 1.123's default expression engine needs a newer Node than the 20 it still supports. Its default way of
 * writing to SQLite stores an execution's status before its data, without a transaction; with a pool they
 * are one, as in 2.x.
 *
 * @type {N8nLine}
 */
export const N8N_1 = {
	version: '1.123.81',
	node: 20,
	env: { N8N_EXPRESSION_ENGINE: 'legacy', DB_SQLITE_POOL_SIZE: '2' },
};

/**
 * Two of n8n's packages need help: xlsx is published from its maker's own server, which a closed
 * network does not reach, so npm's last copy stands in; sqlite3 is native and has to be built.
 */
const OVERRIDES = { xlsx: '0.18.5' };

/**
 * A ready n8n of the given line, installed into the cache the first time.
 *
 * @param {N8nLine} line
 * @returns {Promise<N8nInstall>}
 */
export async function n8nInstall(line) {
	const runtime = await nodeRuntime(line.node);
	const name = `n8n-${line.version}-node${runtime.major}`;
	const install = { version: line.version, folder: cachePath(name), runtime, env: line.env };
	// Written last: a folder without it is what an interrupted installation left.
	const complete = join(install.folder, '.complete');
	if (existsSync(complete)) return install;

	await rm(install.folder, { recursive: true, force: true });
	const manifest = { private: true, dependencies: { n8n: line.version }, overrides: OVERRIDES };
	await cacheFolder(name);
	await writeFile(join(install.folder, 'package.json'), JSON.stringify(manifest, null, 2));
	await step(`installing n8n ${line.version} (once; some minutes)`, () =>
		npm(['install', '--ignore-scripts'], { cwd: install.folder, node: runtime.binary }),
	);
	await step(`building sqlite3 for Node ${runtime.version} (once; a minute or two)`, () => buildSqlite(install));
	await writeFile(complete, `${new Date().toISOString()}\n`);
	return install;
}

/** @param {N8nInstall} install */
async function buildSqlite({ folder, runtime }) {
	const headers = runtime.headers ? [`--nodedir=${runtime.headers}`] : [];
	await npm(['rebuild', 'sqlite3', '--ignore-scripts=false', ...headers], {
		cwd: folder,
		node: runtime.binary,
	});
	// npm calls a rebuild without a binary a success; only loading it shows.
	await run(runtime.binary, ['-e', 'require("sqlite3")'], { cwd: folder, node: runtime.binary });
}
