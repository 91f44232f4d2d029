import type { INodeProperties } from 'n8n-workflow';

import { read } from '../../operation/builders';
import { group } from '../../params/group';
import { SITE } from '../../shared/target';
import { simplifiedUser } from '../user/shared/simplified';

const inactive: INodeProperties = {
	displayName: 'Include Inactive',
	name: 'includeInactive',
	type: 'boolean',
	default: true,
	description: 'Whether to give people whose account is not active as well',
};

export const getMembers = read({
	name: 'Get Members',
	value: 'getMembers',
	action: 'Get members of group',
	description: 'Retrieve a list of the people in a group',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-groups/#api-rest-api-3-group-member-get',
	request: { method: 'GET', url: '/rest/api/3/group/member' },
	paging: { by: 'startAt', rows: 'values', pageSize: 50 },
	parameters: [group],
	options: [inactive],
	all: true,

	async prepare(item) {
		const includeInactiveUsers = item.parameters.group('options').includeInactive === true;
		return { targets: [SITE], qs: { ...(await group.of(item)), includeInactiveUsers }, state: undefined };
	},

	simplify: simplifiedUser,

	advise: async (_item, _refused, status) =>
		await Promise.resolve(
			status === 403 ? 'It needs the global permission "Browse users and groups" or "Administer Jira".' : undefined,
		),
});
