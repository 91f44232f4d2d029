import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IHookFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { siteFields } from './listSearch/fields';
import { searchProjects } from './listSearch/projects';
import { testCredential } from './pipeline/credentialTest';
import { takeWebhookAway, webhookExists } from './trigger/hooks';
import { poll } from './trigger/poll';
import { properties } from './trigger/properties';
import { siteStatuses } from './trigger/statuses';
import { webhook } from './trigger/webhook';

export class JiraSiestaTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Jira Siesta Trigger',
		name: 'jiraSiestaTrigger',
		icon: { light: 'file:../../icons/jiraSiesta.svg', dark: 'file:../../icons/jiraSiesta.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ").replace(/[A-Z]/g, " $&").toLowerCase() }}',
		description: 'Starts the workflow when something happens in Jira Cloud',
		defaults: { name: 'Jira Siesta Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'jiraSiestaApi', required: true, testedBy: 'testCredential' }],
		webhooks: [
			{
				name: 'default',
				// Without a method n8n opens no address.
				httpMethod: '={{ $parameter["deliverBy"] === "webhook" ? "POST" : "" }}',
				responseMode: 'onReceived',
				path: 'jira',
			},
		],
		properties,
	};

	methods = {
		credentialTest: { testCredential },
		listSearch: { searchProjects },
		loadOptions: { siteFields, siteStatuses },
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await webhookExists(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await webhookExists(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await takeWebhookAway(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await webhook(this);
	}

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
