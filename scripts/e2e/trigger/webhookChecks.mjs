// @ts-check
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { PUBLIC_ADDRESS } from '../../n8n/publicAddress.mjs';
import { activateFully, deactivate, executionsOf } from './activation.mjs';
import { Collector } from './collector.mjs';
import { TICK, until } from './wait.mjs';
import { onlyIn, tellingWorkflow } from './workflow.mjs';

const require = createRequire(import.meta.url);
/** @type {typeof import('../../../test/sandbox/index.js')} */
const { people } = require('../../../test/sandbox');

/** By which the address of a webhook is known. */
const WEBHOOK_ID = 'c0000000-0000-4000-8000-000000000002';

/**
 * The life of an active workflow whose events come by webhook: one registration in Jira, whatever is done to the workflow,
 * and only what Jira has signed starts it.
 */
export class WebhookLife {
	#collector = new Collector();
	#id = '';

	/**
	 * @param {import('../../n8n/stack.mjs').Stack} stack whose server and client may be replaced
	 * @param {(name: string, check: () => Promise<string>) => Promise<unknown>} check
	 */
	constructor(stack, check) {
		this.stack = stack;
		this.jira = stack.jira;
		this.ben = stack.jira.by(people.ben);
		this.check = check;
	}

	/** What was told of an issue. @param {{ key: string }} issue */
	#toldOf({ key }) {
		return this.#collector.told.filter(({ issue }) => issue.key === key);
	}

	#create() {
		return this.ben.create('WEB', { summary: 'From a test of the webhook' });
	}

	/** Something happens in Jira, which delivers it. */
	async #comes() {
		const issue = this.#create();
		await until(() => this.#toldOf(issue).length > 0, `${issue.key} by webhook`);
		await this.jira.webhooks.settled();
		const told = this.#toldOf(issue);
		assert.deepEqual(
			told.map(({ via }) => via),
			['webhook'],
		);
		const { status, retry } = /** @type {{ status?: number, retry: number }} */ (this.jira.webhooks.deliveries.at(-1));
		assert.deepEqual({ status, retry }, { status: 200, retry: 0 });
	}

	#registered() {
		const { all } = this.jira.webhooks;
		assert.equal(all.length, 1, `${all.length} webhooks are registered`);
		return all[0];
	}

	/**
	 * Delivers what Jira has not.
	 *
	 * @param {{ id: string, key: string }} issue
	 * @param {(body: string) => Record<string, string>} sign
	 */
	async #deliver({ id, key }, sign) {
		const body = JSON.stringify({ timestamp: Date.now(), webhookEvent: 'jira:issue_created', issue: { id, key } });
		const { pathname } = new URL(this.#registered().url);
		const { status } = await fetch(`${this.stack.server.url}${pathname}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...sign(body) },
			body,
		});
		return status;
	}

	/** Activation, and what then comes. */
	async begin() {
		const { jira } = this;
		await this.#collector.start();
		await this.check('webhook: activation', async () => {
			const { client, server, credentials } = this.stack;
			jira.webhookRoutes = { [PUBLIC_ADDRESS]: server.url };
			const parameters = { deliverBy: 'webhook', events: ['issueCreated'], projects: onlyIn('WEB') };
			const workflow = tellingWorkflow(this.#collector.url, parameters);
			workflow.nodes = workflow.nodes.map((node, index) => (index === 0 ? { ...node, webhookId: WEBHOOK_ID } : node));
			({ id: this.#id } = await client.importWorkflow(workflow, credentials));
			await activateFully(client, this.#id);
			const { url, name, secret } = this.#registered();
			assert.ok(url.startsWith(`${PUBLIC_ADDRESS}/webhook/`), url);
			assert.ok(secret, 'it is not signed');
			return `one in Jira, "${name}"`;
		});
		await this.check('webhook: what Jira delivers', async () => {
			await this.#comes();
			return 'came at once, once';
		});
		await this.check('webhook: what others deliver', async () => {
			const { secret = '' } = this.#registered();
			jira.webhookLosses = 1; // so that nothing but the forged one tells of it
			const issue = this.#create();
			await jira.webhooks.settled();
			jira.webhookLosses = 0;
			const signed = (/** @type {string} */ key) => (/** @type {string} */ body) => ({
				'x-hub-signature': `sha256=${createHmac('sha256', key).update(body).digest('hex')}`,
			});
			const before = (await executionsOf(this.stack.client, this.#id)).length;
			assert.equal(await this.#deliver(issue, () => ({})), 401, 'unsigned');
			assert.equal(await this.#deliver(issue, signed('another secret')), 401, 'signed by another');
			await sleep(TICK);
			assert.equal((await executionsOf(this.stack.client, this.#id)).length, before, 'a forged one started it');
			assert.equal(await this.#deliver(issue, signed(secret)), 200);
			await until(() => this.#toldOf(issue).length > 0, 'the same with the signature');
			return 'starts nothing; the same signed by Jira does';
		});
	}

	/** After n8n was started anew. */
	async goesOn() {
		await this.check('webhook: restart', async () => {
			this.jira.webhookRoutes = { [PUBLIC_ADDRESS]: this.stack.server.url };
			await this.#comes();
			const { id } = this.#registered();
			return `the one of before (${id}), and the next event came once`;
		});
		await this.check('webhook: deactivation', async () => {
			await deactivate(this.stack.client, this.#id);
			await until(() => this.jira.webhooks.all.length === 0, 'none in Jira');
			return 'none in Jira';
		});
		this.#collector.close();
	}
}
