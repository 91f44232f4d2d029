// @ts-check
import { chain, CREDENTIAL_NAME, CREDENTIAL_TYPE } from '../workflows.mjs';

/** @typedef {import('../../n8n/n8nClient.mjs').WorkflowNode} WorkflowNode */

export const TRIGGER = 'n8n-nodes-jira-siesta.jiraSiestaTrigger';
export const TRIGGER_NAME = 'Jira Siesta Trigger';

/** n8n refuses a timer below a minute, and takes several of a minute each. */
const SECONDS = [0, 10, 20, 30, 40, 50];
export const pollTimes = {
	item: SECONDS.map((second) => ({ mode: 'custom', cronExpression: `${second} * * * * *` })),
};

/**
 * @param {Record<string, unknown>} parameters
 * @param {string} [name]
 * @returns {WorkflowNode}
 */
export const triggerNode = (parameters, name = TRIGGER_NAME) => ({
	...{ id: 'a0000000-0000-4000-8000-000000000001', name, type: TRIGGER, typeVersion: 1, position: [0, 0] },
	parameters: { pollTimes, ...parameters },
	credentials: { [CREDENTIAL_TYPE]: { id: null, name: CREDENTIAL_NAME } },
});

/** Sends each item on. @param {string} url @returns {WorkflowNode} */
export const tellNode = (url) => ({
	...{ id: 'a0000000-0000-4000-8000-000000000002', name: 'Tell', position: [220, 0] },
	...{ type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2 },
	parameters: {
		...{ method: 'POST', url, sendBody: true, specifyBody: 'json', options: {} },
		jsonBody: '={{ JSON.stringify($json) }}',
	},
});

/**
 * A workflow that tells a collector of each event.
 *
 * @param {string} url of the collector
 * @param {Record<string, unknown>} parameters of the trigger
 */
export const tellingWorkflow = (url, parameters) =>
	chain('When something happens in Jira', [triggerNode(parameters), tellNode(url)]);
