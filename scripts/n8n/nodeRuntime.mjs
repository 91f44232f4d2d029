// @ts-check
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { npm, run } from '../lib/command.mjs';
import { cacheFolder, cachePath } from '../lib/paths.mjs';
import { step } from '../lib/progress.mjs';

/**
 * @typedef {object} NodeRuntime
 * @property {number} major
 * @property {string} version e.g. `24.21.0`
 * @property {string} binary path of the executable
 * @property {string | undefined} headers folder with `include/node`, for building native modules
 */

/** The releases fetched when the machine's own Node is of another line. */
const RELEASES = /** @type {Record<number, string>} */ ({ 20: '20.20.2', 24: '24.21.0' });

/**
 * @param {string} binary
 * @returns {Promise<NodeRuntime>}
 */
async function describe(binary) {
	const version = (await run(binary, ['-p', 'process.versions.node'], { cwd: dirname(binary) })).trim();
	const headers = join(dirname(binary), '..');
	return {
		major: Number(version.split('.')[0]),
		version,
		binary,
		headers: existsSync(join(headers, 'include', 'node', 'node.h')) ? headers : undefined,
	};
}

/**
 * Node comes as npm packages that carry the binary (and, but for Windows, the headers): the one per
 * platform first; where that release has none, the `node` package, whose install script picks one.
 *
 * @param {string} folder
 * @param {number} major
 * @returns {Promise<string>} path of the binary
 */
async function fetchNode(folder, major) {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	const own = `node-${platform}-${process.arch}`;
	const exe = process.platform === 'win32' ? 'node.exe' : 'node';
	await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
	try {
		await npm(['install', '--ignore-scripts', `${own}@${RELEASES[major]}`], { cwd: folder });
		return join(folder, 'node_modules', own, 'bin', exe);
	} catch {
		await npm(['install', '--ignore-scripts=false', `node@${major}`], { cwd: folder });
		return join(folder, 'node_modules', 'node', 'bin', exe);
	}
}

/**
 * A Node of the given line: the one that runs this script when it is of that line, else one from
 * the cache, fetched once.
 *
 * @param {number} major
 * @returns {Promise<NodeRuntime>}
 */
export async function nodeRuntime(major) {
	if (Number(process.versions.node.split('.')[0]) === major) return await describe(process.execPath);
	const folder = cachePath(`node-${RELEASES[major]}`);
	const exe = process.platform === 'win32' ? 'node.exe' : 'node';
	const own = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
	for (const name of [own, 'node']) {
		const binary = join(folder, 'node_modules', name, 'bin', exe);
		if (existsSync(binary)) return await describe(binary);
	}
	return await step(`fetching Node ${major}`, async () => {
		await rm(folder, { recursive: true, force: true });
		return await describe(await fetchNode(await cacheFolder(`node-${RELEASES[major]}`), major));
	});
}
