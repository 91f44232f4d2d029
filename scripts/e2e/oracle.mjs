// @ts-check
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm, run } from '../lib/command.mjs';
import { nodeRuntime } from '../n8n/nodeRuntime.mjs';
import { cacheFolder, cachePath, ROOT } from '../lib/paths.mjs';
import { step } from '../lib/progress.mjs';
import { startEmbeddedJira } from '../lib/sandbox.mjs';

/** A client of Jira by others, whose schemas of answers were proved on live sites. */
const LIBRARY = 'jira.js';
const VERSION = '6.2.0';
/** It needs a newer Node than this package, so that it is fetched as n8n is and not a dependency. */
const NODE = 24;

/** @param {string} node binary @returns {Promise<string>} folder with node_modules/jira.js */
async function install(node) {
	const name = `${LIBRARY}-${VERSION}`;
	const folder = cachePath(name);
	const complete = join(folder, '.complete');
	if (existsSync(complete)) return folder;
	await rm(folder, { recursive: true, force: true });
	await cacheFolder(name);
	await writeFile(
		join(folder, 'package.json'),
		JSON.stringify({ private: true, dependencies: { [LIBRARY]: VERSION } }),
	);
	await step(`fetching ${name}`, () => npm(['install', '--ignore-scripts'], { cwd: folder, node }));
	await writeFile(complete, `${new Date().toISOString()}\n`);
	return folder;
}

/**
 * Has the oracle call every operation of the embedded Jira that it knows.
 *
 * @returns {Promise<string>} what it found in order
 * @throws {Error} with the answers that are not as the oracle's schemas say
 */
export async function askOracle() {
	const { binary } = await nodeRuntime(NODE);
	const folder = await install(binary);
	const jira = await startEmbeddedJira();
	// The lists of changed worklogs would be empty.
	jira.worklogDelay = 0;
	jira.writeLimit = false;
	try {
		const { email, apiToken } = jira.account;
		const script = join(ROOT, 'scripts', 'e2e', 'oracleCalls.mjs');
		const output = await run(binary, [script, folder, jira.url, email, apiToken], { cwd: ROOT, node: binary });
		/** @type {{ calls: number, mismatches: string[], failures: string[] }} */
		const { calls, mismatches, failures } = JSON.parse(output);
		const wrong = [...failures, ...mismatches, ...jira.findings];
		assert.deepEqual(wrong, [], wrong.join('\n'));
		return `${calls} answers, 0 mismatches with ${LIBRARY} ${VERSION}`;
	} finally {
		await jira.close();
	}
}
