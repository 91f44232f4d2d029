import type { IBinaryKeyData } from 'n8n-workflow';

import * as audit from '../../nodes/JiraSiesta/policy/audit/audit';
import { people, runNode, runPicker, shortenWaits, useJira } from '../harness';
import { crypto } from '../harness/node';
import { sample } from './samples';
import { id, key } from './values';

const jira = useJira();
shortenWaits();

const file = (fileName: string, text: string, mimeType = 'text/plain') => ({ fileName, mimeType, data: Buffer.from(text).toString('base64') });
const FILES: IBinaryKeyData = { data: file('a.txt', 'One.'), second: file('Übersicht 2.csv', 'x;y', 'text/csv') };
const attachedTo = (issueKey: string) => jira.issue(issueKey)!.attachments;
const sent = (path: string | RegExp, method = 'GET') =>
	jira.requests.filter((request) => request.method === method && (typeof path === 'string' ? request.path === path : path.test(request.path)));
const posted = () => sent('/rest/api/3/issue/OPS-2/attachments', 'POST');
const upload = (changed: object = {}) => sample('attachment:upload', changed);

describe('upload', () => {
	test('several files in one request, each as an item', async () => {
		const { items } = await runNode({ parameters: upload({ binaryPropertyName: 'data, second' }), binary: FILES });
		expect(items.map(({ json, pairedItem }) => [json.fileName, json.mimeType, json.size, pairedItem])).toEqual([
			['a.txt', 'text/plain', 4, { item: 0 }],
			['Übersicht 2.csv', 'text/csv', 3, { item: 0 }],
		]);
		expect(items.map(({ json }) => json.id)).toEqual(attachedTo('OPS-2').map((one: { id: string }) => one.id));
		expect(posted()).toHaveLength(1);
	});

	test('two hundred files of 1 MB, each to an issue of its own: ten in flight, no more, and all arrive whole', async () => {
		const data = 'All of it. '.repeat(90_910);
		const issues = jira.addIssues('OPS', 200).map((issue) => issue.key);
		const { error, items } = await runNode({
			parameters: upload({ issueKey: key('={{ $json.issue }}') }),
			input: issues.map((issue) => ({ issue })),
			binary: { data: file('large.txt', data) },
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(200);
		expect(jira.maxInFlight).toBe(10);
		const arrived = issues.flatMap((issue) => attachedTo(issue).map((one: { file: { sha256: string } }) => one.file));
		expect(arrived).toHaveLength(200);
		const hash = crypto.createHash('sha256').update(data).digest('hex');
		expect(new Set(arrived.map(({ sha256 }) => sha256))).toEqual(new Set([hash]));
	});

	test('all files of the item, whatever their names', async () => {
		await runNode({ parameters: upload({ binaryPropertyName: 'nothing', options: { allFiles: true } }), binary: FILES });
		expect(attachedTo('OPS-2').map(({ filename }: { filename: string }) => filename).sort()).toEqual(['a.txt', 'Übersicht 2.csv'].sort());
	});

	test.each<[string, object, object, RegExp]>([
		['an empty name', { binaryPropertyName: ' , ' }, {}, /^'Input Data Field Name' is empty$/],
		['no file at all', { options: { allFiles: true } }, { binary: {} }, /^'All Files of the Item' finds none$/],
		['a field that is not there', { binaryPropertyName: 'data, other' }, {}, /^'Input Data Field Name' has no file in this item: '(data|other)'$/],
	])('%s is refused before anything is sent', async (_what, changed, run, message) => {
		const { error } = await runNode({ parameters: upload(changed), ...run });
		expect(error?.message).toMatch(message);
		expect(jira.requests).toEqual([]);
	});

	test('a file over the limit of the site is not sent, and the limit is asked for once in a run', async () => {
		jira.uploadLimit = 3;
		const { items } = await runNode({ parameters: upload(), binary: FILES, input: [{}, {}], onError: 'continueRegularOutput' });
		expect(items[0].json).toEqual({
			error: "'Input Data Field Name' has a file that is too large: 'a.txt' with 4 bytes",
			message: 'This Jira takes 3 bytes at most.',
		});
		expect([posted().length, sent('/rest/api/3/attachment/meta').length]).toEqual([0, 1]);
	});

	test('nor where the site takes none', async () => {
		jira.off = ['attachments'];
		const { error } = await runNode({ parameters: upload() });
		expect(error?.message).toBe("'Input Data Field Name' cannot be uploaded: this Jira takes no attachments");
		expect(posted()).toEqual([]);
	});

	test('a credential that may not read uploads all the same', async () => {
		const credential = { permissions: 'custom', permissionRead: 'blocked', permissionAttach: 'allowed' };
		const { items } = await runNode({ parameters: upload(), credential });
		expect(items[0].json.fileName).toBe('notes.txt');
	});

	describe('of which no answer came', () => {
		const lost = { method: 'POST', path: '/rest/api/3/issue/OPS-2/attachments' } as const;

		test.each([{ status: 503 }, { drop: true }])('is found where Jira has it, and not sent again: %j', async (fault) => {
			jira.fail({ ...lost, ...fault, after: true });
			const { items, error } = await runNode({ parameters: upload({ binaryPropertyName: 'data,second' }), binary: FILES, retryOnFail: { maxTries: 3, waitBetweenTries: 1 } });
			expect(error).toBeUndefined();
			expect(items.map(({ json }) => json.id)).toEqual(attachedTo('OPS-2').map((one: { id: string }) => one.id));
			expect(posted()).toHaveLength(1);
		});

		test('is not known where Jira has nothing of it, and not sent again', async () => {
			jira.fail({ ...lost, status: 503 });
			const { error } = await runNode({ parameters: upload(), retryOnFail: { maxTries: 3, waitBetweenTries: 1 } });
			expect(error?.description).toContain('Whether Jira carried it out is not known');
			expect([posted().length, attachedTo('OPS-2')]).toEqual([1, []]);
		});

		test('is not taken for an earlier file of the same name and size, nor for that of another item', async () => {
			await runNode({ parameters: upload({ binaryPropertyName: 'data' }), binary: FILES });
			const earlier = attachedTo('OPS-2')[0] as { createdAt: number };
			earlier.createdAt -= 60_000;
			let writes = 0;
			jira.fail({ ...lost, match: () => ++writes === 2, status: 503, times: 99 });
			const { items } = await runNode({ parameters: upload(), binary: FILES, input: [{}, {}], onError: 'continueRegularOutput' });
			expect(items.map(({ json }) => json.fileName ?? json.error)).toEqual(['a.txt', 'Jira is not available (HTTP 503)']);
			expect(attachedTo('OPS-2')).toHaveLength(2);
		});
	});

	test('the record in n8n\'s log says that it was an attachment, not which', async () => {
		const logged = jest.spyOn(audit, 'logAudit');
		await runNode({ parameters: upload(), binary: FILES });
		const [[, record]] = logged.mock.calls;
		expect(record).toMatchObject({ outcome: 'done', target: 'OPS-2', changes: [{ field: 'Attachment', after: undefined }] });
		logged.mockRestore();
	});

	test('a plan names each file, and a code is for those files alone', async () => {
		const credential = { permissions: 'confirmWrites' };
		const [{ json }] = (await runNode({ parameters: upload(), binary: FILES, credential })).items;
		expect(json.changes).toEqual([{ field: 'Attachment', after: 'a.txt (text/plain, 4 bytes)' }]);
		const safety = { confirmationCode: json.confirmationCode };
		const other = await runNode({ parameters: upload({ safety }), binary: { data: FILES.second }, credential });
		expect(other.error?.message).toContain('is for another plan');
		expect(attachedTo('OPS-2')).toEqual([]);
		expect((await runNode({ parameters: upload({ safety }), binary: FILES, credential })).items[0].json.fileName).toBe('a.txt');
	});
});

describe('download', () => {
	const download = (changed: object = {}) => sample('attachment:download', { attachmentId: id('59001'), ...changed });
	const text = ({ data }: { data: string }) => Buffer.from(data, 'base64').toString();

	test('the file, under its name and type', async () => {
		const { items } = await runNode({ parameters: download() });
		const { binary, json } = items[0];
		expect(text(binary!.data)).toBe('name;size\na;2\n');
		expect(binary!.data).toMatchObject({ fileName: 'Sicherungen größer als 1 GB.csv', mimeType: 'text/csv' });
		expect(json).toMatchObject({ id: '59001', issueKey: 'OPS-6', author: people.ben.displayName });
		expect(jira.media.requests).toEqual([]);
	});

	test('by its address', async () => {
		for (const address of ['https://x.atlassian.net/secure/attachment/59001/a.csv', 'https://x.atlassian.net/rest/api/3/attachment/content/59001']) {
			const { items } = await runNode({ parameters: download({ attachmentId: id(address) }) });
			expect(items[0].json.id).toBe('59001');
		}
	});

	test('from the host for files where Jira sends there, without the credential', async () => {
		const link = await jira.media.linkTo(jira.issue('OPS-6')!.attachments[0]);
		jira.fail({ path: /attachment\/content/, status: 303, headers: { location: link }, body: '' });
		const { items } = await runNode({ parameters: download() });
		expect(text(items[0].binary!.data)).toBe('name;size\na;2\n');
		expect([jira.media.requests.length, jira.media.leaked]).toEqual([1, []]);
	});

	test.each(['attachment:download', 'attachment:get', 'attachment:delete'])('%s: one of another issue is none of this', async (operation) => {
		const { error } = await runNode({ parameters: sample(operation, { issueKey: key('OPS-2'), attachmentId: id('59001') }) });
		expect(error?.message).toBe("'Attachment' is none of OPS-2: '59001'");
		expect(sent(/attachment\//)).toEqual([]);
		expect(sent(/attachment\//, 'DELETE')).toEqual([]);
	});

	test('one of a closed project is not fetched by way of an issue of an open one', async () => {
		const credential = { projectAccess: 'restricted', fullProjects: 'WEB' };
		const { error } = await runNode({ parameters: download({ issueKey: key('WEB-1') }), credential });
		expect(error?.message).toMatch(/does not exist or is not open|is none of WEB-1/);
		expect(sent(/attachment\/content/)).toEqual([]);
	});

	test('many: those that fit, each with its file', async () => {
		const all = await runNode({ parameters: sample('attachment:downloadAll', { returnAll: true }) });
		expect(all.items.map(({ binary }) => binary!.data.fileName)).toEqual(['Sicherungen größer als 1 GB.csv', 'vault.png']);
		const limited = await runNode({ parameters: sample('attachment:downloadAll', { limit: 1 }) });
		expect(limited.items).toHaveLength(1);
		const pictures = await runNode({ parameters: sample('attachment:downloadAll', { returnAll: true, options: { fileName: '*.PNG' } }) });
		expect(pictures.items.map(({ json }) => json.fileName)).toEqual(['vault.png']);
		const small = await runNode({ parameters: sample('attachment:downloadAll', { returnAll: true, options: { largestSize: 0.00001 } }) });
		expect(small.items.map(({ json }) => json.fileName)).toEqual(['vault.png']);
	});
});

test('delete: a lost answer is found out by looking', async () => {
	const path = '/rest/api/3/attachment/59002';
	jira.fail({ method: 'DELETE', path, status: 500, after: true, times: 9 });
	const { items, error } = await runNode({ parameters: sample('attachment:delete') });
	expect(error).toBeUndefined();
	expect(items[0].json).toEqual({ id: '59002', issueKey: 'OPS-6', fileName: 'vault.png', deleted: true });
	expect(sent(path, 'DELETE')).toHaveLength(1);
});

test('the list of the editor has those of the issue, the newest first, by part of the name', async () => {
	const parameters = { resource: 'attachment', operation: 'get', issueKey: key('OPS-6') };
	jira.issue('OPS-6')!.attachments[1].createdAt += 1_000;
	expect((await runPicker('searchAttachments', { parameters })).results.map(({ value }) => value)).toEqual(['59002', '59001']);
	expect((await runPicker('searchAttachments', { parameters, filter: 'GRÖSSER'.replace('SS', 'ß') })).results.map(({ value }) => value)).toEqual(['59001']);
});

describe('a picture in Markdown, by the name of an attached file', () => {
	const media = (issueKey: string, fileName: string) => attachedTo(issueKey).find(({ filename }) => filename === fileName)!.media;
	const file = (fileName: string, alt: string) => ({ type: 'file', id: media('OPS-6', fileName), collection: '', alt });
	const asked = () => jira.requests.map(({ method, path }) => `${method} ${path}`);

	test('alone in its paragraph it is a picture, in the midst of text a small card', async () => {
		const text = 'Look:\n\n![The vault](vault.png)\n\nand ![](<Sicherungen größer als 1 GB.csv>).\n\n![Other](other.png)';
		const { error } = await runNode({ parameters: sample('comment:add', { issueKey: key('OPS-6'), text }) });
		expect(error).toBeUndefined();
		const { content } = jira.issue('OPS-6')!.comments.at(-1).body;
		expect(content[1]).toEqual({ type: 'mediaSingle', attrs: { layout: 'center' }, content: [{ type: 'media', attrs: file('vault.png', 'The vault') }] });
		expect(content[2].content[1].type).toBe('mediaInline');
		expect(content[2].content[1].attrs.id).toBe(media('OPS-6', 'Sicherungen größer als 1 GB.csv'));
		expect(content[3].content).toEqual([{ type: 'text', text: 'Other (other.png)' }]);
		expect(asked().slice(0, -1).sort()).toEqual(['GET /rest/api/3/attachment/content/59001', 'GET /rest/api/3/attachment/content/59002', 'GET /rest/api/3/issue/OPS-6']);
		expect(jira.media.requests).toEqual([]);
	});

	test('in a description and in a comment that is changed, too', async () => {
		const text = '![The vault](vault.png)';
		await runNode({ parameters: sample('issue:update', { issueKey: key('OPS-6'), description: text, updateFields: {} }) });
		await runNode({ parameters: sample('comment:update', { text }) });
		for (const { content } of [jira.issue('OPS-6')!.fields.description, jira.issue('OPS-6')!.comments.find(({ id: one }: { id: string }) => one === '19003')!.body]) {
			expect(content[0].content[0].attrs).toEqual(file('vault.png', 'The vault'));
		}
	});

	test.each([
		['an address', '![x](https://example.com/vault.png)', {}],
		['a text without pictures', 'vault.png', {}],
		['plain text', '![x](vault.png)', { textFormat: 'plain' }],
	])('%s: nothing is read', async (_what, text, options) => {
		await runNode({ parameters: sample('comment:add', { issueKey: key('OPS-6'), text, options }) });
		expect(asked()).toEqual(['POST /rest/api/3/issue/OPS-6/comment']);
	});

	test('a credential that may not read writes the name', async () => {
		const credential = { permissions: 'custom', permissionRead: 'blocked', permissionComment: 'allowed' };
		const { error } = await runNode({ parameters: sample('comment:add', { issueKey: key('OPS-6'), text: '![x](vault.png)' }), credential });
		expect(error).toBeUndefined();
		expect(JSON.stringify(jira.issue('OPS-6')!.comments.at(-1).body)).toContain('x (vault.png)');
	});

	test('the plan of one is carried out', async () => {
		const parameters = sample('comment:add', { issueKey: key('OPS-6'), text: '![x](vault.png)' });
		const credential = { permissions: 'confirmWrites' };
		const { items } = await runNode({ parameters, credential });
		const { confirmationCode } = items[0].json;
		const { error } = await runNode({ parameters: { ...parameters, safety: { confirmationCode } }, credential });
		expect(error).toBeUndefined();
		expect(jira.issue('OPS-6')!.comments.at(-1).body.content[0].content[0].attrs).toEqual(file('vault.png', 'x'));
	});
});
