import { read } from '../../operation/builders';
import { user } from '../../params/person';
import { SITE } from '../../shared/target';

export const getGroups = read({
	name: 'Get Groups',
	value: 'getGroups',
	action: 'Get groups of user',
	description: 'Retrieve a list of the groups that a person is in',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-groups-get',
	request: { method: 'GET', url: '/rest/api/3/user/groups' },
	paging: { by: 'list', pageSize: 0 },
	parameters: [user],
	all: true,
	prepare: async (item) => ({ targets: [SITE], qs: { accountId: await user.of(item) }, state: undefined }),
	simplify: ({ groupId, name }) => ({ groupId, name }),
});
