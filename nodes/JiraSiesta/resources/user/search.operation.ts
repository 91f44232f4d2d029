import { read } from '../../operation/builders';
import { personText } from '../../params/searchText';
import { SITE } from '../../shared/target';
import { others } from './shared/fields';
import { simplifiedUser } from './shared/simplified';

export const search = read({
	name: 'Search',
	value: 'search',
	action: 'Search users',
	description: 'Retrieve a list of the active people whose name or email address begins with a text',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/#api-rest-api-3-user-search-get',
	request: { method: 'GET', url: '/rest/api/3/user/search' },
	paging: { by: 'startAt', pageSize: 200 },
	parameters: [personText],
	outputs: [],
	options: [others],
	prepare: async (item) => ({ targets: [SITE], qs: { query: await personText.of(item) }, state: undefined }),

	keeps: ({ accountType }, { parameters }) =>
		accountType === 'atlassian' || parameters.group('options').includeOthers === true,

	result: ({ row }) => simplifiedUser(row),
});
