import { read } from '../../operation/builders';
import { issue } from '../../params/issue';
import { worklog } from '../../params/worklog';
import { simplifiedWorklog } from './shared/output';

export const get = read({
	name: 'Get',
	value: 'get',
	action: 'Get work log of issue',
	description: 'Retrieve a work log of an issue',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-worklogs/#api-rest-api-3-issue-issueidorkey-worklog-id-get',
	request: { method: 'GET', url: '/rest/api/3/issue/{issueKey}/worklog/{worklogId}' },
	parameters: [issue, worklog],
	simplify: (row, { prepared: { path }, item }) => simplifiedWorklog(row, path!.issueKey, item.site),
});
