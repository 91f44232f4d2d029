import { read } from '../../operation/builders';
import { user } from '../../params/person';
import { SITE } from '../../shared/target';
import { simplifiedUser } from './shared/simplified';

export const get = read({
	name: 'Get',
	value: 'get',
	action: 'Get user',
	description: 'Retrieve a user by account ID or email',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-get',
	request: { method: 'GET', url: '/rest/api/3/user' },
	parameters: [user],

	prepare: async (item) => ({ targets: [SITE], qs: { accountId: await user.of(item) }, state: undefined }),

	simplify: simplifiedUser,
});
