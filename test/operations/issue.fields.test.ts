import { people, runNode, useJira } from '../harness';
import { create, update } from './issueFields';
import { email, id, key, list, name } from './values';

const jira = useJira({ documented: true });

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
	// By ID, JSON goes the same way: whatever an answer of Jira has in it, one identifier is sent.
	['customfield_10020', 'customfield_10020', 'JSON as read', [{ id: 8, name: 'OPS Sprint 8', state: 'active' }], 8],
	['customfield_10020', 'customfield_10020', 'JSON of the ID', [{ id: 8 }], 8],
	['customfield_10040', 'customfield_10040', 'JSON, in another case', { value: 'major' }, { id: '100401' }],
	['customfield_10040', 'customfield_10040', 'JSON with two identifiers', { id: '100402', value: 'Critical' }, { id: '100402' }],
	['customfield_10040', 'customfield_10040', 'JSON of the ID', { id: '100401' }, { id: '100401' }],
	['customfield_10041', 'customfield_10041', 'JSON of names', [{ value: 'mail' }], [{ id: '100412' }]],
	['customfield_10041', 'customfield_10041', 'names and nothing', ['', 'Mail', ' '], [{ id: '100412' }]],
	['customfield_10042', 'customfield_10042', 'JSON', { value: 'europe', child: 'prague' }, { id: '100420', child: { id: '100421' } }],
	['customfield_10046', 'customfield_10046', 'JSON with an email', { emailAddress: 'ben@example.com' }, user(people.ben)],
	['customfield_10046', 'customfield_10046', 'JSON of the ID', user(people.dana), user(people.dana)],
	['customfield_10051', 'customfield_10051', 'null', null, []],
	['customfield_10052', 'customfield_10052', 'JSON with two identifiers', { name: 'jira-users', groupId: '276f955c-63d7-42c8-9520-92d01dca0625' }, { groupId: '276f955c-63d7-42c8-9520-92d01dca0625' }],
	['priority', 'priority', 'JSON with two identifiers', { id: '2', name: 'Low' }, { id: '2' }],
	['timetracking', 'timetracking', 'text', '2h 30m', { originalEstimate: '2h 30m' }],
	['customfield_10020', 'Sprint', 'JSON as read', [{ id: 8, name: 'OPS Sprint 8' }], 8],
	['priority', 'Priority', 'name', 'High', { id: '2' }],
	['priority', 'priority', 'ID', '2', { id: '2' }],
	['components', 'Components', 'names', 'network', [{ id: '10500' }]],
	['components', 'components', 'names, by ID', 'Network', [{ id: '10500' }]],
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
		['Sprint', [7, 8], "'Sprint' is not one sprint: '[7,8]'", 'ID of one sprint'],
		['Support group', ['a', 'b'], `'Support group' is not a group: '["a","b"]'`, 'name or the ID of a group'],
		['timetracking', 'soon', "'Time Tracking' is not a duration: 'soon'", 'e.g. 2d 4h'],
		['timetracking', 90, "'Time Tracking' is not a duration: '90'", 'with their units'],
		['security', '99', "'Security Level' does not allow '99'", 'Allowed: Confidential, Internal.'],
		['reporter', 'Ben Okafor', "'Reporter' is not an account ID: 'Ben Okafor'", 'choose the person'],
		['External reference', { a: 1 }, `'External reference' is not a text: '{"a":1}'`, 'Enter a text'],
		['customfield_10048', { type: 'doc' }, "'Root cause' is not a valid document: version must be 1, not undefined", '"type": "doc"'],
		['customfield_10040', { value: 'Criticl' }, `'Severity' does not allow '{"value":"Criticl"}'`, 'Allowed: Critical, Major, Minor.'],
		['components', '77', "'Components' does not allow '77'", 'Allowed: Network, Storage.'],
		['Severty', 'Critical', "'Other Fields (JSON)' names a field that the screen does not have: 'Severty'", 'Fields of the screen: Summary'],
	])('%s: %j is refused, nothing is written', async (field, value, message, help) => {
		const { error } = await runNode({ parameters: parameters({ [field]: value }) });
		expect(error?.message).toBe(message);
		expect(error?.description).toContain(help);
		expect(written()).toEqual([]);
	});

	test(`a value Jira does not take on ${operation}: its words, and what it allows`, async () => {
		const { error } = await runNode({ parameters: parameters({ priority: { id: '99' } }) });
		expect(error?.message).toBe("Priority: Priority id '99' is not valid");
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
			...{ labels: 'a', components: '={{ [{ "id": "10500" }, { "id": "10501" }] }}', dueDate: '2026-12-31' },
			...{ environment: 'eu-west-1', priority: id('2'), parent: key('OPS-1'), securityLevel: list('10701', 'Internal') },
			...{ originalEstimate: '2d 4h', remainingEstimate: '1d', otherFields: { customfield_10040: { id: '100401' }, customfield_10046: { accountId: people.ben.accountId } } },
		};
		const { error } = await runNode({ parameters: create({ additionalFields }) });
		expect(error).toBeUndefined();
		expect(paths()).toEqual(['POST /rest/api/3/issue']);
		expect(jira.requests[0].body.fields).toMatchObject({
			components: [{ id: '10500' }, { id: '10501' }],
			priority: { id: '2' },
			security: { id: '10701' },
			timetracking: { originalEstimate: '2d 4h', remainingEstimate: '1d' },
			environment: doc,
			customfield_10040: { id: '100401' },
			customfield_10046: { accountId: people.ben.accountId },
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
		expect(reads.map(({ query }) => query.startAt)).toEqual([undefined, '7', '14', '21', '28', '35']);
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
		expect(items[0].json).toMatchObject({ updatedFields: ['Post-mortem'] });
		const { error } = await runNode({ parameters: create({ additionalFields: { otherFields: { 'Post-mortem': 'Text' } } }) });
		expect(error?.message).toContain("names a field that the screen does not have: 'Post-mortem'");
	});

	test('an unknown type is refused with the types there are', async () => {
		const { error } = await runNode({ parameters: create({ issueType: name('Defect'), additionalFields: { otherFields: { Severity: 'Major' } } }) });
		expect(error?.message).toBe("'Issue Type' is not one of OPS: 'Defect'");
		expect(error?.description).toBe('Issue types of OPS: Bug, Task, Story, Epic, Sub-task.');
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

	test('the parent of every type', async () => {
		await runNode({ parameters: create({ issueType: name('Story'), additionalFields: { parent: key('OPS-1') } }) });
		expect(jira.issues().at(-1)!.fields.parent.key).toBe('OPS-1');
	});
});
