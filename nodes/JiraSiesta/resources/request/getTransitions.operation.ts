import { read } from '../../operation/builders';
import { request } from '../../params/request';

export const getTransitions = read({
	name: 'Get Transitions',
	value: 'getTransitions',
	action: 'Get transitions of service request',
	description: 'Retrieve the transitions of a request that its customer is shown',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/#api-rest-servicedeskapi-request-issueidorkey-transition-get',
	request: { method: 'GET', url: '/rest/servicedeskapi/request/{issueKey}/transition' },
	paging: { by: 'serviceDesk', rows: 'values', pageSize: 50 },
	all: true,
	parameters: [request],
	simplify: ({ id, name }, { prepared }) => ({ id, name, issueKey: prepared.path!.issueKey }),
});
