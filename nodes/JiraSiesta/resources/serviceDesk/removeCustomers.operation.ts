import { write } from '../../operation/builders';
import { customers } from '../../params/customer';
import { serviceDesk } from '../../params/serviceDesk';
import { customerChanges, customersNow, prepareCustomers } from '../shared/customers';
import { EXPERIMENTAL } from './shared/experimental';

export const removeCustomers = write<string[]>({
	name: 'Remove Customers',
	value: 'removeCustomers',
	action: 'Remove customers from service desk',
	description: 'Take people off a service desk that is not open to everybody; who is none of its customers stays so',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-servicedesk/#api-rest-servicedeskapi-servicedesk-servicedeskid-customer-delete',
	permission: 'administer',
	idempotent: true,
	request: {
		method: 'DELETE',
		url: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/customer',
		headers: EXPERIMENTAL,
	},
	parameters: [serviceDesk, customers],
	prepare: prepareCustomers(serviceDesk),
	changes: customerChanges('removed'),
	result: customersNow('removed'),
});
