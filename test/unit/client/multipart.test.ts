import { multipart } from '../../../nodes/JiraSiesta/client/multipart';
import type { ByteStream, UploadFile } from '../../../nodes/JiraSiesta/client/multipart';
import { fs, http, os, path, stream } from '../../harness/node';

const text = 'Bytes: ä €\r\n--x\r\n';
const bytes = Buffer.from(text);
const file = (name: string, content: UploadFile['content'] = async () => bytes, more: Partial<UploadFile> = {}): UploadFile => ({
	...{ name, type: 'text/plain', size: bytes.length, content },
	...more,
});

/** What is sent, with the boundary by a fixed name, and whether its length is as announced. */
async function sent(files: UploadFile[]) {
	const { body, headers, close } = await multipart(files);
	const chunks = Buffer.isBuffer(body) ? [body] : [];
	if (!Buffer.isBuffer(body)) for await (const chunk of body) chunks.push(Buffer.from(chunk as Buffer));
	close();
	const all = Buffer.concat(chunks);
	expect(headers['Content-Length']).toBe(String(all.length));
	const [, boundary] = /^multipart\/form-data; boundary=([\w-]+)$/.exec(headers['Content-Type']) ?? [];
	expect(boundary).toMatch(/^n8n-[0-9a-f-]{36}$/);
	return { streamed: !Buffer.isBuffer(body), text: all.toString().replaceAll(boundary, 'B') };
}

const part = (name: string, type = 'text/plain') =>
	`--B\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`;

test('files in memory are sent as one piece', async () => {
	expect(await sent([file('a.txt'), file('b.txt')])).toEqual({ streamed: false, text: `${part('a.txt')}${part('b.txt')}--B--\r\n` });
});

test.each([
	['Prüfbericht №1 日本語 😀.pdf'],
	['a b;c=d\\e.txt'],
	['"quoted".txt', '%22quoted%22.txt'],
	['two\r\nlines.txt', 'two%0D%0Alines.txt'],
	[''],
])('the name %j is written as browsers write it', async (name, written = name) => {
	expect((await sent([file(name)])).text).toBe(`${part(written)}--B--\r\n`);
});

test.each([
	['text/plain; charset=utf-8', 'text/plain; charset=utf-8'],
	['image/svg+xml', 'image/svg+xml'],
	['text/plain\r\nX-Evil: 1', 'application/octet-stream'],
	['text/plain; a\nX-Evil: 1', 'application/octet-stream'],
	['', 'application/octet-stream'],
	['nonsense', 'application/octet-stream'],
])('the type %j is sent as %s', async (type, written) => {
	expect((await sent([file('a', undefined, { type })])).text).toBe(`${part('a', written)}--B--\r\n`);
});

describe('files outside of memory are read while they are sent', () => {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'multipart-'));
	const onDisk = path.join(folder, 'a.txt');
	fs.writeFileSync(onDisk, bytes);
	const server = http.createServer((_request, response) => response.end(bytes));
	beforeAll(async () => await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready)));
	afterAll(() => {
		server.close();
		fs.rmSync(folder, { recursive: true });
	});

	const chunks = () => [bytes.subarray(0, 3), bytes.subarray(3)];
	const KINDS: Record<string, () => Promise<ByteStream>> = {
		'of a file': async () => fs.createReadStream(onDisk),
		'of any chunks': async () => stream.Readable.from(chunks()),
		'that transforms': async () => stream.Readable.from(chunks()).pipe(new stream.PassThrough()),
		'of an answer': async () => {
			const { port } = server.address() as { port: number };
			return await new Promise((answer) => void http.get({ host: '127.0.0.1', port, agent: false }, answer));
		},
	};

	test.each(Object.entries(KINDS))('a stream %s', async (_kind, open) => {
		expect(await sent([file('a.txt', open), file('b.txt')])).toEqual({ streamed: true, text: `${part('a.txt')}${part('b.txt')}--B--\r\n` });
	});

	test('each sending opens them anew', async () => {
		const open = jest.fn(KINDS['of any chunks']);
		const files = [file('a.txt', open)];
		expect((await sent(files)).text).toBe((await sent(files)).text);
		expect(open).toHaveBeenCalledTimes(2);
	});

	test('they are closed, also where nothing has been read', async () => {
		const opened = [stream.Readable.from(chunks()), stream.Readable.from(chunks())];
		const { close } = await multipart([file('a', async () => opened[0]), file('b', async () => opened[1])]);
		close();
		expect(opened.map(({ destroyed }) => destroyed)).toEqual([true, true]);
	});

	test('and where another one cannot be opened', async () => {
		const opened = stream.Readable.from(chunks());
		const missing = file('b', async () => await Promise.reject(new Error('No such file.')));
		await expect(multipart([file('a', async () => opened), missing])).rejects.toThrow('No such file.');
		expect(opened.destroyed).toBe(true);
	});
});

test.each([1, -1])('a file that is not as long as it was said to be is an error: %i', async (more) => {
	const wrong = file('a.txt', async () => stream.Readable.from([bytes]), { size: bytes.length + more });
	await expect(sent([wrong])).rejects.toThrow(`The file 'a.txt' does not have the ${wrong.size} bytes it was said to have`);
	await expect(multipart([{ ...wrong, content: async () => bytes }])).rejects.toThrow("The file 'a.txt'");
});
