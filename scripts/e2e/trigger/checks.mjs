// @ts-check
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { activate, activateFully, deactivate, executionsOf, republish, stored } from './activation.mjs';
import { Collector } from './collector.mjs';
import { POLL_EVERY, polled, searched, TICK, until } from './wait.mjs';
import { WebhookLife } from './webhookChecks.mjs';
import { onlyIn, tellingWorkflow, TRIGGER_NAME } from './workflow.mjs';

const require = createRequire(import.meta.url);
/** @type {typeof import('../../../test/sandbox/index.js')} */
const { people } = require('../../../test/sandbox');

/**
 * The life of an active workflow in a real n8n: each event once, whatever is done to the workflow.
 *
 * @param {import('../checks.mjs').Checks} checks
 * @param {import('../../n8n/stack.mjs').Stack} stack
 * @param {string} line
 * @param {() => Promise<import('../../n8n/stack.mjs').Stack>} restart ends n8n and starts it again
 */
export async function checkTrigger(checks, stack, line, restart) {
	const { jira } = stack;
	let { client, credentials } = stack;
	const collector = await new Collector().start();
	const ben = jira.by(people.ben);
	/** @type {string[]} what is to come, by key */
	const expected = [];
	const create = () => expected.push(ben.create('OPS', { summary: 'From a test of the trigger' }).key);
	const came = () => collector.told.map(({ issue }) => issue.key);
	const allCame = async () => {
		await until(() => came().length >= expected.length, `${expected.length} events, not ${came().length}`);
		assert.deepEqual(came(), expected);
	};
	let id = '';
	/** @param {string} name @param {() => Promise<string>} check */
	const check = async (name, check) => await checks.check(`${line} trigger ${name}`, check);
	const webhook = new WebhookLife(stack, check);
	try {
		await check('activation and a first event', async () => {
			const workflow = tellingWorkflow(collector.url, { events: ['issueCreated'], projects: onlyIn('OPS') });
			({ id } = await client.importWorkflow(workflow, credentials));
			await activateFully(client, id);
			await sleep(TICK);
			create();
			await allCame();
			return 'came once';
		});
		await check('nothing new', async () => {
			const before = (await executionsOf(client, id)).length;
			await polled(jira);
			assert.equal((await executionsOf(client, id)).length, before);
			return 'no execution';
		});
		await check('rename and publish', async () => {
			const name = 'When a ticket comes in';
			create();
			await republish(client, id, ({ nodes, connections }) => ({
				nodes: nodes.map((node) => (node.name === TRIGGER_NAME ? { ...node, name } : node)),
				connections: { [name]: connections[TRIGGER_NAME] },
			}));
			create();
			await allCame();
			await polled(jira);
			await allCame();
			return 'each once';
		});
		await check('deactivation and activation', async () => {
			await deactivate(client, id);
			create();
			await sleep(TICK); // one that was under way
			const before = searched(jira);
			await sleep(1_000 * POLL_EVERY);
			assert.equal(searched(jira), before, 'a poll while inactive');
			assert.equal(came().length, expected.length - 1, 'an event while inactive');
			await activate(client, id);
			create();
			await allCame();
			return 'goes on where it ended';
		});
		await webhook.begin();
		await check('restart', async () => {
			await stack.server.stop();
			create();
			({ client, credentials } = await restart());
			create();
			await allCame();
			await polled(jira);
			await allCame();
			return 'each once';
		});
		await webhook.goesOn();
		await check('publication while Jira is down', async () => {
			jira.fail({ path: /search/, status: 500, times: 2 });
			await republish(client, id, ({ settings }) => ({ settings: { ...settings, timezone: 'Europe/Prague' } }));
			create();
			await allCame();
			return 'goes on when Jira is back';
		});
		await check('import of a copy', async () => {
			const copy = await client.importWorkflow({ ...(await stored(client, id)), name: 'A copy' }, credentials);
			await sleep(TICK);
			await activateFully(client, copy.id);
			await sleep(TICK);
			const before = came().length;
			create();
			await until(() => came().length >= before + 2, 'the event from both');
			assert.equal(came().length, before + 2);
			await deactivate(client, copy.id);
			expected.push(/** @type {string} */ (expected.at(-1)));
			return 'begins at its own activation';
		});
		await check('what Jira refuses', async () => {
			const parameters = { events: ['issueCreated'], projects: onlyIn('OPS'), jql: 'nonsense = 1' };
			const bad = await client.importWorkflow(tellingWorkflow(collector.url, parameters), credentials);
			const words = "Field 'nonsense' does not exist";
			const refused = await activate(client, bad.id).then(
				() => '',
				(error) => String(error),
			);
			if (client.major === 1) {
				assert.match(refused, new RegExp(words));
				return 'refused in its words';
			}
			await until(async () => (await executionsOf(client, bad.id)).length > 0, 'an execution that failed');
			const [{ id: execution, status }] = await executionsOf(client, bad.id);
			assert.equal(status, 'error');
			assert.match(String((await client.result(execution)).error), new RegExp(words));
			await republish(client, bad.id, ({ nodes }) => ({
				nodes: nodes.map((node) => ({ ...node, parameters: { ...node.parameters, jql: '' } })),
			}));
			await sleep(TICK);
			const before = came().length;
			create();
			await until(() => came().length >= before + 2, 'the event once it is corrected');
			await deactivate(client, bad.id);
			return 'told as an execution, and alive once corrected';
		});
		await check('state', async () => {
			const { staticData } = await stored(client, id);
			const size = JSON.stringify(staticData).length;
			assert.ok(size < 300_000);
			return `${size} bytes`;
		});
		await deactivate(client, id);
	} finally {
		collector.close();
	}
}
