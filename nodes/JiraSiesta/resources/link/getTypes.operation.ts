import { read } from '../../operation/builders';

export const getTypes = read({
	name: 'Get Types',
	value: 'getTypes',
	action: 'Get types of links between issues',
	description: 'Retrieve the types of links that the site has, each with its phrases from both sides',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-link-types/#api-rest-api-3-issuelinktype-get',
	request: { method: 'GET', url: '/rest/api/3/issueLinkType' },
	paging: { by: 'list', rows: 'issueLinkTypes', pageSize: 0 },
	parameters: [],
	all: true,
	simplify: ({ id, name, outward, inward }) => ({ id, name, outward, inward }),
});
