'use strict';

const { WorkflowExecute } = require('n8n-core');
const { jiraCredential } = require('./jira');
const { unhandledDuring } = require('./unhandled');
const { NODE, workflowOf } = require('./workflow');

/** What every input item has, unless a test says otherwise. */
const FILE = { data: { mimeType: 'text/plain', fileName: 'notes.txt', fileExtension: 'txt', data: Buffer.from('As agreed.').toString('base64') } };

/** See index.d.ts. */
async function runNode({
	parameters,
	input = [{}],
	binary = FILE,
	credential,
	onError,
	retryOnFail,
	cancelAfter,
	executionId,
	executeOnce,
	type,
	around,
	name = NODE,
}) {
	const { workflow, additionalData } = workflowOf(
		{ name, parameters, onError, executeOnce, ...(type && { type }), ...(retryOnFail && { retryOnFail: true, ...retryOnFail }) },
		jiraCredential(credential),
		input.map((json) => ({ json, binary })),
		executionId,
		around,
	);
	const execute = async () => {
		const execution = start(additionalData, workflow);
		const cancel = () => execution.cancel();
		const timer =
			typeof cancelAfter === 'function'
				? setInterval(() => cancelAfter() && cancel(), 2)
				: cancelAfter !== undefined && setTimeout(cancel, cancelAfter);
		try {
			return await execution;
		} finally {
			clearInterval(timer); // or a timeout
		}
	};
	const { value: run, unhandled } = await unhandledDuring(execute, input.length > 1 ? 20 : 0);
	const { runData, error } = run.data.resultData;
	const outputs = runData[name]?.at(-1)?.data?.main ?? [];
	return {
		status: run.status,
		items: outputs[0] ?? [],
		errorItems: outputs[1] ?? [],
		error,
		unhandled,
	};
}

/** 1.123 takes the workflow and the first node, 2.x one object; both give a cancelable promise. */
function start(additionalData, workflow) {
	const engine = new WorkflowExecute(additionalData, 'manual');
	const startNode = workflow.getNode('Start');
	return /^run\(workflow/.test(engine.run.toString())
		? engine.run(workflow, startNode)
		: engine.run({ workflow, startNode });
}

module.exports = { runNode };
