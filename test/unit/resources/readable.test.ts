import { fieldNames, selectedIds, selectedOf } from '../../../nodes/JiraSiesta/fields/schema/siteFields';
import { describeField } from '../../../nodes/JiraSiesta/fields/decode/describeField';
import { fieldOf } from '../../../nodes/JiraSiesta/fields/schema/field';
import { decode } from '../../../nodes/JiraSiesta/fields/decode/decode';
import { issueResult } from '../../../nodes/JiraSiesta/resources/issue/shared/output';

const text = () => 'Markdown';
const doc = { type: 'doc', version: 1, content: [] };
const ana = { self: 'x', accountId: 'a', displayName: 'Ana', active: true, emailAddress: 'ana@example.com' };

test.each<[string, unknown, unknown]>([
	['nothing', null, null],
	['undefined', undefined, null],
	['text', 'a', 'a'],
	['zero', 0, 0],
	['false', false, false],
	['an option', { self: 'x', value: 'High', id: '1' }, 'High'],
	['a cascade', { value: 'Europe', id: '1', child: { value: 'Prague', id: '2' } }, 'Europe > Prague'],
	['options', [{ value: 'A', id: '1' }, { value: 'B', id: '2' }], ['A', 'B']],
	['a person', ana, { displayName: 'Ana', accountId: 'a' }],
	['a person who hides the name', { accountId: 'a' }, { displayName: null, accountId: 'a' }],
	['rich text', doc, 'Markdown'],
	['a version', { id: '1', name: '2026.1', released: false }, '2026.1'],
	['a status', { id: '1', name: 'Done', statusCategory: { id: 3 } }, 'Done'],
	['a sprint', [{ id: 8, name: 'Sprint 8', state: 'active', boardId: 3 }], [{ name: 'Sprint 8', id: 8, state: 'active' }]],
	['a group', { name: 'jira-users', groupId: 'x' }, 'jira-users'],
	['a team', { id: 'x', name: 'Blue', isVisible: true, title: 'Blue' }, { name: 'Blue', id: 'x' }],
	['an organization of customers', [{ id: '1', name: 'Acme', _links: { self: 'x' } }], [{ name: 'Acme', id: '1' }]],
	[
		'an approval',
		[{ id: '60', name: 'To Do', finalDecision: 'pending', canAnswerApproval: false, approvers: [{ approver: ana, approverDecision: 'approved' }, { approver: { accountId: 'b' } }], _links: {} }],
		[{ name: 'To Do', decision: 'pending', approvers: [{ displayName: 'Ana', accountId: 'a', decision: 'approved' }, { displayName: null, accountId: 'b', decision: null }] }],
	],
	['a request type', { _links: { self: 'x' }, requestType: { id: '88', name: 'Get help', _links: {} }, currentStatus: { status: 'Waiting', statusCategory: 'NEW' } }, { name: 'Get help', id: '88', status: 'Waiting' }],
	['a request type without a status', { requestType: { id: '88', name: 'Get help' }, currentStatus: {} }, { name: 'Get help', id: '88', status: null }],
	['no parent in Plans', { hasEpicLinkFieldDependency: false, showField: false, nonEditableReason: { reason: 'PLUGIN_LICENSE_ERROR', message: 'x' } }, null],
	['a parent in Plans', { hasEpicLinkFieldDependency: false, showField: true, data: { id: 1, key: 'OPS-1' } }, 'OPS-1'],
	['no restriction', { issuerestrictions: {}, shouldDisplay: false }, null],
	['a restriction', { issuerestrictions: { projectrole: ['x'] }, shouldDisplay: true }, { issuerestrictions: { projectrole: ['x'] }, shouldDisplay: true }],
	['a parent', { id: '1', key: 'OPS-1', fields: { summary: 'x' } }, 'OPS-1'],
	['a project', { id: '1', key: 'OPS', name: 'Operations' }, 'OPS'],
	['a link', [{ id: '1', type: { id: '2', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' }, inwardIssue: { key: 'OPS-3' } }, { id: '1', type: { inward: 'is blocked by', outward: 'blocks' }, outwardIssue: { key: 'OPS-4' } }], ['is blocked by OPS-3', 'blocks OPS-4']],
	['comments', { comments: [{ id: '1', author: ana, created: '2026', body: doc }], total: 7, maxResults: 1, startAt: 0 }, { total: 7, comments: [{ id: '1', author: 'Ana', authorAccountId: 'a', created: '2026', body: 'Markdown' }] }],
	['work', { worklogs: [{ id: '1', author: ana, started: '2026', timeSpent: '1h', timeSpentSeconds: 3600, comment: doc }], total: 25 }, { total: 25, worklogs: [{ id: '1', author: 'Ana', authorAccountId: 'a', started: '2026', timeSpent: '1h', comment: 'Markdown' }] }],
	['a status category', { self: 'x', id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' }, 'In Progress'],
	[
		'a service level agreement',
		{
			...{ id: '1', name: 'Time to resolution', _links: { self: 'x' } },
			completedCycles: [{ startTime: {}, breached: true, goalDuration: { millis: 1, friendly: '4h' }, elapsedTime: { friendly: '5h' }, remainingTime: { friendly: '-1h' } }],
			ongoingCycle: { breached: false, paused: true, goalDuration: { friendly: '4h' }, elapsedTime: { friendly: '1h' }, remainingTime: { friendly: '3h' } },
		},
		{
			name: 'Time to resolution',
			ongoing: { breached: false, paused: true, goal: '4h', elapsed: '1h', remaining: '3h' },
			completed: [{ breached: true, goal: '4h', elapsed: '5h', remaining: '-1h' }],
		},
	],
	['a service level agreement that has not begun', { id: '1', name: 'x', completedCycles: [] }, { name: 'x', ongoing: null, completed: [] }],
	['an attachment', [{ id: '1', filename: 'a.png', mimeType: 'image/png', size: 3, content: 'x' }], [{ id: '1', filename: 'a.png', mimeType: 'image/png', size: 3 }]],
	['time tracking', { originalEstimate: '2d', originalEstimateSeconds: 57600 }, { originalEstimate: '2d', remainingEstimate: null, timeSpent: null }],
	['no time tracking', {}, null],
	['progress', { progress: 0, total: 5, percent: 0 }, { progress: 0, total: 5 }],
	['watchers', { self: 'x', watchCount: 2, isWatching: true }, 2],
	['votes', { self: 'x', votes: 3, hasVoted: false }, 3],
	['what nobody knows', { a: [1] }, { a: [1] }],
])('%s', (_what, value, expected) => {
	expect(decode(value, text)).toEqual(expected);
});

describe('texts that Jira has rendered', () => {
	const html = (document: unknown, rendered?: unknown) => rendered ?? document;

	test('a field, as a whole', () => {
		expect(decode(doc, html, '<p>x</p>')).toBe('<p>x</p>');
	});

	test('comments and work, each by its ID', () => {
		const comments = ['1', '2', '3'].map((id) => ({ id, body: id }));
		const rendered = { comments: [{ id: '2', body: '<p>two</p>' }, { id: '1', body: '<p>one</p>' }], total: 3 };
		expect(decode({ comments, total: 3 }, html, rendered)).toMatchObject({ comments: [{ body: '<p>one</p>' }, { body: '<p>two</p>' }, { body: '3' }] });
		const worklogs = [{ id: '1', started: 'x', comment: doc }];
		expect(decode({ worklogs, total: 1 }, html, { worklogs: [{ id: '1', comment: '<p>w</p>' }] })).toMatchObject({ worklogs: [{ comment: '<p>w</p>' }] });
		for (const none of [undefined, null, 'x', {}]) expect(decode({ comments, total: 3 }, html, none)).toMatchObject({ comments });
	});

	test('in the result of an operation', () => {
		const document = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'text' }] }] };
		const row = {
			...{ key: 'OPS-1', id: '1' },
			fields: { comment: { comments: [{ id: '5', body: document }], total: 1 }, environment: document, description: document },
			renderedFields: { comment: { comments: [{ id: '5', body: '<p>c</p>' }], total: 1 }, environment: {}, description: '<p>d</p>' },
		};
		const result = (text: string) =>
			issueResult({ row, prepared: { state: { form: 'fieldNames', text } }, item: { site: 'https://acme.atlassian.net' } } as never);
		expect(result('html')).toMatchObject({ comment: { comments: [{ body: '<p>c</p>' }] }, environment: 'text', description: '<p>d</p>' });
		expect(result('markdown')).toMatchObject({ comment: { comments: [{ body: 'text' }] }, environment: 'text', description: 'text' });
	});
});

const fields = [
	{ id: 'summary', name: 'Summary' },
	{ id: 'customfield_3', name: 'Team' },
	{ id: 'customfield_20', name: 'Team' },
	{ id: 'customfield_4', name: 'summary' },
	{ id: 'customfield_5', name: 'Team 2' },
	{ id: 'customfield_6', name: 'url' },
];

test('custom fields get names of their own, which never depend on the order of the answer', () => {
	const names = { customfield_3: 'Team', customfield_4: 'summary 2', customfield_5: 'Team 2', customfield_6: 'url 2', customfield_20: 'Team 3', summary: 'summary' };
	expect(fieldNames(fields)).toEqual(names);
	expect(fieldNames([...fields].reverse())).toEqual(names);
});

test('fields are selected by name, by ID and by what a result calls them', () => {
	expect(selectedIds(fields, ['key', 'team', 'Summary'])).toEqual(['customfield_3', 'customfield_20', 'summary']);
	expect(selectedIds(fields, ['Team 3', 'customfield_3', 'Team 3'])).toEqual(['customfield_20', 'customfield_3']);
});

describe('fields of single projects', () => {
	const scoped = [
		{ id: 'customfield_10033', name: 'Category' },
		{ id: 'customfield_10128', name: 'Category', project: '1' },
		{ id: 'customfield_10403', name: 'Category', project: '2' },
		{ id: 'customfield_10477', name: 'Category', project: '3' },
		{ id: 'customfield_9', name: 'Impact', project: '1' },
		{ id: 'customfield_10', name: 'Impact', project: '2' },
	];

	test('of other projects are no namesakes, and those of the own one have the name alone', () => {
		expect(fieldNames(scoped, '3')).toEqual({ customfield_10477: 'Category', customfield_10033: 'Category 2' });
		expect(fieldNames(scoped, '2')).toEqual({ customfield_10403: 'Category', customfield_10033: 'Category 2', customfield_10: 'Impact' });
		expect(fieldNames(scoped, '4')).toEqual({ customfield_10033: 'Category' });
	});

	test('are all asked for, and given only for the issues that have them', () => {
		const ids = selectedIds(scoped, ['category', 'Impact']);
		expect(ids).toEqual(['customfield_10033', 'customfield_10128', 'customfield_10403', 'customfield_10477', 'customfield_9', 'customfield_10']);
		expect(selectedOf(scoped, ids, '3', { customfield_10477: 'x' })).toEqual(['customfield_10477']);
		expect(selectedOf(scoped, ids, '3', { customfield_10477: null, customfield_10033: 'y' })).toEqual(['customfield_10033', 'customfield_10477']);
		expect(selectedOf(scoped, ids, '4', {})).toEqual(['customfield_10033']);
		expect(selectedOf(scoped, ids, '2', { customfield_10: 'x' })).toEqual(['customfield_10403', 'customfield_10']);
	});
});

test.each(['key', 'id', 'url', 'error', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])('a field called %s is given under another name', (name) => {
	expect(fieldNames([{ id: 'customfield_1', name }])).toEqual({ customfield_1: `${name} 2` });
	const row = { key: 'OPS-1', id: '1', fields: { customfield_1: 'x' } };
	const output = { form: 'fieldNames', text: 'markdown', site: [{ id: 'customfield_1', name }] };
	const result = issueResult({ row, prepared: { state: output }, item: { site: 'https://acme.atlassian.net' } } as never);
	expect(result).toEqual({ key: 'OPS-1', id: '1', url: 'https://acme.atlassian.net/browse/OPS-1', [`${name} 2`]: 'x' });
	expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
});

test('long lists of allowed values are cut, and the rest counted', () => {
	const allowedValues = Array.from({ length: 130 }, (_, n) => ({ id: `${n}`, name: `V${n}` }));
	const described = describeField(fieldOf({ fieldId: 'fixVersions', name: 'Fix versions', required: false, schema: { type: 'array', items: 'version', system: 'fixVersions' }, allowedValues }));
	expect(described.allowedValues).toHaveLength(100);
	expect(described.moreAllowedValues).toBe(30);
});
