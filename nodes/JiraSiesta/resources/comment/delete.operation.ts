import { write } from '../../operation/builders';
import { comment } from '../../params/comment';
import { issue } from '../../params/issue';
import { isGone } from '../shared/verify';

export const deleteComment = write({
	name: 'Delete',
	value: 'delete',
	action: 'Delete comment of issue',
	description: 'Delete a comment of an issue permanently',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-id-delete',
	permission: 'delete',
	destructive: true,
	idempotent: true,
	verify: isGone,
	request: { method: 'DELETE', url: '/rest/api/3/issue/{issueKey}/comment/{commentId}' },
	parameters: [issue, comment],
	changes: (_prepared, { body }) => [{ field: 'Comment', before: body, after: 'deleted' }],
	result: ({ prepared: { path } }) => ({ id: path!.commentId, issueKey: path!.issueKey, deleted: true }),
});
