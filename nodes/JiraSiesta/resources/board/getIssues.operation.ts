import { boardIssues } from './shared/issues';

export const getIssues = boardIssues('issue', {
	name: 'Get Issues',
	value: 'getIssues',
	action: 'Get issues of board',
	description: 'Retrieve a list of the issues that a board shows, in its order',
	docs: 'https://developer.atlassian.com/cloud/jira/software/rest/api-group-board/#api-rest-software-1-0-board-boardid-issue-get',
});
