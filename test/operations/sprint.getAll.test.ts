import { runNode, runPicker, startJira } from '../harness';
import type { Jira } from '../harness';
import { sample } from './samples';
import { EMPTY, id, list, url } from './values';

let jira: Jira;
beforeAll(async () => (jira = await startJira()));
beforeEach(() => jira.reset());
afterAll(async () => await jira.close());

const getAll = (parameters: object = {}) => sample('sprint:getAll', { returnAll: true, ...parameters });
const only = (projects: string) => ({ projectAccess: 'restricted', fullProjects: projects });

test('active ones and those to come, unless said otherwise', async () => {
	const { items } = await runNode({ parameters: getAll() });
	expect(jira.requests[0].query).toEqual({ state: 'active,future', maxResults: '50' });
	expect(items.map(({ json }) => json.id)).toEqual([21, 22, 23]);
	expect((await runNode({ parameters: getAll({ state: [] }) })).items.map(({ json }) => json.id)).toEqual([20, 21, 22, 23]);
});

test.each<[string, unknown]>([
	['by its address', (site: string) => url(`${site}/jira/software/c/projects/APP/boards/4?useStoredSettings=true`)],
	['by its older address', (site: string) => url(`${site}/secure/RapidBoard.jspa?rapidView=4`)],
	['by its address, whatever the mode', (site: string) => id(`${site}/jira/software/projects/APP/boards/4/backlog`)],
	['by its name', () => list('mobile app board')],
	['by a bare number', () => 4],
])('a board %s', async (_how, board) => {
	const { items, error } = await runNode({ parameters: getAll({ boardId: (board as (site: string) => unknown)(jira.url) }) });
	expect(error?.message).toBeUndefined();
	expect(items).toHaveLength(3);
});

test.each<[string, unknown, string]>([
	['none', id(EMPTY), "'Board' is empty"],
	['another site', url('https://other.example.com/jira/boards/4'), "'Board' is on another site: https://other.example.com"],
	['a page without a board', url('/browse/APP-1'), "'Board' is not the address of a board: '"],
	['a name that nobody has', list('Nowhere'), "'Board' matches nothing: 'Nowhere'"],
])('a board that is refused: %s', async (_what, boardId, message) => {
	const given = typeof boardId === 'object' && String((boardId as { value: string }).value).startsWith('/') ? url(`${jira.url}/browse/APP-1`) : boardId;
	const { error } = await runNode({ parameters: getAll({ boardId: given }) });
	expect(error?.message).toContain(message);
});

test("a board without sprints, in Jira's words", async () => {
	const { error } = await runNode({ parameters: getAll({ boardId: id('5') }) });
	expect(error?.message).toBe('The board does not support sprints');
});

test('a confined credential sees boards of open projects only, and none that lies at a person', async () => {
	expect((await runNode({ parameters: getAll(), credential: only('APP') })).items).toHaveLength(3);
	for (const boardId of ['3', '7']) {
		const { error } = await runNode({ parameters: getAll({ boardId: id(boardId) }), credential: only('APP') });
		expect(error?.message).toBe(`'Board' does not exist or is not open to this credential: '${boardId}'`);
	}
	const { error } = await runNode({ parameters: getAll({ boardId: list('OPS board') }), credential: only('APP') });
	expect(error?.message).toBe("'Board' matches nothing: 'OPS board'");
	expect(JSON.stringify(error)).not.toContain('Operations');
});

test("sprints of other boards that this one shows are left out where those boards' projects are closed", async () => {
	jira.site.changeIssue(jira.site.issue('APP-5')!, { customfield_10020: [jira.site.sprints.find(({ id: one }: { id: number }) => one === 9)] });
	expect((await runNode({ parameters: getAll() })).items.map(({ json }) => json.name)).toContain('OPS Sprint 9');
	const { items } = await runNode({ parameters: getAll(), credential: only('APP') });
	expect(items.map(({ json }) => json.name)).toEqual(['APP Sprint 2', 'APP Sprint 3', 'APP Sprint 4']);
});

describe('the list of boards', () => {
	test('by part of the name, page by page', async () => {
		const first = await runPicker('searchBoards');
		expect(first.results).toHaveLength(50);
		const second = await runPicker('searchBoards', { paginationToken: first.paginationToken as string });
		expect(second.results.length).toBeGreaterThan(0);
		expect((await runPicker('searchBoards', { filter: 'mobile' })).results).toEqual([{ name: 'Mobile app board (APP)', value: '4' }]);
	});

	test('for a confined credential those of open projects', async () => {
		const { results } = await runPicker('searchBoards', { credential: only('APP') });
		expect(results.map(({ value }) => value)).toEqual(['4', '8']);
	});
});

test('the list of versions: the newest first, with what they are', async () => {
	const { results } = await runPicker('searchVersions', { parameters: { projectKey: list('APP') } });
	expect(results).toEqual([
		{ name: '0.9 [archived]', value: '10610' },
		{ name: '2.0', value: '10609' },
		{ name: '1.1', value: '10608' },
		{ name: '1.0 [released]', value: '10607' },
	]);
});
