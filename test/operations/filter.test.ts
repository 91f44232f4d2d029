import { runNode, runPicker, useJira } from '../harness';
import { sample } from './samples';
import { id, name } from './values';

const jira = useJira({ documented: true });

const run = (operation: string, parameters: object = {}, more: object = {}) => runNode({ parameters: sample(`filter:${operation}`, parameters), ...more });

test('a filter is run by its own query, in its own order, whoever made it', async () => {
	await run('run');
	expect(jira.requests.map(({ path }) => path)).toEqual(['/rest/api/3/filter/10101', '/rest/api/3/search/jql']);
	expect(jira.requests[1].body.jql).toBe('project = OPS AND labels = incident ORDER BY key');
});

test("a filter whose query no longer holds is refused in Jira's words", async () => {
	const { error } = await run('run', { filterId: id('10104') });
	expect(error?.message).toContain("'GONE'");
});

test('by its name; one that nobody has is refused', async () => {
	expect((await run('get', { filterId: name('overdue') })).items[0].json.id).toBe('10102');
	expect((await run('get', { filterId: name('Nothing') })).error?.message).toBe("'Filter' matches nothing: 'Nothing'");
});

test('to a confined credential all filters are closed: their names and queries may be of any project', async () => {
	const confined = { credential: { projectAccess: 'restricted', fullProjects: 'OPS' } };
	for (const operation of ['get', 'run']) {
		expect((await run(operation, {}, confined)).error?.message).toBe("'Filter' does not exist or is not open to this credential: '10101'");
	}
	expect((await run('getAll', {}, confined)).items).toEqual([]);
	expect((await runPicker('searchFilters', confined)).results).toEqual([]);
	expect((await runPicker('searchFilters', { filter: 'verdu' })).results).toEqual([{ name: 'Overdue', value: '10102' }]);
});
