// @ts-check
import assert from 'node:assert/strict';
import { items } from '../bench/contest.mjs';
import { chain, jiraNode, locator, manualTrigger } from './workflows.mjs';

/** @typedef {import('../n8n/stack.mjs').Stack} Stack */

const EXECUTIONS = 50;
const EACH = 4;
const AT_ONCE = 10;

/** @param {Stack['jira']} jira requests that Jira has not answered */
const open = ({ requests }) => requests.filter(({ endedAt }) => endedAt === undefined).length;

/**
 * Many executions at once are one flow of requests to Jira, which would refuse an eleventh.
 *
 * @param {import('./checks.mjs').Checks} checks
 * @param {Stack} stack
 * @param {string} line
 */
export async function checkFlow(checks, { client, credentials, jira }, line) {
	await checks.check(`${line} ${EXECUTIONS} executions at once`, async () => {
		let most = 0;
		const refusesEleventh = {
			...{ method: 'POST', path: '/rest/api/3/issue', status: 429, times: Infinity },
			match: () => {
				most = Math.max(most, open(jira));
				return open(jira) > AT_ONCE;
			},
		};
		jira.fail(refusesEleventh);
		jira.latency = 50;
		const before = jira.issues().length;
		const node = jiraNode({
			...{ resource: 'issue', operation: 'create', summary: '=Issue {{ $json.n }}' },
			projectKey: locator('key', 'OPS'),
			issueType: locator('id', '10102'),
		});
		const workflow = await client.importWorkflow(
			chain('At once', [manualTrigger(), ...items(EACH), node]),
			credentials,
		);
		const started = await Promise.all(Array.from({ length: EXECUTIONS }, async () => await client.start(workflow)));
		const results = await Promise.all(started.map(async (id) => await client.result(id, { timeoutMs: 300_000 })));
		jira.latency = 0;
		const failed = results.filter(({ status }) => status !== 'success');
		assert.deepEqual(
			failed.map(({ error }) => error),
			[],
		);
		assert.equal(jira.issues().length - before, EXECUTIONS * EACH);
		assert.ok(most > 1 && most <= AT_ONCE, `${most} requests in flight`);
		const refused = jira.requests.filter(({ status }) => status === 429).length;
		assert.equal(refused, 0, `${refused} refused`);
		return `${EXECUTIONS * EACH} issues, at most ${most} requests in flight, none refused`;
	});
}
