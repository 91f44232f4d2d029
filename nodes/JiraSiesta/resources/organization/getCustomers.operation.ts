import { read } from '../../operation/builders';
import { organization } from '../../params/organization';
import { simplifiedPerson } from '../shared/person';

export const getCustomers = read({
	name: 'Get Customers',
	value: 'getCustomers',
	action: 'Get customers of organization',
	description: 'Retrieve a list of the people who are in an organization',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-organization/#api-rest-servicedeskapi-organization-organizationid-user-get',
	request: { method: 'GET', url: '/rest/servicedeskapi/organization/{organizationId}/user' },
	paging: { by: 'serviceDesk', rows: 'values', pageSize: 50 },
	parameters: [organization],
	simplify: simplifiedPerson,
});
