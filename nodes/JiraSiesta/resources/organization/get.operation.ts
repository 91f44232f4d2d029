import { read } from '../../operation/builders';
import { organization } from '../../params/organization';
import { simplifiedOrganization } from './shared/simplified';

export const get = read({
	name: 'Get',
	value: 'get',
	action: 'Get organization',
	description: 'Retrieve an organization of customers',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-organization/#api-rest-servicedeskapi-organization-organizationid-get',
	request: { method: 'GET', url: '/rest/servicedeskapi/organization/{organizationId}' },
	parameters: [organization],
	simplify: simplifiedOrganization,
});
