// @ts-check
import { mkdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

export const PACKAGE_NAME = 'n8n-nodes-jira-siesta';

/**
 * A folder outside the checkout for what is slow to fetch (n8n, Node) and for throw-away n8n user
 * folders, so that neither `git clean` nor a second clone costs the download again.
 *
 * @param {...string} parts
 */
export function cachePath(...parts) {
	const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
	return join(base, PACKAGE_NAME, ...parts);
}

/**
 * @param {...string} parts
 * @returns {Promise<string>} the folder, which now exists
 */
export async function cacheFolder(...parts) {
	const folder = cachePath(...parts);
	await mkdir(folder, { recursive: true });
	return folder;
}

/**
 * @param {string} file
 * @returns {Promise<unknown>} undefined when there is no such file or it is not JSON
 */
export async function readJson(file) {
	try {
		return JSON.parse(await readFile(file, 'utf8'));
	} catch {
		return undefined;
	}
}
