import { runNode, runPicker } from '../harness';
import { say } from '../harness/node';
import { recordedAnswers } from '../sandbox/recorded/answers';
import type { Recorded } from '../sandbox/recorded/answers';
import { startReplay } from '../sandbox/recorded/replay';
import type { Answer } from '../sandbox/recorded/replay';
import { accountId, id, key } from './values';

const recorded = recordedAnswers();
if ('missing' in recorded) say(`The node is not run against recorded answers: ${recorded.missing}`);
const all = 'missing' in recorded ? [] : recorded.answers;

const ME = '712020:00000000-0000-4000-8000-000000000009';
const ACCOUNT = { email: 'user@example.com', apiToken: 'token' };

/** The same answer under another path, as when a query was sent by GET and the node sends it by POST. */
const under = (answer: Recorded | undefined, method: string, path: string) => ({ ...answer!, method, path });
const find = (method: string, path: RegExp, test: (answer: Recorded) => boolean = () => true) =>
	all.find((one) => one.method === method && path.test(one.path) && one.status < 300 && test(one));

/** The site of 2026-04, with what other sites add under paths that it has not. */
const site = () => {
	const search = find('GET', /^\/rest\/api\/3\/search\/jql\?fields=summary/);
	const entries = all.filter(({ path }) => path === '/rest/api/3/search/jql (one entry of issues)');
	return [
		...all.filter(({ method, status, path }) => method === 'GET' && status === 200 && !path.includes(' (')),
		under(search, 'POST', '/rest/api/3/search/jql'),
		under(find('POST', /^\/rest\/api\/3\/issue$/), 'POST', '/rest/api/3/issue'),
		...entries.map((one) => under(one, 'GET', `/rest/api/3/issue/${one.body.key}`)),
	];
};

('missing' in recorded ? describe.skip : describe)('against what real sites answered', () => {
	let replay: Awaited<ReturnType<typeof startReplay>>;
	const run = async (parameters: object) => {
		const { items, error } = await runNode({ parameters, credential: { url: replay.url, ...ACCOUNT } });
		return { rows: items.map(({ json }) => json), error };
	};
	const start = async (answers: Answer[] = site()) => (replay = await startReplay(answers));
	afterEach(async () => await replay.close());

	const issues = ['KAN-2', 'API-1', ...all.filter(({ path }) => path === '/rest/api/3/search/jql (one entry of issues)').map(({ body }) => body.key as string)];

	test.each(issues)('issue %s is read in each form', async (issueKey) => {
		await start();
		const get = { resource: 'issue', operation: 'get', issueKey: key(issueKey) };
		const { rows, error } = await run(get);
		expect(error).toBeUndefined();
		expect(rows[0]).toMatchObject({ key: issueKey, url: `${replay.url}/browse/${issueKey}`, summary: expect.stringMatching(/./), status: expect.stringMatching(/./) });
		expect(JSON.stringify(rows[0])).not.toMatch(/\[object Object\]|"self"|undefined/);

		const named = await run({ ...get, output: 'fieldNames' });
		expect(named.error).toBeUndefined();
		expect(JSON.stringify(named.rows[0])).toContain(JSON.stringify(rows[0].summary));
		expect(JSON.stringify(named.rows[0])).not.toMatch(/\[object Object\]|undefined/);
	});

	test('a search', async () => {
		await start();
		const { rows, error } = await run({ resource: 'issue', operation: 'search', jql: 'project = KAN' });
		expect(error).toBeUndefined();
		expect(rows.map((row) => row.key)).toEqual(find('GET', /search\/jql\?fields=summary/)!.body.issues.map(({ key: one }: { key: string }) => one));
		for (const row of rows) expect(row).toMatchObject({ summary: expect.any(String), status: expect.any(String), issueType: 'Task' });
	});

	test('projects, and the list of them in the editor', async () => {
		await start();
		const { rows, error } = await run({ resource: 'project', operation: 'getAll', returnAll: true });
		expect(error).toBeUndefined();
		expect(rows).toEqual([expect.objectContaining({ key: 'KAN', name: 'My Kanban Project' })]);
		const { results } = await runPicker('searchProjects', { credential: { url: replay.url, ...ACCOUNT } });
		expect(results).toEqual([expect.objectContaining({ value: 'KAN', name: expect.stringContaining('My Kanban Project') })]);
	});

	test('a user', async () => {
		await start();
		const { rows, error } = await run({ resource: 'user', operation: 'get', accountId: accountId(ME) });
		expect(error).toBeUndefined();
		expect(rows[0]).toMatchObject({ accountId: ME, displayName: 'User 1', active: true });
	});

	test('the fields of an edit screen: what can be set, by name', async () => {
		await start();
		const { rows, error } = await run({ resource: 'issue', operation: 'getEditFields', issueKey: key('KAN-7') });
		expect(error).toBeUndefined();
		const names = rows.map((row) => row.name);
		expect(names).toEqual(expect.arrayContaining(['Summary', 'Description', 'Labels', 'Start date', 'Parent']));
		expect(new Set(names).size).toBe(names.length);
	});

	test('a create and an update, whose answers have nothing but an ID, or nothing', async () => {
		await start([...site(), under(find('PUT', /^\/rest\/api\/3\/issue\/\d+$/), 'PUT', '/rest/api/3/issue/KAN-2')]);
		const made = await run({ resource: 'issue', operation: 'create', projectKey: key('KAN'), issueType: id('10003'), summary: 'x' });
		expect(made.error).toBeUndefined();
		const { key: given, id: ofIt } = find('POST', /^\/rest\/api\/3\/issue$/)!.body;
		expect(made.rows).toEqual([expect.objectContaining({ key: given, id: ofIt, created: true, url: `${replay.url}/browse/${given}` })]);
		const changed = await run({ resource: 'issue', operation: 'update', issueKey: key('KAN-2'), summary: 'x' });
		expect(changed.error).toBeUndefined();
		expect(changed.rows).toEqual([expect.objectContaining({ key: 'KAN-2', updatedFields: ['summary'] })]);
	});

	test('a delete, whose answer is empty', async () => {
		await start(all.filter(({ method, status }) => method === 'DELETE' && status === 204));
		const { rows, error } = await run({ resource: 'issue', operation: 'delete', issueKey: key('KAN-10') });
		expect(error).toBeUndefined();
		expect(rows).toEqual([expect.objectContaining({ key: 'KAN-10', deleted: true })]);
	});

	test.each(all.filter(({ method, path, status }) => method === 'GET' && status === 200 && /\/transitions/.test(path)).map((one) => [one.path, one] as const))('%s: each with the status it leads to', async (path, one) => {
		const [, issue] = /issue\/([^/]+)/.exec(path)!;
		await start([under(one, 'GET', `/rest/api/3/issue/${issue}/transitions`)]);
		const { rows, error } = await run({ resource: 'issue', operation: 'getTransitions', issueKey: key(issue) });
		if (one.body.transitions.length > 0) expect(error).toBeUndefined();
		expect(rows.map(({ id: of, toStatus }) => [of, toStatus])).toEqual(one.body.transitions.map((of: { id: string; to: { name: string } }) => [of.id, of.to.name]));
	});

	const errors = all.filter(
		({ path, status, kind }) => kind === 'recorded' && status >= 400 && status !== 429 && path.startsWith('/rest/api/3/'),
	);

	test('every recorded error is told in words, whatever was asked', async () => {
		await start([]);
		for (const { status, headers, body } of errors) {
			await replay.close();
			await start([
				{ method: 'GET', path: '/rest/api/3/issue/KAN-2', status, headers, body },
				{ method: 'GET', path: '/rest/api/3/myself', status, headers, body },
			]);
			const { rows, error } = await run({ resource: 'issue', operation: 'get', issueKey: key('KAN-2') });
			expect(rows).toEqual([]);
			const { message } = error!;
			expect(message.length).toBeGreaterThan(10);
			expect(message).not.toMatch(/\[object|undefined|[{}<>]|Request failed with status code/);
			const [said] = body.errorMessages?.length ? body.errorMessages : [...Object.values(body.errors ?? {}), body.detail];
			if (typeof said !== 'string' || said === 'INVALID_INPUT') continue;
			// Quoted names may be put as a person knows them.
			for (const words of said.split(/'[^']*'/)) expect(`${message} ${error!.description}`).toContain(words);
		}
		expect(errors.length).toBeGreaterThan(30);
	});
});
