import { read } from '../../operation/builders';
import { asQuery, searchText } from '../../params/listing';
import { SITE } from '../../shared/target';
import { simplifiedFilter } from './shared/simplified';

export const getAll = read({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many filters',
	description: 'Retrieve a list of the filters that the account may use',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-filters/#api-rest-api-3-filter-search-get',
	request: { method: 'GET', url: '/rest/api/3/filter/search' },
	paging: { by: 'startAt', rows: 'values', pageSize: 50 },
	lists: 'filter',
	parameters: [],
	options: [searchText('Only filters whose name contains these words', 'e.g. incidents')],
	prepare({ parameters }) {
		const { query: filterName } = parameters.group('options');
		return { targets: [SITE], qs: { expand: 'description,jql,owner', ...asQuery({ filterName }) }, state: undefined };
	},
	simplify: (row, { item }) => simplifiedFilter(row, item.site),
});
