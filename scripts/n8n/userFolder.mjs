// @ts-check
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from '../lib/command.mjs';
import { cacheFolder, PACKAGE_NAME } from '../lib/paths.mjs';

const LEFT_BEHIND_MS = 24 * 60 * 60 * 1000;

/**
 * Removes what runs that were killed have left behind.
 *
 * @param {string} runs
 */
async function tidy(runs) {
	for (const name of await readdir(runs)) {
		const { mtimeMs } = await stat(join(runs, name));
		if (Date.now() - mtimeMs > LEFT_BEHIND_MS) await rm(join(runs, name), { recursive: true });
	}
}

/**
 * A new, empty n8n user folder.
 *
 * @returns {Promise<{ folder: string, remove: () => Promise<void> }>}
 */
export async function freshUserFolder() {
	const runs = await cacheFolder('run');
	await tidy(runs);
	const folder = await mkdtemp(join(runs, 'n8n-'));
	return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }) };
}

/** @param {string} userFolder @returns {string} where the installed package is */
export const installedPackage = (userFolder) => join(userFolder, '.n8n', 'nodes', 'node_modules', PACKAGE_NAME);

/**
 * Installs the packed node where n8n looks for community packages, the way its documentation tells
 * a self-hosting user to: npm, in `.n8n/nodes` of the user folder, and no install scripts.
 *
 * @param {string} userFolder
 * @param {string} tarball
 */
export async function installCommunityPackage(userFolder, tarball) {
	const nodes = join(userFolder, '.n8n', 'nodes');
	await mkdir(nodes, { recursive: true });
	if (!existsSync(join(nodes, 'package.json'))) {
		const manifest = { name: 'installed-nodes', private: true, dependencies: {} };
		await writeFile(join(nodes, 'package.json'), JSON.stringify(manifest, null, 2));
	}
	// A rebuilt tarball of an unchanged version would be taken for the one that is there.
	await rm(installedPackage(userFolder), { recursive: true, force: true });
	// n8n brings n8n-workflow itself; npm would fetch the peer a second time.
	await npm(['install', '--ignore-scripts', '--legacy-peer-deps', '--no-package-lock', tarball], {
		cwd: nodes,
	});
}
