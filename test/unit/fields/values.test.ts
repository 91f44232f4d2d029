import { givenFields } from '../../../nodes/JiraSiesta/fields/edit/issueFields';
import { toIssueKey } from '../../../nodes/JiraSiesta/fields/encode/issueKey';
import { toIssueType } from '../../../nodes/JiraSiesta/params/issueType';
import { readLocator } from '../../../nodes/JiraSiesta/shared/locator';
import { onlyMatch, toAccountId } from '../../../nodes/JiraSiesta/fields/encode/person';
import { projectReference, toProjectKey } from '../../../nodes/JiraSiesta/params/project';
import { toRichText } from '../../../nodes/JiraSiesta/fields/encode/richText';
import { toDate, toDateTime } from '../../../nodes/JiraSiesta/fields/encode/time';
import { toFieldsObject, toSummary } from '../../../nodes/JiraSiesta/fields/encode/values';

const site = 'https://acme.atlassian.net';
const locator = (mode: string, value: string) => ({ __rl: true, mode, value });

test.each([
	[null, ''],
	[undefined, ''],
	[' a ', 'a'],
	[7, '7'],
	[locator('key', ' a '), 'a'],
	[{ mode: 'list', value: null }, ''],
	[{ accountId: 'ana', displayName: 'Ana' }, '{"accountId":"ana","displayName":"Ana"}'],
	[['ana'], '["ana"]'],
	[{}, '{}'],
	[[], '[]'],
	[{ mode: 'accountId', value: { accountId: 'ana' } }, '{"accountId":"ana"}'],
])('a locator %j has the value %s: an object or a list is never nothing', (given, value) => {
	expect(readLocator(given).value).toBe(value);
});

describe('issue', () => {
	test.each([
		[locator('key', ' ops-12 '), 'OPS-12'],
		[locator('list', 'OPS-12'), 'OPS-12'],
		['OPS_2-1', 'OPS_2-1'],
		['10042', '10042'],
		[locator('url', `${site}/browse/OPS-12?focusedId=1`), 'OPS-12'],
		[locator('url', `${site}/jira/software/c/projects/OPS/issues/OPS-12`), 'OPS-12'],
		[locator('key', `${site}/jira/software/projects/OPS/boards/3?selectedIssue=ops-12`), 'OPS-12'],
		[`${site}/jira/software/c/projects/OPS/issues/OPS-1?selectedIssue=OPS-12`, 'OPS-12'],
		[`${site}/jira/servicedesk/projects/SD/queues/custom/12/SD-5`, 'SD-5'],
		[`${site}/jira/servicedesk/projects/SD/queues/issue/SD-5/`, 'SD-5'],
		[`${site}/servicedesk/customer/portal/3/SD-5?created=true`, 'SD-5'],
		['acme.atlassian.net/browse/OPS-1', 'OPS-1'],
		['ACME.atlassian.net/servicedesk/customer/portal/3/SD-5', 'SD-5'],
		['acme.atlassian.net/jira/software/projects/OPS/boards/3?selectedIssue=OPS-12', 'OPS-12'],
		['acme.atlassian.net/issues/OPS-1?jql=x', 'OPS-1'],
		['http://acme.atlassian.net/browse/OPS-1', 'OPS-1'],
		[`${site}/browse/OPS%2D1`, 'OPS-1'],
		[`${site}/rest/api/3/issue/10042`, '10042'],
	])('%j is %s', (given, key) => {
		expect(toIssueKey(given, site)).toBe(key);
	});

	test.each([
		['', "'Issue' is empty"],
		[undefined, "'Issue' is empty"],
		['OPS', "not an issue key: 'OPS'"],
		['OPS-', 'not an issue key'],
		['OPS-0', 'not an issue key'],
		['OPS-1/../HR-1', "not an issue key: 'OPS-1/../HR-1'"],
		['PROJ-1/../../myself', "not an issue key: 'PROJ-1/../../myself'"],
		['OPS-1/comment', 'not an issue key'],
		['10042/../myself', 'not an issue key'],
		['../../rest/api/3/myself', 'not an issue key'],
		['OPS-1%2F..%2Fmyself', 'not an issue key'],
		['OPS-1\\..\\myself', 'not an issue key'],
		['/browse/OPS-1', 'not an issue key'],
		['e.g./OPS-1', 'not an issue key'],
		['acme.atlassian.net/OPS-1', 'not an issue key'],
		['acme..net/browse/OPS-1', 'not an issue key'],
		['acme.atlassian.net/browse/OPS-1/../../myself', 'not the address of an issue'],
		[`${site}/browse/OPS-1/../../rest/api/3/myself`, 'not the address of an issue'],
		[`${site}/browse/OPS-1%2F..%2Fmyself`, "not an issue key: 'OPS-1/../myself'"],
		[`${site}/browse/100%`, "not an issue key: '100%'"],
		[`${site}/jira/boards/3?selectedIssue=..%2Fmyself`, "not an issue key: '../myself'"],
		[`${site}/wiki/spaces/OPS/issues/OPS-1`, 'not the address of an issue'],
		['https://me@evil.example.com/browse/OPS-1', 'on another site: https://evil.example.com'],
		['evil.example.com/browse/OPS-1', 'on another site: https://evil.example.com'],
		['https://acme.atlassian.net.evil.example.com/portal/3/SD-5', 'on another site'],
		[`${site}/servicedesk/customer/portal/3`, 'not the address of an issue'],
		[`${site}/jira/dashboards/sprint-12`, 'not the address of an issue'],
		[`${site}/wiki/spaces/OPS/pages/7/OPS-1`, 'not the address of an issue'],
		[{ key: 'OPS-1' }, `not an issue key: '{"key":"OPS-1"}'`],
		[{ self: `${site}/rest/api/3/issue/1` }, "not an issue key: '{"],
		[['OPS-1', 'OPS-2'], `not an issue key: '["OPS-1","OPS-2"]'`],
		['OPS-1 OR key = HR-1', 'not an issue key'],
		['https://evil.example.com/browse/OPS-1', 'on another site: https://evil.example.com'],
		[`${site}/projects/OPS`, 'not the address of an issue'],
		['http://', 'not a URL'],
	])('%j is refused: %s', (given, reason) => {
		expect(() => toIssueKey(given, site)).toThrow(reason);
	});
});

test('project', () => {
	expect(toProjectKey(locator('key', 'ops'))).toBe('OPS');
	expect(toProjectKey('10001')).toBe('10001');
	expect(projectReference('OPS')).toEqual({ key: 'OPS' });
	expect(projectReference('10001')).toEqual({ id: '10001' });
	for (const bad of ['', 'O PS', 'OPS-1', '1OPS', 'OPS" OR project = HR', { key: 'OPS' }, ['OPS']]) {
		expect(() => toProjectKey(bad)).toThrow(/'Project' is/);
	}
});

test('issue type', () => {
	expect(toIssueType(locator('list', '10002'))).toEqual({ id: '10002' });
	expect(toIssueType(locator('id', '10002'))).toEqual({ id: '10002' });
	expect(toIssueType(locator('name', 'Task'))).toEqual({ name: 'Task' });
	expect(toIssueType(locator('name', '42'))).toEqual({ name: '42' });
	expect(toIssueType('Task')).toEqual({ name: 'Task' });
	expect(toIssueType('10002')).toEqual({ id: '10002' });
	for (const mode of ['id', 'list', 'name']) expect(toIssueType(locator(mode, 'Task'))).toEqual({ name: 'Task' });
	expect(() => toIssueType('')).toThrow("'Issue Type' is empty");
});

test('account ID', () => {
	expect(toAccountId('557058:f58131cb-b67d-43c7-b30d-6b58d40bd077', 'User')).toBe('557058:f58131cb-b67d-43c7-b30d-6b58d40bd077');
	expect(() => toAccountId('Nathan Smith', 'User')).toThrow("is not an account ID: 'Nathan Smith'");
	expect(() => toAccountId('x'.repeat(129), 'User')).toThrow('is not an account ID');
	expect(() => toAccountId('-1', 'User')).toThrow("is not an account ID: '-1'"); // Jira takes it for the project's default
	for (const bad of ['-', ':1', '_a']) expect(() => toAccountId(bad, 'User')).toThrow('is not an account ID');
	expect(() => toAccountId('{"emailAddress":"ana@example.com"}', 'User')).toThrow("is not an account ID: '{");
	expect(() => toAccountId('', 'User')).toThrow("'User' is empty");
});

describe('the person behind an email', () => {
	const user = (accountId: string, emailAddress?: string, more = {}) => ({
		accountId,
		displayName: `Name ${accountId}`,
		emailAddress,
		accountType: 'atlassian',
		active: true,
		...more,
	});
	const match = (...found: object[]) => onlyMatch('ana@example.com', found as never, 'Assignee').accountId;

	test('shows the address, in any case', () => {
		expect(match(user('a', 'ANA@example.com'), user('b', 'ana@example.com.au'), user('c'))).toBe('a');
	});
	test('hides the address and is the only one', () => {
		expect(match(user('a'))).toBe('a');
	});
	test.each(['ana@example.com', 'ANA@example.com is away', 'Not ana@example.com'])('is not who hides the address and is called %s', (displayName) => {
		expect(() => match(user('a', undefined, { displayName }))).toThrow(
			expect.objectContaining({
				message: "'Assignee' matches a display name only: 'ana@example.com'",
				help: expect.stringContaining(`give the account ID: ${displayName} (a)`),
			}),
		);
	});
	test('is a customer of a portal only where the field takes one', () => {
		const customer = user('c', 'ana@example.com', { accountType: 'customer' });
		expect(() => match(customer)).toThrow(expect.objectContaining({ message: "'Assignee' is the email of a portal customer: 'ana@example.com'", help: expect.stringContaining('Name c (c)') }));
		const asReporter = (...found: object[]) => onlyMatch('ana@example.com', found as never, 'Reporter', true).accountId;
		expect(asReporter(customer)).toBe('c');
		expect(asReporter(customer, user('a', 'ana@example.com'))).toBe('a');
		expect(() => asReporter(user('d', 'ana@example.com.au', { accountType: 'customer' }))).toThrow("'Reporter' matches nobody");
		expect(() => asReporter(user('e', 'ana@example.com', { accountType: 'app' }))).toThrow("'Reporter' matches nobody");
	});
	test('may be called by the address that is shown', () => {
		expect(match(user('a', 'ana@example.com', { displayName: 'ana@example.com' }))).toBe('a');
	});
	test.each([
		['nobody was found', []],
		['only others were found', [user('b', 'ana@example.com.au')]],
		['the account is inactive', [user('a', 'ana@example.com', { active: false })]],
		['the account is an app', [user('a', 'ana@example.com', { accountType: 'app' })]],
	])('is nobody when %s', (_why, found) => {
		expect(() => match(...found)).toThrow("matches nobody: 'ana@example.com'");
	});
	test.each([
		['two show the address', [user('a', 'ana@example.com'), user('b', 'ana@example.com')]],
		['two hide theirs', [user('a'), user('b')]],
	])('is not guessed when %s', (_why, found) => {
		expect(() => match(...found)).toThrow(
			expect.objectContaining({ help: expect.stringContaining('Name a (a), Name b (b)') }),
		);
	});
});

test('summary', () => {
	expect(toSummary(' Checkout fails ')).toBe('Checkout fails');
	expect(toSummary('x'.repeat(255))).toHaveLength(255);
	expect(() => toSummary('x'.repeat(256))).toThrow("'Summary' is too long: 256 characters");
	expect(() => toSummary('a\nb')).toThrow("'Summary' has a line break");
	expect(() => toSummary(' ')).toThrow("'Summary' is empty");
	expect(() => toSummary({ a: 1 })).toThrow(`'Summary' is not a text: '{"a":1}'`);
	expect(() => toSummary(['a', 'b'])).toThrow(`'Summary' is not a text: '["a","b"]'`);
	expect(toSummary(5)).toBe('5');
	expect(toSummary(new Date(0))).toMatch(/1970/);
});

test('rich text', () => {
	expect(toRichText('x'.repeat(32_767), 'Description').content).toHaveLength(1);
	expect(() => toRichText('x'.repeat(32_768), 'Description')).toThrow("'Description' is too long: 32768 characters");
	for (const format of ['markdown', 'plain'] as const) {
		expect(() => toRichText(['a', 'b'], 'Description', format)).toThrow(`'Description' is not a text: '["a","b"]'`);
		expect(() => toRichText({ a: 1 }, 'Description', format)).toThrow(/^'Description' is not a valid document: /);
	}
});

test.each([
	['2026-12-31', '2026-12-31'],
	['2026-12-31T00:00:00', '2026-12-31'],
	['2026-12-31T23:00:00.000+02:00', '2026-12-31'],
	[new Date('2026-12-31T12:00:00Z'), '2026-12-31'],
	[{ toISO: () => '2026-12-31T23:59:59.000-05:00' }, '2026-12-31'],
])('date %s', (given, date) => {
	expect(toDate(given, 'Due Date')).toBe(date);
});

test.each(['tomorrow', '31.12.2026', '2026-13-01', '2026-02-30', '2026-12-3', '', new Date('never')])('date %s is refused', (given) => {
	expect(() => toDate(given, 'Due Date')).toThrow("'Due Date' is not a date: ");
});

test.each([
	['2026-12-31T23:00:00Z', '2026-12-31T23:00:00.000+0000'],
	['2026-12-31T23:00:00.123+01:00', '2026-12-31T22:00:00.123+0000'],
	['2026-12-31T23:00:00.000+0100', '2026-12-31T22:00:00.000+0000'],
	['2026-12-31T23:00', '2026-12-31T22:00:00.000+0000'],
	['2026-07-01 12:30:15', '2026-07-01T10:30:15.000+0000'],
	['2026-12-31', '2026-12-30T23:00:00.000+0000'],
	['2026-03-29T01:59:59', '2026-03-29T00:59:59.000+0000'],
	['2026-03-29T03:00:00', '2026-03-29T01:00:00.000+0000'],
	['2026-10-25T03:00:00', '2026-10-25T02:00:00.000+0000'],
	[new Date('2026-12-31T12:00:00Z'), '2026-12-31T12:00:00.000+0000'],
	[{ toISO: () => '2026-12-31T23:00:00.000-05:00' }, '2027-01-01T04:00:00.000+0000'],
])('date with time %s, in Prague', (given, time) => {
	expect(toDateTime(given, 'Detected at', 'Europe/Prague')).toBe(time);
});

test.each(['now', '12:00', '2026-12-31T25:00', '2026-02-30T12:00', 1767225600000, ''])('date with time %s is refused', (given) => {
	expect(() => toDateTime(given, 'Detected at', 'UTC')).toThrow("'Detected at' is not a date with time: ");
});

test('other fields', () => {
	expect(toFieldsObject('{"customfield_1": 1}', 'x')).toEqual({ customfield_1: 1 });
	expect(toFieldsObject({ a: null }, 'x')).toEqual({ a: null });
	for (const bad of ['{', '[]', '"x"', 'null', 5]) expect(() => toFieldsObject(bad, 'x')).toThrow("'x' is not a JSON object");
});

test('what is left empty is not sent', () => {
	expect(givenFields({ summary: '', labels: '', otherFields: '{}', description: '', parent: locator('key', ''), components: [] })).toEqual([]);
	const given = givenFields({ dueDate: '2026-12-31', originalEstimate: '2d', otherFields: { Severity: null, Notes: '' } });
	expect(given.map(({ parameter, value }) => [parameter, value])).toEqual([
		['Due Date', '2026-12-31'],
		['Time Tracking', { originalEstimate: '2d' }],
		['Other Fields (JSON)', null],
	]);
});

test('the label of an entry is a text of bounded length, whatever a workflow puts there', () => {
	const labelOf = (cachedResultName: unknown) => readLocator({ mode: 'list', value: 'x', cachedResultName }).label;
	expect(labelOf('Ana Novak (ana@example.com)')).toBe('Ana Novak (ana@example.com)');
	expect(labelOf({ name: 'Ana' })).toBeUndefined();
	expect(labelOf(`Ana (${'@'.repeat(100_000)}`)).toHaveLength(500);
});
