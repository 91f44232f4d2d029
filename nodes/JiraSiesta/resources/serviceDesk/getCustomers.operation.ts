import { onPath, read } from '../../operation/builders';
import { asQuery, searchText } from '../../params/listing';
import { serviceDesk } from '../../params/serviceDesk';
import { simplifiedPerson } from '../shared/person';
import { EXPERIMENTAL } from './shared/experimental';

const search = searchText('Only customers with this in their name or email', 'e.g. nathan');

export const getCustomers = read({
	name: 'Get Customers',
	value: 'getCustomers',
	action: 'Get customers of service desk',
	description: 'Retrieve the customers of a service desk',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-servicedesk/#api-rest-servicedeskapi-servicedesk-servicedeskid-customer-get',
	request: {
		method: 'GET',
		url: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/customer',
		headers: EXPERIMENTAL,
	},
	paging: { by: 'serviceDesk', rows: 'values', pageSize: 50 },
	parameters: [serviceDesk],
	options: [search],

	prepare: async (item) => ({
		...(await onPath(item, serviceDesk)),
		qs: asQuery({ query: item.parameters.group('options').query }),
		state: undefined,
	}),

	simplify: simplifiedPerson,
});
