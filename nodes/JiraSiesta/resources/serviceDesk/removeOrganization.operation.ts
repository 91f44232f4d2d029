import { write } from '../../operation/builders';
import { organization } from '../../params/organization';
import { serviceDesk } from '../../params/serviceDesk';
import { organizationChange, prepareOrganization } from './shared/organization';

export const removeOrganization = write<string>({
	name: 'Remove Organization',
	value: 'removeOrganization',
	action: 'Remove organization from service desk',
	description: 'Take an organization off a service desk; one that is not on it stays so',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-organization/#api-rest-servicedeskapi-servicedesk-servicedeskid-organization-delete',
	permission: 'administer',
	idempotent: true,
	request: { method: 'DELETE', url: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/organization' },
	parameters: [serviceDesk, organization],
	prepare: prepareOrganization,
	changes: organizationChange('removed'),
	result: ({ prepared: { path, state } }) => ({ ...path, organizationId: state, removed: true }),
});
