import { referencesOf } from '../../../nodes/JiraSiesta/policy/scope/references';
import { mayShow, redacted } from '../../../nodes/JiraSiesta/policy/scope/redact';
import { policyOf } from '../../../nodes/JiraSiesta/policy/policy';

const onlyWeb = policyOf({ projectAccess: 'restricted', fullProjects: 'WEB' });
const shown = (row: object) => redacted(onlyWeb, row as never);

test.each<[string, object, object]>([
	['an issue', { parent: { key: 'HR-1' } }, {}],
	['a link', { issuelinks: [{ id: '1', outwardIssue: { key: 'HR-1' } }, { id: '2', inwardIssue: { key: 'WEB-2' } }] }, { issuelinks: [{ id: '2', inwardIssue: { key: 'WEB-2' } }] }],
	['a project', { customfield_1: { key: 'HR', id: '3', name: 'Payroll 2027' } }, {}],
	['a project among allowed values', { allowedValues: [{ key: 'HR', id: '3' }, { key: 'WEB', id: '1' }] }, { allowedValues: [{ key: 'WEB', id: '1' }] }],
	['an Epic Link', { customfield_10014: 'HR-7', customfield_10015: 'WEB-7' }, { customfield_10015: 'WEB-7' }],
	['an Epic Link in another form', { customfield_10014: ' HR-7 ', customfield_10015: 'WEB-1, HR-07', customfield_10016: '\u00a0WEB-7' }, { customfield_10016: '\u00a0WEB-7' }],
	['versions of values', { versionedRepresentations: { customfield_10014: { 1: 'HR-7' }, customfield_10015: { 1: 'WEB-7', 2: { key: 'HR-7', id: '7' } }, parent: { 1: { key: 'HR-1' } } } }, { versionedRepresentations: { customfield_10014: {}, customfield_10015: { 1: 'WEB-7' }, parent: {} } }],
	['a link by ID and key', { issuelinks: [{ id: '1', outwardIssue: { id: '7', key: 'HR-1', fields: { summary: 'x' } } }] }, { issuelinks: [] }],
	['keys in a list', { customfield_1: ['HR-7', 'WEB-1'] }, { customfield_1: ['WEB-1'] }],
])('%s of a closed project is not shown', (_what, row, left) => {
	expect(shown(row)).toEqual(left);
});

test('what only looks like it stays', () => {
	const row = {
		key: 'WEB-1',
		labels: ['ISO-9001'],
		summary: 'HR-7',
		status: { id: '1', name: 'Done', statusCategory: { id: 3, key: 'done', name: 'Done' } },
		customfield_1: { id: '1', value: 'HR-7' },
		customfield_2: 'about HR-7',
	};
	expect(shown(row)).toEqual(row);
	expect(mayShow(onlyWeb, row)).toBe(true);
});

test('the history of an issue keeps to itself where the issue was and what it was linked to', () => {
	const change = (field: string, more: object) => ({ field, ...more });
	const kept = change('status', { fromString: 'To Do', toString: 'Done' });
	const text = change('summary', { fromString: 'Upgrade to GPT-3', toString: 'Upgrade to GPT-4' });
	const histories = [
		{ id: '1', items: [kept, text, change('Link', { to: 'HR-7', toString: 'This issue blocks HR-7' }), change('Parent', { from: '10012' })] },
		{ id: '2', items: [change('Key', { fromString: 'HR-9', toString: 'WEB-1' }), change('project', { fromString: 'Payroll 2027' })] },
		{ id: '4', items: ['Linked work item', 'Space', 'Work item link', 'Work item key', 'RemoteIssueLink', 'Parent work item', 'Epic Child'].map((field) => change(field, { toString: 'Payroll' })) },
		{ id: '5', items: [change('Verknüpfung', { fieldId: 'issuelinks', toString: 'Payroll' }), change('Reference', { fromString: ' HR-7 ' }), change('Reference', { to: 'WEB-1,HR-7' }), change('Reference', { toString: 'HR-7' }), change('Reference', { from: 'HR-7' })] },
		{ id: '3', items: [change('Epos', { fromString: 'HR-7' }), change('IssueParentAssociation', { to: '10012' })] },
	];
	expect(shown({ key: 'WEB-1', changelog: { histories } })).toEqual({
		key: 'WEB-1',
		changelog: { histories: [{ id: '1', items: [kept, text] }, { id: '2', items: [] }, { id: '4', items: [] }, { id: '5', items: [] }, { id: '3', items: [] }] },
	});
});

test('nothing is left out where all projects are open', () => {
	const row = { parent: { key: 'HR-1' }, changelog: { items: [{ field: 'Link', to: 'HR-1' }] } };
	expect(redacted(policyOf({}), row)).toBe(row);
});

const referred = (body: object) =>
	referencesOf({ method: 'PUT', url: '/rest/api/3/issue/WEB-1', body: body as never, repeatable: true }).slice(1);

test.each<[string, object, object[]]>([
	['a project by key and ID', { fields: { project: { key: 'WEB', id: '3' } } }, [{ project: 'WEB' }, { project: '3' }]],
	['a parent by key and ID', { fields: { parent: { key: 'WEB-2', id: '7' } } }, [{ issue: 'WEB-2' }, { issue: '7' }]],
	['a parent by a verb', { update: { parent: [{ set: { id: '7' } }] } }, [{ issue: '7' }]],
	['a link', { update: { issuelinks: [{ add: { type: { name: 'Blocks' }, outwardIssue: { key: 'HR-7' } } }] } }, [{ issue: 'HR-7' }]],
	['a link to an issue by ID', { update: { issuelinks: [{ add: { outwardIssue: { id: '7' } } }] } }, [{ issue: '7' }]],
	['a link by ID', { update: { issuelinks: [{ add: { inwardIssue: { id: '7' } } }] } }, [{ issue: '7' }]],
	['an Epic Link', { fields: { customfield_10014: ' hr-7 ' } }, [{ issue: 'hr-7' }]],
	['an Epic Link by a verb', { update: { customfield_10014: [{ set: 'HR-7' }] } }, [{ issue: 'HR-7' }]],
	['an object of a custom field', { fields: { customfield_1: [{ key: 'HR-7', id: '7' }] } }, [{ issue: 'HR-7' }, { issue: '7' }, { either: '7', field: 'customfield_1' }]],
	['a key beside "type": "doc"', { fields: { customfield_1: { type: 'doc', key: 'HR-7' } } }, [{ issue: 'HR-7' }]],
	['a link beside "type": "doc"', { fields: { issuelinks: [{ outwardIssue: { type: 'doc', version: 1, content: [], key: 'HR-7' } }] } }, [{ issue: 'HR-7' }]],
	['a document in a link', { fields: { parent: { type: 'doc', version: 1, content: [], key: 'HR-7' } } }, [{ issue: 'HR-7' }]],
	['keys in one text', { fields: { customfield_1: 'HR-7, HR-8;hr-9' } }, [{ issue: 'HR-7' }, { issue: 'HR-8' }, { issue: 'hr-9' }]],
	['keys and numbers in other digits and letters', { fields: { customfield_1: 'HR-７, OPſ-1', customfield_2: '+7', customfield_3: { id: '٧' }, parent: { id: '+7' } } }, [{ issue: 'HR-7' }, { issue: 'OPs-1' }, { either: '7', field: 'customfield_2' }, { either: '7', field: 'customfield_3' }, { issue: '7' }]],
	['a key with zeros', { fields: { customfield_1: 'HR-07' } }, [{ issue: 'HR-07' }]],
	['a project by its key', { fields: { customfield_1: { key: 'HR' } } }, [{ project: 'HR' }]],
	['projects by their keys', { update: { customfield_1: [{ add: { key: 'HR' } }, { add: { key: 'WEB' } }] } }, [{ project: 'HR' }, { project: 'WEB' }]],
	['numbers in custom fields', { fields: { customfield_1: 7, customfield_2: [{ id: '8' }], customfield_3: '9, 10' } }, ['7', '8', '9', '10'].map((either, n) => ({ either, field: `customfield_${Math.min(n, 2) + 1}` }))],
	['texts', { fields: { summary: 'HR-7', environment: 'HR-7', labels: ['HR-7'] }, update: { labels: [{ add: 'HR-7' }] } }, []],
	['rich text', { fields: { customfield_1: { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'HR-7' }] }] } } }, []],
	['choices of Jira', { fields: { priority: { id: '1', name: 'HR-7' }, components: [{ name: 'HR-7' }] } }, []],
	['a choice that may be a key', { fields: { customfield_1: { value: 'HR-7' } } }, [{ issue: 'HR-7', field: 'customfield_1' }]],
	['keys as texts in an object', { fields: { customfield_1: { id: 'HR-7', name: 'HR-8', more: [{ labels: ['hr-9'] }, { description: 'HR-10' }] } } }, ['HR-7', 'HR-8', 'hr-9', 'HR-10'].map((issue) => ({ issue, field: 'customfield_1' }))],
	['keys in one text of an object', { update: { customfield_1: [{ add: { key: 'HR-7, HR-8' } }] } }, ['HR-7', 'HR-8'].map((issue) => ({ issue, field: 'customfield_1' }))],
	['a key in an object in place of a key', { fields: { customfield_1: { key: { key: 'HR-7' }, id: { value: 'HR-8' } } } }, [{ issue: 'HR-7' }, { issue: 'HR-8', field: 'customfield_1' }]],
	['a number as text in an object', { fields: { customfield_1: { value: '7', parent: 'HR-7' } } }, [{ either: '7', field: 'customfield_1' }, { issue: 'HR-7' }]],
	['sentences in an object', { fields: { customfield_1: { value: 'about HR-7', url: 'https://x.example/HR-7' } } }, []],
	['a choice by ID', { fields: { customfield_1: { id: '7', child: { id: '8' } } } }, [{ either: '7', field: 'customfield_1' }, { either: '8', field: 'customfield_1' }]],
])('%s: what a write leads to', (_what, body, references) => {
	expect(referred(body)).toEqual(references);
});

test.each([
	[{ project: 'HR' }, [{ project: 'HR' }]],
	[{ issueKey: 'HR-1' }, [{ issue: 'HR-1' }]],
	[{ query: 'HR-1' }, []],
])('the query %j leads to %j', (qs, expected) => {
	expect(referencesOf({ method: 'GET', url: '/rest/api/3/user/assignable/search', qs, repeatable: true })).toEqual(expected);
});
