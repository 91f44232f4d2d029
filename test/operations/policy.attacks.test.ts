import { people, runNode, useJira } from '../harness';
import type { Credential } from '../harness';
import { key, name, url } from './values';
import { sample } from './samples';

// What whoever edits the workflow tries in the fields of a write, with a credential that they may use and not edit.

const jira = useJira();

const written = () => jira.requests.filter(({ method, path }) => method !== 'GET' && !/search|bulkfetch|jql/.test(path));
const listed = (lists: Credential): Credential => ({ projectAccess: 'restricted', ...lists });
const inOtherFields = (otherFields: unknown) => [
	sample('issue:create', { additionalFields: { otherFields } }),
	sample('issue:update', { updateFields: { otherFields } }),
];

describe('Other Fields fill the fields of the screen, and no other part of the request', () => {
	const PARTS = ['update', 'fields', 'transition', 'properties', 'historyMetadata', 'toString', 'overrideScreenSecurity', 'updateHistory'];

	test.each(PARTS)('%s', async (part) => {
		for (const value of [{ labels: [{ add: 'x' }] }, { id: '31' }, [{ key: 'x', value: 1 }]]) {
			for (const parameters of inOtherFields({ [part]: value })) {
				const { error } = await runNode({ parameters });
				expect(error?.message).toMatch(new RegExp(`names a field that the screen does not have: '${part}'$`));
			}
		}
		expect(written()).toEqual([]);
	});

	// As an object n8n takes such keys away itself.
	test.each(['__proto__', 'constructor', 'prototype'])('%s, in a text', async (part) => {
		for (const parameters of inOtherFields(`{ "labels": ["a"], "${part}": { "assignee": "x" } }`)) {
			const { error } = await runNode({ parameters });
			expect(error?.message).toBe(`'Other Fields (JSON)' names a field that the screen does not have: '${part}'`);
		}
		expect(written()).toEqual([]);
		expect(Object.prototype).not.toHaveProperty('assignee');
	});
});

describe('an assignee is found wherever it is', () => {
	const { accountId } = people.dana;
	const settings = { permissions: 'custom', permissionRead: 'allowed', permissionCreate: 'allowed', permissionEdit: 'allowed', permissionAssign: 'blocked' };
	const named: Array<[string, object]> = [
		...[accountId, people.dana.email, people.dana.displayName, { accountId }, { id: accountId }, { emailAddress: people.dana.email }, null, '-1', -1, { accountId: null }, { accountId: '-1' }]
			.map((value): [string, object] => [JSON.stringify(value), { otherFields: { assignee: value } }]),
		...['Assignee', 'ASSIGNEE', ' assignee ', 'assignee\u200b', 'as\u200bsignee', 'ａssignee', 'assignee\u0000'].map((field): [string, object] => [JSON.stringify(field), { otherFields: { [field]: accountId } }]),
		...['assignee', 'Assignee', ' assignee', 'assignee\u200b'].map((field): [string, object] => [`clear ${JSON.stringify(field)}`, { clearFields: [field] }]),
		['clear as text', { clearFields: '={{ "Assignee" }}' }],
	];
	/** Nothing of an assignee has left: refused, or sent without it. */
	const expectNone = () => {
		for (const { body, path } of written()) expect([path, JSON.stringify(body)]).toEqual([expect.not.stringContaining('assignee'), expect.not.stringMatching(/assignee/i)]);
	};

	test.each(named)('%s in Update', async (_what, updateFields) => {
		const { error } = await runNode({ parameters: sample('issue:update', { updateFields }), credential: settings });
		expect(error?.message).toMatch(/is blocked by the credential: Update with an assignee|names a field that (?:the|this) screen does not|matches nobody|^'Assignee'|'-1'/);
		expect(written()).toEqual([]);
	});

	test.each<[string, object, object]>([
		['the form', { mappingMode: 'defineBelow', value: { assignee: accountId } }, {}],
		['the form with an expression', { mappingMode: 'defineBelow', value: { assignee: '={{ $json.who }}' } }, { who: accountId }],
		['one expression for all', { mappingMode: 'defineBelow', value: '={{ { assignee: $json.who } }}' }, { who: accountId }],
		['one expression that is a text', { mappingMode: 'defineBelow', value: '={{ JSON.stringify({ Assignee: $json.who }) }}' }, { who: accountId }],
		['Map Automatically', { mappingMode: 'autoMapInputData', value: null }, { assignee: accountId, labels: 'a' }],
		['Map Automatically, by its name', { mappingMode: 'autoMapInputData', value: null }, { Assignee: people.dana.email, labels: 'a' }],
	])('%s', async (_how, fields, row) => {
		for (const id of ['issue:create', 'issue:update']) {
			const { items, error } = await runNode({ parameters: sample(id, { fields: { schema: [], ...fields } }), credential: settings, input: [row as never] });
			expectNone();
			// Without it the row may be written; with it, it is refused.
			expect(error === undefined ? items[0].json.columnsNotUsed : error.message).toEqual(expect.anything());
		}
	});
});

describe('a project or a parent is found wherever it is', () => {
	const settings: Credential[] = [listed({ fullProjects: 'WEB' }), listed({ fullProjects: 'WEB', readOnlyProjects: 'OPS' })];
	const REFUSED = /is not open to this credential: '|may only be read with this credential: '|names a field that|has a field of its own|^'Project' does not allow '/;
	const inWeb = { projectKey: key('WEB'), issueType: name('Task') };

	test.each<[string, () => unknown]>([
		['key', () => 'OPS-1'],
		['key in lower case', () => 'ops-1'],
		['ID', () => String(jira.issue('OPS-1')?.id)],
		['number', () => Number(jira.issue('OPS-1')?.id)],
		['address', () => `${jira.url}/browse/OPS-1`],
		['object with its key', () => ({ key: 'OPS-1' })],
		['object with its ID', () => ({ id: jira.issue('OPS-1')?.id })],
		['former key', () => 'OLDOPS-1'],
		['key from before a move', () => 'WEB-90'],
	])('a parent by %s', async (_how, parent) => {
		const runs = [
			sample('issue:create', { ...inWeb, additionalFields: { otherFields: { parent: parent() } } }),
			sample('issue:update', { issueKey: key('WEB-1'), updateFields: { otherFields: { parent: parent() } } }),
			sample('issue:update', { issueKey: key('WEB-1'), fields: { schema: [], mappingMode: 'defineBelow', value: { parent: parent() } } }),
			...(typeof parent() === 'string' ? [sample('issue:create', { ...inWeb, additionalFields: { parent: parent() } }), sample('issue:update', { issueKey: key('WEB-1'), updateFields: { parent: url(String(parent())) } })] : []),
		];
		for (const credential of settings) {
			for (const parameters of runs) {
				const { error } = await runNode({ parameters, credential });
				expect(error?.message).toMatch(REFUSED);
			}
		}
		expect(written()).toEqual([]);
	});

	test('of a parent with an open key and the ID of another, the key alone is sent', async () => {
		const parent = { key: 'WEB-1', id: jira.issue('OPS-1')?.id };
		await runNode({ parameters: sample('issue:update', { issueKey: key('WEB-1'), updateFields: { otherFields: { parent } } }), credential: settings[0] });
		expect(written().map(({ body }) => body)).toEqual([{ fields: { parent: { key: 'WEB-1' } } }]);
	});

	test.each<[string, unknown]>([['key', 'OPS'], ['object with its key', { key: 'OPS' }], ['object with its ID', { id: '10000' }], ['object with both', { key: 'WEB', id: '10000' }]])('a project by %s', async (_how, project) => {
		for (const credential of settings) {
			for (const parameters of [
				sample('issue:create', { ...inWeb, additionalFields: { otherFields: { project } } }),
				sample('issue:update', { issueKey: key('WEB-1'), updateFields: { otherFields: { project } } }),
			]) {
				const { error } = await runNode({ parameters, credential });
				expect(error?.message).toMatch(REFUSED);
			}
		}
		expect(written()).toEqual([]);
	});
});

describe('an operation that there is not', () => {
	test.each([
		['issue', 'erase'],
		['issue', 'Update'],
		['issue', ' update'],
		['issue', 'getAll'],
		['user', 'erase'],
		['project', 'create'],
		['__proto__', 'constructor'],
		['issue', '={{ "upd" + "ate " }}'],
	])('%s: %s sends nothing', async (resource, operation) => {
		const parameters = { ...sample('issue:update'), resource, operation };
		for (const credential of [{ permissions: 'readOnly' }, { blockedOperations: ['issue:update'] }, listed({ fullProjects: 'WEB' })]) {
			const { error, items } = await runNode({ parameters, credential });
			expect(error?.message).toEqual(expect.any(String));
			expect(items).toEqual([]);
		}
		expect(jira.requests).toEqual([]);
	});
});
