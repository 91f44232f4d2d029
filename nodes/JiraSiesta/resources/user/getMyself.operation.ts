import { read } from '../../operation/builders';
import { SITE } from '../../shared/target';
import { simplifiedUser } from './shared/simplified';

export const getMyself = read({
	name: 'Get Myself',
	value: 'getMyself',
	action: 'Get user of the credential',
	description: 'Retrieve the account that the credential signs in with',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-myself/#api-rest-api-3-myself-get',
	request: { method: 'GET', url: '/rest/api/3/myself' },
	parameters: [],
	prepare: () => ({ targets: [SITE], state: undefined }),
	simplify: simplifiedUser,
});
