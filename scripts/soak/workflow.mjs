// @ts-check
import { chain, CREDENTIAL_NAME, CREDENTIAL_TYPE, locator, NODE_TYPE } from '../e2e/workflows.mjs';
import { tellNode, triggerNode } from '../e2e/trigger/workflow.mjs';

/** @typedef {import('../n8n/n8nClient.mjs').WorkflowNode} WorkflowNode */

/** What the people do, in the trigger's words. */
const EVENTS = ['issueCreated', 'issueUpdated', 'commentAdded', 'worklogAdded'];

/** By which the address of a webhook is known. */
export const WEBHOOK_ID = 'c0000000-0000-4000-8000-000000000001';
const BUILT_IN_ID = 'c0000000-0000-4000-8000-000000000002';

/** Where n8n waits for Jira, by the way. */
export const ADDRESSES = { webhook: `/webhook/${WEBHOOK_ID}/jira`, builtIn: `/webhook/${BUILT_IN_ID}/webhook` };

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

/** n8n's own trigger, for the same events. @type {WorkflowNode} */
const builtInTrigger = {
	...{ id: 'a0000000-0000-4000-8000-000000000005', name: 'Jira Trigger', type: 'n8n-nodes-base.jiraTrigger' },
	...{ typeVersion: 1.1, position: [0, 0] },
	parameters: {
		...{ jiraVersion: 'cloud', additionalFields: {} },
		events: ['jira:issue_created', 'jira:issue_updated', 'comment_created', 'worklog_created'],
	},
	credentials: { jiraSoftwareCloudApi: { id: null, name: CREDENTIAL_NAME } },
};

/** An event, and which execution tells of it. */
const TELLS = '={{ JSON.stringify({ ...$json, execution: $execution.id }) }}';

/** What it tells, as our trigger names it: it gives no ID of its own. */
const BUILT_IN_TELLS = `={{ JSON.stringify({
	event: $json.webhookEvent === 'jira:issue_created' ? 'issueCreated' : $json.webhookEvent,
	via: 'webhook',
	execution: $execution.id,
	deliveryId: ($json.issue ?? $json.comment ?? $json.worklog).self.split('/')[2] + ':' + (
		$json.webhookEvent === 'jira:issue_created' ? 'created:' + $json.issue.id
		: $json.webhookEvent === 'comment_created' ? 'comment:' + $json.comment.id
		: $json.webhookEvent === 'worklog_created' ? 'worklog:' + $json.worklog.id
		: $json.webhookEvent === 'jira:issue_updated' && $json.changelog ? 'change:' + $json.changelog.id
		: 'other:' + $json.webhookEvent + ':' + $json.timestamp)
}) }}`;

/**
 * @param {string} url of the collector
 * @param {import('./soak.mjs').Way} way
 * @param {boolean} writesStaticData
 */
export function soakWorkflow(url, way, writesStaticData) {
	const isOwn = way !== 'builtIn';
	const trigger = isOwn
		? triggerNode({ deliverBy: way, events: EVENTS, options: { backupPoll: 1, mostEvents: 200 } })
		: builtInTrigger;
	const tell = tellNode(url);
	Object.assign(tell.parameters, { jsonBody: isOwn ? TELLS : BUILT_IN_TELLS });
	// The built-in starts many more runs, and n8n runs ten Code nodes at once.
	const others = isOwn ? [code(writesStaticData), comment] : [];
	const webhookId = isOwn ? WEBHOOK_ID : BUILT_IN_ID;
	const workflow = chain(`Soak by ${way}`, [{ ...trigger, webhookId }, tell, ...others]);
	if (!isOwn) return workflow;
	const to = (/** @type {string[]} */ ...names) => ({
		main: [names.map((node) => ({ node, type: 'main', index: 0 }))],
	});
	return { ...workflow, connections: { [trigger.name]: to('Tell', 'Code'), Code: to('Comment') } };
}
