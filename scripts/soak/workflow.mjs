// @ts-check
import { chain, CREDENTIAL_NAME, CREDENTIAL_TYPE, locator, NODE_TYPE } from '../e2e/workflows.mjs';
import { tellNode, triggerNode } from '../e2e/trigger/workflow.mjs';

/** @typedef {import('../n8n/n8nClient.mjs').WorkflowNode} WorkflowNode */

/** What the people do, in the trigger's words. */
const EVENTS = ['issueCreated', 'issueUpdated', 'commentAdded', 'worklogAdded'];

/** By which the address of a webhook is known. */
export const WEBHOOK_ID = 'c0000000-0000-4000-8000-000000000001';

/** Into the static data of the workflow: n8n then writes all of it as it was when the run began, or the workflow was activated. */
const WRITES = `const data = $getWorkflowStaticData('global');
data.runs = (data.runs ?? 0) + 1;
`;

const CODE = `await new Promise((go) => setTimeout(go, 1500));
return $input.all().filter(({ json }) => json.event === 'issueCreated').slice(0, 1);`;

/** @param {boolean} writesStaticData @returns {WorkflowNode} */
const code = (writesStaticData) => ({
	...{ id: 'a0000000-0000-4000-8000-000000000003', name: 'Code', type: 'n8n-nodes-base.code' },
	...{ typeVersion: 2, position: [220, 200], parameters: { jsCode: (writesStaticData ? WRITES : '') + CODE } },
});

/** A write of n8n's own, which must not start the workflow. @type {WorkflowNode} */
const comment = {
	...{ id: 'a0000000-0000-4000-8000-000000000004', name: 'Comment', type: NODE_TYPE },
	...{ typeVersion: 1, position: [440, 200] },
	parameters: {
		...{ resource: 'comment', operation: 'add', text: 'Seen by n8n' },
		issueKey: locator('key', '={{ $json.issue.key }}'),
	},
	onError: 'continueRegularOutput',
	credentials: { [CREDENTIAL_TYPE]: { id: null, name: CREDENTIAL_NAME } },
};

/** @param {string} url of the collector @param {'polling' | 'webhook'} deliverBy @param {boolean} writesStaticData */
export function soakWorkflow(url, deliverBy, writesStaticData) {
	const trigger = triggerNode({ deliverBy, events: EVENTS, options: { backupPoll: 1, mostEvents: 200 } });
	const workflow = chain(`Soak by ${deliverBy}`, [
		{ ...trigger, webhookId: WEBHOOK_ID },
		tellNode(url),
		code(writesStaticData),
		comment,
	]);
	const to = (/** @type {string[]} */ ...names) => ({
		main: [names.map((node) => ({ node, type: 'main', index: 0 }))],
	});
	return { ...workflow, connections: { [trigger.name]: to('Tell', 'Code'), Code: to('Comment') } };
}
