import { onPath, read } from '../../operation/builders';
import { board } from '../../params/board';
import { asQuery } from '../../params/listing';
import { state } from './shared/fields';
import { simplifiedSprint } from './shared/simplified';

export const getAll = read({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many sprints',
	description: 'Retrieve a list of the sprints of a board',
	docs: 'https://developer.atlassian.com/cloud/jira/software/rest/api-group-board/#api-rest-agile-1-0-board-boardid-sprint-get',
	request: { method: 'GET', url: '/rest/agile/1.0/board/{boardId}/sprint' },
	paging: { by: 'startAt', rows: 'values', pageSize: 50 },
	lists: 'sprint',
	parameters: [board, state],
	prepare: async (item) => ({
		...(await onPath(item, board)),
		qs: asQuery({ state: item.parameters.get('state') as string[] }, 'state'),
		state: undefined,
	}),
	simplify: simplifiedSprint,
});
