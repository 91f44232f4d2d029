import { restrict } from '../../../nodes/JiraSiesta/jql/restrict';
import { InvalidInput } from '../../../nodes/JiraSiesta/shared/invalidInput';

const OPS = { only: ['OPS'] };
const OURS = 'project in ("OPS")';

test.each([
	['', OURS],
	[' \n', OURS],
	['ORDER BY key', `${OURS} ORDER BY key`],
	['status = Done', `${OURS} AND (status = Done)`],
	['project = OPS OR project = HR', `${OURS} AND (project = OPS OR project = HR)`],
	['a = 1 OR b = 2 ORDER BY c DESC, d', `${OURS} AND (a = 1 OR b = 2) ORDER BY c DESC, d`],
	['a = 1 order by c', `${OURS} AND (a = 1) ORDER BY c`],
	['a = 1 oRdEr \t\r\n bY\nc', `${OURS} AND (a = 1) ORDER BY c`],
	['(a = 1)ORDER BY"c d"', `${OURS} AND ((a = 1)) ORDER BY "c d"`],
	[
		'a = 1 ORDER BY cf[10040], issue.property[x].y',
		`${OURS} AND (a = 1) ORDER BY cf[10040], issue.property[x].y`,
	],
	['a ~ "x ORDER BY y"', `${OURS} AND (a ~ "x ORDER BY y")`],
	["a ~ 'x ORDER BY y' ORDER BY b", `${OURS} AND (a ~ 'x ORDER BY y') ORDER BY b`],
	['a ~ "x) OR (project = HR"', `${OURS} AND (a ~ "x) OR (project = HR")`],
	["a ~ 'it\\'s (not' AND b ~ \"it's\"", `${OURS} AND (a ~ 'it\\'s (not' AND b ~ "it's")`],
	['a ~ "a\\" OR project = HR OR "', `${OURS} AND (a ~ "a\\" OR project = HR OR ")`],
	['a ~ "b\\\\" OR project = HR', `${OURS} AND (a ~ "b\\\\" OR project = HR)`],
	['a ~ "# // /* */ -- ; `"', `${OURS} AND (a ~ "# // /* */ -- ; \`")`],
	['((a = 1) OR (b in (1, 2)))', `${OURS} AND (((a = 1) OR (b in (1, 2))))`],
	[
		'issue in linkedIssues("HR-1") OR project = HR',
		`${OURS} AND (issue in linkedIssues("HR-1") OR project = HR)`,
	],
	['order = 1 AND reorder by x', `${OURS} AND (order = 1 AND reorder by x)`],
	['a = border AND order byx', `${OURS} AND (a = border AND order byx)`],
	['created >= -5d AND key = A-1', `${OURS} AND (created >= -5d AND key = A-1)`],
	['a = “x） OR ＂project（ ＝ HR', `${OURS} AND (a = “x） OR ＂project（ ＝ HR)`],
	// Jira has the last word on what means nothing.
	['a = 1 OR', `${OURS} AND (a = 1 OR)`],
	['"A", "B"', `${OURS} AND ("A", "B")`],
])('%j becomes %s', (jql, narrowed) => {
	expect(restrict(jql, OPS)).toBe(narrowed);
});

test.each([
	['x) OR (project = HR', 'has a ) at character 2 that closes nothing'],
	['a = 1) OR project = HR', 'has a ) at character 6 that closes nothing'],
	['a = 1 OR (b = 2', 'has a ( that is never closed'],
	['cf[(1]) = 1', 'has a ] at character 6 that closes nothing'],
	['a = "x OR project = HR', 'has a quote at character 5 that is never closed'],
	['a = \'x" OR project = HR', 'has a quote at character 5 that is never closed'],
	['a = "x\\"', 'has a quote at character 5 that is never closed'],
	["a = it's", 'has a quote at character 7 that is never closed'],
	// Read as strings, `\"` would hide the parentheses.
	['a = x\\") OR project = HR OR (b = \\"', 'has an unquoted \\ at character 5'],
	['a = \\u0029', 'has an unquoted \\ at character 5'],
	['a = 1 # b', 'has an unquoted # at character 7'],
	['a = 1; b', 'has an unquoted ; at character 5'],
	['a = 1 // b', 'has an unquoted // at character 7'],
	['a = 1 /* ) */', 'has an unquoted /* at character 7'],
	['a = 1 */', 'has an unquoted */ at character 7'],
	['a = 1 -- b', 'has an unquoted -- at character 7'],
	['a = `b`', 'has an unquoted ` at character 5'],
	['ORDER BY a ORDER BY b', 'has a second ORDER BY at character 12'],
	['a = 1 order by b order\nby c', 'has a second ORDER BY at character 18'],
	['(a = 1 ORDER BY b)', 'has ORDER BY in parentheses at character 8'],
	['a = 1 ORDER BY b OR project = HR', 'has = after ORDER BY at character 29'],
	['a = 1 ORDER BY b) OR (c', 'has a ) at character 17 that closes nothing'],
	['a = 1 ORDER BY f(b)', 'has ( after ORDER BY at character 17'],
	['a = 1\0', 'has a control character at character 6'],
	['a = "x\uffff"', 'has a control character at character 7'],
	['a =\v1', 'has a control character at character 4'],
])('%j is refused: %s', (jql, problem) => {
	expect(() => restrict(jql, OPS)).toThrow(new InvalidInput('JQL', problem, ''));
	expect(() => restrict(jql, OPS)).toThrow(InvalidInput);
});

test('projects are named together, quoted, or not at all', () => {
	expect(restrict('a = 1', { only: ['A', 'B"C'] })).toBe('project in ("A", "B\\"C") AND (a = 1)');
	expect(restrict('a = 1', { not: ['HR'] })).toBe('project not in ("HR") AND (a = 1)');
	expect(restrict('ORDER BY b', { only: ['A', 'B'], not: ['B'] })).toBe(
		'project in ("A", "B") AND project not in ("B") ORDER BY b',
	);
	expect(restrict('a = 1 ;', {})).toBe('a = 1 ;');
	expect(restrict('a = 1 ;', { not: [] })).toBe('a = 1 ;');
	expect(() => restrict('a = 1', { only: [], not: ['A'] })).toThrow(
		"'JQL' can find nothing: no project is allowed",
	);
});
