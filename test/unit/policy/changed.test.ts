import { openChange } from '../../../nodes/JiraSiesta/policy/scope/changed';
import { policyOf } from '../../../nodes/JiraSiesta/policy/policy';

const onlyWeb = policyOf({ projectAccess: 'restricted', fullProjects: 'WEB' });

type Change = object;
const NOTHING = { from: null, fromString: null };
const shown = (change: Change, ...beside: Change[]) => openChange(onlyWeb, change as never, [change, ...beside] as never);

test.each<[string, Change]>([
	['a link', { field: 'Link', ...NOTHING, to: 'WEB-2', toString: 'This issue blocks WEB-2' }],
	['a parent', { field: 'IssueParentAssociation', from: '10001', fromString: 'WEB-1', to: '10002', toString: 'WEB-2' }],
	['a parent that is none any more', { field: 'Parent', from: '10001', fromString: 'WEB-1', to: null, toString: null }],
	['an Epic Link', { field: 'Epic Link', fieldId: 'customfield_10014', ...NOTHING, to: '10001', toString: 'WEB-1' }],
	['a list of issues', { field: 'Epic Child', ...NOTHING, to: '[10001, 10002]', toString: 'WEB-1, WEB-2' }],
	['a text', { field: 'summary', fieldId: 'summary', fromString: 'Upgrade to GPT-3', toString: 'like HR-7, and so on' }],
])('%s of open projects is shown', (_what, change) => {
	expect(shown(change)).toEqual(change);
});

test.each<[string, Change]>([
	['a link', { field: 'Link', to: 'HR-7', toString: 'This issue blocks HR-7' }],
	['a link whose text names another', { field: 'Link', to: 'WEB-1', toString: 'This issue blocks HR-7' }],
	['a link that is a title', { field: 'Link', to: 'WEB-1', toString: 'WEB-1 about payroll' }],
	['a parent', { field: 'IssueParentAssociation', to: '10007', toString: 'HR-7' }],
	['a parent by its ID', { field: 'IssueParentAssociation', to: '10007' }],
	['a parent by its title', { field: 'Parent', to: '10007', toString: 'Payroll' }],
	['a parent by a title that ends with a key', { field: 'Parent', to: '10007', toString: 'Payroll as in WEB-1' }],
	['issues, one of them', { field: 'Epic Child', to: '[10001, 10007]', toString: 'WEB-1, HR-7' }],
	['a key in other digits', { field: 'Parent', to: '10007', toString: 'WEB-７' }],
	['a page', { field: 'RemoteIssueLink', to: '17838', toString: 'This issue links to "Payroll (Confluence)"' }],
	['a key', { field: 'Reference', fieldId: 'customfield_1', to: 'HR-7', toString: null }],
	['a project without a key beside it', { field: 'project', fieldId: 'project', to: '10003', toString: 'Payroll' }],
])('%s of a closed project is not shown, that there was a change is', (_what, change) => {
	const before = { from: '10001', fromString: 'WEB-1' };
	expect(shown({ ...change, ...before }, { field: 'Key', ...NOTHING, fromString: 'WEB-1', to: null, toString: 'HR-1' })).toEqual({
		...change,
		...before,
		to: null,
		toString: null,
	});
});

test('the project of an issue is judged by the key that it had there', () => {
	const project = { field: 'project', fieldId: 'project', from: '3', fromString: 'Payroll', to: '1', toString: 'Website' };
	const key = { field: 'Key', from: null, fromString: 'HR-9', to: null, toString: 'WEB-1' };
	const [was, is] = [NOTHING, { to: '1', toString: 'Website' }];
	expect(shown(project, key)).toEqual({ ...project, ...was, ...is });
	expect(shown(key)).toEqual({ ...key, fromString: null });
	expect(shown(project, { ...key, fromString: 'WEB-9' })).toEqual(project);
});

test('all is shown where all projects are open', () => {
	const change = { field: 'Link', to: 'HR-7' };
	expect(openChange(policyOf({}), change, [change])).toBe(change);
});
