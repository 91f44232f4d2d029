// @ts-check
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cleanEnvironment } from '../lib/command.mjs';

const HOST = '127.0.0.1';
const START_TIMEOUT_MS = 180_000;
const STOP_TIMEOUT_MS = 20_000;
const PORTS_TRIED = 50;
const STARTS_TRIED = 3;

/** Settings of the person's own n8n must not reach this one. */
const FOREIGN = /^(N8N_|DB_|EXECUTIONS_|QUEUE_|CREDENTIALS_OVERWRITE|WEBHOOK_URL|NODES_|NODE_ENV|NODE_OPTIONS|JEST_)/;

/** Nothing goes out: no telemetry, no version check, no templates, no list of verified packages. */
const QUIET = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_DIAGNOSTICS_CONFIG_FRONTEND: '',
	N8N_DIAGNOSTICS_CONFIG_BACKEND: '',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_LICENSE_DETACH_FLOATING_ON_SHUTDOWN: 'false',
	EXTERNAL_FRONTEND_HOOKS_URLS: '',
	N8N_SENTRY_DSN: '',
	N8N_FRONTEND_SENTRY_DSN: '',
};

/** What n8n prints when it cannot load a package or a node of it, or finds something odd about ours. */
const LOADING_TROUBLE =
	/jira-?siesta|error loading|cannot find module|(problem|failed|could not|unable|cannot|can't) .{0,40}(load|package|node type)|packages are missing|unrecognized node/i;
/** A refused credential is logged with the way through our files, as it should be. */
const STACK_FRAME = /^\s*(at |- )/;

/**
 * @param {string} log what n8n printed
 * @returns {string[]} the lines that tell of trouble with loading a node
 */
export const loadingTrouble = (log) =>
	log.split('\n').filter((line) => LOADING_TROUBLE.test(line) && !STACK_FRAME.test(line));

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
	return new Promise((done) => {
		const probe = createServer();
		probe.once('error', () => done(false));
		probe.listen(port, HOST, () => probe.close(() => done(true)));
	});
}

/**
 * @param {number} first
 * @returns {Promise<number>} the first free loopback port from `first` on
 */
export async function freePort(first) {
	for (let port = first; port < first + PORTS_TRIED; port++) {
		if (await isFree(port)) return port;
	}
	throw new Error(`No free port between ${first} and ${first + PORTS_TRIED - 1}`);
}

/**
 * A running n8n.
 *
 * @typedef {object} N8nServer
 * @property {string} url
 * @property {number | undefined} pid
 * @property {() => string} log everything it printed so far
 * @property {Promise<string>} exited fulfilled with a description when the process ends, whoever ended it
 * @property {() => Promise<void>} stop
 */

/**
 * Starts n8n on loopback and waits until it answers.
 *
 * @param {object} options
 * @param {import('./n8nInstall.mjs').N8nInstall} options.install
 * @param {string} options.userFolder
 * @param {'start' | 'worker' | 'webhook'} [options.command] which of n8n's processes
 * @param {number} [options.port] where to begin looking for a free port
 * @param {AbortSignal} [options.signal] stops it while it is still starting
 * @param {Record<string, string>} [options.environment] further settings of n8n
 * @returns {Promise<N8nServer>}
 */
export async function startN8n({ port = 5678, ...options }) {
	for (let tried = 1; ; tried++) {
		try {
			return await startOn(await freePort(port), options);
		} catch (error) {
			// Another n8n may have taken the port between the look and the start.
			if (tried === STARTS_TRIED || !/already in use/.test(String(error))) throw error;
		}
	}
}

/**
 * @param {number} port
 * @param {Omit<Parameters<typeof startN8n>[0], 'port'>} options
 * @returns {Promise<N8nServer>}
 */
async function startOn(port, { install, userFolder, command = 'start', signal, environment }) {
	const broker = await freePort(Math.max(port + 1, 5690));
	const { binary } = install.runtime;
	const own = Object.entries(cleanEnvironment(binary)).filter(([name]) => !FOREIGN.test(name));
	const child = spawn(binary, [join(install.folder, 'node_modules', 'n8n', 'bin', 'n8n'), command], {
		cwd: userFolder,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			...Object.fromEntries(own),
			...QUIET,
			N8N_USER_FOLDER: userFolder,
			// Demo and test folders only: a known key keeps their stored credential readable.
			N8N_ENCRYPTION_KEY: 'n8n-nodes-jira-siesta-demo',
			N8N_HOST: HOST,
			N8N_LISTEN_ADDRESS: HOST,
			N8N_PORT: String(port),
			...(command === 'worker' && { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(port) }),
			N8N_RUNNERS_BROKER_PORT: String(broker),
			N8N_EDITOR_BASE_URL: `http://${HOST}:${port}`,
			N8N_SECURE_COOKIE: 'false',
			N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
			EXECUTIONS_DATA_MAX_DISPLAY_SIZE: String(512 * 1024 * 1024),
			...install.env,
			...environment,
		},
	});
	let log = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
			log += text;
		});
	}
	/** @type {Promise<string>} */
	const exited = new Promise((done) => {
		child.on('error', (error) => done(error.message));
		child.on('close', (code, sig) => done(`n8n ended with ${code ?? sig}`));
	});
	let running = true;
	void exited.then(() => {
		running = false;
	});
	const stop = async () => {
		if (!running) return;
		child.kill('SIGTERM');
		await Promise.race([exited, sleep(STOP_TIMEOUT_MS, undefined, { ref: false })]);
		if (running) child.kill('SIGKILL');
		await exited;
	};
	const url = `http://${HOST}:${port}`;
	const deadline = Date.now() + START_TIMEOUT_MS;
	while (!(await answers(url, command))) {
		const late = Date.now() > deadline;
		if (running && !late && !signal?.aborted) {
			await Promise.race([exited, sleep(300)]);
			continue;
		}
		await stop();
		const reason = late ? `did not answer within ${START_TIMEOUT_MS / 1000} s` : await exited;
		throw new Error(`n8n ${install.version} did not start: ${reason}\n${log.slice(-4000)}`);
	}
	return { url, pid: child.pid, log: () => log, exited, stop };
}

/** @param {string} url @param {'start' | 'worker' | 'webhook'} command */
async function answers(url, command) {
	try {
		if (command !== 'start') return (await fetch(`${url}/healthz`)).ok;
		const ready = await fetch(`${url}/healthz/readiness`);
		if (!ready.ok) return false;
		// Ready means the database; the editor's REST routes are mounted a moment later.
		const settings = await fetch(`${url}/rest/settings`);
		return settings.ok && (settings.headers.get('content-type') ?? '').includes('json');
	} catch {
		return false;
	}
}
