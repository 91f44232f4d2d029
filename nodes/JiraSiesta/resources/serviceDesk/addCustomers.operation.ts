import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { onPath, write } from '../../operation/builders';
import { customersOf } from '../../params/customer';
import { serviceDesk } from '../../params/serviceDesk';

const customers: INodeProperties = {
	displayName: 'Customers',
	name: 'customers',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. ana@example.com, 5b10ac8d82e05b22cc7d4ef5',
	description: 'People by email or account ID, separated by commas; they have to have an account already',
};

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

	async prepare(item) {
		const accountIds = await customersOf(item, item.parameters.get(customers.name), customers.displayName);
		return { ...(await onPath(item, serviceDesk)), body: { accountIds }, state: accountIds };
	},

	changes: ({ state }) => [{ field: customers.displayName, after: state }],

	result: ({ prepared: { path, state } }): IDataObject => ({
		serviceDeskId: path!.serviceDeskId,
		addedAccountIds: state,
	}),

	// Jira goes through them one by one, and refuses the call for the one that it does not know.
	advise: async () => await Promise.resolve('Those of the customers that Jira knows have been added all the same.'),
});
