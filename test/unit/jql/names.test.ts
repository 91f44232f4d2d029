import { namedIssues } from '../../../nodes/JiraSiesta/jql/names';

const issuesNamedIn = (jql: string) => namedIssues(jql).flatMap(({ issues }) => issues);
const certainlyNamedIn = (jql: string) => namedIssues(jql).filter(({ certain }) => certain).flatMap(({ issues }) => issues);

test.each<[string, string[]]>([
	['key = OPS-1', ['OPS-1']],
	['KEY IN (WEB-1, "ops-2") ORDER BY key', ['WEB-1', 'OPS-2']],
	['not (issuekey not in (OPS-1))', ['OPS-1']],
	['!key=OPS-1', ['OPS-1']],
	['issue in linkedIssues("OPS-1", "is blocked by")', ['OPS-1']],
	['issueFunction in linkedIssuesOf("key = OPS-1 AND x = 1")', ['OPS-1', '1']],
	['"Epic Link" = OPS-1 or "parent link[Parent]" = OPS-2', ['OPS-1', 'OPS-2']],
	['cf[10014] = "OPS-1"', ['OPS-1']],
	['parent = \'OPS-1\'', ['OPS-1']],
	['key = "\\u004fPS-1" AND key = "OPS\\u002d2"', ['OPS-1', 'OPS-2']],
	['"\\u006bey" = OPS-1', ['OPS-1']],
	['(summary~x)or(key=OPS-1)', ['OPS-1']],
	['summary ~ "~ \'x" or key=OPS-1 or summary ~ "\'"', ['OPS-1']],
	['a = x && id = OPS-1 || key = OPS-2', ['OPS-1', 'OPS-2']],
	['labels = iso-9001', []],
	['fixVersion = "release-5"', []],
	['summary ~ "key = OPS-1"', []],
	['text ~ UTF-8 AND assignee = "557058:ab-1"', []],
	['summary ~ x ORDER BY key', []],
	['issue.property[x].y = "OPS-1"', []],
	['key = 10012', ['10012']],
	['key = OPS-01', ['OPS-1']],
	['parent in ("10012", 0010013)', ['10012', '10013']],
	['parent = "+10012" or parent = "１００１２" or key = "OPS-１" or key = "OPſ-1" or key = "OPS-٣"', ['10012', '10012', 'OPS-1', 'OPS-1', 'OPS-3']],
	['workItem in linkedWorkItems("OPS-1")', ['OPS-1']],
	['workItemKey = OPS-1 or linkedWorkItem = 10012', ['OPS-1', '10012']],
	['"work item" in linkedWorkItems(OPS-1)', ['OPS-1']],
	['"Work item key" = OPS-1', ['OPS-1']],
	['assignee in watchersOfIssue("OPS-1")', ['OPS-1']],
	['assignee in membersOf("team-1") AND sprint = 23', []],
	['status changed FROM "a-1"', []],
	['issueFunction in linkedIssuesOf("parent = 10012")', ['10012']],
	['', []],
])('%s names %j', (jql, issues) => {
	expect(issuesNamedIn(jql)).toEqual(issues);
});

test.each<[string, string[], string[]]>([
	['cf[10014] = "OPS-1"', [], ['OPS-1']],
	['"Story point estimate" > 5', [], ['5']],
	['"My \n Field[Short text]" in (OPS-1, 7)', [], ['OPS-1', '7']],
	['"My Field" ~ "OPS-1"', [], []],
	['parent ~ "OPS-1"', ['OPS-1'], ['OPS-1']],
])('%s names %j for certain, and %j if the field holds issues', (jql, certain, all) => {
	expect(certainlyNamedIn(jql)).toEqual(certain);
	expect(issuesNamedIn(jql)).toEqual(all);
});

test.each([['cf [ 10014 ] = A-1', 'cf[10014]'], ['"Parent  Link[Parent]" = A-1', 'parentlink'], ['Severity[Dropdown] = A-1', 'severity']])(
	'%s is of the field %s',
	(jql, field) => {
		expect(namedIssues(jql)[0].field).toBe(field);
	},
);

test('a comparison only bounds', () => {
	expect(namedIssues('key >= OPS-100 AND key = OPS-2').map(({ bound }) => bound)).toEqual([true, false]);
});

test('what another reader could split differently is refused', () => {
	expect(() => namedIssues('a = x\\") or key = OPS-1 or (b = \\"')).toThrow("'JQL' has an unquoted \\ at character 5");
});

test('a query of any length the panel can hold is read in steps that grow with it', () => {
	expect(() => namedIssues('x'.repeat(100_001))).toThrow("'JQL' is too long: 100001 characters");
});
