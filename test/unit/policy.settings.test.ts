import { countWrite, isUsedUp } from '../../nodes/JiraSiesta/policy/cap';
import { decideWrite, policyOf } from '../../nodes/JiraSiesta/policy/settings';

const listed = (lists: object) => ({ projectAccess: 'restricted', ...lists });

test.each(['OPS,WEB', 'ops web', 'OPS; WEB', ' OPS ;; WEB,', 'OPS\nWEB'])('keys in %j', (fullProjects) => {
	expect([...policyOf(listed({ fullProjects })).projects]).toEqual([['OPS', 'full'], ['WEB', 'full']]);
});

test.each(['10000', 'OPS-1', 'OPS, *', 'OPS/WEB', 'https://x'])('%j is no list of keys', (readOnlyProjects) => {
	expect(() => policyOf(listed({ readOnlyProjects }))).toThrow("'Read-Only Projects' of the credential has an entry that is not a project key: '");
});

test('a list that does not hold is not read', () => {
	expect(policyOf({ projectAccess: 'all', blockedProjects: '10000' }).projects.size).toBe(0);
});

test.each([-1, NaN, '', null, 'five', Infinity])('%p is no number of writes', (writesPerExecution) => {
	expect(() => policyOf({ writesPerExecution } as never)).toThrow("'Writes per Execution' of the credential is not a number from 0 up");
});

test('an emptied time is the usual one', () => {
	expect(policyOf({ confirmationMinutes: '' }).confirmationMinutes).toBe(15);
});

test.each([-1, NaN, 'soon'])('%p is no time', (confirmationMinutes) => {
	expect(() => policyOf({ confirmationMinutes })).toThrow("'Confirmation Valid for (Minutes)' of the credential is not a number");
});

test('a code is good for a day at most', () => {
	expect(policyOf({ confirmationMinutes: 1_000_000 }).confirmationMinutes).toBe(1_440);
	expect(policyOf({ confirmationMinutes: '30' }).confirmationMinutes).toBe(30);
	expect(policyOf({}).confirmationMinutes).toBe(15);
});

const custom = (settings: object) => policyOf({ permissions: 'custom', permissionEdit: 'allowed', ...settings });

test.each<[string, object, string]>([
	['the class', { permissionAssign: 'confirm' }, 'confirm'],
	['an exception for Assign', { permissionAssign: 'allowed', blockedOperations: ['issue:assign'] }, 'blocked'],
	['an exception that allows Assign', { permissionAssign: 'blocked', allowedOperations: ['issue:assign'] }, 'allowed'],
	['an exception for Update alone', { permissionAssign: 'blocked', allowedOperations: ['issue:update'] }, 'allowed'],
	['exceptions for both', { allowedOperations: ['issue:update'], blockedOperations: ['issue:assign'] }, 'blocked'],
])('an assignee in Update is decided by %s', (_what, settings, decision) => {
	expect(decideWrite(custom(settings), 'issue:update', 'edit', ['summary', 'assignee'])).toBe(decision);
	expect(decideWrite(custom(settings), 'issue:update', 'edit', ['summary'])).toBe('allowed');
});

test('the cap counts each credential and each execution for itself', () => {
	const item = (id: string, execution: string) =>
		({
			site: 'https://acme.atlassian.net',
			context: { getExecutionId: () => execution },
			run: { node: { credentials: { jiraSiestaApi: { id, name: 'x' } } } },
		}) as never;
	countWrite(item('1', 'cap of two'), 1);
	expect(isUsedUp(item('1', 'cap of two'), 1)).toBe(true);
	expect(() => countWrite(item('1', 'cap of two'), 1)).toThrow('it would be write 2 of this execution');
	for (const other of [item('2', 'cap of two'), item('1', 'a sub-workflow')]) {
		expect(isUsedUp(other, 1)).toBe(false);
		countWrite(other, 1);
	}
});
