import type { IDataObject } from 'n8n-workflow';

import { read } from '../../operation/builders';
import { isRaw } from '../../operation/listing';
import { request } from '../../params/request';

export const getTransitions = read({
	name: 'Get Transitions',
	value: 'getTransitions',
	action: 'Get transitions of service request',
	description: 'Retrieve the transitions of a request that its customer is shown',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/#api-rest-servicedeskapi-request-issueidorkey-transition-get',
	request: { method: 'GET', url: '/rest/servicedeskapi/request/{issueKey}/transition' },
	// A workflow leads on by a few ways only: one page has them all.
	split: 'values',
	parameters: [request],
	result: ({ row, prepared: { path }, item }) => ({
		values: isRaw(item)
			? row.values
			: (row.values as IDataObject[]).map(({ id, name }) => ({ id, name, issueKey: path!.issueKey })),
	}),
});
