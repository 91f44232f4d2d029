// @ts-check
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npm, run } from './command.mjs';
import { readJson, ROOT } from './paths.mjs';
import { step } from './progress.mjs';

/**
 * @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockEntry
 * @typedef {{ packages?: Record<string, LockEntry> }} Lockfile
 */

/**
 * Whether node_modules holds what package-lock.json asks for. File times cannot tell: a checkout
 * touches the lockfile without changing it.
 */
async function dependenciesInstalled() {
	const wanted = /** @type {Lockfile | undefined} */ (await readJson(join(ROOT, 'package-lock.json')));
	const present = /** @type {Lockfile | undefined} */ (
		await readJson(join(ROOT, 'node_modules', '.package-lock.json'))
	);
	if (!wanted?.packages || !present?.packages) return false;
	for (const [path, entry] of Object.entries(wanted.packages)) {
		if (path === '' || entry.optional) continue;
		if (present.packages[path]?.version !== entry.version) return false;
	}
	return true;
}

/** Installs the development dependencies when they are missing or older than the lockfile. */
export async function ensureDependencies() {
	if (await dependenciesInstalled()) return;
	await step('installing development dependencies (npm ci, about a minute)', () => npm(['ci'], { cwd: ROOT }));
}

/**
 * Another version of the source, beside this one's development dependencies.
 *
 * @param {string} ref as git knows it: a commit, a tag, a branch
 * @returns {Promise<{ folder: string, remove: () => Promise<void> }>} a temporary folder
 */
export async function sourceOf(ref) {
	const folder = await mkdtemp(join(tmpdir(), 'jira-siesta-source-'));
	const remove = () => rm(folder, { recursive: true, force: true });
	try {
		const archive = join(folder, 'source.tar');
		await run('git', ['archive', '--output', archive, ref], { cwd: ROOT });
		await run('tar', ['-xf', archive], { cwd: folder });
		await rm(archive);
		await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
		return { folder, remove };
	} catch (error) {
		await remove();
		throw error;
	}
}

/**
 * Builds the package and packs it exactly as it would be published.
 *
 * @param {string} [source] where its source is
 * @returns {Promise<{ file: string, remove: () => Promise<void> }>} the tarball, in a temporary folder
 */
export async function packTarball(source = ROOT) {
	await step('building the node', () => npm(['run', 'build'], { cwd: source }));
	const folder = await mkdtemp(join(tmpdir(), 'jira-siesta-pack-'));
	const remove = () => rm(folder, { recursive: true, force: true });
	try {
		const output = await step('packing it (npm pack)', () =>
			npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { cwd: source }),
		);
		const [packed] = /** @type {Array<{ filename: string }>} */ (JSON.parse(output));
		return { file: join(folder, packed.filename), remove };
	} catch (error) {
		await remove();
		throw error;
	}
}
