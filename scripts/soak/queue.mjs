// @ts-check
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, startN8n } from '../n8n/n8nServer.mjs';

const STARTS_WITHIN = 10_000;

/** @param {number} port @returns {Promise<boolean>} */
const answers = (port) =>
	new Promise((done) => {
		const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
		socket.once('data', (data) => done(String(data).startsWith('+PONG'))).once('error', () => done(false));
		socket.once('close', () => done(false)).setTimeout(1_000, () => socket.destroy());
	}).then((isThere) => isThere === true);

/**
 * A Redis of our own, in memory only: `redis-server`, as Debian's package of that name has it.
 *
 * @param {import('../lib/lifetime.mjs').Lifetime} lifetime
 * @returns {Promise<Record<string, string>>} what tells n8n to put executions into it
 */
export async function startQueue(lifetime) {
	const port = await freePort(6390);
	const server = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], {
		stdio: 'ignore',
	});
	/** @type {Error | undefined} */
	let failure;
	server.on('error', (error) => (failure = error));
	lifetime.add(() => void server.kill());
	for (const end = Date.now() + STARTS_WITHIN; !(await answers(port)); await sleep(100)) {
		if (failure || Date.now() > end) {
			throw new Error('redis-server did not start: install the package redis-server', { cause: failure });
		}
	}
	return { EXECUTIONS_MODE: 'queue', QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(port) };
}

/**
 * Another process of the same n8n: one that runs workflows, or one that takes webhooks.
 *
 * @param {Omit<Parameters<typeof startN8n>[0], 'command'> & { command: 'worker' | 'webhook' }} options
 * @param {import('../lib/lifetime.mjs').Lifetime} lifetime
 */
export async function startBeside(options, lifetime) {
	const server = await startN8n({ port: 5800, signal: lifetime.signal, ...options });
	lifetime.add(server.stop);
	return server;
}
