// @ts-check
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Who uses a data folder.
 *
 * @typedef {object} Holder
 * @property {number} pid
 * @property {string} [n8n] address, once it has started
 * @property {string} [jira] address
 */

/** @param {string} folder */
const fileIn = (folder) => join(folder, 'running.json');

/** @param {number} pid */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
	}
}

/** @param {string} url */
const answers = async (url) =>
	await fetch(url, { signal: AbortSignal.timeout(3000) }).then(
		() => true,
		() => false,
	);

/**
 * @param {string} folder
 * @returns {Promise<Holder | undefined>} who uses the folder now; undefined: nobody, whatever was left there
 */
async function holderOf(folder) {
	try {
		const holder = /** @type {Holder} */ (JSON.parse(readFileSync(fileIn(folder), 'utf8')));
		if (holder.pid === process.pid || !isAlive(holder.pid)) return undefined;
		// Another process may have got the number of one that was killed.
		return holder.n8n === undefined || (await answers(holder.n8n)) ? holder : undefined;
	} catch {
		return undefined;
	}
}

/**
 * Takes a data folder for this process: two n8n in one would spoil its database.
 *
 * @param {string} folder
 * @returns {Promise<{ holder: Holder } | { tell: (where: Omit<Holder, 'pid'>) => void, release: () => void }>}
 *   `holder`: another one has it; else `tell` notes where this one can be reached, `release` gives it back
 */
export async function takeFolder(folder) {
	const file = fileIn(folder);
	const holder = await holderOf(folder);
	if (holder) return { holder };
	rmSync(file, { force: true });
	/** @param {Omit<Holder, 'pid'>} where @param {string} flag */
	const write = (where, flag) => writeFileSync(file, JSON.stringify({ pid: process.pid, ...where }), { flag });
	try {
		write({}, 'wx');
	} catch (error) {
		const other = await holderOf(folder);
		if (other) return { holder: other };
		throw error;
	}
	return { tell: (where) => write(where, 'w'), release: () => rmSync(file, { force: true }) };
}
