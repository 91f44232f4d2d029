import { read } from '../../operation/builders';
import { issue } from '../../params/issue';
import { propertyKey, propertyOnPath } from '../../params/issueProperty';

export const getProperty = read({
	name: 'Get Property',
	value: 'getProperty',
	action: 'Get property of issue',
	description: 'Retrieve what a property of an issue holds',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-properties/#api-rest-api-3-issue-issueidorkey-properties-propertykey-get',
	request: { method: 'GET', url: '/rest/api/3/issue/{issueKey}/properties/{propertyKey}' },
	parameters: [issue, propertyKey],
	outputs: [],
	prepare: async (item) => ({ ...(await propertyOnPath(item)), state: undefined }),
	result: ({ row, prepared: { path } }) => ({ issueKey: path!.issueKey, key: row.key, value: row.value }),
});
