// @ts-check
import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

const TAIL_LINES = 25;

/** npm tells its scripts things about *this* package that mislead an npm started for another folder. */
const NPM_CONTEXT = /^npm_(package|lifecycle|command|config_(local_prefix|ignore_scripts|prefix|noproxy))/i;

/**
 * The environment without what `npm run` put there for this package, with the given Node first on
 * the path (npm and node-gyp run on the `node` they find).
 *
 * @param {string} node path of the Node binary
 * @returns {NodeJS.ProcessEnv}
 */
export function cleanEnvironment(node) {
	const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !NPM_CONTEXT.test(name)));
	return { ...env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
}

/**
 * Runs a command to its end and returns what it printed on stdout.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, node?: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<string>}
 * @throws {Error} with the last lines of its output when it does not end with 0
 */
export function run(command, args, { cwd, node = process.execPath, env = {} }) {
	return new Promise((done, fail) => {
		const child = spawn(command, args, {
			cwd,
			env: { ...cleanEnvironment(node), ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
			// npm is a .cmd file on Windows, which only a shell can start.
			shell: process.platform === 'win32',
		});
		let stdout = '';
		let all = '';
		child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
			stdout += text;
			all += text;
		});
		child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
			all += text;
		});
		child.on('error', fail);
		child.on('close', (code, signal) => {
			if (code === 0) return done(stdout);
			const tail = all.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
			fail(new Error(`${[command, ...args].join(' ')} ended with ${code ?? signal} in ${cwd}\n${tail}`));
		});
	});
}

/**
 * @param {string[]} args
 * @param {{ cwd: string, node?: string }} options
 */
export async function npm(args, options) {
	const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
	return await run('npm', [...args, ...quiet], options);
}
