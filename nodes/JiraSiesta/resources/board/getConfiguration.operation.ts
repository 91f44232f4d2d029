import { read } from '../../operation/builders';
import { board } from '../../params/board';
import { simplifiedConfiguration } from './shared/simplified';

export const getConfiguration = read({
	name: 'Get Configuration',
	value: 'getConfiguration',
	action: 'Get configuration of board',
	description: 'Retrieve the columns, the filter and the estimation field of a board',
	docs: 'https://developer.atlassian.com/cloud/jira/software/rest/api-group-board/#api-rest-agile-1-0-board-boardid-configuration-get',
	request: { method: 'GET', url: '/rest/agile/1.0/board/{boardId}/configuration' },
	parameters: [board],
	simplify: simplifiedConfiguration,
});
