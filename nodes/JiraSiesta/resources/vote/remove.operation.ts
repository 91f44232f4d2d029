import { ownVote } from './shared/ownVote';

export const remove = ownVote({
	name: 'Remove',
	value: 'remove',
	action: 'Remove vote for issue',
	description: 'Take back the vote of the account for an issue',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-votes/#api-rest-api-3-issue-issueidorkey-votes-delete',
	method: 'DELETE',
	voted: false,
});
