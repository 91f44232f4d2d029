'use strict';

const { once } = require('node:events');
const http = require('node:http');
const { NodeApiError } = require('n8n-workflow');
const { runNode, runPicker, startJira } = require('.');
const { unhandledDuring } = require('./unhandled');
const { workflowOf } = require('./workflow');

const get = { resource: 'issue', operation: 'get', issueKey: '={{ $json.key }}' };

let jira;
beforeAll(async () => (jira = await startJira()));
beforeEach(() => jira.reset());
afterAll(async () => await jira.close());

test('the node, the harness and n8n-core share one n8n-workflow', async () => {
	await runNode({ parameters: get, input: [{ key: 'OPS-1' }] });
	const { loaded, workflow } = globalThis[Symbol.for('n8n engine')];
	const copies = loaded.filter((file) => /n8n-workflow.dist.cjs.index\.js$/.test(file));
	expect(copies).toHaveLength(1);
	expect(workflow.NodeApiError).toBe(NodeApiError);
});

test('a start node feeds the items, and expressions are resolved for each', async () => {
	const { status, items } = await runNode({
		parameters: get,
		input: [{ key: 'OPS-1' }, { key: 'OPS-2' }],
	});
	expect(status).toBe('success');
	expect(items.map(({ json, pairedItem }) => [json.key, pairedItem])).toEqual([
		['OPS-1', { item: 0 }],
		['OPS-2', { item: 1 }],
	]);
});

test('what the user set under "Request Options" is there', () => {
	const { node } = workflowOf({ parameters: { ...get, requestOptions: { timeout: 200 } } });
	expect(node.parameters.requestOptions).toEqual({ timeout: 200 });
});

test('an execution is cancelled while a request is under way', async () => {
	const silent = http.createServer(() => {}).listen(0, '127.0.0.1');
	try {
		await once(silent, 'listening');
		const { status } = await runNode({
			parameters: get,
			input: [{ key: 'OPS-1' }],
			credential: { url: `http://127.0.0.1:${silent.address().port}` },
			cancelAfter: 100,
		});
		expect(status).toBe('canceled');
	} finally {
		silent.closeAllConnections();
		silent.close();
	}
});

test('errors go where the node setting sends them', async () => {
	const input = [{ key: 'OPS-1' }, { key: 'OPS-99999' }];
	const run = (onError) => runNode({ parameters: get, input, onError });

	const stopped = await run('stopWorkflow');
	expect([stopped.status, stopped.error.context.itemIndex]).toEqual(['error', 1]);
	const continued = await run('continueRegularOutput');
	expect([continued.status, continued.items.length]).toEqual(['success', 2]);
	const split = await run('continueErrorOutput');
	expect([split.items.length, split.errorItems.length]).toEqual([1, 1]);
});

test('pickers run with the parameters of the editor', async () => {
	const { results } = await runPicker('searchProjects', { filter: 'ops' });
	expect(results.map(({ value }) => value)).toContain('OPS');
	await expect(runPicker('noSuchPicker')).rejects.toThrow("no method 'noSuchPicker'");
});

test('rejections nobody handles are collected, also those of requests left behind', async () => {
	const server = http.createServer((_, answer) => setTimeout(() => answer.end(), 100)).listen(0);
	const ask = () =>
		new Promise((done) =>
			http.get({ port: server.address().port }, (answer) => done(answer.resume())),
		);
	const { value, unhandled } = await unhandledDuring(async () => {
		void Promise.reject(new Error('at once'));
		void ask().then(() => {
			throw new Error('left behind');
		});
		return 'done';
	}, 20);
	server.close();
	expect(value).toBe('done');
	expect(unhandled.map(({ message }) => message)).toEqual(['at once', 'left behind']);
});
