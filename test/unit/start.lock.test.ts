import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const LOCK = resolve(__dirname, '../../scripts/lib/lock.mjs');

let folder: string;
const fileOf = () => join(folder, 'running.json');
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'jira-siesta-lock-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** What another process is told that wants the folder. */
const take = async (then = ''): Promise<Record<string, unknown>> =>
	await new Promise((done) => {
		const script = `import { takeFolder } from ${JSON.stringify(LOCK)};
			const lock = await takeFolder(${JSON.stringify(folder)}); ${then}
			console.log(JSON.stringify(lock));`;
		const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
		let text = '';
		child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
		child.on('close', () => done(JSON.parse(text) as Record<string, unknown>));
	});

describe('the data folder of npm start', () => {
	test('one that runs is told of, with its addresses', async () => {
		const server = createServer((_request, response) => response.end());
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		const holder = { pid: process.pid, n8n: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, jira: 'http://127.0.0.1:8090' };
		writeFileSync(fileOf(), JSON.stringify(holder));
		expect(await take()).toEqual({ holder });
		server.closeAllConnections();
		server.close();
	});

	test('one that is still starting as well', async () => {
		writeFileSync(fileOf(), JSON.stringify({ pid: process.pid }));
		expect(await take()).toEqual({ holder: { pid: process.pid } });
	});

	test.each([
		['a process that is gone', () => JSON.stringify({ pid: spawnSync(process.execPath, ['-e', '']).pid })],
		['another process with its number, that is no n8n', () => JSON.stringify({ pid: process.pid, n8n: 'http://127.0.0.1:1' })],
		['half a file', () => '{"pid"'],
	])('what %s left is taken over', async (_what, left) => {
		writeFileSync(fileOf(), left());
		expect(await take("lock.tell({ n8n: 'http://127.0.0.1:5678' });")).toEqual({});
		expect(JSON.parse(readFileSync(fileOf(), 'utf8'))).toEqual({ pid: expect.any(Number), n8n: 'http://127.0.0.1:5678' });
	});

	test('it is given back', async () => {
		await take('lock.release();');
		expect(() => readFileSync(fileOf())).toThrow(/ENOENT/);
	});
});
