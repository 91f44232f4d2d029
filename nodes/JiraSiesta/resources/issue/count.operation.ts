import { read } from '../../operation/builders';
import { jql } from '../../params/jql';
import { SITE } from '../../shared/target';

export const count = read({
	name: 'Count',
	value: 'count',
	action: 'Count issues',
	description: 'Count the issues that a JQL query finds, as Jira estimates their number',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-approximate-count-post',
	request: { method: 'POST', url: '/rest/api/3/search/approximate-count' },
	parameters: [jql],
	outputs: [],
	prepare: async (item) => ({ targets: [SITE], body: { jql: await jql.of(item) }, state: undefined }),
	result: ({ row }) => ({ count: row.count }),
});
