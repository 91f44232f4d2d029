import { onPath, read } from '../../operation/builders';
import { issueToRead } from '../../params/issue';
import { issueResult, readFor } from './shared/output';
import { issueOutput, readOptions } from './shared/readOptions';

export const get = read({
	name: 'Get',
	value: 'get',
	action: 'Get issue',
	description: 'Retrieve an issue by its key',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-get',
	request: { method: 'GET', url: '/rest/api/3/issue/{issueKey}' },
	parameters: [issueToRead],
	outputs: issueOutput,
	options: readOptions,
	prepare: async (item) => ({ ...(await onPath(item, issueToRead)), ...(await readFor(item)) }),
	result: issueResult,
});
