import { runNode, runPicker, useJira } from '../harness';
import type { Credential } from '../harness';
import { id, key, list, url } from './values';
import { sample } from './samples';

// What whoever writes a query or fills a list tries, to see a project that is closed.

const jira = useJira();

const listed = (lists: Credential): Credential => ({ projectAccess: 'restricted', ...lists });
const onlyWeb = listed({ fullProjects: 'WEB' });
const notOps = listed({ blockedProjects: 'OPS, HR', otherProjects: 'full' });

const QUERIES = [
	...[' ', 'project = OPS', 'project in (OPS, HR, WEB)', 'project != WEB', 'project not in (WEB)', 'PROJECT = "Operations"', 'project = 10000', 'project is not empty', 'pid = 10000'],
	...['x) OR (project = OPS', 'summary ~ x) OR project = OPS OR (summary ~ x', '(project = OPS', 'project = OPS)', '((project = OPS)) OR ((project = WEB)', ')(', '() OR project = OPS'],
	...['summary ~ "x" OR project = OPS', 'summary ~ "x\\" OR project = OPS', "summary ~ 'x\\' OR project = OPS", 'summary ~ "x\\\\" OR project = OPS', 'summary ~ "x\' OR project = OPS', 'summary ~ “x” OR project = OPS', 'summary ~ x" OR project = OPS OR summary ~ "x'],
	...['pr\\u006fject = OPS', '"pr\\u006fject" = OPS', 'project = "\\u004fPS"', 'project = OP\\u0053', 'cf[10014] = OPS-1', 'cf [10014]=OPS-1 or project=OPS', '"Epic Link[Epic]" = OPS-1', 'issue.property[a].b = 1 OR project = OPS'],
	...['project\u00a0=\u00a0OPS', 'project = WEB\u00a0OR\u00a0project = OPS', 'project = WEB\u2028OR project = OPS', 'project = WEB\u0000 OR project = OPS', 'project = WEB\u200b) OR (project = OPS', 'project = WEB\ufeffOR project = OPS'],
	...['project = WEB // OR', 'project = WEB /*) OR (*/ OR project = OPS', 'project = WEB -- x\nOR project = OPS', 'project = WEB # x\nOR project = OPS', 'project = WEB; project = OPS', 'project = WEB `OR` project = OPS'],
	...['ORDER BY key', 'project = OPS ORDER BY key', 'ORDER BY key OR project = OPS', 'project = WEB ORDER BY key) OR (project = OPS', '(project = OPS ORDER BY key)', 'order by key order by key', 'ORDER BY "project = OPS"', 'project = WEB ORDER\u00a0BY key OR project = OPS'],
	...['NOT project = WEB', 'not (project = WEB)', '!project = WEB', '!(project=WEB)', 'NOT NOT project = OPS', 'project = WEB OR NOT project = WEB', 'project = WEB || project = OPS', 'project = WEB | project = OPS', 'project = WEB && summary is not empty OR project = OPS'],
	...['key = OPS-1', 'key in (WEB-1, OPS-1)', 'id = 10000', 'issue = ops-2', 'issuekey >= OPS-0', 'key in issueHistory()', 'issue in linkedIssues(WEB-1)', 'parent in (OPS-1)', 'parent is not empty OR project = OPS', 'created >= -999d OR updated <= now()'],
];

describe.each<[string, Credential]>([['one open project', onlyWeb], ['closed ones', notOps]])('%s', (_what, credential) => {
	test.each(QUERIES.map((jql) => [JSON.stringify(jql), jql]))('%s', async (_shown, jql) => {
		const { items, error } = await runNode({ parameters: sample('issue:search', { jql, returnAll: true }), credential });
		expect(JSON.stringify(items)).not.toMatch(/"(?:OPS|HR)-\d/);
		const sent = jira.requests.filter(({ path }) => path.endsWith('/search/jql')).map(({ body }) => body.jql as string);
		for (const one of sent) expect(one).toMatch(/^project (?:in \("WEB"\)|not in \("(?:OPS", "HR|HR", "OPS)"\))(?: AND \(|$| ORDER BY)/);
		// Whatever is wrong with it is told of the query, and not of what is closed.
		expect(JSON.stringify(error ?? '')).not.toMatch(/Reliability|Worker crashes/);
	});
});

test('the queries are attacks: without the settings they show closed projects, or Jira refuses them', async () => {
	let shown = 0;
	for (const jql of QUERIES) {
		const { items } = await runNode({ parameters: sample('issue:search', { jql, returnAll: true }) });
		if (/"OPS-\d/.test(JSON.stringify(items))) shown++;
	}
	expect(shown).toBeGreaterThan(20);
});

describe('the lists and forms of the editor', () => {
	const closed = [() => key('OPS-2'), () => key('ops-2'), () => key('OLDOPS-2'), () => key('WEB-90'), () => id(String(jira.issue('OPS-2')?.id)), () => url(`${jira.url}/browse/OPS-2`), () => list('OPS-2'), () => key('OPS-99999')];

	/** What a call of the editor gives or says, without the name that it was asked for. */
	async function asked(picker: string, parameters: object): Promise<string> {
		const answer = await runPicker<object>(picker, { parameters: { resource: 'issue', ...parameters }, credential: onlyWeb }).catch(
			({ message }: Error) => ({ fields: [], emptyFieldsNotice: message }),
		);
		return JSON.stringify(answer).replace(/: '[^']*'.*/, '');
	}
	const refused = (what: string) => new Set([`{"fields":[],"emptyFieldsNotice":"'${what}' does not exist or is not open to this credential`]);

	test('fields of an issue: closed, moved and missing ones in the same words', async () => {
		const answers = await Promise.all(closed.map(async (issueKey) => await asked('fieldsToUpdate', { operation: 'update', issueKey: issueKey() })));
		expect(new Set(answers)).toEqual(refused('Issue'));
	});

	test.each<[string, string, object]>([
		['fields of a new issue', 'fieldsToCreate', { operation: 'create', issueType: id('10102') }],
		['issue types', 'searchIssueTypes', { operation: 'create' }],
	])('%s: closed and missing projects in the same words', async (_what, picker, parameters) => {
		const projects = [key('OPS'), key('HR'), id('10000'), key('OLDOPS'), list('OPS'), key('NOPE'), id('99999')];
		const answers = await Promise.all(projects.map(async (projectKey) => await asked(picker, { ...parameters, projectKey })));
		expect(new Set(answers)).toEqual(refused('Project'));
	});

	test('who may be assigned to an issue: closed and missing ones in the same words', async () => {
		const answers = await Promise.all(closed.map(async (issueKey) => await asked('searchAssignableUsers', { operation: 'assign', issueKey: issueKey() })));
		expect(new Set(answers)).toEqual(refused('Issue'));
	});
});
