// @ts-check
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { send } from '../lib/http.mjs';
import { NODE_TYPE } from '../e2e/workflows.mjs';

/**
 * @typedef {Record<string, unknown>} JsonObject
 *
 * @typedef {object} WorkflowNode
 * @property {string} [id]
 * @property {string} name
 * @property {string} type
 * @property {number} typeVersion
 * @property {[number, number]} position
 * @property {JsonObject} parameters
 * @property {Record<string, { id?: string | null, name: string }>} [credentials]
 *
 * @typedef {object} WorkflowJson
 * @property {string} [id]
 * @property {string} name
 * @property {WorkflowNode[]} nodes
 * @property {JsonObject} connections
 * @property {JsonObject} [settings]
 * @property {Record<string, Array<{ json: JsonObject }>>} [pinData] by name of the node
 *
 * @typedef {object} NodeRun what n8n keeps of one run of one node
 * @property {number} executionTime milliseconds
 * @property {{ message: string, description?: string | null }} [error]
 * @property {{ main?: Array<Array<{ json: JsonObject }> | null> }} [data]
 *
 * @typedef {object} StoredExecution
 * @property {unknown} [waitTill] while it waits
 * @property {{ runData: Record<string, NodeRun[]>, error?: { message: string, description?: string } }} [resultData]
 *
 * @typedef {object} ExecutionResult
 * @property {string} id
 * @property {string} status
 * @property {string | undefined} error
 * @property {Record<string, NodeRun[]>} runs by node name
 */

export const OWNER = Object.freeze({
	email: 'demo@example.com',
	password: 'Siesta-demo-1',
	firstName: 'Demo',
	lastName: 'Owner',
});

/** Triggers that run at once when a person starts the workflow, the first choice first. */
export const AT_ONCE = [
	'n8n-nodes-base.manualTrigger',
	'n8n-nodes-base.scheduleTrigger',
	'n8n-nodes-jira-siesta.jiraSiestaTrigger',
];
/** Looked at often at first; a long run must not be slowed down by being watched. */
const FIRST_POLL_MS = 50;
const LONGEST_POLL_MS = 2_000;
const NOT_READY = /"code":503,"message":"Database is not ready!"/;
const TRIES = 30;
const UNFINISHED = ['new', 'running', 'waiting', 'unknown'];

/** A signed-in session on the editor's own REST API, which is what the editor itself uses. */
export class N8nClient {
	/** @type {string} */
	#cookie = '';

	/**
	 * @param {string} url
	 * @param {import('./n8nInstall.mjs').N8nInstall} install
	 */
	constructor(url, install) {
		this.url = url;
		/** By which the ways of the REST API differ. */
		this.major = Number(install.version.split('.')[0]);
		// Executions come in `flatted` form; n8n's own copy reads them.
		const require = createRequire(join(install.folder, 'node_modules', 'n8n', 'package.json'));
		/** @type {{ parse: (text: string) => unknown }} */
		this.flatted = require('flatted');
	}

	/**
	 * @param {string} method
	 * @param {string} path below `/rest`
	 * @param {unknown} [body]
	 * @returns {Promise<unknown>} the `data` of the answer
	 */
	async request(method, path, body) {
		const ask = async () =>
			await send(`${this.url}/rest${path}`, {
				method,
				headers: { 'content-type': 'application/json', cookie: this.#cookie },
				body: body === undefined ? undefined : JSON.stringify(body),
			});
		let answer = await ask();
		// On a busy machine n8n says for a moment that it has no database; it has done nothing then.
		for (let tried = 1; tried < TRIES && NOT_READY.test(answer.text); tried++) {
			await sleep(1_000);
			answer = await ask();
		}
		const { status, cookies, text } = answer;
		if (status < 200 || status > 299)
			throw new Error(`n8n: ${method} ${path} answered ${status}: ${text.slice(0, 500)}`);
		const cookie = cookies.find((value) => value.startsWith('n8n-auth='));
		if (cookie) this.#cookie = cookie.split(';')[0];
		return /** @type {{ data: unknown }} */ (JSON.parse(text)).data;
	}

	/** Creates the owner account on a new instance; signs in to one that has it. */
	async signIn() {
		const settings = /** @type {{ userManagement: { showSetupOnFirstLoad?: boolean } }} */ (
			await this.request('GET', '/settings')
		);
		if (settings.userManagement.showSetupOnFirstLoad) {
			await this.request('POST', '/owner/setup', OWNER);
		} else {
			const { email, password } = OWNER;
			await this.request('POST', '/login', { emailOrLdapLoginId: email, password });
		}
	}

	/**
	 * @param {string} type
	 * @param {string} name
	 * @param {JsonObject} data
	 * @returns {Promise<{ id: string, name: string }>} an existing one of that name is brought up to date
	 */
	async saveCredential(type, name, data) {
		const all = /** @type {Array<{ id: string, name: string, type: string }>} */ (
			await this.request('GET', '/credentials')
		);
		const known = all.find((one) => one.name === name && one.type === type);
		const saved = /** @type {{ id: string }} */ (
			known
				? await this.request('PATCH', `/credentials/${known.id}`, { name, type, data })
				: await this.request('POST', '/credentials', { name, type, data })
		);
		return { id: saved.id, name };
	}

	/**
	 * Runs n8n's credential test as the editor's button does.
	 *
	 * @param {{ id: string, name: string, type: string, data: JsonObject }} credentials
	 * @returns {Promise<{ status: string, message: string }>}
	 */
	async testCredential(credentials) {
		return /** @type {{ status: string, message: string }} */ (
			await this.request('POST', '/credentials/test', { credentials })
		);
	}

	/**
	 * @param {WorkflowJson} workflow
	 * @param {Record<string, { id: string, name: string }>} credentials by type: fills every node that asks for
	 *   it; one under the very name that the node asks for goes first
	 * @returns {Promise<WorkflowJson & { id: string }>} the workflow as n8n stored it
	 */
	async importWorkflow(workflow, credentials) {
		const nodes = workflow.nodes.map((node) => {
			if (!node.credentials) return node;
			const filled = Object.entries(node.credentials).map(([type, asked]) => [
				type,
				credentials[asked.name] ?? credentials[type] ?? asked,
			]);
			return { ...node, credentials: Object.fromEntries(filled) };
		});
		const { name, connections, settings = {}, pinData } = workflow;
		return /** @type {WorkflowJson & { id: string }} */ (
			await this.request('POST', '/workflows', {
				name,
				nodes,
				connections,
				settings,
				pinData,
				active: false,
			})
		);
	}

	/**
	 * What n8n knows of the node once it is loaded.
	 *
	 * @returns {Promise<Record<string, string> | undefined>} names of the operations by `resource.operation`;
	 *   undefined when it is not loaded
	 */
	async operationNames() {
		const response = await fetch(`${this.url}/types/nodes.json`, {
			headers: { cookie: this.#cookie },
		});
		const types =
			/** @type {Array<{ name: string, properties: Array<{ name: string, displayOptions?: { show: { resource: string[] } }, options: Array<{ name: string, value: string }> }> }>} */ (
				await response.json()
			);
		const type = types.find(({ name }) => name === NODE_TYPE);
		if (!type) return undefined;
		const menus = type.properties.filter(({ name }) => name === 'operation');
		return Object.fromEntries(
			menus.flatMap(({ displayOptions, options }) =>
				options.map(({ name, value }) => [`${displayOptions?.show.resource[0]}.${value}`, name]),
			),
		);
	}

	/** @returns {Promise<Array<{ id: string, name: string }>>} */
	async workflows() {
		return /** @type {Array<{ id: string, name: string }>} */ (await this.request('GET', '/workflows'));
	}

	/**
	 * Runs a stored workflow as a person starts it, and waits for the end.
	 *
	 * @param {WorkflowJson & { id: string }} workflow
	 * @param {number} [timeoutMs]
	 * @returns {Promise<ExecutionResult>}
	 */
	async execute(workflow, timeoutMs = 120_000) {
		return await this.result(await this.start(workflow), { timeoutMs });
	}

	/**
	 * Starts a stored workflow by its Manual Trigger, or by its schedule where it has no other.
	 *
	 * @param {WorkflowJson & { id: string }} workflow
	 * @returns {Promise<string>} the execution's ID
	 */
	async start(workflow) {
		const [trigger] = AT_ONCE.flatMap((type) => workflow.nodes.filter((node) => node.type === type));
		if (!trigger) throw new Error(`${workflow.name} has no trigger to start by hand`);
		// 1.x runs the workflow in the body, 2.x the stored one; both read the trigger.
		const { executionId } = /** @type {{ executionId: string }} */ (
			await this.request('POST', `/workflows/${workflow.id}/run`, {
				workflowData: workflow,
				triggerToStartFrom: { name: trigger.name },
			})
		);
		return executionId;
	}

	/**
	 * Waits for the end of an execution, or until it waits for a person.
	 *
	 * @param {string} id
	 * @param {{ until?: 'end' | 'waiting', timeoutMs?: number }} [options]
	 * @returns {Promise<ExecutionResult>}
	 */
	async result(id, { until = 'end', timeoutMs = 120_000 } = {}) {
		const deadline = Date.now() + timeoutMs;
		for (let pause = FIRST_POLL_MS; ; pause = Math.min(1.5 * pause, LONGEST_POLL_MS)) {
			const { status, data } = await this.#execution(id);
			const { resultData, waitTill } = /** @type {StoredExecution} */ (this.flatted.parse(data) ?? {});
			// 1.x may say that it ended a moment before its data can be read: there is none yet, or it still waits.
			const ended = !UNFINISHED.includes(status) && !waitTill;
			if (resultData && (ended || (until === 'waiting' && status === 'waiting'))) {
				const { error, runData } = resultData;
				const text = error && [error.message, error.description].filter(Boolean).join(' · ');
				return { id, status, error: text, runs: runData };
			}
			if (Date.now() > deadline) throw new Error(`execution ${id} was still ${status} after ${timeoutMs / 1000} s`);
			await sleep(pause);
		}
	}

	/**
	 * @param {string} id
	 * @returns {Promise<{ status: string, data: string }>}
	 */
	async #execution(id) {
		return /** @type {{ status: string, data: string }} */ (await this.request('GET', `/executions/${id}`));
	}
}

/**
 * @param {ExecutionResult} result
 * @param {string} node
 * @returns {JsonObject[]} the items of the node's last run
 */
export function itemsOf(result, node) {
	const run = result.runs[node]?.at(-1);
	return (run?.data?.main?.[0] ?? []).map((item) => item.json);
}
