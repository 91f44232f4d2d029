import { childProcess, fs, http, os, path, process, testsFolder } from '../../harness/node';

const LOCK = path.resolve(testsFolder, '../scripts/lib/lock.mjs');

let folder: string;
const fileOf = () => path.join(folder, 'running.json');
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jira-siesta-lock-'))));
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** What another process is told that wants the folder. */
const take = async (then = ''): Promise<Record<string, unknown>> =>
	await new Promise((done) => {
		const script = `import { takeFolder } from ${JSON.stringify(LOCK)};
			const lock = await takeFolder(${JSON.stringify(folder)}); ${then}
			console.log(JSON.stringify(lock));`;
		const child = childProcess.spawn(process.execPath, ['--input-type=module', '-e', script]);
		let text = '';
		child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
		child.on('close', () => done(JSON.parse(text) as Record<string, unknown>));
	});

describe('the data folder of npm start', () => {
	test('one that runs is told of, with its addresses', async () => {
		const server = http.createServer((_request, response) => response.end());
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		const holder = { pid: process.pid, n8n: `http://127.0.0.1:${(server.address() as { port: number }).port}`, jira: 'http://127.0.0.1:8090' };
		fs.writeFileSync(fileOf(), JSON.stringify(holder));
		expect(await take()).toEqual({ holder });
		server.closeAllConnections();
		server.close();
	});

	test('one that is still starting as well', async () => {
		fs.writeFileSync(fileOf(), JSON.stringify({ pid: process.pid }));
		expect(await take()).toEqual({ holder: { pid: process.pid } });
	});

	test.each([
		['a process that is gone', () => JSON.stringify({ pid: childProcess.spawnSync(process.execPath, ['-e', '']).pid })],
		['another process with its number, that is no n8n', () => JSON.stringify({ pid: process.pid, n8n: 'http://127.0.0.1:1' })],
		['half a file', () => '{"pid"'],
	])('what %s left is taken over', async (_what, left) => {
		fs.writeFileSync(fileOf(), left());
		expect(await take("lock.tell({ n8n: 'http://127.0.0.1:5678' });")).toEqual({});
		expect(JSON.parse(fs.readFileSync(fileOf(), 'utf8'))).toEqual({ pid: expect.any(Number), n8n: 'http://127.0.0.1:5678' });
	});

	test('it is given back', async () => {
		await take('lock.release();');
		expect(() => fs.readFileSync(fileOf())).toThrow(/ENOENT/);
	});
});
