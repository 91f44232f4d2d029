import { write } from '../../operation/builders';
import { organization } from '../../params/organization';
import { serviceDesk } from '../../params/serviceDesk';
import { organizationChange, prepareOrganization } from './shared/organization';

export const addOrganization = write<string>({
	name: 'Add Organization',
	value: 'addOrganization',
	action: 'Add organization to service desk',
	description: 'Let the members of an organization make requests in a service desk',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-organization/#api-rest-servicedeskapi-servicedesk-servicedeskid-organization-post',
	permission: 'administer',
	idempotent: true,
	request: { method: 'POST', url: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/organization' },
	parameters: [serviceDesk, organization],
	prepare: prepareOrganization,
	changes: organizationChange('added'),
	result: ({ prepared: { path, state } }) => ({ ...path, organizationId: state, added: true }),
});
