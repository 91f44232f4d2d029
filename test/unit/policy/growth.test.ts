import { process } from '../../harness/node';
import { namedIssues } from '../../../nodes/JiraSiesta/jql/names';
import { restrict } from '../../../nodes/JiraSiesta/jql/restrict';
import { summaryContains } from '../../../nodes/JiraSiesta/jql/quote';
import { referencesOf } from '../../../nodes/JiraSiesta/policy/scope/references';
import { redacted } from '../../../nodes/JiraSiesta/policy/scope/redact';
import { policyOf } from '../../../nodes/JiraSiesta/policy/policy';

// No input stops n8n: each reader here takes steps in proportion to the length of a text, told by user CPU time of the
// process, not by the clock, and with a bound that only a quadratic reader passes (100 to 10,000 times as much).

const LONG = 99_000;
const onlyWeb = policyOf({ projectAccess: 'restricted', fullProjects: 'WEB' });
const MOST_CPU_MS = 2_000;

/** What a reader took, in ms of CPU; that it refuses is as good as that it reads. */
function cpuOf(read: () => unknown): number {
	const before = process.cpuUsage();
	try {
		read();
	} catch (error) {
		expect((error as Error).message).toMatch(/^'JQL' /);
	}
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1_000;
}

const SHAPES: Array<[string, string]> = [
	['spaces in quotes', `"${' '.repeat(LONG)}x" = 1`],
	['brackets in quotes', `"${'['.repeat(LONG)}" = 1`],
	['brackets', `a = 1 AND ${'['.repeat(LONG)}`],
	['closing brackets', `"${'[]'.repeat(LONG / 2)}" = 1`],
	['parentheses', `${'('.repeat(LONG / 2)}${')'.repeat(LONG / 2)}`],
	['an unclosed string', `a = "${'\\"'.repeat(LONG / 2)}`],
	['escapes', `key = "${'\\u0041'.repeat(LONG / 6)}"`],
	['a key without an end', `key = ${'A'.repeat(LONG)}`],
	['digits', `key = A-${'1'.repeat(LONG)}x`],
	['zeros', `key = A-${'0'.repeat(LONG)}`],
	['dashes', `key = ${'A-'.repeat(LONG / 2)}`],
	['order and spaces', `order${' '.repeat(LONG)}x`],
	['many orders', 'order '.repeat(LONG / 6)],
	['many nots', 'not '.repeat(LONG / 4)],
	['many conditions', 'key = A-1 or '.repeat(LONG / 13)],
	['many values', `key in (${'A-1,'.repeat(LONG / 4)}A-1)`],
	['many functions', `x in (${'link('.repeat(LONG / 5)}`],
];

test.each(SHAPES)('JQL: %s', (_what, jql) => {
	expect(cpuOf(() => namedIssues(jql))).toBeLessThan(MOST_CPU_MS);
	expect(cpuOf(() => restrict(jql, { only: ['A'] }))).toBeLessThan(MOST_CPU_MS);
	expect(cpuOf(() => summaryContains(jql))).toBeLessThan(MOST_CPU_MS);
});

test.each<[string, string]>([
	['spaces', ' '.repeat(LONG)],
	['commas', ','.repeat(LONG)],
	['a key without an end', 'A'.repeat(LONG)],
	['digits', `A-${'1'.repeat(LONG)}x`],
	['keys', 'HR-1,'.repeat(LONG / 5)],
	['a field of a changelog', `${'link '.repeat(LONG / 5)}`],
])('values: %s', (_what, text) => {
	const body = { fields: { customfield_1: text, customfield_2: { key: text }, parent: { key: text } } };
	expect(cpuOf(() => referencesOf({ method: 'PUT', url: '/rest/api/3/issue/WEB-1', body, repeatable: true }))).toBeLessThan(MOST_CPU_MS);
	const row = { key: 'WEB-1', fields: { customfield_1: text }, changelog: { items: [{ field: text, from: text, toString: text }] } };
	expect(cpuOf(() => redacted(onlyWeb, row as never))).toBeLessThan(MOST_CPU_MS);
});
