// @ts-check
'use strict';

const { createHash, randomBytes } = require('node:crypto');
const { people } = require('.');
const { addAttachment } = require('./attachments');
const { partsOf } = require('./multipart');
const { useCheckedJira } = require('./useCheckedJira');

const { jira, call } = useCheckedJira();
let authorization = '';

beforeAll(() => {
	const { email, apiToken } = jira.account;
	authorization = `Basic ${Buffer.from(`${email}:${apiToken}`).toString('base64')}`;
});

const API = '/rest/api/3';
const UPLOADS = `${API}/issue/OPS-1/attachments`;
const PICTURE = Buffer.from([0x89, 0x50, 0x0d, 0x0a, 0x2d, 0x2d, 0x00, 0xff]);

/** @param {{ name?: string, filename: string, bytes: any, type?: string }[]} files */
async function upload(files, headers = { 'x-atlassian-token': 'no-check' }) {
	const body = new FormData();
	for (const { name = 'file', filename, bytes, type = 'text/plain' } of files) {
		body.append(name, new Blob([bytes], { type }), filename);
	}
	const answer = await fetch(jira.url + UPLOADS, {
		method: 'POST',
		headers: { authorization, ...headers },
		body,
	});
	const text = await answer.text();
	const json = /json/.test(answer.headers.get('content-type') ?? '');
	return { status: answer.status, body: json ? JSON.parse(text) : text };
}
const ONE = [{ filename: 'log.txt', bytes: 'one line' }];
const download = (id, query = '?redirect=false', headers = {}) =>
	fetch(`${jira.url}${API}/attachment/content/${id}${query}`, {
		headers: { authorization, ...headers },
		redirect: 'manual',
	});

describe('an upload', () => {
	test('of several files is read byte by byte', async () => {
		const { status, body } = await upload([
			{ filename: 'Žluť "1".txt', bytes: 'one line\r\n--not the end' },
			{ filename: 'red.png', bytes: PICTURE, type: 'image/png' },
			{ filename: 'empty.txt', bytes: '' },
		]);
		expect(status).toBe(200);
		expect(body.map(({ size, mimeType }) => [size, mimeType])).toEqual([
			[23, 'text/plain'],
			[8, 'image/png'],
			[0, 'text/plain'],
		]);
		expect(body[0].filename).toMatch(/^Žluť/);
		expect([typeof body[0].id, typeof body[1].thumbnail, body[0].thumbnail]).toEqual([
			'string',
			'string',
			undefined,
		]);
		const bytes = Buffer.from(await (await download(body[1].id)).arrayBuffer());
		expect(bytes).toEqual(PICTURE);
		expect(await (await download(body[2].id)).text()).toBe('');
		const { fields } = (await call('GET', `${API}/issue/OPS-1?fields=attachment`)).body;
		expect(fields.attachment).toEqual(body);
		expect(jira.findings).toEqual([]);
	});

	test('is logged by its parts, and in the changelog', async () => {
		await upload(ONE);
		const sha256 = createHash('sha256').update('one line').digest('hex');
		expect(jira.requests[0].body).toEqual([
			{ name: 'file', filename: 'log.txt', mimeType: 'text/plain', size: 8, sha256 },
		]);
		const { values } = (await call('GET', `${API}/issue/OPS-1/changelog`)).body;
		expect(values[0].items).toMatchObject([{ field: 'Attachment', toString: 'log.txt' }]);
	});

	test('of the same file again is another one', async () => {
		await upload(ONE);
		await upload(ONE);
		expect(jira.issue('OPS-1')?.attachments).toHaveLength(2);
	});

	test.each([
		['without the header', {}, undefined, 403, /^XSRF check failed$/],
		['without the permission', { denied: ['CREATE_ATTACHMENTS'] }, ONE, 403, /permission/],
		['where attachments are off', { off: ['attachments'] }, ONE, 404, /disabled/],
		['of too many files', {}, Array(61).fill(ONE[0]), 413, /More than 60/],
		['of a large file', { uploadLimit: 7 }, ONE, 413, /limit of 7 bytes/],
		['to a full issue', { limitPerIssue: 0 }, ONE, 413, /limit of its attachments/],
		['of nothing that is called file', {}, [{ ...ONE[0], name: 'data' }], 400, /No file/],
	])('%s is refused', async (_name, settings, files, status, text) => {
		Object.assign(jira, settings);
		const answer = await upload(files ?? ONE, files ? undefined : {});
		expect(answer.status).toBe(status);
		expect(answer.body.errorMessages?.[0] ?? answer.body).toMatch(text);
		expect(jira.issue('OPS-1')?.attachments).toEqual([]);
	});

	test('with a broken body is refused', async () => {
		const headers = { authorization, 'x-atlassian-token': 'no-check' };
		for (const [type, body] of [
			[
				'multipart/form-data; boundary=x',
				'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nno end',
			],
			['multipart/form-data', '--x--'],
		]) {
			const sent = { method: 'POST', headers: { ...headers, 'content-type': type }, body };
			expect((await fetch(jira.url + UPLOADS, sent)).status).toBe(400);
		}
	});

	test('that a fault answers is read to its end; one that is lost afterwards is there', async () => {
		const large = [{ filename: 'a.bin', bytes: Buffer.alloc(3_000_000) }];
		jira.fail({ method: 'POST', path: UPLOADS, status: 503 });
		expect((await upload(large)).status).toBe(503);
		expect(jira.issue('OPS-1')?.attachments).toEqual([]);
		jira.fail({ method: 'POST', path: UPLOADS, status: 502, after: true });
		expect((await upload(large)).status).toBe(502);
		jira.fail({ method: 'POST', path: UPLOADS, drop: true, after: true });
		await expect(upload(large)).rejects.toThrow();
		expect(jira.issue('OPS-1')?.attachments).toHaveLength(2);
	});

	test('comes back as it was, also in many pieces', async () => {
		const bytes = randomBytes(3_000_000);
		const [{ id }] = (await upload([{ filename: 'a.bin', bytes }])).body;
		const back = Buffer.from(await (await download(id)).arrayBuffer());
		expect(back.equals(bytes)).toBe(true);
	});

	test('is read no faster than it is stored', async () => {
		let read = 0;
		async function* body() {
			yield Buffer.from('--x\r\nContent-Disposition: form-data; name="file"\r\n\r\n');
			for (; read < 100; read++) yield Buffer.alloc(1000);
			yield Buffer.from('\r\n--x--');
		}
		let stored = 0;
		for await (const { bytes } of partsOf(body(), 'multipart/form-data; boundary=x')) {
			for await (const piece of bytes) {
				stored += piece.length;
				expect(read * 1000 - stored).toBeLessThan(2000);
			}
		}
		expect(stored).toBe(100_000);
	});
});

describe('an attachment', () => {
	const uploaded = async () => (await upload(ONE)).body[0].id;

	test('does not name its issue and has a number for an ID', async () => {
		const id = await uploaded();
		const { body } = await call('GET', `${API}/attachment/${id}`);
		expect(body).toMatchObject({ id: Number(id), filename: 'log.txt', size: 8 });
		expect(JSON.stringify(body)).not.toMatch(/OPS-1/);
	});

	test('is sent by another host, which takes no credential', async () => {
		const id = await uploaded();
		const answer = await download(id, '');
		expect(answer.status).toBe(303);
		const location = answer.headers.get('location') ?? '';
		expect(new URL(location).port).not.toBe(new URL(jira.url).port);
		expect(await (await fetch(location)).text()).toBe('one line');
		expect(jira.media.leaked).toEqual([]);
		expect((await fetch(location, { headers: { authorization } })).status).toBe(403);
		expect(jira.media.leaked).toEqual([authorization]);
		expect((await fetch(location.replace(/token=[^&]*/, 'token=x'))).status).toBe(403);
		expect(jira.media.requests).toHaveLength(3);
	});

	test.each([
		['bytes=0-2', 206, 'one', 'bytes 0-2/8'],
		['bytes=4-', 206, 'line', 'bytes 4-7/8'],
		['bytes=-4', 206, 'line', 'bytes 4-7/8'],
		['bytes=4-100', 206, 'line', 'bytes 4-7/8'],
		['bytes=8-', 416, undefined, 'bytes */8'],
		['lines=1-2', 400, undefined, null],
	])('is sent in parts: %s', async (range, status, text, contentRange) => {
		const answer = await download(await uploaded(), '?redirect=false', { range });
		expect([answer.status, answer.headers.get('content-range')]).toEqual([status, contentRange]);
		if (text) expect(await answer.text()).toBe(text);
	});

	test('is deleted', async () => {
		const id = await uploaded();
		expect((await call('DELETE', `${API}/attachment/${id}`)).status).toBe(204);
		expect((await call('DELETE', `${API}/attachment/${id}`)).status).toBe(404);
		expect((await download(id)).status).toBe(404);
		const { values } = (await call('GET', `${API}/issue/OPS-1/changelog`)).body;
		expect(values[1].items).toMatchObject([
			{ field: 'Attachment', fromString: 'log.txt', to: null },
		]);
	});

	test('is deleted by those who may: their own, or all', async () => {
		const mine = await uploaded();
		const { file } = /** @type {any} */ (jira.issue('OPS-1')?.attachments[0]);
		const author = jira.site.users.get(people.ben.accountId)?.json;
		const foreign = { filename: 'x', mimeType: 'text/plain', file };
		const { id } = addAttachment(jira.site, /** @type {any} */ (jira.issue('OPS-1')), foreign, {
			author,
		});
		jira.denied = ['DELETE_ALL_ATTACHMENTS'];
		expect((await call('DELETE', `${API}/attachment/${id}`)).status).toBe(403);
		expect((await call('DELETE', `${API}/attachment/${mine}`)).status).toBe(204);
	});

	test('of an issue that is not seen is refused', async () => {
		const file = { path: '', size: 0, sha256: '' };
		const hidden = /** @type {any} */ (jira.issue('SEC-1'));
		const { id } = addAttachment(jira.site, hidden, { filename: 'x', mimeType: 'a/b', file });
		for (const path of [`attachment/${id}`, `attachment/content/${id}`]) {
			expect((await call('GET', `${API}/${path}`)).status).toBe(403);
		}
	});

	test('has a limit that is told', async () => {
		const meta = async () => (await call('GET', `${API}/attachment/meta`)).body;
		expect(await meta()).toEqual({ enabled: true, uploadLimit: 1_073_741_824 });
		jira.off = ['attachments'];
		expect((await meta()).enabled).toBe(false);
	});
});
