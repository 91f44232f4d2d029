import fc from 'fast-check';

import '../../harness/random';
import { fieldOf } from '../../../nodes/JiraSiesta/fields/schema/field';
import { decode } from '../../../nodes/JiraSiesta/fields/decode/decode';
import { encode } from '../../../nodes/JiraSiesta/fields/encode/encode';
import type { Tools } from '../../../nodes/JiraSiesta/fields/encode/encode';

/** A field of a screen, how Jira answers its value, and how Jira takes that value. */
type Kind = { schema: object; allowedValues?: object[]; answers: fc.Arbitrary<{ answer: unknown; written: unknown }> };

const CUSTOM = 'com.atlassian.jira.plugin.system.customfieldtypes:';
const SITE = 'https://acme.atlassian.net';

const tools: Tools = {
	site: SITE,
	timeZone: 'Europe/Prague',
	textFormat: 'markdown',
	findByName: async () => await Promise.reject(new Error('nothing that was read is a name to look up')),
	findByEmail: async () => await Promise.reject(new Error('nothing that was read is an email to look up')),
};

/** Names as people give them: with commas, ">", quotes, brackets, digits only, in other scripts. */
const awkward = ['High', 'API, Gateway', 'API', 'Gateway', 'A > B', 'A', '[Core] Team', '"Beta"', "O'Neill", '2027', 'null', '高い', ' 24" ', 'a,b', '{x}'];
const named = (label: 'name' | 'value') => awkward.map((name, index) => ({ self: 'x', id: `${index + 1000}`, [label]: name }));
const withId = ({ id }: { id: string }) => ({ id });

const one = <T extends object>(choices: T[], written: (choice: T) => unknown) => fc.constantFrom(...choices).map((answer) => ({ answer, written: written(answer) }));
const several = <T extends object>(choices: T[], written: (choice: T) => unknown) => fc.subarray(choices, { minLength: 1 }).map((answer) => ({ answer, written: answer.map(written) }));
const same = (values: fc.Arbitrary<unknown>) => values.map((answer) => ({ answer, written: answer }));

const options = named('value') as Array<{ id: string }>;
const names = named('name') as Array<{ id: string }>;
const cascade = awkward.map((value, index) => ({ id: `${index}0`, value, children: awkward.map((child, at) => ({ id: `${index}0${at}`, value: child })) }));
const people = ['5f1a00000000000000000a01', '557058:3f2b1c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d', 'qm:2f1c0000'].map((accountId) => ({ self: 'x', accountId, displayName: 'Ana, the 2nd', emailAddress: 'ana@example.com', active: true }));
const account = ({ accountId }: { accountId: string }) => ({ accountId });
const groups = ['jira-users', 'a b'].map((name) => ({ name, groupId: '276f955c-63d7-42c8-9520-92d01dca0625', self: 'x' }));
const projects = [{ id: '10000', key: 'OPS', name: 'Operations' }, { id: '10001', key: 'WEB', name: 'OPS' }];
const issue = { id: '10001', key: 'OPS-1', self: 'x', fields: { summary: 'x', status: { name: 'To Do' } } };
const sprint = (id: number, state: string) => ({ id, name: `Sprint ${id}`, state, boardId: 3, goal: '' });
const team = { id: '36885b3c-1bf0-4f85-a357-c5b858c31de4', name: 'Platform', avatarUrl: '', isVisible: true, isVerified: false, title: 'Platform', isShared: true };
const document = (text: string) => ({ type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });

const kinds: Record<string, Kind> = {
	option: { schema: { type: 'option', custom: `${CUSTOM}select` }, allowedValues: options, answers: one(options, withId) },
	options: { schema: { type: 'array', items: 'option', custom: `${CUSTOM}multiselect` }, allowedValues: options, answers: several(options, withId) },
	cascade: {
		schema: { type: 'option-with-child', custom: `${CUSTOM}cascadingselect` },
		allowedValues: cascade.filter(({ value }) => !value.includes('>')),
		answers: fc.constantFrom(...cascade.filter(({ value }) => !value.includes('>'))).chain(({ children, ...parent }) =>
			fc.option(fc.constantFrom(...children)).map((child) => ({
				answer: child ? { ...parent, child } : parent,
				written: { id: parent.id, ...(child && { child: { id: child.id } }) },
			})),
		),
	},
	version: { schema: { type: 'version', custom: `${CUSTOM}version` }, allowedValues: names, answers: one(names, withId) },
	versions: { schema: { type: 'array', items: 'version', system: 'fixVersions' }, allowedValues: names, answers: several(names, withId) },
	components: { schema: { type: 'array', items: 'component', system: 'components' }, allowedValues: names, answers: several(names, withId) },
	priority: { schema: { type: 'priority', system: 'priority' }, allowedValues: names, answers: one(names, withId) },
	'security level': { schema: { type: 'securitylevel', system: 'security' }, allowedValues: names, answers: one(names, withId) },
	'issue type': { schema: { type: 'issuetype', system: 'issuetype' }, allowedValues: names, answers: one(names, withId) },
	project: { schema: { type: 'project', custom: `${CUSTOM}project` }, allowedValues: projects, answers: one(projects, withId) },
	person: { schema: { type: 'user', custom: `${CUSTOM}userpicker` }, answers: one(people, account) },
	people: { schema: { type: 'array', items: 'user', custom: `${CUSTOM}multiuserpicker` }, answers: several(people, account) },
	group: { schema: { type: 'group', custom: `${CUSTOM}grouppicker` }, answers: one(groups, ({ name }) => ({ name })) },
	groups: { schema: { type: 'array', items: 'group', custom: `${CUSTOM}multigrouppicker` }, answers: several(groups, ({ name }) => ({ name })) },
	parent: { schema: { type: 'issuelink', system: 'parent' }, answers: one([issue], ({ key }) => ({ key })) },
	'epic link': { schema: { type: 'any', custom: 'com.pyxis.greenhopper.jira:gh-epic-link' }, answers: same(fc.constant('OPS-1')) },
	'parent link': {
		schema: { type: 'any', custom: 'com.atlassian.jpo:jpo-custom-field-parent' },
		answers: fc.constant({ answer: { hasEpicLinkFieldDependency: false, showField: true, data: issue }, written: 'OPS-1' }),
	},
	sprint: {
		schema: { type: 'array', items: 'json', custom: 'com.pyxis.greenhopper.jira:gh-sprint' },
		answers: fc.constantFrom(
			{ answer: [sprint(8, 'active')], written: 8 },
			{ answer: [sprint(6, 'closed'), sprint(7, 'closed'), sprint(9, 'future')], written: 9 },
			{ answer: [sprint(7, 'closed')], written: null },
		),
	},
	team: { schema: { type: 'team', custom: `${CUSTOM}atlassian-team` }, answers: one([team], ({ id }) => id) },
	organizations: {
		schema: { type: 'array', items: 'sd-customerorganization', custom: 'com.atlassian.servicedesk:sd-customer-organizations' },
		answers: several([1, 2].map((id) => ({ id: `${id}`, name: `Acme ${id}`, _links: { self: 'x' } })), ({ id }) => Number(id)),
	},
	'request type': {
		schema: { type: 'sd-customerrequesttype', custom: 'com.atlassian.servicedesk:vp-origin' },
		answers: fc.constant({ answer: { _links: {}, requestType: { id: '88', name: 'Get help' }, currentStatus: { status: 'Open' } }, written: '88' }),
	},
	labels: { schema: { type: 'array', items: 'string', system: 'labels' }, answers: same(fc.subarray(['a', 'b,c', '[d', '"e"', 'null'], { minLength: 1 })) },
	number: { schema: { type: 'number', custom: `${CUSTOM}float` }, answers: same(fc.oneof(fc.integer(), fc.constant(2.5), fc.constant(0))) },
	text: { schema: { type: 'string', custom: `${CUSTOM}textfield` }, answers: same(fc.constantFrom('REF-1', '{"a":1}', '[a]', 'null', '5')) },
	'rich text': {
		schema: { type: 'string', custom: `${CUSTOM}textarea` },
		answers: same(fc.constantFrom('plain', 'two words', '**not bold**', '# 1').map(document)),
	},
	url: { schema: { type: 'string', custom: `${CUSTOM}url` }, answers: same(fc.webUrl()) },
	date: { schema: { type: 'date', custom: `${CUSTOM}datepicker` }, answers: same(day.map((date) => date.toISOString().slice(0, 10))) },
	'date and time': {
		schema: { type: 'datetime', custom: `${CUSTOM}datetime` },
		answers: day.map((date) => ({ answer: new Date(date.getTime() + 7_200_000).toISOString().replace('Z', '+0200'), written: date.toISOString().replace('Z', '+0000') })),
	},
	'time tracking': {
		schema: { type: 'timetracking', system: 'timetracking' },
		answers: fc.constant({ answer: { originalEstimate: '2d', timeSpent: '1h', originalEstimateSeconds: 57_600, timeSpentSeconds: 3_600 }, written: { originalEstimate: '2d' } }),
	},
	'an object that nobody knows': { schema: { type: 'any', custom: 'com.atlassian.jira.plugins.cmdb:cmdb-object-cftype' }, answers: same(fc.constant([{ workspaceId: 'w', id: 'w:1', objectId: '1' }])) },
};

describe('what is read with field names can be written back', () => {
	test.each(Object.entries(kinds))('%s', async (_kind, { schema, allowedValues, answers }) => {
		const field = fieldOf({ fieldId: 'customfield_1', name: 'Field', schema, operations: ['set'], ...(allowedValues && { allowedValues }) });
		const read = (value: unknown) => decode(value, (text) => (text as ReturnType<typeof document>).content[0].content[0].text);
		await fc.assert(
			fc.asyncProperty(answers, async ({ answer, written }) => {
				const plain = { ...tools, textFormat: 'plain' as const };
				expect(await encode(read(answer), field, plain)).toEqual(written);
			}),
		);
		expect(await encode(read(null), field, tools)).toEqual(schema && 'items' in schema && ['string', 'component', 'version'].includes(String(schema.items)) ? [] : null);
	});
});
