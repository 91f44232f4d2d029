// @ts-check
import assert from 'node:assert/strict';
import { withModel } from '../standInModel.mjs';
import { chain, CREDENTIAL_TYPE, jiraNode, locator, manualTrigger, NODE_TYPE } from '../workflows.mjs';

/** @typedef {import('../../n8n/n8nClient.mjs').WorkflowNode} WorkflowNode */

const AGENT = 'Agent';

/** @param {string} openAi ID of a credential @param {string} jira ID of a credential @returns {import('../../n8n/n8nClient.mjs').WorkflowJson} */
function agentWorkflow(openAi, jira) {
	/** @type {WorkflowNode[]} */
	const nodes = [
		manualTrigger(),
		{
			...{ id: 'agent', name: AGENT, type: '@n8n/n8n-nodes-langchain.agent', typeVersion: 3, position: [260, 0] },
			parameters: { promptType: 'define', text: 'Give OPS-7 to Dana.', options: {} },
		},
	];
	/** @type {WorkflowNode} */
	const model = {
		...{ id: 'model', name: 'Model', type: '@n8n/n8n-nodes-langchain.lmChatOpenAi', typeVersion: 1.3 },
		position: [200, 260],
		parameters: { model: locator('list', 'gpt-4.1-mini'), responsesApiEnabled: false, options: {} },
		credentials: { openAiApi: { id: openAi, name: 'OpenAI account' } },
	};
	/** @type {WorkflowNode} */
	const tool = {
		...jiraNode({ resource: 'issue', operation: 'assign', issueKey: locator('key', 'OPS-7') }),
		...{ id: 'tool', name: 'Assign issue', type: `${NODE_TYPE}Tool`, position: [440, 260] },
		credentials: { [CREDENTIAL_TYPE]: { id: jira, name: 'Jira' } },
	};
	const { connections, ...workflow } = chain('Tool', nodes);
	const to = (/** @type {string} */ type) => ({ [type]: [[{ node: AGENT, type, index: 0 }]] });
	return {
		...workflow,
		nodes: [...nodes, model, tool],
		connections: { ...connections, [model.name]: to('ai_languageModel'), [tool.name]: to('ai_tool') },
	};
}

/** @type {import('./job.mjs').Job} */
export const tool = {
	name: 'A tool of an agent',
	async run({ person, stack, jira }) {
		const { editor, page } = person;
		await withModel(stack, { Assignee: 'dana@example.com' }, async (model, openAi) => {
			const workflow = agentWorkflow(openAi.id, stack.credentials[CREDENTIAL_TYPE].id);
			const { id } = await stack.client.importWorkflow(workflow, {});
			await editor.openNode(id, 'tool');
			await editor.field('assignee').hover();
			await person.click(editor.overrideOf('assignee'));
			await person.click(editor.visible('ndv-close-button'));
			const started = page.waitForResponse((response) => /\/rest\/workflows\/[^/]+\/run/.test(response.url()));
			await person.click(editor.visible('execute-workflow-button'));
			const answer = /** @type {{ data: { executionId: string } }} */ (await (await started).json());
			const result = await stack.client.result(answer.data.executionId);
			assert.equal(result.error ?? '', '');
			const told = model.asked.at(-1)?.body ?? '';
			const [refusal] = /By Email[^"\\]*|needs an account ID[^"\\]*/.exec(told) ?? [];
			const { assignee } = jira.issue('OPS-7')?.fields ?? {};
			assert.equal(assignee?.displayName, 'Dana Weiss', `not assigned${refusal ? `: ${refusal}` : ''}`);
		});
	},
};
