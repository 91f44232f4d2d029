import { people, runPicker, useJira } from '../harness';
import { key } from '../operations/values';

const jira = useJira();

type Search = Parameters<typeof runPicker>[1];

/** Scrolls to the end of a picker's list. */
async function everything(picker: string, search: Search = {}) {
	const results = [];
	let paginationToken: string | undefined;
	let pagesRead = 0;
	do {
		const page = await runPicker(picker, { ...search, paginationToken });
		expect(['string', 'undefined']).toContain(typeof page.paginationToken);
		results.push(...page.results);
		paginationToken = page.paginationToken as string | undefined;
		pagesRead++;
	} while (paginationToken !== undefined && pagesRead < 50);
	return { results, values: results.map(({ value }) => value), pagesRead };
}

describe('projects', () => {
	test('every visible one, page by page', async () => {
		const { values, pagesRead } = await everything('searchProjects');
		expect(pagesRead).toBeGreaterThan(2);
		expect(values).toEqual(expect.arrayContaining(['OPS', 'WEB', 'HR', 'TEAM120']));
		expect(values).not.toContain('SEC');
		expect(new Set(values).size).toBe(values.length);
	});

	test('searched by Jira, with a link', async () => {
		const { results } = await runPicker('searchProjects', { filter: ' relaunch ' });
		expect(results).toEqual([{ name: 'Website "relaunch" AND more (WEB)', value: 'WEB', url: `${jira.url}/browse/WEB` }]);
		expect(jira.requests[0].query).toMatchObject({ query: 'relaunch' });
	});

	test('for Create only those where the account may create', async () => {
		expect((await everything('searchProjectsToCreateIn')).values).not.toContain('HR');
	});
});

describe('issue types', () => {
	test('all of the chosen project, also more than fit on one page', async () => {
		expect((await everything('searchIssueTypes', { parameters: { projectKey: key('MANY') } })).results).toHaveLength(60);
		const { results } = await runPicker('searchIssueTypes', { parameters: { projectKey: key('WEB') } });
		expect(results.map(({ name, value }) => [name, value])).toEqual([['Task', '10201'], ['Epic', '10202']]);
	});

	test('by part of the name', async () => {
		const { results } = await runPicker('searchIssueTypes', { parameters: { projectKey: key('OPS') }, filter: 'TASK' });
		expect(results.map(({ name }) => name)).toEqual(['Task', 'Sub-task']);
	});

	test('says that the project comes first', async () => {
		await expect(runPicker('searchIssueTypes', { parameters: { projectKey: key('') } })).rejects.toThrow("'Project' is empty");
	});
});

describe('assignable users', () => {
	test('of a project: also when the first ones are filtered away; no apps, customers or inactive', async () => {
		const { values } = await everything('searchAssignableUsers', { parameters: { projectKey: key('WEB') } });
		expect(values).toEqual(expect.arrayContaining([people.dana.accountId, people.fay.accountId]));
		for (const who of [people.carla, people.deployBot, people.kim]) expect(values).not.toContain(who.accountId);
	});

	test('in one request, as Jira leaves out only afterwards who may not be assigned', async () => {
		const { results, paginationToken } = await runPicker('searchAssignableUsers', { parameters: { projectKey: key('WEB') }, filter: 'erik' });
		expect([results.map(({ value }) => value), paginationToken]).toEqual([[people.erik.accountId], undefined]);
		expect(jira.requests.map(({ query }) => query)).toEqual([{ project: 'WEB', query: 'erik', maxResults: '1000' }]);
	});

	test('an issue comes first where one is to be assigned', async () => {
		await expect(runPicker('searchAssignableUsers', { parameters: { operation: 'assign', issueKey: key('') } })).rejects.toThrow("'Issue' is empty: choose an issue first");
		expect(jira.requests).toEqual([]);
	});

	test('of an issue', async () => {
		const { values } = await everything('searchAssignableUsers', { parameters: { operation: 'assign', issueKey: key('ops-2') } });
		expect(jira.requests[0].query).toMatchObject({ issueKey: 'OPS-2' });
		expect(values).not.toContain(people.fay.accountId);
	});

	test('by name: namesakes can be told apart', async () => {
		const { results } = await runPicker('searchAssignableUsers', { parameters: { projectKey: key('OPS') }, filter: 'Sam L' });
		expect(results.map(({ name }) => name)).toEqual(['Sam Lee (sam.lee@example.com)', 'Sam Lee (sam.lee@example.org)']);
	});
});

describe('users', () => {
	test('without a text everybody, with one those it fits', async () => {
		const { values } = await everything('searchUsers');
		expect(values).toEqual(expect.arrayContaining([people.ana.accountId, people.erik.accountId]));
		expect(values).not.toContain(people.deployBot.accountId);
		const { results } = await runPicker('searchUsers', { filter: 'erik' });
		expect(results.map(({ value }) => value)).toEqual([people.erik.accountId]);
	});

	test('one request is enough where Jira has no more', async () => {
		const { values } = await everything('searchUsers', { filter: 'erik' });
		expect(values).toEqual([people.erik.accountId]);
		expect(jira.requests.map(({ query }) => query.startAt)).toEqual(['0', '200']); // the list was scrolled
		jira.requests.length = 0;
		const { results, paginationToken } = await runPicker('searchUsers', { filter: 'zzzz' });
		expect([results, paginationToken, jira.requests.length]).toEqual([[], undefined, 1]);
	});

	test('goes on where a page has nobody to show', async () => {
		const bot = { ...people.deployBot, accountType: 'app' };
		jira.fail({ path: '/rest/api/3/users/search', status: 200, body: Array.from({ length: 200 }, () => bot), times: 1 });
		const { results } = await runPicker('searchUsers');
		expect(jira.requests.map(({ query }) => query.startAt)).toEqual(['0', '200']);
		expect(results).toEqual([]);
	});
});

describe('issues', () => {
	test('the last changed first, page by page', async () => {
		jira.addIssues('WEB', 120, (n: number) => ({ summary: `Mass ${n}` }));
		const { values } = await everything('searchIssues');
		expect(values.length).toBe(jira.issues().filter((issue) => issue.key.split('-')[0] !== 'SEC').length);
		expect(new Set(values).size).toBe(values.length);
	});

	test('by key, in any case, and by address', async () => {
		for (const filter of ['OPS-2', 'ops-2', `${jira.url}/browse/OPS-2`]) {
			const { results } = await runPicker('searchIssues', { filter });
			expect(results.map(({ value }) => value)).toEqual(['OPS-2']);
			expect(results[0].url).toBe(`${jira.url}/browse/OPS-2`);
		}
	});

	test('by words, also such that look like a key', async () => {
		jira.addIssues('WEB', 1, () => ({ summary: 'Drop utf-8 "quotes" AND keywords' }));
		for (const filter of ['utf-8', 'keyw drop', '"quotes" AND']) {
			const { results } = await runPicker('searchIssues', { filter });
			expect(results.map(({ name }) => name)).toEqual([expect.stringContaining('Drop utf-8')]);
		}
		expect((await runPicker('searchIssues', { filter: '~?*' })).results).toEqual([]);
	});
});

test.each(['searchProjects', 'searchUsers', 'searchIssues'])('%s: a refused token is an error, not an empty list', async (picker) => {
	await expect(runPicker(picker, { credential: { apiToken: 'wrong' } })).rejects.toThrow('Jira refused the credentials');
});
