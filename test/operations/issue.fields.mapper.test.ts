import { people, runNode, useJira } from '../harness';
import { create, mapped, update } from './issueFields';
import { list } from './values';

const jira = useJira({ documented: true });

/** What was sent, without the reading of metadata. */
const written = () => jira.requests.filter(({ method }) => method !== 'GET');
const paths = () => jira.requests.map(({ method, path }) => `${method} ${path}`);
const doc = expect.objectContaining({ type: 'doc', version: 1 });

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
			components: [{ id: '10500' }],
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

	const automatically = mapped(null, { mappingMode: 'autoMapInputData' });

	test('automatic: columns of fields that have a place of their own are used where that is empty', async () => {
		const { items, error } = await runNode({
			parameters: create({ ...automatically, summary: '' }),
			input: [
				{ Summary: 'From the row', Description: 'A **text**', Assignee: 'dana@example.com', Priority: 'high', Components: 'network' },
				{ summary: 'From another', description: 'Another', assignee: people.erik.accountId, Labels: '[a, b]', 'Due date': '2026-12-31' },
			],
		});
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => [json.summary, json.columnsNotUsed])).toEqual([['From the row', undefined], ['From another', undefined]]);
		const made = items.map(({ json }) => jira.issue(String(json.key))!.fields);
		expect(made[0]).toMatchObject({ summary: 'From the row', description: doc, assignee: { accountId: people.dana.accountId }, priority: { id: '2' }, components: [{ id: '10500' }] });
		expect(made[1]).toMatchObject({ summary: 'From another', description: doc, assignee: { accountId: people.erik.accountId }, labels: ['a', 'b'], duedate: '2026-12-31' });
	});

	test('automatic on update', async () => {
		const { items, error } = await runNode({ parameters: update(automatically), input: [{ Summary: 'New title', Description: 'New', Severity: 'Minor' }] });
		expect(error).toBeUndefined();
		expect(written()[0].body.fields).toEqual({ summary: 'New title', description: doc, customfield_10040: { id: '100402' } });
		expect(items[0].json).not.toHaveProperty('columnsNotUsed');
	});

	test('automatic: what is filled in stands before a column, and the result says which was not used', async () => {
		const { items, error } = await runNode({
			parameters: create({ ...automatically, description: 'Fixed', assignee: people.dana.accountId, additionalFields: { labels: 'mine' } }),
			input: [{ summary: 'Other', Description: 'Fixed', Assignee: people.erik.accountId, Labels: ['x'], Project: 'OPS', issueType: 'Task', 'Linked Issues': 'OPS-1', Cost: 3 }],
		});
		expect(error).toBeUndefined();
		expect(items[0].json.columnsNotUsed).toEqual(['summary', 'Assignee', 'Labels', 'Linked Issues']);
		expect(written()[0].body.fields).toMatchObject({ summary: 'Checkout fails', assignee: { accountId: people.dana.accountId }, labels: ['mine'], customfield_10043: 3 });
	});

	test('automatic: a row of another type or project is told', async () => {
		const { items } = await runNode({ parameters: create(automatically), input: [{ 'Issue Type': 'Bug', project: 'WEB', Cost: 1 }] });
		expect(items[0].json.columnsNotUsed).toEqual(['Issue Type', 'project']);
	});

	test('automatic: no summary anywhere, a value that is wrong', async () => {
		const none = await runNode({ parameters: create({ ...automatically, summary: '' }), input: [{ Cost: 1 }] });
		expect(none.error?.message).toBe("'Summary' is empty");
		const wrong = await runNode({ parameters: create(automatically), input: [{ Cost: 'much' }] });
		expect(wrong.error?.message).toBe("'Cost' is not a number: 'much'");
		expect(written()).toEqual([]);
	});

	test('all values by one expression, as the tool of an agent may have it', async () => {
		await runNode({ parameters: create(mapped(null, { value: '={{ { "Severity": "Major" } }}' })) });
		expect(written()[0].body.fields.customfield_10040).toEqual({ id: '100401' });
	});

	test('on update', async () => {
		const { items } = await runNode({ parameters: update(mapped({ customfield_10040: 'Minor', labels: 'x' })) });
		expect(written()[0].body).toEqual({ fields: { customfield_10040: { id: '100402' }, labels: ['x'] } });
		expect(items[0].json).toMatchObject({ updatedFields: ['Severity', 'labels'] });
	});

	test('values of spaces and commas empty nothing on update', async () => {
		await runNode({ parameters: update(mapped({ customfield_10041: ' ', customfield_10047: ',', customfield_10051: ' , ', customfield_10049: ' ', customfield_10043: 7 })) });
		expect(written()[0].body).toEqual({ fields: { customfield_10043: 7 } });
	});

	test('a field that the panel sets, too, is refused', async () => {
		const { error } = await runNode({ parameters: create({ ...mapped({ labels: 'b' }), additionalFields: { labels: 'a' } }) });
		expect(error?.message).toBe("'Jira Fields' sets 'labels' a second time");
	});
});
