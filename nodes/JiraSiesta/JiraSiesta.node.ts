import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';

import * as listSearch from './listSearch';
import * as loadOptions from './listSearch/fields';
import * as resourceMapping from './listSearch/mapper';
import { testCredential } from './pipeline/credentialTest';
import { resources } from './resources';
import { operationProperties } from './resources/menu';
import { requestOptions } from './resources/requestOptions';

export class JiraSiesta implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Jira Siesta',
		name: 'jiraSiesta',
		icon: { light: 'file:../../icons/jiraSiesta.svg', dark: 'file:../../icons/jiraSiesta.dark.svg' },
		group: ['transform'],
		version: 1,
		// "get many by project: issue" on the canvas, rather than "getAllByProject: issue".
		subtitle:
			'={{ $parameter["operation"].replace("All", "Many").replace(/[A-Z]/g, " $&").toLowerCase() + ": " + $parameter["resource"] }}',
		description: 'Create, find and change issues in Jira Cloud',
		defaults: { name: 'Jira Siesta' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'jiraSiestaApi', required: true, testedBy: 'testCredential' }],
		hints: [
			{
				message: 'Dry run: nothing has been written. To write it, take <b>Dry Run</b> in Safety away.',
				type: 'warning',
				location: 'outputPane',
				whenToDisplay: 'afterExecution',
				displayCondition: '={{ $parameter["safety"]?.["dryRun"] === true }}',
			},
		],
		// n8n takes a node with `methods` as declarative only if this is there. The address is set in pipeline/send.ts:
		// an expression here would cost each input item half a millisecond.
		requestDefaults: {},
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: resources.map(({ label, value }) => ({ name: label, value })),
				default: 'issue',
			},
			...operationProperties(resources),
			requestOptions,
		],
	};

	methods = { credentialTest: { testCredential }, listSearch, loadOptions, resourceMapping };
}
