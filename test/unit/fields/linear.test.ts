import { process } from '../../harness/node';
import { toCascade, toChoice, toProject } from '../../../nodes/JiraSiesta/fields/encode/allowedValue';
import { selectedIds } from '../../../nodes/JiraSiesta/fields/schema/siteFields';
import { fieldOf } from '../../../nodes/JiraSiesta/fields/schema/field';
import { parsed } from '../../../nodes/JiraSiesta/shared/input';
import { issueKeyInUrl, toIssueKey } from '../../../nodes/JiraSiesta/fields/encode/issueKey';
import { toIssueType } from '../../../nodes/JiraSiesta/params/issueType';
import { members } from '../../../nodes/JiraSiesta/shared/lists';
import { findField } from '../../../nodes/JiraSiesta/fields/schema/findField';
import { findByEmail, toAccountId, toUser } from '../../../nodes/JiraSiesta/fields/encode/person';
import { toProjectKey } from '../../../nodes/JiraSiesta/params/project';
import { toDate, toDateTime } from '../../../nodes/JiraSiesta/fields/encode/time';
import { toParent, toSprint } from '../../../nodes/JiraSiesta/fields/encode/named';
import { toFieldsObject, toGroup, toLabel, toNumber, toSummary, toText, toTimeTracking, toUrl } from '../../../nodes/JiraSiesta/fields/encode/values';
import type { Item } from '../../../nodes/JiraSiesta/operation/operation';

const SITE = 'https://acme.atlassian.net';
const LONG = 100_000;

/** Texts that make patterns and splits which go back and forth take the square of their length, or worse. */
const shapes: Array<[string, (length: number) => string]> = [
	['nothing but ">"', (length) => '>'.repeat(length)],
	['spaces before ">"', (length) => `${' '.repeat(length / 2)}>x${' '.repeat(length / 2)}y`],
	['spaces between words', (length) => `x${' '.repeat(length / 2)}x${' '.repeat(length / 2)}y`],
	['spaces before a comma', (length) => `a${' '.repeat(length)}b,c`],
	['a comma list', (length) => 'a,'.repeat(length / 2)],
	['commas', (length) => ','.repeat(length)],
	['an address of dots', (length) => `a@${'.'.repeat(length)}@`],
	['an address of words and dots', (length) => `a@${'b.'.repeat(length / 2)}`],
	['at signs', (length) => 'a@b.'.repeat(length / 4)],
	['opening brackets', (length) => '['.repeat(length)],
	['brackets', (length) => `${'['.repeat(length / 2)}${']'.repeat(length / 2)}`],
	['braces', (length) => '{'.repeat(length)],
	['double quotes', (length) => '"'.repeat(length)],
	['opened quotes', (length) => '"a,'.repeat(length / 3)],
	['opened single quotes', (length) => "'a,".repeat(length / 3)],
	['slashes', (length) => `acme.atlassian.net/${'a/'.repeat(length / 2)}`],
	['keys in an address', (length) => `${SITE}/${'browse/'.repeat(length / 7)}`],
	['digits', (length) => '1'.repeat(length)],
	['digits and spaces', (length) => '1 '.repeat(length / 2)],
	['durations', (length) => `${'1d '.repeat(length / 3)}!`],
	['letters', (length) => 'A'.repeat(length)],
	['hyphens', (length) => 'A-'.repeat(length / 2)],
	['punctuation', (length) => '.-_'.repeat(length / 3)],
	['line breaks', (length) => '\r\n'.repeat(length / 2)],
	['a date of digits', (length) => `2026-12-31T00:00:00.${'0'.repeat(length)}`],
	['a date of spaces', (length) => `2026-12-31${' '.repeat(length)}x`],
];

const field = (schema: object, allowedValues?: object[]) =>
	fieldOf({ fieldId: 'customfield_1', name: 'Field', schema, operations: ['set'], ...(allowedValues && { allowedValues }) });

const manyCommas = `${'a,'.repeat(200)}b`;
const cascade = field({ type: 'option-with-child' }, [
	{ id: '1', value: 'A > B', children: [{ id: '2', value: 'C > D' }] },
	{ id: '3', value: '>'.repeat(200), children: [{ id: '4', value: '>'.repeat(200) }] },
]);
const select = field({ type: 'option' }, [{ id: '1', value: 'High' }]);
const item = {
	session: { once: async () => [] },
} as unknown as Item;
const nobody = async () => ({ accountId: 'x' });

const readers: Record<string, (text: string) => unknown> = {
	cascade: (text) => toCascade(text, cascade),
	'cascade without metadata': (text) => toCascade(text, field({ type: 'option-with-child' })),
	choice: (text) => toChoice(text, select),
	project: (text) => toProject(text, select),
	'list of names': (text) => members(text, 'Field', ['a, b', manyCommas, 'x'.repeat(LONG)]),
	parsed,
	'JSON of fields': (text) => toFieldsObject(text, 'Field'),
	email: async (text) => await findByEmail(item, text, 'Field'),
	user: async (text) => await toUser(text, 'Field', nobody),
	'account ID': (text) => toAccountId(text, 'Field'),
	'issue key': (text) => toIssueKey(text, SITE),
	'issue address': (text) => issueKeyInUrl(text, SITE, 'Field'),
	'issue type': (text) => toIssueType(text),
	'project key': (text) => toProjectKey(text),
	parent: (text) => toParent(text, 'Field', SITE, async (name) => await Promise.resolve(name)),
	date: (text) => toDate(text, 'Field'),
	'date and time': (text) => toDateTime(text, 'Field', 'Europe/Prague'),
	summary: toSummary,
	text: (text) => toText(text, 'Field'),
	url: (text) => toUrl(text, 'Field'),
	number: (text) => toNumber(text, 'Field'),
	label: (text) => toLabel(text, 'Field'),
	sprint: (text) => toSprint(text, 'Field', async (name) => await Promise.resolve(name)),
	group: (text) => toGroup(text, 'Field'),
	'time tracking': (text) => toTimeTracking(text, 'Field'),
	'name of a field': (text) => findField([select], text, 'Field'),
	'selected field': (text) => selectedIds([{ id: 'a', name: 'A' }], [text]),
};

/** Seconds of this process's own work: how busy the machine is does not count. */
async function work(read: (text: string) => unknown, text: string): Promise<number> {
	const before = process.cpuUsage();
	try {
		await read(text);
	} catch {
		// Refused, which is as good an answer.
	}
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1e6;
}

/** So little that it says nothing about growth. */
const LITTLE = 0.1;

describe.each(Object.entries(readers))('the reader of %s', (_reader, read) => {
	test.each(shapes)('takes %s of any length without more than its share of work', async (_shape, make) => {
		const long = await work(read, make(LONG));
		if (long < LITTLE) return;
		// Ten times as long, a hundred times the work would be its square.
		expect(long).toBeLessThan(40 * Math.max(LITTLE / 10, await work(read, make(LONG / 10))));
	});
});
