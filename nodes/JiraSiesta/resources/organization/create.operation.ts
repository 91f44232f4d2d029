import { write } from '../../operation/builders';
import { newName } from '../../params/named';
import { asObject } from '../../shared/objects';
import { SITE } from '../../shared/target';
import { simplifiedOrganization } from './shared/simplified';

export const create = write({
	name: 'Create',
	value: 'create',
	action: 'Create organization',
	description:
		'Create an organization of customers; where the name is given away already, Jira gives the one that has it',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-organization/#api-rest-servicedeskapi-organization-post',
	permission: 'administer',
	idempotent: true,
	request: { method: 'POST', url: '/rest/servicedeskapi/organization' },
	parameters: [newName],
	prepare: async (item) => ({ targets: [SITE], body: { name: await newName.of(item) }, state: undefined }),
	changes: ({ body }) => [{ field: newName.property.displayName, after: asObject(body).name }],
	result: ({ row }) => simplifiedOrganization(row),
});
