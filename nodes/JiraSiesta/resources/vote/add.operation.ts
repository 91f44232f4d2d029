import { ownVote } from './shared/ownVote';

export const add = ownVote({
	name: 'Add',
	value: 'add',
	action: 'Add vote for issue',
	description: 'Vote for an issue, in the name of the account',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-votes/#api-rest-api-3-issue-issueidorkey-votes-post',
	method: 'POST',
	voted: true,
});
