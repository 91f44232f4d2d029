import type { INodeProperties } from 'n8n-workflow';

import { read } from '../../operation/builders';
import { asQuery, searchText } from '../../params/listing';
import { serviceDeskIdOf, serviceDeskOf, serviceDeskOption } from '../../params/serviceDesk';
import { isEmpty } from '../../shared/input';
import { SITE } from '../../shared/target';
import { EXPANDED, simplifiedRequest } from './shared/simplified';

const ownership: INodeProperties = {
	displayName: 'Belonging To',
	name: 'requestOwnership',
	type: 'multiOptions',
	default: [],
	description:
		'Which of the requests that the account has to do with; all of them without one. For those of a whole service desk search issues, or read a queue.',
	options: [
		{ name: 'My Organizations', value: 'ALL_ORGANIZATIONS' },
		{ name: 'Requests I Approve', value: 'APPROVER' },
		{ name: 'Requests I Made', value: 'OWNED_REQUESTS' },
		{ name: 'Requests I Take Part In', value: 'PARTICIPATED_REQUESTS' },
	],
};

const requestStatus: INodeProperties = {
	displayName: 'Status',
	name: 'requestStatus',
	type: 'options',
	default: 'OPEN_REQUESTS',
	description: 'Whether open or closed requests are wanted; both without it',
	options: [
		{ name: 'Closed', value: 'CLOSED_REQUESTS' },
		{ name: 'Open', value: 'OPEN_REQUESTS' },
	],
};

const search = searchText('Only requests with this in their summary', 'e.g. printer');

export const getAll = read({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many service requests',
	description:
		'Retrieve a list of the requests that the account has made, takes part in, or may see by its organizations',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/#api-rest-servicedeskapi-request-get',
	request: { method: 'GET', url: '/rest/servicedeskapi/request' },
	paging: { by: 'serviceDesk', rows: 'values', pageSize: 50 },
	lists: 'request',
	parameters: [],
	options: [ownership, requestStatus, search, serviceDeskOption],

	async prepare(item) {
		const { query: searchTerm, serviceDeskId, ...options } = item.parameters.group('options');
		const desk = isEmpty(serviceDeskId)
			? undefined
			: await serviceDeskIdOf(item, await serviceDeskOf(item, serviceDeskId));
		return {
			targets: [desk === undefined ? SITE : { kind: 'serviceDesk', id: desk }],
			qs: { ...asQuery({ ...options, searchTerm, serviceDeskId: desk }, 'requestOwnership'), expand: EXPANDED },
			state: undefined,
		};
	},

	simplify: (row, { item }) => simplifiedRequest(row, item.site),
});
