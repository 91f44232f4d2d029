import { people, runNode, useJira } from '../harness';
import { create } from './issueFields';
import { accountId, email, EMPTY, id, key, list, name } from './values';

const jira = useJira();

test('sends what is given and nothing else, and gives what somebody needs to go on', async () => {
	const { items, unhandled } = await runNode({ parameters: create({}) });
	expect(jira.requests).toEqual([
		expect.objectContaining({
			method: 'POST',
			path: '/rest/api/3/issue',
			query: {},
			body: {
				fields: { project: { key: 'OPS' }, issuetype: { id: '10102' }, summary: 'Checkout fails' },
				properties: [{ key: 'n8n-jira-siesta', value: { marker: expect.stringMatching(/^[0-9a-f-]{36}\/0$/) } }],
			},
		}),
	]);
	const [{ json, pairedItem }] = items;
	expect(json).toEqual({
		key: expect.stringMatching(/^OPS-\d+$/),
		id: expect.any(String),
		...{ created: true, summary: 'Checkout fails', assignee: null, assigneeAccountId: null, resolved: null },
		url: `${jira.url}/browse/${String(json.key)}`,
	});
	expect(jira.issue(String(json.key))?.id).toBe(json.id);
	expect(pairedItem).toEqual({ item: 0 });
	expect(unhandled).toEqual([]);
});

test('every field', async () => {
	const { items } = await runNode({
		parameters: create({
			projectKey: list('OPS', 'Operations (OPS)'),
			issueType: id('10102'),
			description: 'First line\nsecond line\n\nNew paragraph',
			assignee: accountId(people.erik.accountId),
			additionalFields: {
				dueDate: '2026-12-31T00:00:00',
				labels: 'incident, on-call',
				parent: 'ops-1',
				priority: 'High',
				reporter: people.dana.accountId,
				otherFields: '{ "customfield_10041": [{ "value": "API" }] }',
			},
		}),
	});
	const { fields } = jira.requests.at(-1)!.body;
	expect(fields).toMatchObject({
		issuetype: { id: '10102' },
		assignee: { accountId: people.erik.accountId },
		duedate: '2026-12-31',
		labels: ['incident', 'on-call'],
		parent: { key: 'OPS-1' },
		priority: { id: '2' },
		reporter: { accountId: people.dana.accountId },
	});
	expect(fields.description.content).toHaveLength(2);
	expect(items[0].json.assigneeAccountId).toBe(people.erik.accountId);
});

test('the assignee by email is resolved, and named in the result', async () => {
	const { items } = await runNode({ parameters: create({ assignee: email('BEN@example.com') }) });
	expect(jira.requests.map(({ method, path, query }) => [method, path, query])).toEqual([
		['GET', '/rest/api/3/user/search', { query: 'BEN@example.com', maxResults: '50' }],
		['POST', '/rest/api/3/issue', {}],
	]);
	expect(items[0].json).toMatchObject({ assigneeAccountId: people.ben.accountId, assignee: 'Ben Okafor' });
});

test('one email is looked up once for all items', async () => {
	const { items } = await runNode({ parameters: create({ assignee: email('ben@example.com') }), input: [{}, {}, {}] });
	expect(items).toHaveLength(3);
	expect(jira.requests.map(({ path }) => path).filter((path) => path.endsWith('/user/search'))).toHaveLength(1);
});

test('a type that the project does not have: refused, the types there are named', async () => {
	const { error } = await runNode({ parameters: create({ projectKey: key('WEB'), issueType: name('Bug') }) });
	expect(error?.message).toBe("'Issue Type' is not one of WEB: 'Bug'");
	expect(error?.description).toContain('Issue types of WEB: Task, Epic.');
	expect(jira.requests.filter(({ method }) => method === 'POST')).toEqual([]);
});

test.each([
	['SEC', 'invisible'],
	['NOPE', 'unknown'],
])('project %s (%s) is refused in Jira\'s words', async (project) => {
	const { error } = await runNode({ parameters: create({ projectKey: key(project) }) });
	expect(error?.message).toMatch(/^Project: /);
});

test('a custom field that Jira refuses is named, not numbered', async () => {
	const { error } = await runNode({ parameters: create({ projectKey: key('WEB'), additionalFields: { otherFields: { customfield_10040: { id: '99' } } } }) });
	expect(error?.message).not.toContain('customfield_10040');
	expect(error?.message).toMatch(/^Severity|^[A-Z][a-z]/);
});

describe('refused before anything is sent', () => {
	test.each<[string, object, string]>([
		['no project', { projectKey: key(EMPTY) }, "'Project' is empty"],
		['a bad project key', { projectKey: key('O PS') }, "'Project' is not a project key: 'O PS'"],
		['no type', { issueType: name(EMPTY) }, "'Issue Type' is empty"],
		['an object as type', { issueType: '={{ { name: "Task" } }}' }, "'Issue Type' is not a name or an ID: '{\"name\":\"Task\"}'"],
		['no summary', { summary: ' ' }, "'Summary' is empty"],
		['a long summary', { summary: 'x'.repeat(256) }, "'Summary' is too long: 256 characters"],
		['a summary of two lines', { summary: 'a\nb' }, "'Summary' has a line break"],
		['a long description', { description: 'x'.repeat(32_768) }, "'Description' is too long: 32768 characters"],
		['a half email', { assignee: email('ana') }, "'Assignee' is not an email: 'ana'"],
		['a label with a space', { additionalFields: { labels: 'on call' } }, "'Labels' has a label with a space: 'on call'"],
		['a bad date', { additionalFields: { dueDate: 'soon' } }, "'Due Date' is not a date: 'soon'"],
		['a parent that is no issue', { additionalFields: { parent: 'epic' } }, "'Parent' is not the name of an issue of the project that may have others below it: 'epic'"],
		['the summary a second time', { additionalFields: { otherFields: { summary: 'other' } } }, "'Other Fields (JSON)' sets 'Summary' a second time"],
		['broken JSON', { additionalFields: { otherFields: '{' } }, "'Other Fields (JSON)' is not a JSON object"],
	])('%s', async (_what, parameters, message) => {
		const { error, status } = await runNode({ parameters: create(parameters) });
		expect(status).toBe('error');
		expect(error?.message).toBe(message);
		expect(error?.description).toBeTruthy();
		// A parent's name is looked for with a search, which is a POST.
		expect(jira.requests.filter(({ method, path }) => method !== 'GET' && path !== '/rest/api/3/search/jql')).toEqual([]);
	});
});

test.each<[string, string, string]>([
	['nobody', 'nobody@example.com', "'Assignee' matches nobody: 'nobody@example.com'"],
	['an inactive person', people.carla.email, `'Assignee' matches nobody: '${people.carla.email}'`],
	['an app', people.deployBot.email, `'Assignee' matches nobody: '${people.deployBot.email}'`],
])('an email of %s creates nothing', async (_who, address, message) => {
	const { error } = await runNode({ parameters: create({ assignee: email(address) }) });
	expect(error?.message).toBe(message);
	expect(jira.requests.map(({ method }) => method)).toEqual(['GET']);
});

describe('with many items', () => {
	const input = Array.from({ length: 20 }, (_, n) => ({ summary: n === 10 ? '' : `Issue ${n}` }));
	const parameters = create({ summary: '={{ $json.summary }}' });

	test('Continue on Fail gives 19 results and one error, in order and paired', async () => {
		const { items, status } = await runNode({ parameters, input, onError: 'continueRegularOutput' });
		expect(status).toBe('success');
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(input.map((_, item) => ({ item })));
		const failed = items.filter(({ json }) => 'error' in json);
		expect(failed.map(({ json }) => json)).toEqual([
			{ error: "'Summary' is empty", message: 'A summary is one line of at most 255 characters.' },
		]);
		items.forEach(({ json }, n) => {
			if (n !== 10) expect(jira.issue(String(json.key))?.fields.summary).toBe(`Issue ${n}`);
		});
		expect(jira.maxInFlight).toBeLessThanOrEqual(10);
	});

	test('the error output has the input item with Jira\'s reason', async () => {
		const bad = input.map((json, n) => ({ ...json, type: n === 10 ? 'Nonsense' : 'Task', summary: `Issue ${n}` }));
		const { items, errorItems } = await runNode({
			parameters: create({ summary: '={{ $json.summary }}', issueType: '={{ $json.type }}' }),
			input: bad,
			onError: 'continueErrorOutput',
		});
		expect(items).toHaveLength(19);
		expect(errorItems).toHaveLength(1);
		expect(errorItems[0].json).toMatchObject({ summary: 'Issue 10', type: 'Nonsense', error: "'Issue Type' is not one of OPS: 'Nonsense'" });
		expect(errorItems[0].pairedItem).toEqual({ item: 10 });
	});

	test('Stop on error says which item, why, what was written, and sends nothing after it', async () => {
		jira.latency = 20;
		const before = jira.issues().length;
		jira.fail({ method: 'POST', path: '/rest/api/3/issue', status: 400, body: { errorMessages: ['No.'] }, match: ({ body }) => body?.fields?.summary === 'Issue 10' });
		const { error, status, unhandled } = await runNode({ parameters, input: Array.from({ length: 40 }, (_, n) => ({ summary: `Issue ${n}` })) });
		const made = jira.issues().slice(before).map((issue: { key: string }) => issue.key);
		expect(status).toBe('error');
		expect(error?.message).toBe('No.');
		expect(error?.context?.itemIndex).toBe(10);
		expect(made.length).toBeGreaterThanOrEqual(3);
		expect(made.length).toBeLessThan(39);
		for (const issueKey of made) expect(error?.description).toContain(`Create ${issueKey} (item `);
		expect(unhandled).toEqual([]);
	});
});

test('ten at once, no more', async () => {
	jira.latency = 30;
	const { items } = await runNode({ parameters: create({}), input: Array.from({ length: 40 }, () => ({})) });
	expect(items).toHaveLength(40);
	expect(jira.maxInFlight).toBe(10);
});
