import { write } from '../../operation/builders';
import { customers } from '../../params/customer';
import { serviceDesk } from '../../params/serviceDesk';
import { customerChanges, customersNow, prepareCustomers } from '../shared/customers';

export const addCustomers = write<string[]>({
	name: 'Add Customers',
	value: 'addCustomers',
	action: 'Add customers to service desk',
	description: 'Let people make requests in a service desk',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-servicedesk/#api-rest-servicedeskapi-servicedesk-servicedeskid-customer-post',
	permission: 'administer',
	idempotent: true,
	request: { method: 'POST', url: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/customer' },
	parameters: [serviceDesk, customers],
	prepare: prepareCustomers(serviceDesk),
	changes: customerChanges('added'),
	result: customersNow('added'),

	// Jira goes through them one by one, and refuses the call for the one that it does not know.
	advise: async () => await Promise.resolve('Those of the customers that Jira knows have been added all the same.'),
});
