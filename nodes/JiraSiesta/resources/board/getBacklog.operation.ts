import { boardIssues } from './shared/issues';

export const getBacklog = boardIssues('backlog', {
	name: 'Get Backlog',
	value: 'getBacklog',
	action: 'Get backlog of board',
	description: 'Retrieve a list of the issues in the backlog of a board, in its order',
	docs: 'https://developer.atlassian.com/cloud/jira/software/rest/api-group-board/#api-rest-software-1-0-board-boardid-backlog-get',
});
