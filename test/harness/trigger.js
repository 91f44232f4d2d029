'use strict';

const { PollContext } = require('n8n-core');
const { Workflow } = require('n8n-workflow');
const { JiraSiestaTrigger } = require('../../nodes/JiraSiesta/JiraSiestaTrigger.node');
const { jiraCredential } = require('./jira');
const { serverSide } = require('./workflow');

const TYPE = 'n8n-nodes-jira-siesta.jiraSiestaTrigger';

const type = new JiraSiestaTrigger();
const nodeTypes = { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) };

/** What the node remembers in its process it does by the workflow's ID: a workflow of another ID is another process. */
let processes = 0;

/** See index.d.ts. */
class ActiveTrigger {
	failures = [];
	log = [];

	constructor({ parameters, credential, name = 'Jira Siesta Trigger', staticData = {} }) {
		Object.assign(this, { parameters, credential, name, saved: structuredClone(staticData) });
		this.process = String(++processes);
	}

	async activate(mode = 'activate') {
		this.context = this.contextOf('trigger', mode);
		const items = await this.poll();
		// n8n saves at the end of an activation, whether the workflow was started or not.
		this.save();
		return items;
	}

	contextOf(mode, activation) {
		const node = {
			...{ id: 'trigger', name: this.name, type: TYPE, typeVersion: 1, position: [0, 0] },
			...{ parameters: this.parameters, credentials: { jiraSiestaApi: { id: '1', name: 'Jira Siesta API' } } },
		};
		this.workflow = new Workflow({
			...{ id: this.process, name: 'workflow', active: true, nodes: [node], connections: {}, nodeTypes },
			staticData: structuredClone(this.saved),
		});
		const additionalData = serverSide(jiraCredential(this.credential), '1', this.parameters);
		const emit = (data) => {
			this.emitted = data;
			this.save();
		};
		const emitError = (error) => this.failures.push(error);
		const context = new PollContext(this.workflow, node, additionalData, mode, activation, emit, emitError);
		const write = (text) => this.log.push(text);
		Object.defineProperty(context, 'logger', { value: { info: write, warn: write, debug: write, error: write } });
		return context;
	}

	save() {
		this.saved = JSON.parse(JSON.stringify(this.workflow.staticData));
	}

	async poll() {
		const outputs = await type.poll.call(this.context);
		if (outputs === null) return [];
		this.save();
		return outputs[0].map(({ json }) => json);
	}

	async restart() {
		this.process = String(++processes);
		return await this.activate('init');
	}

	async republish({ parameters = this.parameters, name = this.name }) {
		Object.assign(this, { parameters, name });
		return await this.activate('update');
	}

	async test() {
		const before = JSON.stringify(this.saved);
		const outputs = await type.poll.call(this.contextOf('manual', 'manual'));
		if (JSON.stringify(this.workflow.staticData) !== before) throw new Error('A test has changed the static data');
		return outputs[0].map(({ json }) => json);
	}
}

module.exports = { triggerOf: (activation) => new ActiveTrigger(activation) };
