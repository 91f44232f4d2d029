import { onPath, read } from '../../operation/builders';
import { queue } from '../../params/queue';
import { serviceDesk } from '../../params/serviceDesk';
import { asObject } from '../../shared/objects';
import { browseUrl } from '../../shared/site';
import { inWords } from './shared/columns';

export const getQueueIssues = read({
	name: 'Get Queue Issues',
	value: 'getQueueIssues',
	action: 'Get queue issues of service desk',
	description: 'Retrieve the issues of a queue in its order, with its columns; a search has other fields as well',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-servicedesk/#api-rest-servicedeskapi-servicedesk-servicedeskid-queue-queueid-issue-get',
	request: { method: 'GET', url: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/queue/{queueId}/issue' },
	paging: { by: 'serviceDesk', rows: 'values', pageSize: 50 },
	lists: 'request',
	parameters: [serviceDesk, queue],

	async prepare(item) {
		const { path, targets } = await onPath(item, serviceDesk);
		return { targets, path: { ...path, queueId: await queue.of(item) }, state: undefined };
	},

	simplify: ({ key, id, fields }, { item }) => ({
		...{ key, id, columns: inWords(asObject(fields)), url: browseUrl(item.site, String(key)) },
	}),
});
