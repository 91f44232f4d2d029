// @ts-check
'use strict';

const { people } = require('.');
const { addComment } = require('./comments');
const { doc } = require('./adf');
const { useCheckedJira } = require('./useCheckedJira');

const { jira, call } = useCheckedJira();

const API = '/rest/api/3';
const COMMENTS = `${API}/issue/OPS-1/comment`;
const INTERNAL = (internal) => [{ key: 'sd.public.comment', value: { internal } }];
const add = (body, path = COMMENTS) => call('POST', path, { body: doc('Seen.'), ...body });

describe('a comment', () => {
	test('is added, read, changed and deleted', async () => {
		const { status, body } = await add({});
		expect(status).toBe(201);
		const one = `${COMMENTS}/${body.id}`;
		expect((await call('GET', one)).body).toEqual(body);
		const changed = await call('PUT', one, { body: doc('Seen twice.') });
		expect(changed.body).toMatchObject({
			id: body.id,
			created: body.created,
			body: doc('Seen twice.'),
		});
		expect((await call('GET', `${one}?expand=renderedBody`)).body.renderedBody).toBe(
			'<p>Seen twice.</p>',
		);
		expect((await call('DELETE', one)).status).toBe(204);
		for (const method of ['GET', 'DELETE']) {
			expect(await call(method, one)).toMatchObject({
				status: 404,
				body: { errorMessages: [`Comment with id '${body.id}' does not exist.`] },
			});
		}
		expect(jira.findings).toEqual([]);
	});

	test.each([
		['no document', 'text', 'Comment body is not valid!'],
		['an empty text', doc(''), 'Comment body is not valid!'],
		['an empty document', { ...doc(), content: [] }, 'Comment body can not be empty!'],
		['a long document', doc('x'.repeat(33_000)), 'CONTENT_LIMIT_EXCEEDED'],
	])('of %s is refused', async (_name, body, text) => {
		const { body: id } = await add({});
		for (const answer of [
			await add({ body }),
			await call('PUT', `${COMMENTS}/${id.id}`, { body }),
		]) {
			expect(answer).toMatchObject({ status: 400, body: { errors: { comment: text } } });
		}
	});

	test('is internal by a boolean, and on a service project only', async () => {
		const shown = async (key, properties) =>
			(await add({ properties }, `${API}/issue/${key}/comment`)).body.jsdPublic;
		expect(await shown('HELP-1', INTERNAL(true))).toBe(false);
		expect(await shown('HELP-1', INTERNAL('true'))).toBe(true);
		expect(await shown('HELP-1', INTERNAL(false))).toBe(true);
		expect(await shown('OPS-1', INTERNAL(true))).toBe(true);
	});

	test('keeps what is internal when properties are left out, and loses its visibility', async () => {
		const path = `${API}/issue/HELP-1/comment`;
		const visibility = { type: 'role', value: 'Developers' };
		const { body } = await add({ properties: INTERNAL(true), visibility }, path);
		expect(body.visibility).toEqual({ ...visibility, identifier: 'Developers' });
		const put = async (more) =>
			(await call('PUT', `${path}/${body.id}?expand=properties`, { body: doc('x'), ...more })).body;
		expect(await put({ visibility })).toMatchObject({ jsdPublic: false, visibility });
		const bare = await put({});
		expect(bare).toMatchObject({ jsdPublic: false, properties: INTERNAL(true) });
		expect(bare).not.toHaveProperty('visibility');
		expect(await put({ properties: INTERNAL(false) })).toMatchObject({ jsdPublic: true });
	});

	test.each([
		['role', 'Auditors', 'You are currently not a member of the project role: Auditors.'],
		['group', 'managers', 'You are currently not a member of the group: managers.'],
		['role', 'Nobody', "The project role 'Nobody' does not exist."],
	])('for the %s %s is refused', async (type, value, text) => {
		const { status, body } = await add({ visibility: { type, value } });
		expect([status, body.errors]).toEqual([400, { commentLevel: text }]);
	});

	test('that is for others is not there', async () => {
		const issue = jira.issue('OPS-1');
		const visibility = { type: 'role', value: 'Auditors', identifier: 'Auditors' };
		const { id } = addComment(jira.site, issue, { body: doc('x'), visibility });
		expect((await call('GET', COMMENTS)).body.total).toBe(0);
		expect((await call('GET', `${COMMENTS}/${id}`)).status).toBe(404);
		expect((await call('POST', `${API}/comment/list`, { ids: [Number(id)] })).body.values).toEqual(
			[],
		);
		const { fields } = (await call('GET', `${API}/issue/OPS-1?fields=comment`)).body;
		expect(fields.comment).toMatchObject({ total: 0, comments: [] });
	});

	test('answers another, which it takes the visibility of', async () => {
		const visibility = { type: 'group', identifier: '276f955c-63d7-42c8-9520-92d01dca0625' };
		const parent = (await add({ visibility })).body;
		expect(parent.visibility.value).toBe('jira-users');
		const reply = (await add({ parentId: Number(parent.id) })).body;
		expect(reply).toMatchObject({ parentId: Number(parent.id), visibility: parent.visibility });
		const one = `${COMMENTS}/${reply.id}`;
		const other = { type: 'role', value: 'Developers' };
		expect((await call('PUT', one, { body: doc('x'), visibility: other })).status).toBe(400);
		expect((await call('PUT', one, { body: doc('x') })).body.visibility).toEqual(parent.visibility);
		for (const parentId of [1, Number(reply.id)])
			expect((await add({ parentId })).status).toBe(400);
	});

	test.each([
		['ADD_COMMENTS', 'POST', 'You do not have the permission to comment on this issue.'],
		['EDIT_OWN_COMMENTS', 'PUT', /^You do not have permission to edit comment/],
		['DELETE_OWN_COMMENTS', 'DELETE', /^You do not have permission to delete comment/],
	])('needs %s', async (permission, method, text) => {
		const { id } = (await add({})).body;
		jira.denied = [permission];
		const path = method === 'POST' ? COMMENTS : `${COMMENTS}/${id}`;
		const body = method === 'DELETE' ? undefined : { body: doc('x') };
		const answer = await call(method, path, body);
		expect([answer.status, answer.body.errorMessages]).toEqual([
			400,
			[expect.stringMatching(text)],
		]);
		expect(jira.issue('OPS-1')?.comments).toMatchObject([{ body: doc('Seen.') }]);
	});

	test('of somebody else needs the permission for all', async () => {
		const author = jira.site.users.get(people.ben.accountId)?.json;
		const { id } = addComment(jira.site, jira.issue('OPS-1'), { body: doc('x') }, { author });
		jira.denied = ['DELETE_ALL_COMMENTS'];
		expect((await call('DELETE', `${COMMENTS}/${id}`)).status).toBe(400);
		jira.denied = ['DELETE_OWN_COMMENTS'];
		expect((await call('DELETE', `${COMMENTS}/${id}`)).status).toBe(204);
	});
});

describe('many comments', () => {
	test('come a hundred at a time whatever is asked, in both orders', async () => {
		const issue = jira.issue('OPS-1');
		for (let n = 1; n <= 120; n++) addComment(jira.site, issue, { body: doc(`${n}`) });
		const page = async (query) => (await call('GET', `${COMMENTS}?${query}`)).body;
		const first = await page('maxResults=5000');
		expect(first).toMatchObject({ startAt: 0, maxResults: 100, total: 120 });
		expect(first.comments).toHaveLength(100);
		expect((await page('startAt=100')).comments).toHaveLength(20);
		expect((await page('orderBy=-created')).comments[0].body).toEqual(doc('120'));
	});

	test('are read by their IDs, up to a thousand', async () => {
		const ids = [(await add({})).body, (await add({}, `${API}/issue/WEB-1/comment`)).body].map(
			({ id }) => Number(id),
		);
		const list = (asked) => call('POST', `${API}/comment/list`, { ids: asked });
		expect((await list([...ids, 1])).body).toMatchObject({ total: 2, isLast: true });
		for (const asked of [[], Array(1001).fill(1)]) expect((await list(asked)).status).toBe(400);
	});

	test('have a limit for each issue', async () => {
		jira.limitPerIssue = 1;
		await add({});
		expect((await add({})).status).toBe(413);
	});
});
