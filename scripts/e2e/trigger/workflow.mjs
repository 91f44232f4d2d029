// @ts-check
import { chain, CREDENTIAL_NAME, CREDENTIAL_TYPE, locator } from '../workflows.mjs';
import { POLL_EVERY } from './wait.mjs';

/** @typedef {import('../../n8n/n8nClient.mjs').WorkflowNode} WorkflowNode */

export const TRIGGER = 'n8n-nodes-jira-siesta.jiraSiestaTrigger';
export const TRIGGER_NAME = 'Jira Siesta Trigger';

/** n8n refuses a timer below a minute, and takes several of a minute each. @param {number} seconds */
const pollTimes = (seconds) => ({
	item: Array.from({ length: 60 / seconds }, (_, n) => ({
		mode: 'custom',
		cronExpression: `${n * seconds} * * * * *`,
	})),
});

/**
 * @param {Record<string, unknown>} parameters
 * @param {number} [every] seconds between two polls
 * @returns {WorkflowNode}
 */
export const triggerNode = (parameters, every = 10) => ({
	...{
		id: 'a0000000-0000-4000-8000-000000000001',
		name: TRIGGER_NAME,
		type: TRIGGER,
		typeVersion: 1,
		position: [0, 0],
	},
	parameters: { pollTimes: pollTimes(every), ...parameters },
	credentials: { [CREDENTIAL_TYPE]: { id: null, name: CREDENTIAL_NAME } },
});

/** The trigger's projects. @param {string} key */
export const onlyIn = (key) => ({ project: [{ projectKey: locator('key', key) }] });

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
	chain('When something happens in Jira', [triggerNode(parameters, POLL_EVERY), tellNode(url)]);
