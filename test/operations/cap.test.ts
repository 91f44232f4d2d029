import { runNode, shortenWaits, toolOf, useJira } from '../harness';
import type { Run } from '../harness';
import { sample } from './samples';

// Writes per Execution, counted over all that one execution of a workflow does.

shortenWaits(100);
const jira = useJira();

const written = () => jira.requests.filter(({ method, path }) => method !== 'GET' && !/search|bulkfetch|jql/.test(path));
const REFUSED = /^'Operation' is not carried out: it would be write \d+ of this execution, and the credential allows 3$/;
const credential = { writesPerExecution: 3 };
let executions = 0;
const execution = () => `cap ${++executions}`;
const nine = Array.from({ length: 9 }, () => ({}));

test.each(['issue:assign', 'issue:create', 'issue:update'])('%s: of nine items three are written', async (id) => {
	const { items, status } = await runNode({ parameters: sample(id), input: nine, credential, onError: 'continueRegularOutput' });
	expect(status).toBe('success');
	expect(items).toHaveLength(9);
	expect(items.filter(({ json }) => REFUSED.test(String(json.error)))).toHaveLength(6);
	expect(written()).toHaveLength(3);
});

test.each<[string, Partial<Run>]>([
	['Retry On Fail', { retryOnFail: { maxTries: 5, waitBetweenTries: 1 } }],
	['Stop Workflow', {}],
	['the error output', { onError: 'continueErrorOutput' }],
	['In Order', { parameters: sample('issue:create', { safety: { inOrder: true } }) }],
])('%s is no way to a fourth', async (_how, more) => {
	await runNode({ parameters: sample('issue:create'), input: nine, credential, ...more });
	expect(written()).toHaveLength(3);
});

test('what Jira refuses and what is asked again count as sent once', async () => {
	jira.fail({ method: 'PUT', status: 429, headers: { 'Retry-After': '0' }, times: 2 });
	const { items } = await runNode({ parameters: sample('issue:update'), input: nine, credential, onError: 'continueRegularOutput' });
	expect(items.filter(({ json }) => json.error === undefined)).toHaveLength(3);
	expect(written().filter(({ status }) => status === 204)).toHaveLength(3);
});

test('five nodes of one execution, one after the other and at once, count together', async () => {
	for (const wait of [true, false]) {
		jira.reset();
		const executionId = execution();
		const runs: Array<ReturnType<typeof runNode>> = [];
		for (const name of ['A', 'B', 'C', 'D', 'E']) {
			runs.push(runNode({ parameters: sample('issue:create'), name, credential, executionId }));
			if (wait) await runs.at(-1);
		}
		const errors = (await Promise.all(runs)).flatMap(({ error }) => error ?? []);
		expect(errors.map(({ message }) => message)).toEqual([expect.stringMatching(REFUSED), expect.stringMatching(REFUSED)]);
		expect(written()).toHaveLength(3);
	}
});

test('notes count, and what is only planned or read does not', async () => {
	const executionId = execution();
	const run = async (id: string, safety?: object) => await runNode({ parameters: sample(id, safety && { safety }), credential, executionId });
	for (let n = 0; n < 5; n++) {
		await run('issue:update', { dryRun: true });
		await run('issue:get');
	}
	await run('issue:create', { provenance: 'property' });
	expect((await run('issue:create')).error).toBeUndefined();
	expect((await run('issue:create')).error?.message).toMatch(REFUSED);
	expect(written()).toHaveLength(3);
});

test('calls of a tool count with the rest of the execution', async () => {
	const executionId = execution();
	await runNode({ parameters: sample('issue:create'), credential, executionId });
	const call = toolOf({ parameters: sample('issue:create'), credential, executionId });
	const answers: unknown[] = [];
	for (let n = 0; n < 4; n++) answers.push(...(await call()));
	expect(answers.filter((answer) => REFUSED.test(String((answer as { error?: string }).error)))).toHaveLength(2);
	expect(written()).toHaveLength(3);
});

test.each([-1, NaN, Infinity, '', ' ', '3 writes', 'three', null, [], {}, [1, 2]])('the setting %j is no number: nothing is written', async (writesPerExecution) => {
	const { error } = await runNode({ parameters: sample('issue:create'), credential: { writesPerExecution } as never });
	expect(error?.message).toMatch(/^'Writes per Execution' of the credential is not a number from 0 up: '/);
	expect(written()).toEqual([]);
});

test.each<[unknown, number]>([[0.5, 0], [2.5, 2], ['2', 2], [' 3 ', 3], [true, 1], [1, 1]])('the setting %j allows %i', async (writesPerExecution, allowed) => {
	await runNode({ parameters: sample('issue:create'), input: nine, credential: { writesPerExecution } as never, onError: 'continueRegularOutput' });
	expect(written()).toHaveLength(allowed);
});
