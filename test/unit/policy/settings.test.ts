import { countWrite, isUsedUp } from '../../../nodes/JiraSiesta/policy/audit/writeQuota';
import { accessTo, decide, decideWrite, policyOf } from '../../../nodes/JiraSiesta/policy/policy';

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
	expect(decideWrite(custom(settings), 'issue:update', ['edit'], ['summary', 'assignee']).decision).toBe(decision);
	expect(decideWrite(custom(settings), 'issue:update', ['edit'], ['summary']).decision).toBe('allowed');
});

const CLASS_OF = { attachment: 'Attach', comment: 'Comment', issuelinks: 'Link', status: 'Transition', worklog: 'LogWork' };

describe.each(Object.entries(CLASS_OF))('%s belongs to %s', (field, name) => {
	test.each(['allowed', 'confirm', 'blocked'])('%s', (decision) => {
		const everything = Object.fromEntries(['Assign', 'Attach', 'Comment', 'Create', 'Edit', 'Link', 'LogWork', 'Transition'].map((one) => [`permission${one}`, 'allowed']));
		const policy = policyOf({ permissions: 'custom', ...everything, [`permission${name}`]: decision });
		expect(decideWrite(policy, 'issue:update', ['edit'], ['summary', field]).decision).toBe(decision);
		expect(decideWrite(policy, 'issue:create', ['create'], ['summary']).decision).toBe('allowed');
	});

	test('an exception for Update does not open it', () => {
		const policy = policyOf({ permissions: 'readOnly', allowedOperations: ['issue:update'] });
		expect(decideWrite(policy, 'issue:update', ['edit'], [field])).toEqual({ decision: 'blocked', because: expect.stringMatching(/^an? /) });
	});
});

describe('what nobody has chosen opens nothing', () => {
	const CLASSES = ['administer', 'assign', 'attach', 'comment', 'create', 'delete', 'edit', 'link', 'logWork', 'rawRequest', 'read', 'transition'] as const;

	test.each([null, '', 0, false, [], {}, 'Full', 'everything'])('permissions %j', (permissions) => {
		const { byPermission } = policyOf({ permissions } as never);
		expect(CLASSES.map((permission) => byPermission[permission])).toEqual(CLASSES.map(() => 'blocked'));
	});

	test.each([null, '', 0, false, [], {}, 'All'])('projectAccess %j', (projectAccess) => {
		expect(policyOf({ projectAccess } as never).otherProjects).toBe('blocked');
	});

	test.each(CLASSES)('custom without a setting for %s', (permission) => {
		const rest = Object.fromEntries(CLASSES.filter((one) => one !== permission).map((one) => [`permission${one[0].toUpperCase()}${one.slice(1)}`, 'allowed']));
		expect(policyOf({ permissions: 'custom', ...rest }).byPermission[permission]).toBe('blocked');
		for (const wrong of [null, '', 'Allowed', true]) {
			const name = `permission${permission[0].toUpperCase()}${permission.slice(1)}`;
			expect(policyOf({ permissions: 'custom', ...rest, [name]: wrong } as never).byPermission[permission]).toBe('blocked');
		}
	});

	test('a credential from before these settings allows everything', () => {
		expect(Object.values(policyOf({}).byPermission).every((decision) => decision === 'allowed')).toBe(true);
		expect(policyOf({}).otherProjects).toBe('full');
	});
});

/** Every decision about one operation that two settings may have, the stricter first. */
const LISTS = ['blockedOperations', 'confirmedOperations', 'allowedOperations'] as const;
const DECISION_OF = { blockedOperations: 'blocked', confirmedOperations: 'confirm', allowedOperations: 'allowed' } as const;

describe.each(LISTS)('an operation named in %s', (list) => {
	test.each(['full', 'confirmWrites', 'readOnly', 'custom', 'nonsense'])('goes before the class of %s', (permissions) => {
		expect(decide(policyOf({ permissions, [list]: ['issue:update'] }), 'issue:update', 'edit')).toBe(DECISION_OF[list]);
	});

	test.each(LISTS)('and in %s: the stricter holds', (other) => {
		const stricter = LISTS.find((one) => [list, other].includes(one))!;
		const policy = policyOf({ [list]: ['issue:update'], [other]: ['issue:update'] });
		expect(decide(policy, 'issue:update', 'edit')).toBe(DECISION_OF[stricter]);
	});

	test('of a reading operation: there is nothing to confirm', () => {
		const expected = list === 'allowedOperations' ? 'allowed' : 'blocked';
		expect(decide(policyOf({ permissions: 'custom', [list]: ['issue:get'] }), 'issue:get', 'read')).toBe(expected);
	});
});

test('a class Read with confirmation is no setting: blocked', () => {
	expect(decide(policyOf({ permissions: 'custom', permissionRead: 'confirm' }), 'issue:get', 'read')).toBe('blocked');
});

const PROJECT_LISTS = { fullProjects: 'full', readOnlyProjects: 'readOnly', blockedProjects: 'blocked' } as const;
const STRICTER = ['blocked', 'readOnly', 'full'] as const;

describe.each(Object.entries(PROJECT_LISTS))('a project in %s', (list, access) => {
	test.each(STRICTER)('is %s whatever Other Projects say: %s', (otherProjects) => {
		const policy = policyOf(listed({ [list]: 'OPS', otherProjects }));
		for (const key of ['OPS', 'ops', 'Ops']) expect(accessTo(policy, key)).toBe(access);
		expect(accessTo(policy, 'WEB')).toBe(otherProjects);
	});

	test.each(Object.entries(PROJECT_LISTS))('and in %s: the stricter holds', (other, otherAccess) => {
		const policy = policyOf(listed({ [list]: 'OPS', [other]: 'ops' }));
		expect(accessTo(policy, 'OPS')).toBe(STRICTER.find((one) => [access, otherAccess].includes(one)));
	});
});

test('the cap counts each credential and each execution for itself', () => {
	const item = (id: string, execution: string) =>
		({
			site: 'https://acme.atlassian.net',
			context: { getExecutionId: () => execution },
			session: { node: { credentials: { jiraSiestaApi: { id, name: 'x' } } } },
		}) as never;
	countWrite(item('1', 'cap of two'), 1);
	expect(isUsedUp(item('1', 'cap of two'), 1)).toBe(true);
	expect(() => countWrite(item('1', 'cap of two'), 1)).toThrow('it would be write 2 of this execution');
	for (const other of [item('2', 'cap of two'), item('1', 'a sub-workflow')]) {
		expect(isUsedUp(other, 1)).toBe(false);
		countWrite(other, 1);
	}
});
