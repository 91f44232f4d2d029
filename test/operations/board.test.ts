import { runNode, useJira } from '../harness';
import { sample } from './samples';
import { id, list } from './values';

const jira = useJira({ documented: true });

const only = (projects: string) => ({ projectAccess: 'restricted', fullProjects: projects });
const run = (operation: string, parameters: object = {}, more: object = {}) => runNode({ parameters: sample(`board:${operation}`, { returnAll: true, ...parameters }), ...more });
const keys = ({ items }: { items: Array<{ json: { key?: unknown } }> }) => items.map(({ json }) => json.key);

test('boards: by name, type and project, as Jira takes them', async () => {
	await run('getAll', { options: { query: 'app', type: ['scrum', 'kanban'], projectKey: list('APP') } });
	expect(jira.requests[0].query).toMatchObject({ name: 'app', type: 'scrum,kanban', projectKeyOrId: 'APP', maxResults: '50' });
});

test('all boards, page by page; for a confined credential those that lie in an open project', async () => {
	expect((await run('getAll')).items.length).toBeGreaterThan(60);
	const { items } = await run('getAll', {}, { credential: only('APP') });
	expect(items.map(({ json }) => json.name)).toEqual(['Mobile app board', 'Not set up yet']);
});

test('a limit is reached although boards are left out on the way', async () => {
	const { items } = await run('getAll', { returnAll: false, limit: 2 }, { credential: only('TEAM060') });
	expect(items.map(({ json }) => json.projectKey)).toEqual(['TEAM060']);
});

test.each(['get', 'getConfiguration', 'getIssues', 'getBacklog'])('%s: a board without a project is closed to a confined credential', async (operation) => {
	const { error } = await run(operation, { boardId: id('7') }, { credential: only('OPS, APP') });
	expect(error?.message).toBe("'Board' does not exist or is not open to this credential: '7'");
	expect((await run(operation, { boardId: id('7') })).error?.message).toBeUndefined();
});

describe.each([
	['getIssues', 'issue'],
	['getBacklog', 'backlog'],
])('%s', (operation, address) => {
	test('by the interface that stays, with the fields that are wanted and no query of ours', async () => {
		await run(operation);
		const [{ path, query }] = jira.requests;
		expect(path).toBe(`/rest/software/1.0/board/4/${address}`);
		expect(query.fields).toContain('summary');
		expect(query).not.toHaveProperty('jql');
	});

	test('narrowed to open issues, in another order', async () => {
		await run(operation, { options: { openOnly: true, orderBy: 'updated' } });
		expect(jira.requests[0].query.jql).toBe('statusCategory != Done ORDER BY updated DESC');
		jira.reset();
		await run(operation, { options: { orderBy: 'key', direction: 'ASC' } });
		expect(jira.requests[0].query.jql).toBe('ORDER BY key ASC');
	});

	test('a confined credential asks for its projects alone, and gets nothing else', async () => {
		const board = jira.site.boards.find(({ id: one }: { id: number }) => one === 4)!;
		jira.site.filters.find(({ id: one }: { id: string }) => one === board.filterId)!.jql = 'project in (OPS, APP)';
		expect(keys(await run(operation)).some((key) => String(key).startsWith('OPS-'))).toBe(true);
		const confined = await run(operation, {}, { credential: only('APP') });
		expect(jira.requests.at(-1)?.query.jql).toContain('project in ("APP")');
		expect(keys(confined).every((key) => String(key).startsWith('APP-'))).toBe(true);
	});

	test('texts are those that were typed', async () => {
		const { items } = await run(operation, { boardId: id('3') });
		expect(items.map(({ json }) => json.description).every((text) => text === null || typeof text === 'string')).toBe(true);
	});

	test.each(['raw', 'fieldNames'])('output %s', async (output) => {
		const { items, error } = await run(operation, { output });
		expect(error?.message).toBeUndefined();
		expect(items.length).toBeGreaterThan(0);
	});
});

test("a board that nobody has set up, in Jira's words", async () => {
	expect((await run('getIssues', { boardId: id('8') })).error?.message).toBe('This board has no columns with a mapped status.');
});
