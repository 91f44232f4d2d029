'use strict';

const { LoadOptionsContext } = require('n8n-core');
const { jiraCredential } = require('./jira');
const { nodeType, workflowOf } = require('./workflow');

/** See index.d.ts. */
async function runPicker(
	name,
	{ parameters = {}, filter, paginationToken, credential, path = '' } = {},
) {
	const methods = Object.values(nodeType.methods ?? {}).find((group) => name in group);
	if (!methods) throw new Error(`The node has no method '${name}'`);
	const { workflow, additionalData, node } = workflowOf({ parameters }, jiraCredential(credential));
	const context = new LoadOptionsContext(workflow, node, additionalData, path);
	return await methods[name].call(context, filter, paginationToken);
}

module.exports = { runPicker };
