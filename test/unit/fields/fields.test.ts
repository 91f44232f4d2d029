import { fieldOf, shapeOf } from '../../../nodes/JiraSiesta/fields/schema/field';
import { assertNotTwice, givenFields, toIssueFields } from '../../../nodes/JiraSiesta/fields/edit/issueFields';
import { encode } from '../../../nodes/JiraSiesta/fields/encode/encode';
import type { Tools } from '../../../nodes/JiraSiesta/fields/encode/encode';
import type { Item } from '../../../nodes/JiraSiesta/operation/operation';

const CUSTOM = 'com.atlassian.jira.plugin.system.customfieldtypes:';

const tools: Tools = {
	site: 'https://acme.atlassian.net',
	timeZone: 'Europe/Prague',
	textFormat: 'plain',
	findByEmail: async (email, field) => {
		if (email !== 'ana@example.com') throw new Error(`'${field}' matches nobody: '${email}'`);
		return { accountId: 'ana', displayName: 'Ana Novak' };
	},
	findByName: async (kind, name, field) => {
		const ids: Record<string, string> = { organization: '42', parent: 'OPS-7', sprint: '8', team: TEAM_ID };
		if (!name.startsWith('The')) throw new Error(`'${field}' is not the name of ${kind}: '${name}'`);
		return { id: ids[kind], name };
	},
};

type Meta = { schema: object; allowedValues?: object[] };
const field = ({ schema, allowedValues }: Meta, name = 'Field') =>
	fieldOf({ fieldId: 'customfield_1', name, required: false, hasDefaultValue: false, operations: ['set'], schema, ...(allowedValues && { allowedValues }) });

const resolve = async (meta: Meta, given: unknown) => await encode(given, field(meta), tools);

const options = [{ id: '1', value: 'High' }, { id: '2', value: 'Low' }, { id: '3', value: 'Yes, both' }, { id: '4', value: '1' }];
const named = [{ id: '500', name: 'Network' }, { id: '501', name: 'Storage' }, { id: '502', name: '500' }];
const cascade = [
	{ id: '10', value: 'Europe', children: [{ id: '11', value: 'Prague' }, { id: '12', value: 'Vienna' }] },
	{ id: '20', value: 'A > B', children: [{ id: '21', value: 'C' }, { id: '22', value: 'D > E' }] },
];
const withCommas = [...options, { id: '5', value: 'Yes' }, { id: '6', value: 'A,B, C' }];
const projects = [{ id: '10000', key: 'OPS', name: 'Operations' }, { id: '10001', key: 'WEB', name: 'Website' }];

const select: Meta = { schema: { type: 'option', custom: `${CUSTOM}select` }, allowedValues: options };
const multiSelect: Meta = { schema: { type: 'array', items: 'option', custom: `${CUSTOM}multiselect` }, allowedValues: options };
const cascading: Meta = { schema: { type: 'option-with-child', custom: `${CUSTOM}cascadingselect` }, allowedValues: cascade };
const list = (items: string): Meta => ({ schema: { type: 'array', items }, allowedValues: named });
const single = (type: string): Meta => ({ schema: { type }, allowedValues: named });
const user: Meta = { schema: { type: 'user', custom: `${CUSTOM}userpicker` } };
const users: Meta = { schema: { type: 'array', items: 'user', custom: `${CUSTOM}multiuserpicker` } };
const plain = (type: string): Meta => ({ schema: { type } });
const custom = (type: string, key: string, items?: string): Meta => ({ schema: { type, custom: CUSTOM + key, items } });
const sprint: Meta = { schema: { type: 'array', items: 'json', custom: 'com.pyxis.greenhopper.jira:gh-sprint' } };
const system = (id: string, type: string, items?: string): Meta => ({ schema: { type, items, system: id } });

const TEAM_ID = '36885b3c-1bf0-4f85-a357-c5b858c31de4';
const team: Meta = { schema: { type: 'team', custom: `${CUSTOM}atlassian-team` } };
const planTeam: Meta = { schema: { type: 'any', custom: 'com.atlassian.teams:rm-teams-custom-field-team' } };
const organizations: Meta = { schema: { type: 'array', items: 'sd-customerorganization', custom: 'com.atlassian.servicedesk:sd-customer-organizations' } };
const requestType: Meta = { schema: { type: 'sd-customerrequesttype', custom: 'com.atlassian.servicedesk:vp-origin' } };
const translated = [{ id: '2', name: 'Hoch', untranslatedName: 'High' }, { id: '4', name: 'Niedrig', untranslatedName: 'Low' }, { id: '9', name: 'low' }];

const doc = (text: string) => ({ type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });

/** Type of the field, how the value is given, the value, and what Jira gets. */
const taken: Array<[string, string, Meta, unknown, unknown]> = [
	['option', 'name', select, 'High', { id: '1' }],
	['option', 'name in another case', select, ' high ', { id: '1' }],
	['option', 'name that looks like an ID', select, '1', { id: '4' }],
	['option', 'ID', select, '2', { id: '2' }],
	['option', 'ID as a number', select, 2, { id: '2' }],
	['option', 'JSON by value', select, { value: 'Low' }, { id: '2' }],
	['option', 'JSON with a name for the ID', select, { id: 'High' }, { id: '1' }],
	['option', 'locator by ID with a name', select, { mode: 'id', value: 'high' }, { id: '1' }],
	['option', 'locator from the list with a name', select, { mode: 'list', value: 'High' }, { id: '1' }],
	['priority', 'locator by ID with a name, without metadata', plain('priority'), { mode: 'id', value: 'High' }, { name: 'High' }],
	['priority', 'what Jira calls it', { schema: { type: 'priority' }, allowedValues: translated }, 'high', { id: '2' }],
	['priority', 'what the site calls it', { schema: { type: 'priority' }, allowedValues: translated }, 'HOCH', { id: '2' }],
	['priority', 'what the site shows before what Jira calls another', { schema: { type: 'priority' }, allowedValues: translated }, 'Low', { id: '9' }],
	['team', 'ID', team, TEAM_ID, TEAM_ID],
	['team', 'as read', team, { name: 'Platform', id: TEAM_ID }, TEAM_ID],
	['team', 'as other interfaces name it', team, { teamId: TEAM_ID, name: 'Platform' }, TEAM_ID],
	['team', 'JSON text', team, `{"id":"${TEAM_ID}"}`, TEAM_ID],
	['team of Plans', 'ID', planTeam, 18, '18'],
	['team', 'name', team, ' The team ', TEAM_ID],
	['team', 'object with a name', team, { name: 'The team' }, TEAM_ID],
	['sprint', 'name', sprint, 'The sprint', 8],
	['sprint', 'object with a name', sprint, { name: 'The sprint', state: 'active' }, 8],
	['sprint', 'locator by name', sprint, { mode: 'name', value: 'The 8' }, 8],
	['sprint', 'locator by ID with a name', sprint, { mode: 'id', value: 'The sprint' }, 8],
	['parent', 'summary', system('parent', 'issuelink'), 'The epic', { key: 'OPS-7' }],
	['parent', 'summary like a key', system('parent', 'issuelink'), { mode: 'name', value: 'The-1' }, { key: 'OPS-7' }],
	['organizations', 'names and IDs', organizations, 'The customer, 7', [42, 7]],
	['organizations', 'IDs', organizations, '1, 2', [1, 2]],
	['organizations', 'as read', organizations, [{ name: 'Acme', id: '1' }], [1]],
	['request type', 'ID', requestType, 88, '88'],
	['request type', 'as read', requestType, { name: 'Get help', id: '88', status: 'Open' }, '88'],
	['sprint', 'as read, with sprints that are closed', sprint, [{ id: 7, name: 'A', state: 'closed' }, { id: 8, name: 'B', state: 'active' }], 8],
	['sprint', 'as read, all closed', sprint, [{ id: 7, name: 'A', state: 'closed' }], null],
	['option', 'JSON by ID', select, { id: 2 }, { id: '2' }],
	['option', 'JSON text', select, '{"id":"1"}', { id: '1' }],
	['option', 'name, without metadata', plain('option'), 'High', { value: 'High' }],
	['array of option', 'names', multiSelect, 'High, Low', [{ id: '1' }, { id: '2' }]],
	['array of option', 'one name with a comma', multiSelect, 'Yes, both', [{ id: '3' }]],
	['array of option', 'names with commas among others', { ...multiSelect, allowedValues: withCommas }, 'high, yes,BOTH, a, b,c, yes', [{ id: '1' }, { id: '3' }, { id: '6' }, { id: '5' }]],
	['array of option', 'empty members', multiSelect, ['', 'High', ' ', null], [{ id: '1' }]],
	['array of option', 'list', multiSelect, ['High', '2', { value: 'Yes, both' }], [{ id: '1' }, { id: '2' }, { id: '3' }]],
	['array of option', 'JSON text', multiSelect, '["High", {"id":"2"}]', [{ id: '1' }, { id: '2' }]],
	['array of option', 'one object', multiSelect, { value: 'Low' }, [{ id: '2' }]],
	['array of option', 'nothing', multiSelect, [], []],
	['option-with-child', 'names', cascading, 'Europe > Prague', { id: '10', child: { id: '11' } }],
	['option-with-child', 'names without spaces', cascading, 'europe>vienna', { id: '10', child: { id: '12' } }],
	['option-with-child', 'parent alone', cascading, 'Europe', { id: '10' }],
	['option-with-child', 'a value with ">" in it', cascading, 'A > B', { id: '20' }],
	['option-with-child', 'a value with ">" in it, written otherwise', cascading, ' a>b ', { id: '20' }],
	['option-with-child', 'a parent with ">" in it', cascading, 'A > B > C', { id: '20', child: { id: '21' } }],
	['option-with-child', 'two values with ">" in them', cascading, 'a > B>d>E', { id: '20', child: { id: '22' } }],
	['option-with-child', 'JSON with more than one identifier, without metadata', plain('option-with-child'), { id: '10', value: 'Asia', child: { id: '11', value: 'Tokyo' } }, { id: '10', child: { id: '11' } }],
	['option', 'JSON with more than one identifier', select, { id: '2', value: 'High' }, { id: '2' }],
	['option', 'JSON with more than one identifier, without metadata', plain('option'), { id: 2, value: 'High', self: 'x' }, { id: '2' }],
	['priority', 'JSON with more than one identifier, without metadata', plain('priority'), { name: 'High', key: 'x', iconUrl: 'y' }, { name: 'High' }],
	['array of component', 'JSON with more than one identifier, without metadata', { schema: { type: 'array', items: 'component' } }, [{ name: 'Network', id: '501' }], [{ id: '501' }]],
	['project', 'JSON with more than one identifier, without metadata', plain('project'), { key: 'OPS', id: '10001', name: 'Website' }, { id: '10001' }],
	['option-with-child', 'IDs', cascading, '10 > 12', { id: '10', child: { id: '12' } }],
	['option-with-child', 'list', cascading, ['Europe', 'Prague'], { id: '10', child: { id: '11' } }],
	['option-with-child', 'JSON', cascading, { value: 'Europe', child: { value: 'Prague' } }, { id: '10', child: { id: '11' } }],
	['option-with-child', 'JSON with names', cascading, { parent: 'Europe', child: 'Prague' }, { id: '10', child: { id: '11' } }],
	['option-with-child', 'JSON text', cascading, '{"id":"10","child":{"id":"11"}}', { id: '10', child: { id: '11' } }],
	['option-with-child', 'names, without metadata', plain('option-with-child'), 'Europe > Prague', { value: 'Europe', child: { value: 'Prague' } }],
	...['priority', 'resolution', 'securitylevel', 'issuetype', 'version', 'component'].flatMap((type): typeof taken => [
		[type, 'name', single(type), 'Storage', { id: '501' }],
		[type, 'ID', single(type), '501', { id: '501' }],
		[type, 'name that looks like an ID', single(type), '500', { id: '502' }],
		[type, 'JSON', single(type), { name: 'Network' }, { id: '500' }],
		[type, 'locator by ID', single(type), { mode: 'id', value: '500' }, { id: '500' }],
		[type, 'locator by name', single(type), { mode: 'name', value: '500' }, { id: '502' }],
	]),
	...['version', 'component'].flatMap((items): typeof taken => [
		[`array of ${items}`, 'names', list(items), 'Network, Storage', [{ id: '500' }, { id: '501' }]],
		[`array of ${items}`, 'IDs', list(items), ['501'], [{ id: '501' }]],
		[`array of ${items}`, 'JSON', list(items), [{ name: 'Network' }, { id: '501' }], [{ id: '500' }, { id: '501' }]],
	]),
	['project', 'key', { schema: { type: 'project' }, allowedValues: projects }, 'ops', { id: '10000' }],
	['project', 'name', { schema: { type: 'project' }, allowedValues: projects }, 'Website', { id: '10001' }],
	['project', 'JSON', { schema: { type: 'project' }, allowedValues: projects }, { key: 'WEB' }, { id: '10001' }],
	['project', 'key, without metadata', plain('project'), 'OPS', { key: 'OPS' }],
	['project', 'ID, without metadata', plain('project'), '10000', { id: '10000' }],
	['string', 'text', custom('string', 'textfield'), 'REF-1', 'REF-1'],
	['string', 'number', custom('string', 'textfield'), 5, '5'],
	['string', 'text like JSON', custom('string', 'textfield'), '{"a":1}', '{"a":1}'],
	['summary', 'text', system('summary', 'string'), ' New title ', 'New title'],
	['textarea', 'text', custom('string', 'textarea'), 'Why', doc('Why')],
	['textarea', 'document', custom('string', 'textarea'), doc('Why'), doc('Why')],
	['description', 'text', system('description', 'string'), 'Why', doc('Why')],
	['url', 'address', custom('string', 'url'), ' https://example.com/a ', 'https://example.com/a'],
	['number', 'number', plain('number'), 2.5, 2.5],
	['number', 'text', plain('number'), ' 12 ', 12],
	['number', 'zero', plain('number'), 0, 0],
	['date', 'text', plain('date'), '2026-12-31', '2026-12-31'],
	['date', 'Date at midnight of the workflow', plain('date'), new Date('2026-12-30T23:00:00.000Z'), '2026-12-31'],
	['date', 'Date before midnight of the workflow', plain('date'), new Date('2026-06-30T21:59:59.999Z'), '2026-06-30'],
	['datetime', 'Date', plain('datetime'), new Date('2026-12-30T23:00:00.000Z'), '2026-12-30T23:00:00.000+0000'],
	['date', 'with time', plain('date'), '2026-12-31T23:00:00.000-05:00', '2026-12-31'],
	['datetime', 'with offset', plain('datetime'), '2026-12-31T23:00:00+01:00', '2026-12-31T22:00:00.000+0000'],
	['datetime', 'time of the workflow', plain('datetime'), '2026-12-31T23:00', '2026-12-31T22:00:00.000+0000'],
	['user', 'account ID', user, '557058:3f2b', { accountId: '557058:3f2b' }],
	['user', 'email', user, 'ana@example.com', { accountId: 'ana' }],
	['user', 'JSON as read', user, { accountId: 'ben', displayName: 'Ben' }, { accountId: 'ben' }],
	['user', 'JSON with an email', user, { emailAddress: 'ana@example.com' }, { accountId: 'ana' }],
	['user', 'email as account ID', user, { mode: 'accountId', value: 'ana@example.com' }, { accountId: 'ana' }],
	['user', 'email from the list', user, { mode: 'list', value: 'ana@example.com' }, { accountId: 'ana' }],
	['user', 'account ID as email', user, { mode: 'email', value: '5b10ac8d82e05b22cc7d4ef5' }, { accountId: '5b10ac8d82e05b22cc7d4ef5' }],
	['user', 'account ID with a colon as email', user, { mode: 'email', value: '557058:f58131cb-b67d-43c7-b30d-6b58d40bd077' }, { accountId: '557058:f58131cb-b67d-43c7-b30d-6b58d40bd077' }],
	['user', 'locator by email', user, { mode: 'email', value: 'ana@example.com' }, { accountId: 'ana' }],
	['user', 'locator from the list', user, { mode: 'list', value: 'ben' }, { accountId: 'ben' }],
	['array of user', 'text', users, 'ben, ana@example.com', [{ accountId: 'ben' }, { accountId: 'ana' }]],
	['array of user', 'list', users, ['ben', { accountId: 'ana' }], [{ accountId: 'ben' }, { accountId: 'ana' }]],
	['group', 'name', plain('group'), 'jira-users', { name: 'jira-users' }],
	['group', 'ID', plain('group'), '276f955c-63d7-42c8-9520-92d01dca0625', { groupId: '276f955c-63d7-42c8-9520-92d01dca0625' }],
	['group', 'JSON', plain('group'), { name: 'a' }, { name: 'a' }],
	['group', 'JSON with more than one identifier', plain('group'), { name: 'a', groupId: 'b', self: 'x' }, { groupId: 'b' }],
	['user', 'JSON with more than one identifier', user, { accountId: 'ben', emailAddress: 'ana@example.com', name: 'ana' }, { accountId: 'ben' }],
	['array of group', 'names', { schema: { type: 'array', items: 'group' } }, 'a, b', [{ name: 'a' }, { name: 'b' }]],
	['labels', 'text', system('labels', 'array', 'string'), 'a, b-c ,,d', ['a', 'b-c', 'd']],
	['labels', 'list', custom('array', 'labels', 'string'), ['a', ' b '], ['a', 'b']],
	['array of string', 'list of texts', { schema: { type: 'array', items: 'string' } }, ['on call'], ['on call']],
	['parent', 'key', system('parent', 'issuelink'), 'ops-1', { key: 'OPS-1' }],
	['parent', 'ID', system('parent', 'issuelink'), '10001', { id: '10001' }],
	['parent', 'address', system('parent', 'issuelink'), 'https://acme.atlassian.net/browse/OPS-1', { key: 'OPS-1' }],
	['parent', 'locator', system('parent', 'issuelink'), { mode: 'key', value: 'OPS-1' }, { key: 'OPS-1' }],
	['parent', 'JSON', system('parent', 'issuelink'), { id: '10001', key: 'OPS-1' }, { key: 'OPS-1' }],
	['sprint', 'number', sprint, 8, 8],
	['sprint', 'text', sprint, '8', 8],
	['sprint', 'as read', sprint, [{ id: 8, name: 'Sprint 8' }], 8],
	['timetracking', 'JSON', plain('timetracking'), { originalEstimate: '2d', remainingEstimate: '1d' }, { originalEstimate: '2d', remainingEstimate: '1d' }],
	['timetracking', 'as read', plain('timetracking'), { originalEstimate: '2d', timeSpent: '1h' }, { originalEstimate: '2d' }],
	['timetracking', 'text', plain('timetracking'), ' 2h 30m ', { originalEstimate: '2h 30m' }],
	['timetracking', 'text in words', plain('timetracking'), '1.5 days, 2 hours', { originalEstimate: '1.5 days, 2 hours' }],
	['timetracking', 'JSON text', plain('timetracking'), '{"remainingEstimate":"3h"}', { remainingEstimate: '3h' }],
	['issuelinks', 'JSON', { schema: { type: 'array', items: 'issuelinks' } }, [{ a: 1 }], [{ a: 1 }]],
	['anything else', 'text', plain('any'), 'OPS-1', 'OPS-1'],
	['anything else', 'JSON text', plain('sd-approvals'), '{"a":[1]}', { a: [1] }],
	['option', 'nothing', select, null, null],
	['array of option', 'null', multiSelect, null, null],
	['labels', 'null', system('labels', 'array', 'string'), null, []],
	['array of component', 'null', list('component'), null, []],
	['user', 'null', user, null, null],
];

test.each(taken)('%s by %s', async (_type, _how, meta, given, expected) => {
	expect(await resolve(meta, given)).toEqual(expected);
});

const ALLOWED = 'Allowed: High, Low, Yes, both, 1.';

const refused: Array<[string, string, Meta, unknown, string, string]> = [
	['option', 'name', select, 'Higher', "'Field' does not allow 'Higher'", ALLOWED],
	['option', 'ID', select, '99', "'Field' does not allow '99'", ALLOWED],
	['option', 'JSON', select, { value: 'Higher' }, `'Field' does not allow '{"value":"Higher"}'`, ALLOWED],
	['option', 'list', select, ['High', 'Low'], `'Field' does not allow '["High","Low"]'`, ALLOWED],
	['array of option', 'one of several', multiSelect, 'High, Middle', "'Field' does not allow 'Middle'", ALLOWED],
	['option-with-child', 'parent', cascading, 'Asia > Tokyo', "'Field' does not allow 'Asia'", 'Allowed: Europe, Europe > Prague, Europe > Vienna, A > B, A > B > C, A > B > D > E.'],
	['option-with-child', 'child', cascading, 'Europe > Rome', "'Field > Europe' does not allow 'Rome'", 'Allowed: Prague, Vienna.'],
	['option-with-child', 'child of one without', { ...cascading, allowedValues: [{ id: '30', value: 'Asia' }] }, ['Asia', 'C'], "'Field > Asia' does not allow 'C'", 'There is no value to choose from.'],
	['version', 'name', single('version'), '9.9', "'Field' does not allow '9.9'", 'Allowed: Network, Storage, 500.'],
	['array of component', 'name', list('component'), ['Net'], "'Field' does not allow 'Net'", 'Allowed: Network, Storage, 500.'],
	['number', 'text', plain('number'), '12,5', "'Field' is not a number: '12,5'", 'such as 5 or 2.5'],
	['number', 'object', plain('number'), { a: 1 }, `'Field' is not a number: '{"a":1}'`, 'such as 5'],
	['string', 'object', custom('string', 'textfield'), { a: 1 }, `'Field' is not a text: '{"a":1}'`, 'Enter a text'],
	['url', 'text', custom('string', 'url'), 'example', "'Field' is not a URL: 'example'", 'https://example.com/runbook'],
	['date', 'text', plain('date'), '31.12.2026', "'Field' is not a date: '31.12.2026'", '2026-12-31'],
	['datetime', 'text', plain('datetime'), 'soon', "'Field' is not a date with time: 'soon'", '2026-12-31T23:00'],
	['user', 'name', user, 'Ana Novak', "'Field' is not an account ID: 'Ana Novak'", 'choose the person'],
	['user', 'email of nobody', user, 'x@example.com', "'Field' matches nobody: 'x@example.com'", ''],
	['user', 'half an email', user, { mode: 'email', value: 'ana' }, "'Field' matches nobody: 'ana'", ''],
	['team', 'name', team, 'Platform', "'Field' is not the name of team: 'Platform'", ''],
	['team', 'object without a name', team, { title: 'Platform' }, `'Field' is not the ID of a team: '{"title":"Platform"}'`, "the end of the address of the team's page"],
	['organizations', 'name', organizations, 'Acme', "'Field' is not the name of organization: 'Acme'", ''],
	['organizations', 'list in a list', organizations, [['Acme']], `'Field' is not an organization: '["Acme"]'`, 'its name or its ID'],
	['user', 'link to an email', user, 'mailto:ana@example.com', "'Field' matches nobody: 'mailto:ana@example.com'", ''],
	['user', 'object in a locator', user, { mode: 'accountId', value: { accountId: 'ana' } }, `'Field' is not an account ID: '{"accountId":"ana"}'`, 'account ID'],
	['user', 'list in a list', users, [['ana']], `'Field' is not an account ID: '["ana"]'`, 'account ID'],
	['user', 'default of the project', user, { accountId: '-1' }, "'Field' is not an account ID: '-1'", 'account ID'],
	['user', 'object without a person', user, { displayName: 'Ana' }, "'Field' is empty", 'account ID'],
	['labels', 'text', system('labels', 'array', 'string'), 'a, on call', "'Field' has a label with a space: 'on call'", 'commas'],
	['parent', 'text', system('parent', 'issuelink'), 'epic', "'Field' is not the name of parent: 'epic'", ''],
	['parent', 'object', system('parent', 'issuelink'), { name: 'The epic' }, `'Field' is not an issue key: '{"name":"The epic"}'`, 'OPS-123'],
	['sprint', 'name', sprint, 'Sprint 8', "'Field' is not the name of sprint: 'Sprint 8'", ''],
	['sprint', 'several', sprint, [7, 8], "'Field' is not one sprint: '[7,8]'", 'ID of one sprint'],
	['sprint', 'object', sprint, { goal: 'x' }, `'Field' is not one sprint: '{"goal":"x"}'`, 'ID of one sprint'],
	['timetracking', 'text', plain('timetracking'), 'soon', "'Field' is not a duration: 'soon'", '2d 4h'],
	['timetracking', 'number', plain('timetracking'), 120, "'Field' is not a duration: '120'", 'with their units'],
	['timetracking', 'number in JSON', plain('timetracking'), { originalEstimate: 120 }, "'Field' is not a duration: '120'", 'with their units'],
	['timetracking', 'JSON', plain('timetracking'), { timeSpent: '2d' }, `'Field' has no estimate: '{"timeSpent":"2d"}'`, 'originalEstimate'],
	['group', 'object', plain('group'), { id: 'x' }, `'Field' is not a group: '{"id":"x"}'`, 'name or the ID of a group'],
	['group', 'list', plain('group'), ['a', 'b'], `'Field' is not a group: '["a","b"]'`, 'jira-users'],
	['security', 'ID', { ...system('security', 'securitylevel'), allowedValues: named }, '9', "'Field' does not allow '9'", 'Allowed: Network, Storage, 500.'],
	['security', 'object, without metadata', system('security', 'securitylevel'), { level: 'Internal' }, `'Field' is not a value: '{"level":"Internal"}'`, 'Give its name'],
	['reporter', 'name', system('reporter', 'user'), 'Ana Novak', "'Field' is not an account ID: 'Ana Novak'", 'choose the person'],
	['parent', 'address', system('parent', 'issuelink'), 'https://other.atlassian.net/browse/OPS-1', "'Field' is on another site: https://other.atlassian.net", 'The credential is for https://acme.atlassian.net.'],
	['string', 'list', custom('string', 'textfield'), ['a', 'b'], `'Field' is not a text: '["a","b"]'`, 'Enter a text'],
	['textarea', 'document', custom('string', 'textarea'), { type: 'doc' }, "'Field' is not a valid document: version must be 1", ''],
	['option-with-child', 'child of a parent with ">" in it', cascading, 'A > B > X', "'Field > A > B' does not allow 'X'", 'Allowed: C, D > E.'],
	['summary', 'list', system('summary', 'string'), ['a', 'b'], `'Summary' is not a text: '["a","b"]'`, 'one line'],
	['textarea', 'list', custom('string', 'textarea'), ['a', 'b'], `'Field' is not a text: '["a","b"]'`, 'Join a list'],
	['textarea', 'object', custom('string', 'textarea'), { a: 1 }, "'Field' is not a valid document: ", 'choose Markdown or plain text'],
	['summary', 'two lines', system('summary', 'string'), 'a\nb', "'Summary' has a line break", 'one line'],
];

test.each(refused)('%s by a wrong %s', async (_type, _how, meta, given, message, help) => {
	const failure: { message: string; help?: string } = await resolve(meta, given).then(
		() => { throw new Error('taken'); },
		(error: Error) => error,
	);
	expect(failure.message).toContain(message);
	if (help) expect(failure.help).toContain(help);
});

test('twenty allowed values are named, and how many more there are', async () => {
	const allowedValues = Array.from({ length: 45 }, (_, n) => ({ id: `${n + 1000}`, value: `V${n}` }));
	await expect(resolve({ ...select, allowedValues }, 'x')).rejects.toMatchObject({ help: expect.stringMatching(/^Allowed: V0, .*V19, and 25 more\.$/) });
});

test('a name that fits several in another case is refused with them; as it is written it is one', async () => {
	const types: Meta = { schema: { type: 'issuetype' }, allowedValues: [{ id: '1', name: 'Bug' }, { id: '2', name: 'BUG' }, { id: '3', name: 'Fehler', untranslatedName: 'bUg' }] };
	await expect(resolve(types, 'bug')).rejects.toMatchObject({ message: "'Field' has several values 'bug'", help: 'Give its ID: 1 (Bug), 2 (BUG).' });
	expect(await resolve(types, 'BUG')).toEqual({ id: '2' });
	expect(await resolve(types, 'Bug')).toEqual({ id: '1' });
	const twins: Meta = { schema: { type: 'issuetype' }, allowedValues: [{ id: '1', name: 'Fehler', untranslatedName: 'Bug' }, { id: '2', name: 'Defekt', untranslatedName: 'BUG' }] };
	await expect(resolve(twins, 'bug')).rejects.toMatchObject({ help: 'Give its ID: 1 (Fehler), 2 (Defekt).' });
});

test('lists with a verb are emptied by a list, everything else by null', async () => {
	for (const items of ['version', 'component', 'string']) expect(await resolve({ schema: { type: 'array', items } }, null)).toEqual([]);
	for (const items of ['option', 'user', 'group']) expect(await resolve({ schema: { type: 'array', items } }, null)).toBeNull();
	for (const type of ['version', 'option', 'user']) expect(await resolve(plain(type), null)).toBeNull();
});

test('namesakes among the allowed values are told apart by ID only', async () => {
	const twins: Meta = { ...select, allowedValues: [{ id: '1', value: 'A' }, { id: '2', value: 'A' }] };
	await expect(resolve(twins, 'A')).rejects.toMatchObject({ message: "'Field' has several values 'A'", help: 'Give its ID: 1 (A), 2 (A).' });
	expect(await resolve(twins, '2')).toEqual({ id: '2' });
});

test('a type that nobody has heard of is passed on', () => {
	expect(shapeOf({ type: 'sd-approvals', custom: 'com.atlassian.servicedesk:sd-approvals' })).toEqual({ kind: 'raw', list: false });
	expect(shapeOf({ type: 'array', items: 'attachment' })).toEqual({ kind: 'raw', list: false });
});

test('a field with a parameter of its own is not given a second time', async () => {
	const item = { site: tools.site, context: { getTimezone: () => tools.timeZone } } as unknown as Item;
	const given = givenFields({ otherFields: { Summary: 'x', labels: 'a' } });
	const screen = { fields: async () => [{ ...field(system('summary', 'string'), 'Summary'), id: 'summary' }], field: async () => undefined, project: async () => 'OPS' };
	const set = await toIssueFields(given, item, 'markdown', screen);
	expect(set.from).toEqual({ summary: 'Other Fields (JSON)', labels: 'Other Fields (JSON)' });
	expect(() => assertNotTwice(set, { assignee: 'Assignee' })).not.toThrow();
	expect(() => assertNotTwice(set, { project: 'Project', summary: 'Summary' })).toThrow("'Other Fields (JSON)' sets 'Summary' a second time");
});
