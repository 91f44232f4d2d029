import { write } from '../../operation/builders';
import { customers } from '../../params/customer';
import { organization } from '../../params/organization';
import { customerChanges, customersNow, prepareCustomers } from '../shared/customers';

export const removeCustomers = write<string[]>({
	name: 'Remove Customers',
	value: 'removeCustomers',
	action: 'Remove customers from organization',
	description: 'Take people out of an organization',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-organization/#api-rest-servicedeskapi-organization-organizationid-user-delete',
	permission: 'administer',
	idempotent: true,
	request: { method: 'DELETE', url: '/rest/servicedeskapi/organization/{organizationId}/user' },
	parameters: [organization, customers],
	prepare: prepareCustomers(organization),
	changes: customerChanges('removed'),
	result: customersNow('removed'),
});
