import { agent, runNode, shortenWaits, toolOf, useJira } from '../harness';
import { key, name } from './values';

// What identifies a write over the tries of "Retry On Fail", and the calls of an agent's tools.

shortenWaits();
const jira = useJira();

const create = { resource: 'issue', operation: 'create', projectKey: key('OPS'), issueType: name('Task') };
const retryOnFail = { maxTries: 3, waitBetweenTries: 1 };
const made = (before: number) => jira.issues().slice(before).map(({ key: issue, fields }) => [issue, fields.summary]);

test('an expression with the time does not make a second issue', async () => {
	const before = jira.issues().length;
	jira.fail({ status: 400, body: { errorMessages: ['Not now.'] }, match: ({ body }) => /^second/.test(body?.fields?.summary) });
	const { status } = await runNode({
		parameters: { ...create, summary: '={{ $json.name + " " + $now.toMillis() }}' },
		input: [{ name: 'first' }, { name: 'second' }],
		retryOnFail,
	});
	expect(status).toBe('success');
	expect(made(before)).toHaveLength(2);
});

test('a text is appended once', async () => {
	jira.fail({ status: 400, body: { errorMessages: ['Not now.'] }, match: ({ method, path }) => method === 'PUT' && path.endsWith('OPS-3') });
	const { status } = await runNode({
		parameters: {
			...{ resource: 'issue', operation: 'update', issueKey: key('={{ $json.key }}') },
			updateFields: { description: 'Looked at it.', descriptionMode: 'append' },
		},
		input: [{ key: 'OPS-2' }, { key: 'OPS-3' }],
		retryOnFail,
	});
	expect(status).toBe('success');
	for (const issue of ['OPS-2', 'OPS-3']) {
		expect(JSON.stringify(jira.issue(issue)?.fields.description).match(/Looked at it/g)).toHaveLength(1);
	}
});

describe('as a tool of an agent', () => {
	test('a retry does not create again what an unclear create has made', async () => {
		const before = jira.issues().length;
		jira.indexLag = 60_000;
		jira.fail({ drop: true, after: true, method: 'POST', path: '/rest/api/3/issue' });
		const tool = toolOf({ parameters: { ...create, summary: 'Bug' }, retryOnFail: { maxTries: 2, waitBetweenTries: 1 } });
		expect(await tool({ a: 1 })).toEqual([{ error: 'The connection to Jira broke before it answered', message: expect.stringContaining('not known') }]);
		expect(made(before)).toHaveLength(1);
	}, 60_000);

	test('nor where n8n runs the tool for the agent, as a node', async () => {
		const before = jira.issues().length;
		jira.indexLag = 60_000;
		jira.fail({ drop: true, after: true, method: 'POST', path: '/rest/api/3/issue' });
		const type = 'n8n-nodes-jira-siesta.jiraSiestaTool';
		const { items } = await runNode({ parameters: { ...create, summary: 'Bug' }, type, retryOnFail });
		expect(items.map(({ json }) => json.error)).toEqual(['The connection to Jira broke before it answered']);
		expect(made(before)).toHaveLength(1);
	});

	test('two calls are two writes', async () => {
		const before = jira.issues().length;
		const tool = toolOf({ parameters: { ...create, summary: 'Bug' } });
		const [[one], [two]] = [await tool(), await tool()];
		expect(made(before).map(([issue]) => issue)).toEqual([one.key, two.key]);
	});

	test('two tools of one agent have nothing in common', async () => {
		const before = jira.issues().length;
		const of = agent();
		const executionId = 'two tools';
		const [bug] = await toolOf({ parameters: { ...create, summary: 'Bug' }, of, executionId })();
		jira.fail({ status: 429, headers: { 'Retry-After': '0' }, method: 'POST', path: '/rest/api/3/issue' });
		const [task] = await toolOf({ parameters: { ...create, summary: 'Task' }, of, executionId })();
		expect(made(before)).toEqual([[bug.key, 'Bug'], [task.key, 'Task']]);
	});
});
