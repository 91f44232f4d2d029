import type { INodeProperties } from 'n8n-workflow';

import { read } from '../../operation/builders';
import { customerOf } from '../../params/customer';
import { isEmpty } from '../../shared/input';
import { SITE } from '../../shared/target';
import { simplifiedOrganization } from './shared/simplified';

const customer: INodeProperties = {
	displayName: 'Customer',
	name: 'customer',
	type: 'string',
	default: '',
	placeholder: 'e.g. nathan@example.com',
	description: 'Only organizations that this person is in, by email or account ID',
};

export const getAll = read({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many organizations',
	description: 'Retrieve a list of the organizations of customers that the site has, or that somebody is in',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-organization/#api-rest-servicedeskapi-organization-get',
	request: { method: 'GET', url: '/rest/servicedeskapi/organization' },
	paging: { by: 'serviceDesk', rows: 'values', pageSize: 50 },
	lists: 'organization',
	parameters: [],
	options: [customer],

	async prepare(item) {
		const { customer: given } = item.parameters.group('options');
		const qs = isEmpty(given) ? {} : { accountId: await customerOf(item, given, customer.displayName) };
		return { targets: [SITE], qs, state: undefined };
	},

	simplify: simplifiedOrganization,
});
