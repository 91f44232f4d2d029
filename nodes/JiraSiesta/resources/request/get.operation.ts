import { onPath, read } from '../../operation/builders';
import { request } from '../../params/request';
import { EXPANDED, simplifiedRequest } from './shared/simplified';

export const get = read({
	name: 'Get',
	value: 'get',
	action: 'Get service request',
	description: 'Retrieve a request of a service project as its customer sees it',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/#api-rest-servicedeskapi-request-issueidorkey-get',
	request: { method: 'GET', url: '/rest/servicedeskapi/request/{issueKey}' },
	parameters: [request],
	prepare: async (item) => ({ ...(await onPath(item, request)), qs: { expand: EXPANDED }, state: undefined }),
	simplify: (row, { item }) => simplifiedRequest(row, item.site),
});
