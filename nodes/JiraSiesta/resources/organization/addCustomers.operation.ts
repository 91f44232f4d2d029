import { write } from '../../operation/builders';
import { customers } from '../../params/customer';
import { organization } from '../../params/organization';
import { customerChanges, customersNow, prepareCustomers } from '../shared/customers';

export const addCustomers = write<string[]>({
	name: 'Add Customers',
	value: 'addCustomers',
	action: 'Add customers to organization',
	description: 'Add people to an organization',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-organization/#api-rest-servicedeskapi-organization-organizationid-user-post',
	permission: 'administer',
	idempotent: true,
	request: { method: 'POST', url: '/rest/servicedeskapi/organization/{organizationId}/user' },
	parameters: [organization, customers],
	prepare: prepareCustomers(organization),
	changes: customerChanges('added'),
	result: customersNow('added'),
});
