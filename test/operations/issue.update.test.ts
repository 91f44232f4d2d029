import { runNode, useJira } from '../harness';
import { key } from './values';

const jira = useJira();

const update = (updateFields: object, issueKey = 'OPS-2') => ({ resource: 'issue', operation: 'update', issueKey: key(issueKey), updateFields });

test('sends only what is given, and says what was set', async () => {
	const { items } = await runNode({ parameters: update({ summary: 'New title', description: '' }) });
	expect(jira.requests).toEqual([
		expect.objectContaining({ method: 'PUT', path: '/rest/api/3/issue/OPS-2', query: {}, body: { fields: { summary: 'New title' } } }),
	]);
	expect(items).toEqual([
		{
			json: { key: 'OPS-2', summary: 'New title', updatedFields: ['summary'], clearedFields: [], descriptionMode: null, resolved: null, url: `${jira.url}/browse/OPS-2` },
			pairedItem: { item: 0 },
		},
	]);
	expect(jira.issue('OPS-2')?.fields.summary).toBe('New title');
});

test('an issue by its numeric ID is given by its key, also to the advice on a refusal', async () => {
	const { id } = jira.issue('OPS-2')!;
	const { items } = await runNode({ parameters: update({ summary: 'x' }, id) });
	expect(items[0].json).toMatchObject({ key: 'OPS-2', url: `${jira.url}/browse/OPS-2` });
	jira.requests.length = 0;
	const { error } = await runNode({ parameters: update({ priority: '={{ ({ id: "99" }) }}' }, id) });
	expect(error?.description).toContain('Allowed: Highest');
	expect(jira.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
		`GET /rest/api/3/issue/${id}`,
		'PUT /rest/api/3/issue/OPS-2',
		'GET /rest/api/3/issue/OPS-2/editmeta',
	]);
});

test('a new description', async () => {
	const { items } = await runNode({ parameters: update({ description: 'One\n\ntwo' }) });
	expect(jira.requests.map(({ method }) => method)).toEqual(['GET', 'PUT']); // what would be lost is looked at first
	expect(jira.requests[1].body.fields.description.content).toHaveLength(2);
	expect(items[0].json).toMatchObject({ summary: null, descriptionMode: 'replace', updatedFields: ['description'] });
});

test('every other field', async () => {
	await runNode({
		parameters: update({ dueDate: '2026-12-31', labels: ['a', 'b'], parent: 'OPS-1', priority: 'Low', otherFields: { environment: null } }),
	});
	expect(jira.requests.at(-1)!.body.fields).toEqual({
		duedate: '2026-12-31',
		labels: ['a', 'b'],
		parent: { key: 'OPS-1' },
		priority: { id: '4' },
		environment: null,
	});
});

test('clears fields when told to, and only then', async () => {
	await runNode({ parameters: update({ dueDate: '2026-12-31', labels: 'a', parent: 'OPS-1', description: 'text' }) });
	const { items, error } = await runNode({ parameters: update({ clearFields: ['description', 'duedate', 'labels', 'parent'] }) });
	expect(error).toBeUndefined();
	expect(jira.requests.at(-1)?.body).toEqual({
		fields: { description: null, duedate: null, labels: [] },
		update: { parent: [{ set: { none: true } }] },
	});
	expect(items[0].json).toMatchObject({ updatedFields: [], clearedFields: ['description', 'dueDate', 'labels', 'parent'] });
	const { fields } = jira.issue('OPS-2')!;
	expect([fields.description ?? null, fields.duedate ?? null, fields.labels, fields.parent ?? null]).toEqual([null, null, [], null]);
});

test.each<[string, object, string]>([
	['nothing', {}, "'Update Fields' changes nothing"],
	['empty values', { summary: '', description: '', labels: '', clearFields: [] }, "'Update Fields' changes nothing"],
	['set and cleared', { labels: 'a', clearFields: ['labels'] }, "'Clear Fields' also sets 'labels'"],
	['an object as summary', { summary: '={{ ({ a: 1 }) }}' }, `'Summary' is not a text: '{"a":1}'`],
	['a list as description', { description: '={{ ["a", "b"] }}' }, `'Description' is not a text: '["a","b"]'`],
	['a long summary', { summary: 'x'.repeat(300) }, "'Summary' is too long: 300 characters"],
])('refused before anything is sent: %s', async (_what, fields, message) => {
	const { error } = await runNode({ parameters: update(fields) });
	expect(error?.message).toBe(message);
	expect(jira.requests).toEqual([]);
});

test('a workflow rule of Jira is shown in its words', async () => {
	jira.fail({ method: 'PUT', status: 400, body: { errorMessages: [], errors: { priority: "Field 'priority' cannot be set. It is not on the appropriate screen, or unknown." } } });
	const { error } = await runNode({ parameters: update({ priority: 'High' }) });
	expect(error?.message).toBe("Priority: Field 'Priority' cannot be set. It is not on the appropriate screen, or unknown.");
});

describe('summary and description on top of the panel', () => {
	const onTop = (fields: object, updateFields: object = {}) => ({ resource: 'issue', operation: 'update', issueKey: key('OPS-2'), updateFields, ...fields });
	const doc = (text: string) => ({ type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
	const textOf = () => JSON.stringify(jira.issue('OPS-2')!.fields.description);

	test.each<[unknown, unknown]>([['stored', 'stored'], ['={{ $json.given }}', 'given'], ['={{ -1 }}', '-1'], ['={{ 0 }}', '0'], ['={{ [$json.given][0] }}', 'given']])(
		'%j in Update Fields, from a workflow of before, is sent',
		async (summary, sent) => {
			await runNode({ parameters: update({ summary }), input: [{ given: 'given' }] });
			expect(jira.requests.at(-1)!.body).toEqual({ fields: { summary: sent } });
		},
	);

	test('are sent beside what Update Fields has', async () => {
		const { items, error } = await runNode({ parameters: onTop({ summary: 'New title', description: 'Found it' }, { labels: 'a', allowLoss: true }) });
		expect(error).toBeUndefined();
		expect(jira.issue('OPS-2')!.fields).toMatchObject({ summary: 'New title', labels: ['a'] });
		expect(jira.issue('OPS-2')!.fields.description).toMatchObject(doc('Found it'));
		expect(items[0].json).toMatchObject({ summary: 'New title', updatedFields: ['description', 'labels', 'summary'], descriptionMode: 'replace' });
	});

	test('left empty they change nothing', async () => {
		await runNode({ parameters: onTop({ summary: '', description: ' ' }, { labels: 'a' }) });
		expect(jira.requests.at(-1)!.body).toEqual({ fields: { labels: ['a'] } });
	});

	test.each([
		['append', { descriptionMode: 'append' }, {}],
		['append, where Update Fields says so', {}, { descriptionMode: 'append' }],
	])('%s', async (_how, top, updateFields) => {
		const before = textOf();
		await runNode({ parameters: onTop({ description: 'At the end', ...top }, updateFields) });
		expect(textOf()).toContain('At the end');
		expect(textOf().startsWith(before.slice(0, -2))).toBe(true);
	});

	test('a section', async () => {
		const { error } = await runNode({ parameters: onTop({ description: 'x', descriptionMode: 'replaceSection', heading: 'Nowhere' }) });
		expect(error?.message).toContain("'Nowhere'");
	});

	test.each([['Summary', { summary: 'x' }], ['Description', { description: 'x' }]])('%s in both places is refused', async (label, field) => {
		const { error } = await runNode({ parameters: onTop(field, field) });
		expect(error?.message).toBe(`'Update Fields' sets '${label}' a second time`);
		expect(jira.requests).toEqual([]);
	});
});
