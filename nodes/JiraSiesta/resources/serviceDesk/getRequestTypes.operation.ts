import type { IDataObject } from 'n8n-workflow';

import { onPath, read } from '../../operation/builders';
import { asQuery, searchText } from '../../params/listing';
import { serviceDesk } from '../../params/serviceDesk';

const search = searchText('Only request types with this in their name or description', 'e.g. laptop');

export const getRequestTypes = read({
	name: 'Get Request Types',
	value: 'getRequestTypes',
	action: 'Get request types of service desk',
	description: 'Retrieve the kinds of requests that customers can make',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-servicedesk/#api-rest-servicedeskapi-servicedesk-servicedeskid-requesttype-get',
	request: { method: 'GET', url: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype' },
	paging: { by: 'serviceDesk', rows: 'values', pageSize: 50 },
	all: true,
	parameters: [serviceDesk],
	options: [search],

	prepare: async (item) => ({
		...(await onPath(item, serviceDesk)),
		qs: asQuery({ searchQuery: item.parameters.group('options').query }),
		state: undefined,
	}),

	simplify: ({ id, name, description, helpText, issueTypeId, serviceDeskId, groupIds }: IDataObject) => ({
		...{ id, name, description, helpText, issueTypeId, serviceDeskId, groupIds },
	}),
});
