import { read } from '../../operation/builders';

export const getAll = read({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many service desks',
	description: 'Retrieve a list of the service desks that the account sees',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-servicedesk/#api-rest-servicedeskapi-servicedesk-get',
	request: { method: 'GET', url: '/rest/servicedeskapi/servicedesk' },
	paging: { by: 'serviceDesk', rows: 'values', pageSize: 50 },
	lists: 'serviceDesk',
	parameters: [],
	simplify: ({ id, projectId, projectKey, projectName }) => ({ id, projectKey, projectName, projectId }),
});
