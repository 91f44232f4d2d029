import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeExecutionData, INodeType, INodeTypeDescription, IPollFunctions } from 'n8n-workflow';

import { siteFields } from './listSearch/fields';
import { searchProjects } from './listSearch/projects';
import { testCredential } from './pipeline/credentialTest';
import { poll } from './trigger/poll';
import { properties } from './trigger/properties';
import { siteStatuses } from './trigger/statuses';

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
		properties,
	};

	methods = {
		credentialTest: { testCredential },
		listSearch: { searchProjects },
		loadOptions: { siteFields, siteStatuses },
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
