// @ts-check
'use strict';

const { doc } = require('./adf');
const { useCheckedJira } = require('./useCheckedJira');

const { jira, call } = useCheckedJira();
beforeEach(() => {
	jira.site.links = []; // those of the seed
});

const API = '/rest/api/3';

describe('a link', () => {
	const link = (inward, outward, type = { name: 'Blocks' }, more = {}) =>
		call('POST', `${API}/issueLink`, {
			type,
			inwardIssue: { key: inward },
			outwardIssue: { key: outward },
			...more,
		});
	const linksOf = async (key) =>
		(await call('GET', `${API}/issue/${key}?fields=issuelinks`)).body.fields.issuelinks;

	test('is sent the other way round than it is read', async () => {
		// OPS-3 blocks OPS-6.
		const { status, body } = await link('OPS-3', 'OPS-6');
		expect([status, body]).toEqual([201, '']);
		const [blocks] = await linksOf('OPS-3');
		expect(blocks).toMatchObject({
			type: { outward: 'blocks' },
			outwardIssue: { key: 'OPS-6', fields: { summary: 'Clean up old backups' } },
		});
		expect(blocks).not.toHaveProperty('inwardIssue');
		const [blocked] = await linksOf('OPS-6');
		expect(blocked).toMatchObject({ id: blocks.id, inwardIssue: { key: 'OPS-3' } });
		const text = async (key) =>
			(await call('GET', `${API}/issue/${key}/changelog`)).body.values[0].items[0].toString;
		expect(await text('OPS-3')).toBe('This work item blocks OPS-6');
		expect(await text('OPS-6')).toBe('This work item is blocked by OPS-3');
		expect(jira.findings).toEqual([]);
	});

	test('is there once; its comment is added each time', async () => {
		const comment = { body: doc('See there.') };
		const before = jira.issue('OPS-6')?.comments.length;
		for (let n = 0; n < 2; n++)
			expect((await link('OPS-3', 'OPS-6', undefined, { comment })).status).toBe(201);
		expect(await linksOf('OPS-3')).toHaveLength(1);
		expect(jira.issue('OPS-6')?.comments).toHaveLength(Number(before) + 2);
		await link('OPS-6', 'OPS-3');
		await link('OPS-3', 'OPS-6', { name: 'Relates' });
		expect(await linksOf('OPS-3')).toHaveLength(3);
	});

	test('is read and deleted by its ID, and goes with an issue', async () => {
		await link('OPS-3', 'OPS-6');
		const [{ id }] = await linksOf('OPS-3');
		const one = `${API}/issueLink/${id}`;
		expect((await call('GET', one)).body).toMatchObject({
			inwardIssue: { key: 'OPS-3' },
			outwardIssue: { key: 'OPS-6' },
		});
		expect((await call('DELETE', one)).status).toBe(204);
		for (const method of ['GET', 'DELETE']) expect((await call(method, one)).status).toBe(404);
		await link('OPS-3', 'OPS-6');
		await call('DELETE', `${API}/issue/OPS-6`);
		expect(await linksOf('OPS-3')).toEqual([]);
	});

	const NAMED = { name: 'Haunts' };
	test.each([
		[
			'of no type',
			['OPS-3', 'OPS-6', NAMED],
			{},
			404,
			"No issue link type with name 'Haunts' found.",
		],
		['to nothing', ['OPS-3', 'OPS-999'], {}, 404, /^Issue does not exist/],
		['to what is not seen', ['OPS-3', 'SEC-1'], {}, 404, /^Issue does not exist/],
		['to itself', ['OPS-3', 'OPS-3'], {}, 400, /to itself/],
		['where linking is off', ['OPS-3', 'OPS-6'], { off: ['linking'] }, 404, /disabled/],
		[
			'without the permission',
			['OPS-3', 'OPS-6'],
			{ denied: ['LINK_ISSUES'] },
			404,
			/No Link Issue/,
		],
		['of a full issue', ['OPS-3', 'OPS-6'], { limitPerIssue: 0 }, 413, /limit/],
	])('%s is refused', async (_name, ends, settings, status, text) => {
		Object.assign(jira, settings);
		const answer = await link(.../** @type {[any, any, any]} */ (ends));
		expect(answer.status).toBe(status);
		expect(answer.body.errorMessages[0]).toMatch(text);
		expect(jira.site.links).toEqual([]);
	});

	test('is stopped by a wrong comment', async () => {
		const answer = await link('OPS-3', 'OPS-6', undefined, { comment: { body: 'text' } });
		expect(answer.status).toBe(400);
		expect(jira.site.links).toEqual([]);
	});

	test.each([
		['x', 400],
		['99', 404],
	])('with the ID %s: %i', async (id, status) => {
		expect((await call('GET', `${API}/issueLink/${id}`)).status).toBe(status);
	});

	test('is of a type', async () => {
		const { issueLinkTypes } = (await call('GET', `${API}/issueLinkType`)).body;
		expect(issueLinkTypes.map(({ name, outward }) => `${name}: ${outward}`)).toContain(
			'Blocks: blocks',
		);
		expect((await link('OPS-3', 'OPS-6', { id: issueLinkTypes[3].id })).status).toBe(201);
	});
});

describe('a remote link', () => {
	const LINKS = `${API}/issue/OPS-3/remotelink`;
	const TYPE = { 'content-type': 'application/json' };
	const object = { url: 'https://example.com/1', title: 'Ticket 1' };
	const put = (more = {}) => call('POST', LINKS, { object, ...more });
	const all = async () => (await call('GET', LINKS)).body;

	test('is new each time, unless it has a global ID', async () => {
		expect([(await put()).status, (await put()).status]).toEqual([201, 201]);
		const globalId = 'system=a&id=1';
		const first = await put({ globalId, relationship: 'mentioned in' });
		const second = await put({ globalId, object: { ...object, summary: 'Now with text' } });
		expect([first.status, second.status]).toEqual([201, 200]);
		expect(second.body).toEqual(first.body);
		expect(await all()).toHaveLength(3);
		const one = (await call('GET', `${LINKS}?globalId=${encodeURIComponent(globalId)}`)).body;
		expect(one).toMatchObject({ id: first.body.id, object: { summary: 'Now with text' } });
		// What is left out is gone.
		expect(one).not.toHaveProperty('relationship');
		expect((await call('GET', `${LINKS}?globalId=none`)).status).toBe(404);
	});

	test.each([
		[
			{ object: { title: 'x', url: '/1' } },
			{ url: "Invalid 'URL'. Make sure you include the full URL" },
		],
		[{ object: { url: 'https://example.com' } }, { title: "'title' is required." }],
		[{ globalId: 'x'.repeat(256) }, { globalId: "'globalId' is longer than 255 characters." }],
	])('%j is refused', async (body, errors) => {
		expect((await put(body)).body.errors).toEqual(errors);
		expect(await all()).toEqual([]);
	});

	test('is deleted with a type that nothing needs', async () => {
		const ids = [];
		for (const globalId of ['a', 'b']) ids.push((await put({ globalId })).body.id);
		expect((await call('DELETE', `${LINKS}/${ids[0]}`)).status).toBe(415);
		expect((await call('DELETE', `${LINKS}/${ids[0]}`, undefined, TYPE)).status).toBe(204);
		expect((await call('DELETE', `${LINKS}?globalId=b`, undefined, TYPE)).status).toBe(204);
		expect((await call('DELETE', `${LINKS}?globalId=b`, undefined, TYPE)).status).toBe(404);
		expect(await all()).toEqual([]);
	});

	test('is changed by its ID, and belongs to one issue', async () => {
		const { id } = (await put()).body;
		const title = 'Other';
		expect((await call('PUT', `${LINKS}/${id}`, { object: { ...object, title } })).status).toBe(
			204,
		);
		expect((await call('GET', `${LINKS}/${id}`)).body.object.title).toBe('Other');
		expect((await call('GET', `${API}/issue/OPS-6/remotelink/${id}`)).status).toBe(400);
	});

	test.each([
		['LINK_ISSUES', 'POST', ''],
		['LINK_ISSUES', 'DELETE', '?globalId=a'],
		['EDIT_ISSUES', 'DELETE', '/ID'],
	])('needs %s for %s %s', async (permission, method, part) => {
		const { id } = (await put({ globalId: 'a' })).body;
		jira.denied = [permission];
		const body = method === 'POST' ? { object } : undefined;
		const answer = await call(method, LINKS + part.replace('ID', id), body, TYPE);
		expect(answer.status).toBe(403);
		jira.denied = [];
		expect(await all()).toHaveLength(1);
	});
});
