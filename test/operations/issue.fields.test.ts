import { people, runNode, startJira } from '../harness';
import type { Jira } from '../harness';
import { email, id, key, list, name } from './values';

let jira: Jira;
beforeAll(async () => (jira = await startJira()));
beforeEach(() => jira.reset());
afterEach(() => expect(jira.findings).toEqual([]));
afterAll(async () => await jira.close());

const create = (parameters: object) => ({
	resource: 'issue',
	operation: 'create',
	projectKey: key('OPS'),
	issueType: name('Task'),
	summary: 'Checkout fails',
	...parameters,
});
const update = (parameters: object) => ({ resource: 'issue', operation: 'update', issueKey: key('OPS-2'), ...parameters });
const mapped = (value: object | null, more: object = {}) => ({
	fields: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [], ...more },
});

/** What was sent, without the reading of metadata. */
const written = () => jira.requests.filter(({ method }) => method !== 'GET');
const paths = () => jira.requests.map(({ method, path }) => `${method} ${path}`);

const doc = expect.objectContaining({ type: 'doc', version: 1 });
const user = ({ accountId }: { accountId: string }) => ({ accountId });

/** Field by name, how the value is given, the value, what Jira gets. */
const taken: Array<[string, string, string, unknown, unknown]> = [
	['customfield_10040', 'Severity', 'name', 'Critical', { id: '100400' }],
	['customfield_10040', 'severity', 'ID', '100401', { id: '100401' }],
	['customfield_10040', 'Severity', 'JSON', { value: 'Minor' }, { id: '100402' }],
	['customfield_10041', 'Affected services', 'names', 'API, Mail', [{ id: '100410' }, { id: '100412' }]],
	['customfield_10041', 'Affected services', 'IDs', ['100411'], [{ id: '100411' }]],
	['customfield_10041', 'Affected services', 'JSON', [{ value: 'Web' }], [{ id: '100411' }]],
	['customfield_10042', 'Location', 'names', 'Europe > Prague', { id: '100420', child: { id: '100421' } }],
	['customfield_10042', 'Location', 'IDs', '100420 > 100422', { id: '100420', child: { id: '100422' } }],
	['customfield_10042', 'Location', 'JSON', { value: 'Europe', child: { value: 'Vienna' } }, { id: '100420', child: { id: '100422' } }],
	['customfield_10043', 'Cost', 'number', 12.5, 12.5],
	['customfield_10043', 'Cost', 'text', '12.5', 12.5],
	['customfield_10044', 'Target date', 'date', '2026-12-31', '2026-12-31'],
	['customfield_10044', 'Target date', 'date of n8n', '2026-12-31T00:00:00', '2026-12-31'],
	['customfield_10045', 'Detected at', 'ISO', '2026-12-31T23:00:00+01:00', '2026-12-31T22:00:00.000+0000'],
	['customfield_10046', 'Incident manager', 'account ID', people.erik.accountId, user(people.erik)],
	['customfield_10046', 'Incident manager', 'email', 'BEN@example.com', user(people.ben)],
	['customfield_10046', 'Incident manager', 'JSON', user(people.dana), user(people.dana)],
	['customfield_10047', 'Responders', 'text', `${people.ana.accountId}, ben@example.com`, [user(people.ana), user(people.ben)]],
	['customfield_10047', 'Responders', 'JSON', [user(people.ana)], [user(people.ana)]],
	['customfield_10048', 'Root cause', 'text', 'A **full** disk', doc],
	['customfield_10049', 'External reference', 'text', 'REF-1', 'REF-1'],
	['customfield_10050', 'Runbook', 'address', 'https://example.com/runbook', 'https://example.com/runbook'],
	['customfield_10051', 'Tags', 'text', 'a, b', ['a', 'b']],
	['customfield_10052', 'Support group', 'name', 'jira-users', { name: 'jira-users' }],
	['customfield_10053', 'Found in version', 'name', '2026.1', { id: '10600' }],
	['customfield_10053', 'Found in version', 'name like an ID', '2027', { id: '10602' }],
	['customfield_10016', 'storyPointEstimate', 'number', 5, 5],
	['customfield_10020', 'Sprint', 'ID', '8', 8],
	['customfield_10020', 'Sprint', 'JSON as read', [{ id: 8, name: 'OPS Sprint 8' }], 8],
	['priority', 'Priority', 'name', 'High', { id: '2' }],
	['priority', 'priority', 'ID', '2', { id: '2' }],
	['components', 'Components', 'names', 'network', [{ id: '10500' }]],
	['components', 'components', 'names, without metadata', 'Network', [{ name: 'Network' }]],
	['fixVersions', 'fixVersions', 'IDs', '10601', [{ id: '10601' }]],
	['versions', 'Affects versions', 'JSON', [{ id: '10601' }], [{ id: '10601' }]],
	['duedate', 'Due date', 'date', '2026-12-31', '2026-12-31'],
	['labels', 'labels', 'list', ['a', 'b'], ['a', 'b']],
	['security', 'Security Level', 'name', 'Internal', { id: '10701' }],
	['timetracking', 'timetracking', 'JSON', { originalEstimate: '2d' }, { originalEstimate: '2d' }],
	['environment', 'environment', 'text', 'eu-west-1', doc],
	['parent', 'Parent', 'key', 'ops-1', { key: 'OPS-1' }],
	['reporter', 'reporter', 'email', 'ben@example.com', user(people.ben)],
];

describe.each([
	['create', (otherFields: object) => create({ additionalFields: { otherFields } })],
	['update', (otherFields: object) => update({ updateFields: { otherFields } })],
])('on %s', (operation, parameters) => {
	test.each(taken)('%s: "%s" by %s', async (fieldId, field, _how, value, expected) => {
		const { error } = await runNode({ parameters: parameters({ [field]: value }) });
		expect(error).toBeUndefined();
		expect(written()).toHaveLength(1);
		const { body } = written()[0];
		expect(body.fields[fieldId]).toEqual(expected);
	});

	test.each([
		['Severity', 'Criticl', "'Severity' does not allow 'Criticl'", 'Allowed: Critical, Major, Minor.'],
		['Affected services', ['API', 'Fax'], "'Affected services' does not allow 'Fax'", 'Allowed: API, Web, Mail.'],
		['Location', 'Asia > Tokyo', "'Location' does not allow 'Asia'", 'Allowed: Europe, Europe > Prague, Europe > Vienna, America, America > Austin.'],
		['Location', 'Europe > Austin', "'Location > Europe' does not allow 'Austin'", 'Allowed: Prague, Vienna.'],
		['Cost', '12,5', "'Cost' is not a number: '12,5'", 'Enter a number'],
		['Target date', '31.12.2026', "'Target date' is not a date: '31.12.2026'", '2026-12-31'],
		['Detected at', 'yesterday', "'Detected at' is not a date with time: 'yesterday'", 'time zone of the workflow'],
		['Incident manager', 'Ana Novak', "'Incident manager' is not an account ID: 'Ana Novak'", 'account ID'],
		['Incident manager', 'nobody@example.com', "'Incident manager' matches nobody: 'nobody@example.com'", 'No active person'],
		['Runbook', 'wiki', "'Runbook' is not a URL: 'wiki'", 'full address'],
		['Tags', 'on call', "'Tags' has a label with a space: 'on call'", 'commas'],
		['Found in version', '9', "'Found in version' does not allow '9'", 'Allowed: 2026.1, 2026.2, 2027.'],
		['Sprint', 'OPS Sprint 8', "'Sprint' is not the number of a sprint: 'OPS Sprint 8'", 'ID of one sprint'],
		['components', '77', "'Components' does not allow '77'", 'Allowed: Network, Storage.'],
		['Severty', 'Critical', "'Other Fields (JSON)' names a field that the screen does not have: 'Severty'", 'Fields of the screen: Summary'],
	])('%s: %j is refused, nothing is written', async (field, value, message, help) => {
		const { error } = await runNode({ parameters: parameters({ [field]: value }) });
		expect(error?.message).toBe(message);
		expect(error?.description).toContain(help);
		expect(written()).toEqual([]);
	});

	test(`a value Jira does not take on ${operation}: its words, and what it allows`, async () => {
		const { error } = await runNode({ parameters: parameters({ priority: 'Blocker' }) });
		expect(error?.message).toBe("Priority: Priority name 'Blocker' is not valid");
		expect(error?.description).toContain('Priority: Allowed: Highest, High, Medium, Low, Lowest.');
	});

	test('a field that is set twice is refused', async () => {
		const { error } = await runNode({ parameters: parameters({ Labels: ['a'], labels: ['b'] }) });
		expect(error?.message).toBe("'Other Fields (JSON)' sets 'labels' a second time");
	});
});

describe('the metadata', () => {
	test('is not read for what is plain', async () => {
		const additionalFields = {
			...{ labels: 'a', components: 'Network, Storage', fixVersions: '2026.1', affectsVersions: '2026.2', dueDate: '2026-12-31' },
			...{ environment: 'eu-west-1', priority: name('High'), parent: key('OPS-1'), securityLevel: name('Internal') },
			...{ originalEstimate: '2d 4h', remainingEstimate: '1d', otherFields: { customfield_10040: { value: 'Major' } } },
		};
		const { error } = await runNode({ parameters: create({ additionalFields }) });
		expect(error).toBeUndefined();
		expect(paths()).toEqual(['POST /rest/api/3/issue']);
		expect(jira.requests[0].body.fields).toMatchObject({
			components: [{ name: 'Network' }, { name: 'Storage' }],
			fixVersions: [{ name: '2026.1' }],
			versions: [{ name: '2026.2' }],
			security: { name: 'Internal' },
			timetracking: { originalEstimate: '2d 4h', remainingEstimate: '1d' },
			environment: doc,
			customfield_10040: { value: 'Major' },
		});
	});

	test('is read once for all items, over small pages', async () => {
		jira.metaPageSize = 7;
		const input = ['Critical', 'Major', 'Minor', 'Major'].map((severity) => ({ severity }));
		const { items, error } = await runNode({
			parameters: create({ additionalFields: { otherFields: '={{ { "Severity": $json.severity, "Found in version": "2027" } }}' } }),
			input,
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(4);
		const reads = jira.requests.filter(({ path }) => path.endsWith('/issuetypes/10102'));
		expect(reads.map(({ query }) => query.startAt)).toEqual([undefined, '7', '14', '21', '28']);
		expect(jira.requests.filter(({ path }) => path.endsWith('/issuetypes'))).not.toHaveLength(0);
		expect(written().map(({ body }) => body.fields.customfield_10040.id)).toEqual(['100400', '100401', '100402', '100401']);
	});

	test('of an edit screen is read once for an issue', async () => {
		const { error } = await runNode({
			parameters: update({ issueKey: '={{ $json.key }}', updateFields: { otherFields: { Severity: 'Minor' } } }),
			input: [{ key: 'OPS-2' }, { key: 'OPS-2' }, { key: 'OPS-3' }],
		});
		expect(error).toBeUndefined();
		expect(paths().filter((path) => path.endsWith('/editmeta'))).toEqual([
			'GET /rest/api/3/issue/OPS-2/editmeta',
			'GET /rest/api/3/issue/OPS-3/editmeta',
		]);
	});

	test('a field of the edit screen only', async () => {
		const { items } = await runNode({ parameters: update({ updateFields: { otherFields: { 'Post-mortem': 'Text' } } }) });
		expect(items[0].json).toMatchObject({ updated: ['Post-mortem'] });
		const { error } = await runNode({ parameters: create({ additionalFields: { otherFields: { 'Post-mortem': 'Text' } } }) });
		expect(error?.message).toContain("names a field that the screen does not have: 'Post-mortem'");
	});

	test('an unknown type is refused with the types there are', async () => {
		const { error } = await runNode({ parameters: create({ issueType: name('Defect'), additionalFields: { otherFields: { Severity: 'Major' } } }) });
		expect(error?.message).toBe("'Issue Type' is not one of OPS: 'Defect'");
		expect(error?.description).toBe('Issue types of OPS: Bug, Task, Story, Epic, Sub-task.');
	});
});

describe('the mapper', () => {
	test('select, multi-select, cascade, person, date, time, number and rich text in one go', async () => {
		const { items, error } = await runNode({
			parameters: create({
				issueType: list('10101', 'Bug'),
				...mapped({
					customfield_10040: '100401',
					customfield_10041: 'API, Mail',
					customfield_10042: '100420 > 100421',
					customfield_10043: '={{ $json.cost }}',
					customfield_10044: '2026-12-31T00:00:00',
					customfield_10045: '2026-12-30T12:00:00.000Z',
					customfield_10046: 'ben@example.com',
					customfield_10048: 'The disk was **full**',
					components: 'Network',
					customfield_10049: null,
					customfield_10050: '',
				}),
			}),
			input: [{ cost: '12.5' }],
		});
		expect(error).toBeUndefined();
		expect(paths()).toEqual([
			'GET /rest/api/3/issue/createmeta/OPS/issuetypes/10101',
			'GET /rest/api/3/user/search',
			'POST /rest/api/3/issue',
		]);
		expect(jira.requests[2].body.fields).toEqual({
			project: { key: 'OPS' },
			issuetype: { id: '10101' },
			summary: 'Checkout fails',
			customfield_10040: { id: '100401' },
			customfield_10041: [{ id: '100410' }, { id: '100412' }],
			customfield_10042: { id: '100420', child: { id: '100421' } },
			customfield_10043: 12.5,
			customfield_10044: '2026-12-31',
			customfield_10045: '2026-12-30T12:00:00.000+0000',
			customfield_10046: { accountId: people.ben.accountId },
			customfield_10048: doc,
			components: [{ name: 'Network' }],
		});
		expect(items[0].json).toMatchObject({ resolved: { 'Incident manager': { accountId: people.ben.accountId, displayName: 'Ben Okafor' } } });
	});

	test('a date is not moved by the time zone that n8n would read it in', async () => {
		const schema = [{ id: 'customfield_10044', displayName: 'Target date', type: 'dateTime', required: false, display: true, defaultMatch: false }];
		await runNode({ parameters: create(mapped({ customfield_10044: '={{ "2026-12-31" }}' }, { schema })) });
		expect(written()[0].body.fields.customfield_10044).toBe('2026-12-31');
	});

	test('a wrong value from an expression is told by the name of the field', async () => {
		const schema = [{ id: 'customfield_10040', displayName: 'Severity', type: 'options', options: [{ name: 'Major', value: '100401' }], required: false, display: true, defaultMatch: false }];
		const { error } = await runNode({ parameters: create(mapped({ customfield_10040: '={{ "Criticl" }}' }, { schema })) });
		expect(error?.message).toBe("'Severity' does not allow 'Criticl'");
		expect(written()).toEqual([]);
	});

	test.each([['never opened', null], ['left empty', {}]])('%s, it sends nothing', async (_how, value) => {
		const { error } = await runNode({ parameters: create(mapped(value)) });
		expect(error).toBeUndefined();
		expect(paths()).toEqual(['POST /rest/api/3/issue']);
	});

	test('automatic: the fields of the input item that the screen has, by ID or name', async () => {
		const { error } = await runNode({
			parameters: create(mapped(null, { mappingMode: 'autoMapInputData' })),
			input: [{ Severity: 'Major', customfield_10043: '7', labels: ['a'], summary: 'Not this one', somethingElse: 1, Runbook: '' }],
		});
		expect(error).toBeUndefined();
		expect(written()[0].body.fields).toMatchObject({ summary: 'Checkout fails', customfield_10040: { id: '100401' }, customfield_10043: 7, labels: ['a'] });
		expect(Object.keys(written()[0].body.fields)).toHaveLength(6);
	});

	test('all values by one expression, as the tool of an agent may have it', async () => {
		await runNode({ parameters: create(mapped(null, { value: '={{ { "Severity": "Major" } }}' })) });
		expect(written()[0].body.fields.customfield_10040).toEqual({ id: '100401' });
	});

	test('on update', async () => {
		const { items } = await runNode({ parameters: update(mapped({ customfield_10040: 'Minor', labels: 'x' })) });
		expect(written()[0].body).toEqual({ fields: { customfield_10040: { id: '100402' }, labels: ['x'] } });
		expect(items[0].json).toMatchObject({ updated: ['Severity', 'labels'] });
	});

	test('a field that the panel sets, too, is refused', async () => {
		const { error } = await runNode({ parameters: create({ ...mapped({ labels: 'b' }), additionalFields: { labels: 'a' } }) });
		expect(error?.message).toBe("'Jira Fields' sets 'labels' a second time");
	});
});

test('a required custom field that is missing: named, with what it allows', async () => {
	const { error } = await runNode({ parameters: create({ issueType: name('Bug') }) });
	expect(error?.message).toBe('Severity: Severity is required.');
	expect(error?.description).toContain('Severity: Allowed: Critical, Major, Minor.');
	expect(error?.httpCode).toBe('400');
});

describe('locators among the fields', () => {
	test('from the list, by name and by email', async () => {
		await runNode({
			parameters: create({
				additionalFields: {
					priority: list('2', 'High'),
					parent: list('OPS-1'),
					reporter: email('ben@example.com'),
					securityLevel: id('10701'),
				},
			}),
		});
		expect(written()[0].body.fields).toMatchObject({
			priority: { id: '2' },
			parent: { key: 'OPS-1' },
			reporter: { accountId: people.ben.accountId },
			security: { id: '10701' },
		});
	});

	test('left empty they send nothing', async () => {
		await runNode({ parameters: create({ additionalFields: { priority: list(''), parent: key(''), reporter: email('') } }) });
		expect(Object.keys(written()[0].body.fields)).toEqual(['project', 'issuetype', 'summary']);
	});
});

describe('an update', () => {
	test('adds and removes, and leaves the rest of each list', async () => {
		await runNode({ parameters: update({ updateFields: { labels: 'a, b, c', components: 'Network', fixVersions: '2026.1' } }) });
		const { items, error } = await runNode({
			parameters: update({
				updateFields: {
					...{ labelsToAdd: 'd', labelsToRemove: 'a, b', componentsToAdd: 'Storage', componentsToRemove: 'Network' },
					...{ fixVersionsToAdd: '2026.2', affectsVersionsToAdd: ['2027'] },
				},
			}),
		});
		expect(error).toBeUndefined();
		expect(written()[1].body).toEqual({
			fields: {},
			update: {
				versions: [{ add: { id: '10602' } }],
				components: [{ add: { name: 'Storage' } }, { remove: { name: 'Network' } }],
				fixVersions: [{ add: { name: '2026.2' } }],
				labels: [{ add: 'd' }, { remove: 'a' }, { remove: 'b' }],
			},
		});
		expect(items[0].json.updated).toEqual(['versions', 'components', 'fixVersions', 'labels']);
		const { fields } = jira.issue('OPS-2')!;
		expect(fields.labels).toEqual(['c', 'd']);
		expect(fields.components.map(({ name: component }: { name: string }) => component)).toEqual(['Storage']);
		expect(fields.fixVersions).toHaveLength(2);
	});

	test('clears fields of every kind', async () => {
		const set = { Severity: 'Major', Location: 'Europe', Responders: [people.ana.accountId], Tags: 'a', Sprint: 8, 'Root cause': 'x' };
		await runNode({ parameters: update({ updateFields: { components: 'Network', environment: 'x', securityLevel: name('Internal'), otherFields: set } }) });
		const { items, error } = await runNode({
			parameters: update({
				updateFields: { clearFields: '={{ ["components", "environment", "security", "Severity", "customfield_10042", "Responders", "Tags", "Sprint"] }}', otherFields: { 'Root cause': null } },
			}),
		});
		expect(error).toBeUndefined();
		expect(written().at(-1)?.body).toEqual({
			fields: {
				...{ customfield_10048: null, components: [], environment: null, security: null, customfield_10040: null },
				...{ customfield_10042: null, customfield_10047: null, customfield_10051: [], customfield_10020: null },
			},
		});
		expect(items[0].json).toMatchObject({
			updated: ['Root cause'],
			cleared: ['components', 'environment', 'security', 'Severity', 'Location', 'Responders', 'Tags', 'Sprint'],
		});
	});

	test('null for the parent takes it away', async () => {
		await runNode({ parameters: update({ updateFields: { otherFields: { parent: null } } }) });
		expect(written()[0].body).toEqual({ fields: {}, update: { parent: [{ set: { none: true } }] } });
	});

	test.each<[string, object, string]>([
		['set and added to', { labels: 'a', labelsToAdd: 'b' }, "'Labels' is given as a whole and changed by 'Labels to Add' or 'Labels to Remove'"],
		['added to and cleared', { labelsToAdd: 'b', clearFields: ['labels'] }, "'Clear Fields' also sets 'labels'"],
		['a label with a space', { labelsToRemove: 'on call' }, "'Labels to Remove' has a label with a space: 'on call'"],
	])('%s is refused before anything is sent', async (_what, updateFields, message) => {
		const { error } = await runNode({ parameters: update({ updateFields }) });
		expect(error?.message).toBe(message);
		expect(jira.requests).toEqual([]);
	});

	test('the parent of every type', async () => {
		await runNode({ parameters: create({ issueType: name('Story'), additionalFields: { parent: key('OPS-1') } }) });
		expect(jira.issues().at(-1)!.fields.parent.key).toBe('OPS-1');
	});
});
