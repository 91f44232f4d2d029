import { write } from '../../operation/builders';
import { organization } from '../../params/organization';
import { before } from '../shared/changes';
import { isGone } from '../shared/verify';

export const deleteOrganization = write({
	name: 'Delete',
	value: 'delete',
	action: 'Delete organization',
	description: 'Delete an organization permanently, on whatever desks it is; the accounts of its customers stay',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-organization/#api-rest-servicedeskapi-organization-organizationid-delete',
	permission: 'administer',
	destructive: true,
	idempotent: true,
	verify: isGone,
	request: { method: 'DELETE', url: '/rest/servicedeskapi/organization/{organizationId}' },
	parameters: [organization],
	changes: (_prepared, present) => [{ field: 'Organization', ...before(present, present.name), after: 'deleted' }],
	result: ({ prepared: { path } }) => ({ id: path!.organizationId, deleted: true }),
});
