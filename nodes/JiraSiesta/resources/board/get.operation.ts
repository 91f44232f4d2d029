import { read } from '../../operation/builders';
import { board } from '../../params/board';
import { simplifiedBoard } from './shared/simplified';

export const get = read({
	name: 'Get',
	value: 'get',
	action: 'Get board',
	description: 'Retrieve a board and the project it belongs to',
	docs: 'https://developer.atlassian.com/cloud/jira/software/rest/api-group-board/#api-rest-agile-1-0-board-boardid-get',
	request: { method: 'GET', url: '/rest/agile/1.0/board/{boardId}' },
	parameters: [board],
	simplify: (row, { item }) => simplifiedBoard(row, item.site),
});
