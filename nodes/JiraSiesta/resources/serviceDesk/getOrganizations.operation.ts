import { read } from '../../operation/builders';
import { serviceDesk } from '../../params/serviceDesk';

export const getOrganizations = read({
	name: 'Get Organizations',
	value: 'getOrganizations',
	action: 'Get organizations of service desk',
	description: 'Retrieve the organizations whose members are customers of a service desk',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-organization/#api-rest-servicedeskapi-servicedesk-servicedeskid-organization-get',
	request: { method: 'GET', url: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/organization' },
	paging: { by: 'serviceDesk', rows: 'values', pageSize: 50 },
	all: true,
	parameters: [serviceDesk],
	simplify: ({ id, name }) => ({ id, name }),
});
