'use strict';

const { SupplyDataContext } = require('n8n-core');
const { jiraCredential } = require('./jira');
const { nodeType, workflowOf } = require('./workflow');

const { makeHandleToolInvocation } = globalThis[Symbol.for('n8n engine')].internal(
	'execution-engine/node-execution-context/utils/get-input-connection-data.js',
);

/** What the tools of one agent share: n8n gives them the data that the agent is executed with. */
const agent = () => ({ data: { main: [[{ json: {} }]] }, node: {}, source: null });

/** See index.d.ts. */
function toolOf({ parameters, credential, executionId, retryOnFail, of = agent() }) {
	const { workflow, additionalData, node } = workflowOf(
		{
			parameters,
			type: 'n8n-nodes-jira-siesta.jiraSiestaTool',
			...(retryOnFail && { retryOnFail: true, ...retryOnFail }),
		},
		jiraCredential(credential),
		[],
		executionId,
	);
	const run = { resultData: { runData: {} }, executionData: {} };
	const { signal } = new AbortController();
	const contextOf = (runIndex) =>
		new SupplyDataContext(
			...[workflow, node, additionalData, 'manual', run, runIndex, [], {}, 'ai_tool'],
			...[of, [], signal, node],
		);
	const call = makeHandleToolInvocation(contextOf, node, nodeType, run);
	return async (args = {}) => JSON.parse(await call(args));
}

module.exports = { agent, toolOf };
