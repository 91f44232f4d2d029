import { sleep } from 'n8n-workflow';

import { toBinary, uploadOf } from '../../nodes/JiraSiesta/client/files';
import { requestJira } from '../../nodes/JiraSiesta/client/request';
import type { ByteStream, UploadFile } from '../../nodes/JiraSiesta/client/multipart';
import { RequestError, sentOf } from '../../nodes/JiraSiesta/client/errors/requestError';
import type { JiraAnswer, JiraRequest } from '../../nodes/JiraSiesta/client/types';
import { http, stream } from '../harness/node';
import { inEngine, startWire } from '../harness/wire';
import type { Received, Reply } from '../harness/wire';

// Files on their way through n8n's own helpers, both ways.

jest.mock('n8n-workflow', () => {
	const actual = jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow');
	return { ...actual, sleep: async (ms: number) => await actual.sleep(ms / 100) };
});

let wire: Awaited<ReturnType<typeof startWire>>;
let replies: Array<Reply | ((request: Received) => Reply)>;
beforeAll(async () => {
	wire = await startWire((request) => {
		const reply = replies.shift() ?? {};
		return typeof reply === 'function' ? reply(request) : reply;
	});
});
beforeEach(() => {
	replies = [];
	wire.received.splice(0);
});
afterAll(async () => await wire.close());

const send = async (request: JiraRequest, read?: (answer: JiraAnswer) => Promise<unknown>, site = wire.url) =>
	await inEngine(site, async ({ context, session }) => {
		const answer = await requestJira(context, session, request);
		return { ...answer, ...(read && { body: await read(answer) }) };
	});

/** How a request fails. */
async function failure(...given: Parameters<typeof send>): Promise<RequestError> {
	const error = await send(...given).then(() => undefined, (caught: unknown) => caught);
	expect(error).toBeInstanceOf(RequestError);
	return error as RequestError;
}

describe('an upload', () => {
	const bytes = Buffer.from('%PDF \u0000\u00ff ä');
	const open = jest.fn<Promise<ByteStream | Buffer>, []>();
	const upload = (more: Partial<UploadFile> = {}): JiraRequest => ({
		method: 'POST',
		url: '/rest/api/3/issue/OPS-1/attachments',
		uploads: [{ name: 'Bericht ä.pdf', type: 'application/pdf', size: bytes.length, content: open, ...more }],
		headers: { 'X-Atlassian-Token': 'no-check' },
		repeatable: false,
		writes: true,
	});
	const arrived = ({ headers, bytes: got }: Received) => {
		const [, boundary] = /boundary=(.+)$/.exec(headers['content-type']) ?? [];
		return { headers, text: got.toString('latin1').replaceAll(boundary, 'B') };
	};
	const asSent = Buffer.from('--B\r\nContent-Disposition: form-data; name="file"; filename="Bericht ä.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF \u0000\u00ff ä\r\n--B--\r\n').toString('latin1');

	describe.each([
		['out of memory', async () => bytes],
		['as a stream', async () => stream.Readable.from([bytes.subarray(0, 2), bytes.subarray(2)])],
	])('%s', (_how, content) => {
		beforeEach(() => void open.mockReset().mockImplementation(content));

		test('arrives byte for byte, with its length', async () => {
			await send(upload());
			const [{ headers, text }] = wire.received.map(arrived);
			expect(text).toBe(asSent);
			expect(headers).toMatchObject({ 'x-atlassian-token': 'no-check', accept: 'application/json' });
			expect(headers['content-length']).toBe(String(wire.received[0].bytes.length));
			expect(headers['transfer-encoding']).toBeUndefined();
		});

		test('is made anew where Jira asks to wait', async () => {
			replies = [{ status: 429, headers: { 'retry-after': '1' } }];
			const { attempts } = await send(upload());
			expect(attempts).toBe(2);
			expect(wire.received.map((each) => arrived(each).text)).toEqual([asSent, asSent]);
			expect(open).toHaveBeenCalledTimes(2);
		});

		test.each([500, 503])('is not sent again after %i: Jira may have it', async (status) => {
			replies = [{ status }];
			const error = await failure(upload());
			expect(sentOf(error)).toMatchObject({ attempts: 1, unclear: true });
			expect(wire.received).toHaveLength(1);
		});
	});

	test.each([
		['out of memory', async () => bytes],
		['as a stream', async () => stream.Readable.from([bytes.subarray(0, 2), bytes.subarray(2)])],
	])('a file as it is, %s: its bytes and nothing around them', async (_how, content) => {
		open.mockReset().mockImplementation(content);
		const { uploads, ...request } = upload();
		await send({ ...request, file: uploads![0] });
		const [{ headers, bytes: got }] = wire.received;
		expect(got.equals(bytes)).toBe(true);
		expect(headers).toMatchObject({ 'content-type': 'application/pdf', 'content-length': String(bytes.length) });
	});

	test('a file that cannot be opened: nothing is sent, and the error is its own', async () => {
		open.mockReset().mockRejectedValue(new Error('No such file.'));
		await expect(send(upload())).rejects.toThrow('No such file.');
		expect(wire.received).toEqual([]);
	});

	test('a file that ends too early does not hang', async () => {
		open.mockReset().mockImplementation(async () => stream.Readable.from([bytes]));
		const error = await failure(upload({ size: 1_000 }));
		expect(error.description).toContain("The file 'Bericht ä.pdf' does not have the 1000 bytes it was said to have");
	});

	test('is read no faster than Jira takes it', async () => {
		const chunk = Buffer.alloc(64 * 1024);
		const chunks = 1_024; // 64 MB
		let given = 0;
		let givenWhilePaused = Infinity;
		async function* source() {
			for (; given < chunks; given++) yield chunk;
		}
		const slow = http.createServer((request, response) => {
			const isIdle = async () => {
				for (let before = -1; before !== given; ) {
					before = given;
					await sleep(10_000); // 100 ms here
				}
			};
			void isIdle().then(() => {
				givenWhilePaused = given;
				request.resume().on('end', () => response.writeHead(200, { 'x-aaccountid': '1' }).end('{}'));
			});
		});
		await new Promise<void>((ready) => void slow.listen(0, '127.0.0.1', ready));
		const { port } = slow.address() as { port: number };
		const content = async () => stream.Readable.from(source());
		await send(upload({ size: chunk.length * chunks, content }), undefined, `http://127.0.0.1:${port}`);
		slow.close();
		expect(given).toBe(chunks);
		expect(givenWhilePaused * chunk.length).toBeLessThan(16 * 1024 * 1024);
	});
});

describe('a download', () => {
	const bytes = Buffer.from([0, 255, 137, 80, 13, 10]);
	const download: JiraRequest = { method: 'GET', url: '/rest/api/3/attachment/content/1', qs: { redirect: false }, answerAs: 'stream', repeatable: true };
	const read = async ({ body }: JiraAnswer) => {
		const chunks: Buffer[] = [];
		for await (const chunk of body as ByteStream) chunks.push(chunk as Buffer);
		return Buffer.concat(chunks);
	};
	const png = { headers: { 'content-type': 'image/png' }, body: bytes };
	const media = (path = '/file/1?token=secret-token') => ({ status: 303, headers: { location: `${wire.url}${path}` } });

	test('comes as a stream, signed in', async () => {
		replies = [png];
		const { body, headers } = await send(download, read);
		expect([body, headers['content-type']]).toEqual([bytes, 'image/png']);
		expect(wire.received.map(({ url, headers: { accept } }) => [url, accept])).toEqual([['/rest/api/3/attachment/content/1?redirect=false', '*/*']]);
		expect(wire.received[0].headers.authorization).toMatch(/^Basic /);
	});

	test('is a file whatever it is: JSON, a page', async () => {
		for (const body of ['{"errorMessages":["x"]}', '<!DOCTYPE html><html></html>', '']) {
			replies = [{ body }];
			expect((await send(download, read)).body).toEqual(Buffer.from(body));
		}
	});

	test('a page of anybody is not taken for a file: Jira has to know who asked', async () => {
		const page = { headers: { 'x-aaccountid': '' }, body: '<html>Sign in</html>' };
		replies = [page, page];
		expect((await failure(download, read)).message).toMatch(/^Something in front of Jira answered in its place at /);
		expect(wire.received.map(({ url }) => url)).toEqual(['/rest/api/3/attachment/content/1?redirect=false', '/rest/api/3/myself']);
	});

	test('a refusal is told in Jira\'s words', async () => {
		replies = [{ status: 404, body: '{"errorMessages":["The attachment with id \'1\' does not exist"]}' }];
		expect((await failure(download, read)).message).toBe("The attachment with id '1' does not exist");
		replies = [{ status: 403, body: '<html>Blocked</html>' }];
		expect((await failure(download, read)).message).toBe('Something in front of Jira blocked the request');
		replies = [{ status: 401, body: 'Client must be authenticated' }];
		expect((await failure(download, read)).message).toBe('Jira refused the credentials');
		replies = [{ headers: { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' }, body: bytes }];
		expect((await failure(download, read)).message).toBe('Jira refused the credentials');
	});

	test('is asked for again where Jira is busy', async () => {
		replies = [{ status: 429, headers: { 'retry-after': '1' } }, { status: 503 }, png];
		expect(await send(download, read)).toMatchObject({ body: bytes, attempts: 3 });
	});

	test('a link to Atlassian\'s server for files is followed once, without the credential', async () => {
		replies = [media(), { ...png, headers: { ...png.headers, 'x-aaccountid': '' } }];
		const answer = await send(download, read);
		expect(answer).toMatchObject({ status: 200, body: bytes, headers: { 'content-type': 'image/png', 'x-aaccountid': '1' } });
		const [, { url, headers }] = wire.received;
		expect(url).toBe('/file/1?token=secret-token');
		expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
		expect(wire.received).toHaveLength(2);
	});

	test('that server\'s refusals are told as its own, without the link', async () => {
		replies = [media(), { status: 403, body: '{"error":{"code":"JwtAuthoriser:TokenExpiredError","title":"Expired"}}' }];
		const error = await failure(download, read);
		expect(error.message).toBe(`${new URL(wire.url).host} did not give the file (HTTP 403)`);
		expect(error.description).toMatch(/^Run it again: Jira makes a new link to a file each time it is asked\. \(HTTP 403, GET \/rest\/api\/3\/attachment\/content\/1, .*Expired\)$/);
		expect(JSON.stringify([error, { ...error }])).not.toContain('secret-token');
	});

	test('and its redirects are not followed', async () => {
		replies = [media(), media('/elsewhere?token=secret-token')];
		const error = await failure(download, read);
		expect(error.message).toMatch(/^The file was not fetched: .* redirects to .*\/elsewhere, which is none of Atlassian's servers for files$/);
		expect(wire.received).toHaveLength(2);
	});

	test.each([
		'https://other.example.com/file?token=secret-token',
		'https://media.atlassian.com.example.com/file?token=secret-token',
		'http://api.media.atlassian.com/file?token=secret-token',
		'/rest/api/3/secure?token=secret-token',
	])('a link to %s is not followed', async (location) => {
		replies = [{ status: 303, headers: { location } }];
		const error = await failure(download, read);
		expect(error.message).toContain('The file was not fetched');
		expect(error.message).not.toContain('secret-token');
		expect(wire.received).toHaveLength(1);
	});

	describe('by what Atlassian knows the file', () => {
		const uuid = '0f9b1c2d-3e4f-4d61-9a52-b5a6e2a07c3b';
		const asked: JiraRequest = { method: 'GET', url: download.url, answerAs: 'media', repeatable: true };

		test('is read from the link, which is not followed and goes no further', async () => {
			replies = [media(`/file/${uuid}/binary?token=secret-token`)];
			const answer = await send(asked);
			expect(answer.body).toEqual({ id: uuid });
			expect(wire.received).toHaveLength(1);
		});

		test.each([
			['a link of another form', () => media('/f/1?token=secret-token')],
			['the file itself', () => png],
		])('%s does not tell', async (_what, reply) => {
			replies = [reply()];
			expect((await send(asked)).body).toEqual({ id: undefined });
		});

		test('a link to elsewhere is no answer, a refusal is told in words', async () => {
			replies = [{ status: 303, headers: { location: `https://other.example.com/file/${uuid}/binary?token=secret-token` } }];
			expect((await failure(asked)).message).not.toContain('secret-token');
			replies = [{ status: 404, body: '{"errorMessages":["Not there."]}' }];
			expect((await failure(asked)).message).toBe('Not there.');
		});
	});

	test('what is no file is not fetched from elsewhere', async () => {
		replies = [media()];
		expect((await failure({ ...download, answerAs: undefined })).message).toMatch(/ redirects to .*\/file\/1$/);
		expect(wire.received).toHaveLength(1);
	});
});

describe('binary data of n8n, in its default mode', () => {
	const bytes = Buffer.from([0, 255, 13, 10]);
	const download: JiraRequest = { method: 'GET', url: '/rest/api/3/attachment/content/1', answerAs: 'stream', repeatable: true };
	const toField = async (fileName: string, mimeType?: string) =>
		await inEngine(wire.url, async (item) => await toBinary(item, await requestJira(item.context, item.session, download), fileName, mimeType));

	test('takes a downloaded file', async () => {
		replies = [{ headers: { 'content-type': 'image/png; charset=binary' }, body: bytes }];
		const { data, ...rest } = await toField('Bild ä.png');
		expect(Buffer.from(data, 'base64')).toEqual(bytes);
		expect(rest).toMatchObject({ fileName: 'Bild ä.png', mimeType: 'image/png', fileExtension: 'png' });
	});

	test('by the type that is known of it', async () => {
		replies = [{ body: bytes }];
		expect(await toField('a', 'text/csv')).toMatchObject({ fileName: 'a', mimeType: 'text/csv' });
	});

	test('a file that breaks off is an error', async () => {
		replies = [{ headers: { 'content-length': '1000' }, body: bytes, breaks: true }];
		await expect(toField('a.png')).rejects.toThrow("The file 'a.png' was not read to its end");
	});

	test.each([
		['with a name', { fileName: 'a.txt', fileExtension: 'txt' }, 'a.txt'],
		['without', { fileExtension: 'txt' }, 'data.txt'],
		['without anything', {}, 'data'],
	])('gives a file to upload, %s', async (_what, known, name) => {
		for (const length of [0, 1, 2, 3, 4]) {
			const part = bytes.subarray(0, length);
			const binary = { data: { ...known, mimeType: 'text/plain', data: part.toString('base64') } };
			const { content, ...file } = await inEngine(wire.url, async ({ context }) => await uploadOf(context, 'data'), { binary });
			expect(file).toEqual({ name, type: 'text/plain', size: length });
			expect(await content()).toEqual(part);
		}
	});

	test('says so where the item has no such field', async () => {
		await expect(inEngine(wire.url, async ({ context }) => await uploadOf(context, 'file'))).rejects.toThrow("'Input Data Field Name' has no file in this item: 'file'");
	});
});
