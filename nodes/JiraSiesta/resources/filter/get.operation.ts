import { read } from '../../operation/builders';
import { filter } from '../../params/filter';
import { simplifiedFilter } from './shared/simplified';

export const get = read({
	name: 'Get',
	value: 'get',
	action: 'Get filter',
	description: 'Retrieve a filter, its query and its owner',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-filters/#api-rest-api-3-filter-id-get',
	request: { method: 'GET', url: '/rest/api/3/filter/{filterId}' },
	parameters: [filter],
	simplify: (row, { item }) => simplifiedFilter(row, item.site),
});
