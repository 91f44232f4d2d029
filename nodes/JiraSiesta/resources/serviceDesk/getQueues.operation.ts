import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { onPath, read } from '../../operation/builders';
import { serviceDesk } from '../../params/serviceDesk';

const includeCount: INodeProperties = {
	displayName: 'Include Count',
	name: 'includeCount',
	type: 'boolean',
	default: true,
	description: 'Whether to count the issues of each queue, which takes Jira longer',
};

export const getQueues = read({
	name: 'Get Queues',
	value: 'getQueues',
	action: 'Get queues of service desk',
	description: 'Retrieve the queues of a service desk, with the JQL behind each',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-servicedesk/#api-rest-servicedeskapi-servicedesk-servicedeskid-queue-get',
	request: { method: 'GET', url: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/queue' },
	paging: { by: 'serviceDesk', rows: 'values', pageSize: 50 },
	all: true,
	parameters: [serviceDesk],
	options: [includeCount],

	prepare: async (item) => ({
		...(await onPath(item, serviceDesk)),
		qs: { includeCount: item.parameters.group('options').includeCount === true },
		state: undefined,
	}),

	simplify: ({ id, name, jql, fields, issueCount }: IDataObject) => ({
		...{ id, name, jql, fields, issueCount: issueCount ?? null },
	}),
});
