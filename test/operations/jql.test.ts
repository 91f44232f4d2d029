import { runNode, shortenWaits, useJira } from '../harness';
import type { Credential } from '../harness';
import { sample } from './samples';
import { EMPTY } from './values';

const jira = useJira({ documented: true });
shortenWaits();

const run = (operation: string, parameters: object = {}, credential?: Credential) =>
	runNode({ parameters: sample(`jql:${operation}`, parameters), credential });
const rowsOf = async (...given: Parameters<typeof run>) => (await run(...given)).items.map(({ json }) => json);
const confined: Credential = { projectAccess: 'restricted', fullProjects: 'WEB' };

describe('check', () => {
	test('says of each query what Jira has against it: errors and what finds nothing', async () => {
		const rows = await rowsOf('check', { queries: '={{ ["project = OPS", "projekt = OPS", "priority = Nope", "a, b"] }}' });
		expect(rows.map(({ jql, valid }) => [jql, valid])).toEqual([['project = OPS', true], ['projekt = OPS', false], ['priority = Nope', true], ['a, b', false]]);
		expect(rows[1].errors).toEqual([expect.stringContaining('projekt')]);
		expect(rows[2].warnings).toEqual([expect.stringContaining('Nope')]);
		expect(jira.requests.map(({ path }) => path)).toEqual(['/rest/api/3/jql/parse']);
	});

	test('a query with commas is one, an empty one is refused', async () => {
		expect(await rowsOf('check', { queries: 'labels in (a, b)' })).toMatchObject([{ jql: 'labels in (a, b)', valid: true }]);
		expect((await run('check', { queries: EMPTY })).error?.message).toBe("'Queries' is empty");
	});

	test('confined, it checks what would be searched, gives back what was asked, and says nothing of what is closed', async () => {
		const [row] = await rowsOf('check', { queries: 'labels = urgent', output: 'raw' }, confined);
		expect((jira.requests.at(-1)?.body as { queries: string[] }).queries).not.toEqual(['labels = urgent']);
		expect([row.query, Object.keys(row)]).toEqual(['labels = urgent', expect.not.arrayContaining(['structure'])]);
		expect((await run('check', { queries: 'key = OPS-1' }, confined)).error?.message).toContain('not open to this credential');
	});
});

describe('match', () => {
	test('an item for each issue and query, in their order, with the key that an ID stands for', async () => {
		const { id } = jira.issue('OPS-6')!;
		const rows = await rowsOf('match', { issueKeys: `OPS-2, ${id}, OPS-2`, queries: '["project = OPS", "project = WEB"]' });
		expect(rows.map(({ key, jql, matches }) => [key, jql, matches])).toEqual([
			['OPS-2', 'project = OPS', true],
			['OPS-2', 'project = WEB', false],
			['OPS-6', 'project = OPS', true],
			['OPS-6', 'project = WEB', false],
		]);
	});

	test('of a query that Jira does not understand nobody knows what meets it', async () => {
		const rows = await rowsOf('match', { queries: '["projekt = OPS", "project = OPS"]' });
		expect(rows).toMatchObject([{ matches: null, errors: [expect.stringContaining('projekt')] }, { matches: true, errors: [] }]);
	});

	test('knows of a change that the search does not know of', async () => {
		jira.indexLag = 60_000;
		await runNode({ parameters: { ...sample('issue:update'), updateFields: { labels: 'fresh' } } });
		expect(await rowsOf('match', { queries: 'labels = fresh' })).toMatchObject([{ matches: true }]);
	});

	test('an issue that is not there is refused by its name; a closed one in the same words', async () => {
		const { error } = await run('match', { issueKeys: 'OPS-2, OPS-999' });
		expect(error?.message).toBe("'Issues' does not exist or is not open to this credential: 'OPS-999'");
		expect((await run('match', { issueKeys: 'OPS-2' }, confined)).error?.message).toBe("'Issues' does not exist or is not open to this credential: 'OPS-2'");
	});
});

describe('suggestions', () => {
	test('are given as a query takes them and as a person reads them', async () => {
		expect(await rowsOf('getSuggestions', { fieldName: 'project', options: { query: 'website' } })).toEqual([{ jql: expect.stringMatching(/^".*"$/), value: expect.not.stringMatching(/[<&]/) }]);
	});

	test("one for a field that is not there is refused in Jira's words; confined, nothing is asked", async () => {
		expect((await run('getSuggestions', { fieldName: 'nope' })).error?.message).toContain("'nope'");
		jira.requests.splice(0);
		expect((await run('getSuggestions', { fieldName: 'project' }, confined)).error?.message).toContain('cannot tell the project');
		expect(jira.requests.filter(({ path }) => path.includes('suggestions'))).toEqual([]);
	});
});
