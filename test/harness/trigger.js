'use strict';

const { AsyncLocalStorage } = require('node:async_hooks');
const http = require('node:http');
const { HookContext, PollContext, WebhookContext } = require('n8n-core');
const { Workflow } = require('n8n-workflow');
const { JiraSiestaTrigger } = require('../../nodes/JiraSiesta/JiraSiestaTrigger.node');
const { Credentials } = require('./credentials');
const { jiraCredential } = require('./jira');
const { serverSide } = require('./workflow');

/** n8n's address in the world. */
const N8N = 'https://n8n.example.com';
const WEBHOOK_ID = 'b0000000-0000-4000-8000-000000000001';

const TYPE = 'n8n-nodes-jira-siesta.jiraSiestaTrigger';

const type = new JiraSiestaTrigger();
const CODE = {
	...{ id: 'code', name: 'Code', type: 'n8n-nodes-base.code', typeVersion: 2, position: [200, 0] },
	parameters: { jsCode: "$getWorkflowStaticData('global').runs = 1;" },
};
const codeType = { description: { properties: [{ displayName: 'Code', name: 'jsCode', type: 'string', default: '' }] } };
const typeOf = (name) => (name === CODE.type ? codeType : type);
const nodeTypes = { getByName: typeOf, getByNameAndVersion: typeOf, getKnownTypes: () => ({}) };

/** The time that the durable scheduler gives a poll, in ms. */
const SCHEDULED = 48_000;

/** Whether n8n has a durable scheduler: 2.x. */
const noWorkflow = new Workflow({ nodes: [], connections: {}, active: false, nodeTypes });
const hasScheduler = 'getPollBudgetMs' in new PollContext(noWorkflow, {}, {}, 'trigger', 'init');

/** Whether a poll is under way. */
const polling = new AsyncLocalStorage();

/** What the node remembers in its process it does by the workflow's ID: a workflow of another ID is another process. */
let processes = 0;

/** The node as another process has it: what it remembers there is nothing of here. */
function inAnotherProcess() {
	let other;
	jest.isolateModules(() => {
		const { JiraSiestaTrigger: Type } = require('../../nodes/JiraSiesta/JiraSiestaTrigger.node');
		other = new Type();
	});
	return other;
}

/** See index.d.ts. */
class ActiveTrigger {
	failures = [];
	log = [];
	emitted = [];
	runs = [];
	emptyRuns = 0;
	processes = {};
	endsRuns = true;
	/** How n8n fails to store or begin a run, or how the run is broken off. */
	runError = undefined;

	constructor({ parameters, credential, name = 'Jira Siesta Trigger', staticData = {}, writesStaticData = false, durable = false }) {
		Object.assign(this, { parameters, credential, name, writesStaticData, durable, saved: structuredClone(staticData) });
		this.process = String(++processes);
		this.credentials = new Credentials();
		// n8n reads a credential anew each time it is asked for one.
		Object.defineProperty(this.credentials, 'entered', { get: () => jiraCredential(this.credential) });
	}

	async activate(mode = 'activate') {
		this.context = this.contextOf('trigger', mode);
		// 2.x does both at once.
		const opening = this.open(mode);
		if (!('getPollBudgetMs' in this.context)) await opening;
		const [items] = await Promise.all([this.poll(), opening]);
		// n8n saves at the end of an activation, whether the workflow was started or not; durable cursors it does not.
		if (!this.durable) this.save();
		return items;
	}

	async open(mode = 'activate') {
		if (!this.hasWebhook()) return;
		const hooks = type.webhookMethods.default;
		const context = this.hookContext('trigger', mode);
		if (!(await hooks.checkExists.call(context))) await hooks.create.call(context);
	}

	async tick({ elsewhere = false } = {}) {
		if (elsewhere) this.process = String(++processes);
		this.context = this.contextOf('trigger', 'update', SCHEDULED);
		const items = await this.poll();
		this.save();
		return items;
	}

	workflowOf(id, node = this.context.node) {
		return new Workflow({
			...{ id, name: 'workflow', active: true, nodeTypes },
			nodes: this.writesStaticData ? [node, CODE] : [node],
			connections: this.writesStaticData ? { [node.name]: { main: [[{ node: CODE.name, type: 'main', index: 0 }]] } } : {},
			staticData: structuredClone(this.saved),
		});
	}

	contextOf(mode, activation, budget) {
		const node = {
			...{ id: 'trigger', name: this.name, type: TYPE, typeVersion: 1, position: [0, 0] },
			...{ webhookId: WEBHOOK_ID, parameters: this.parameters, credentials: { jiraSiestaApi: { id: '1', name: 'Jira Siesta API' } } },
		};
		this.workflow = this.workflowOf(this.process, node);
		const additionalData = this.additionalData();
		const emit = (data, _response, done) => {
			if (this.runError) {
				this.save();
				return done?.reject(this.runError);
			}
			this.emitted.push(...data[0].map(({ json }) => json));
			// n8n saves it and reads it for the run side by side.
			const staticData = structuredClone(this.saved);
			this.save();
			if (data[0].length === 0) {
				this.emptyRuns++;
				return;
			}
			this.runs.push({ done, staticData });
			if (this.endsRuns) this.endRuns();
		};
		const emitError = (error) => this.failures.push(error);
		const commit = async () => this.save();
		const durable = [commit, undefined, undefined, budget && (() => budget)];
		const context = new PollContext(this.workflow, node, additionalData, mode, activation, emit, emitError, ...durable);
		if ('getPollBudgetMs' in context) this.onlyDuringPolls(context);
		return this.logged(context);
	}

	/** 2.x hands out the static data of the node during a poll only. */
	onlyDuringPolls(context) {
		const { getWorkflowStaticData } = context;
		context.getWorkflowStaticData = (kind) => {
			if (!polling.getStore()) throw new Error('Poll node read its static data outside of a poll');
			return getWorkflowStaticData.call(context, kind);
		};
	}

	additionalData() {
		const bases = { webhookBaseUrl: `${N8N}/webhook`, webhookTestBaseUrl: `${N8N}/webhook-test` };
		const server = serverSide(jiraCredential(this.credential), '1', this.parameters);
		return { ...server, ...bases, credentialsHelper: this.credentials };
	}

	endRuns(most = Infinity) {
		for (const { done, staticData } of this.runs.splice(0, most)) {
			// A run in which a node has written static data ends with n8n saving all of it, as it was when the run began.
			if (this.writesStaticData) this.saved = staticData;
			done?.resolve(undefined);
		}
	}

	/** Whether n8n opens an address. */
	hasWebhook() {
		const [{ httpMethod }] = type.description.webhooks;
		const { node } = this.context;
		return this.workflow.expression.getSimpleParameterValue(node, httpMethod, 'internal', {}) !== '';
	}

	hookContext(mode, activation) {
		const [description] = type.description.webhooks;
		const isTest = mode === 'manual';
		const { node } = this.context;
		const context = new HookContext(this.workflow, node, this.additionalData(), mode, activation, {
			...{ httpMethod: 'POST', node: node.name, path: '', workflowId: this.process, userId: '' },
			...{ webhookDescription: description, workflowExecuteAdditionalData: {}, isTest },
		});
		return this.logged(context);
	}

	logged(context) {
		const write = (text) => this.log.push(text);
		Object.defineProperty(context, 'logger', { value: { info: write, warn: write, debug: write, error: write } });
		return context;
	}

	async deactivate() {
		if (this.hasWebhook()) await type.webhookMethods.default.delete.call(this.hookContext('internal', 'update'));
	}

	/** Where Jira finds this n8n. */
	async listen(jira) {
		this.server = http.createServer((request, response) => {
			const parts = [];
			request.on('data', (part) => parts.push(part));
			request.on('end', () => void this.take(Buffer.concat(parts), request.headers, response));
		});
		await new Promise((done) => this.server.listen(0, '127.0.0.1', done));
		jira.webhookRoutes = { [N8N]: `http://127.0.0.1:${this.server.address().port}` };
	}

	close() {
		this.server?.closeAllConnections();
		this.server?.close();
	}

	/** A process that does not poll: a new one, or that of the name. */
	processOf(elsewhere) {
		if (elsewhere === true) return inAnotherProcess();
		return (this.processes[elsewhere] ??= inAnotherProcess());
	}

	/** A request to the address, as n8n hands it to the node. */
	async take(rawBody, headers, response, { mode = 'webhook', elsewhere = false } = {}) {
		// n8n reads the workflow as it is saved; a webhook processor is a process of its own, with a memory of its own.
		const workflow = this.workflowOf(this.process);
		const { webhook } = elsewhere ? this.processOf(elsewhere) : type;
		const answer = { code: 200, status: (code) => ((answer.code = code), answer), end: () => (answer.ended = true) };
		const additionalData = { ...this.additionalData(), httpRequest: { rawBody, headers }, httpResponse: answer };
		const node = workflow.getNode(this.name);
		const [webhookDescription] = type.description.webhooks;
		const context = new WebhookContext(workflow, node, additionalData, mode, { webhookDescription }, [], null);
		this.logged(context);
		const { workflowData, noWebhookResponse } = await webhook.call(context);
		if (workflowData) this.emitted.push(...workflowData[0].map(({ json }) => json));
		// 2.x loses it where the workflow is started.
		const isSaved = !workflowData || !('getPollBudgetMs' in this.context);
		if (isSaved && workflow.staticData.__dataChanged) this.saved = JSON.parse(JSON.stringify(workflow.staticData));
		if (Boolean(noWebhookResponse) !== Boolean(answer.ended)) throw new Error('Two answers, or none');
		if (response) {
			response.statusCode = answer.code;
			response.end();
		}
		return answer.code;
	}

	/** "Fetch Test Event" of a trigger with a webhook: n8n registers one for it, and polls when it is called. */
	async testByWebhook(happen) {
		const { default: hooks } = type.webhookMethods;
		const server = this.server;
		server.removeAllListeners('request');
		const called = new Promise((done) =>
			server.on('request', (request, response) => {
				const parts = [];
				request.on('data', (part) => parts.push(part));
				request.on('end', async () => {
					await this.take(Buffer.concat(parts), request.headers, response, { mode: 'manual' });
					done();
				});
			}),
		);
		await hooks.checkExists.call(this.hookContext('manual', 'manual'));
		happen();
		await called;
		await hooks.delete.call(this.hookContext('manual', 'manual'));
		const context = this.contextOf('manual', 'manual');
		const outputs = await polling.run(true, async () => await type.poll.call(context));
		return outputs[0].map(({ json }) => json);
	}

	save() {
		this.saved = JSON.parse(JSON.stringify(this.workflow.staticData));
	}

	async poll() {
		const before = this.emitted.length;
		const outputs = await polling.run(true, async () => await type.poll.call(this.context));
		if (outputs !== null) throw new Error('The poll leaves it to n8n to start the workflow');
		return this.emitted.splice(before);
	}

	async restart(meanwhile) {
		this.process = String(++processes);
		await meanwhile?.(`[${this.process} trigger]`);
		return await this.activate('init');
	}

	async republish({ parameters = this.parameters, name = this.name }) {
		Object.assign(this, { parameters, name });
		return await this.activate('update');
	}

	async test() {
		const before = JSON.stringify(this.saved);
		const context = this.contextOf('manual', 'manual');
		const outputs = await polling.run(true, async () => await type.poll.call(context));
		if (JSON.stringify(this.workflow.staticData) !== before) throw new Error('A test has changed the static data');
		return outputs[0].map(({ json }) => json);
	}
}

module.exports = { hasScheduler, triggerOf: (activation) => new ActiveTrigger(activation) };
