import { read } from '../../operation/builders';
import { comment } from '../../params/comment';
import { issue } from '../../params/issue';
import { simplifiedComment } from './shared/output';

export const get = read({
	name: 'Get',
	value: 'get',
	action: 'Get comment of issue',
	description: 'Retrieve a comment of an issue',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-id-get',
	request: { method: 'GET', url: '/rest/api/3/issue/{issueKey}/comment/{commentId}' },
	parameters: [issue, comment],
	simplify: (row, { prepared: { path }, item }) => simplifiedComment(row, path!.issueKey, item.site),
});
