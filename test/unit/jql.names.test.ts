import { issuesNamedIn } from '../../nodes/JiraSiesta/jql/names';

test.each<[string, string[]]>([
	['key = OPS-1', ['OPS-1']],
	['KEY IN (WEB-1, "ops-2") ORDER BY key', ['WEB-1', 'ops-2']],
	['not (issuekey not in (OPS-1))', ['OPS-1']],
	['!key=OPS-1', ['OPS-1']],
	['issue in linkedIssues("OPS-1", "is blocked by")', ['OPS-1']],
	['issueFunction in linkedIssuesOf("key = OPS-1 AND x = 1")', ['OPS-1']],
	['"Epic Link" = OPS-1 or "parent link[Parent]" = OPS-2', ['OPS-1', 'OPS-2']],
	['cf[10014] = "OPS-1"', ['OPS-1']],
	['parent = \'OPS-1\'', ['OPS-1']],
	['key = "\\u004fPS-1" AND key = "OPS\\u002d2"', ['OPS-1', 'OPS-2']],
	['"\\u006bey" = OPS-1', ['OPS-1']],
	['(summary~x)or(key=OPS-1)', ['OPS-1']],
	['summary ~ "~ \'x" or key=OPS-1 or summary ~ "\'"', ['OPS-1']],
	['a = 1 && id = OPS-1 || key = OPS-2', ['OPS-1', 'OPS-2']],
	['labels = iso-9001', []],
	['fixVersion = "release-5"', []],
	['summary ~ "key = OPS-1"', []],
	['text ~ UTF-8 AND assignee = "557058:ab-1"', []],
	['summary ~ x ORDER BY key', []],
	['issue.property[x].y = "OPS-1"', []],
	['key = 10012', []],
	['', []],
])('%s names %j', (jql, issues) => {
	expect(issuesNamedIn(jql)).toEqual(issues);
});

test('what another reader could split differently is refused', () => {
	expect(() => issuesNamedIn('a = x\\") or key = OPS-1 or (b = \\"')).toThrow("'JQL' has an unquoted \\ at character 6".slice(0, 20));
});
