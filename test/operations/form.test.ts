import type { INodeProperties } from 'n8n-workflow';

import { operations } from '../../nodes/JiraSiesta/resources';
import { people, runNode, useJira } from '../harness';
import { sample, SAMPLES } from './samples';
import { accountId, key, name } from './values';

const jira = useJira();

/** The stand-in takes no file as it is: rawRequest.test.ts holds what is sent. */
const ELSEWHERE = ['rawRequest:send bodyType file'];

/** Values that fields have when they are needed: by the value that needs them, or by the operation and the value. */
const NEEDED: Record<string, object> = {
	after: { after: name('2.0') },
	selectedFields: { selectedFields: 'Summary' },
	issues: { linkPhrase: name('blocks'), linkedIssue: key('OPS-7') },
	user: { assignee: accountId(people.erik.accountId) },
	'project:addMember group': { groupId: name('managers') },
	'project:removeMember group': { groupId: name('jira-users') },
	'rawRequest:get POST': { path: '/rest/api/3/search/jql', jsonBody: '{"jql": "project = OPS"}' },
	'rawRequest:getAll POST': { path: '/rest/api/3/search/jql', jsonBody: '{"jql": "project = OPS"}', options: { rowsKey: 'issues' } },
	'rawRequest:send none': { method: 'POST', path: '/rest/api/3/issue/OPS-2/votes' },
};

const valuesOf = ({ type, options }: INodeProperties): unknown[] =>
	type === 'boolean' ? [true, false] : (options ?? []).flatMap((option) => ('value' in option ? [option.value] : []));

/** Every field that decides whether others are shown, with each of its values. */
const cases = operations.flatMap(({ id, operation: { properties } }) => {
	const governing = new Set(properties.flatMap(({ displayOptions }) => Object.keys(displayOptions?.show ?? {})));
	return properties
		.filter(({ name, type }) => governing.has(name) && ['options', 'boolean'].includes(type))
		.flatMap((field) => valuesOf(field).map((value): [string, string, unknown] => [id, field.name, value]))
		.filter((one) => !ELSEWHERE.includes(one.join(' ')));
});

test.each(cases)('%s with %s as an expression that gives %j', async (id, field, value) => {
	const parameters = sample(id, { ...NEEDED[`${id} ${value}`], ...NEEDED[String(value)], [field]: `={{ ${JSON.stringify(value)} }}` });
	const { error, items } = await runNode({ parameters });
	expect(error?.message).toBeUndefined();
	expect(items.length).toBeGreaterThan(0);
});

test('the fields that govern others are among the cases', () => {
	const tried = new Set(cases.map(([id, field]) => `${id} ${field}`));
	expect(tried).toContain('issue:assign assignTo');
	expect(tried).toContain('issue:search returnAll');
	expect(tried).toContain('issue:get output');
	for (const id of Object.keys(SAMPLES)) expect(operations.map((operation) => operation.id)).toContain(id);
});

test.each([
	['issue:assign', 'Assignee', { assignTo: '={{ "user" }}' }],
	['issue:get', 'Selected Field Names or IDs', { output: '={{ "selectedFields" }}' }],
])('%s: an empty %s is refused by the node itself', async (id, label, changed) => {
	const { error } = await runNode({ parameters: sample(id, changed) });
	expect(error?.message).toBe(`'${label}' is empty`);
});

test.each([[undefined, 'written'], [{}, 'written'], [{ auditRecord: true }, 'written'], [{ dryRun: true }, 'planned'], [{ dryRun: false }, 'written']])(
	'Safety %j: %s',
	async (safety, outcome) => {
		const before = jira.issues().length;
		const { error } = await runNode({ parameters: sample('issue:create', safety && { safety }) });
		expect(error).toBeUndefined();
		expect(jira.issues().length - before).toBe(outcome === 'written' ? 1 : 0);
	},
);
