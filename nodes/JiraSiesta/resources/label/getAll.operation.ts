import { read } from '../../operation/builders';
import { SITE } from '../../shared/target';

export const getAll = read({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many labels',
	description: 'Retrieve a list of the labels of all projects',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-labels/#api-rest-api-3-label-get',
	request: { method: 'GET', url: '/rest/api/3/label' },
	paging: { by: 'startAt', rows: 'values', pageSize: 1_000 },
	parameters: [],
	outputs: [],
	prepare: () => ({ targets: [SITE], state: undefined }),
	result: ({ row }) => ({ label: row.value }),
});
