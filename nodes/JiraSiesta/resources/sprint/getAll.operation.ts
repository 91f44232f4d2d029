import { onPath, read } from '../../operation/builders';
import { board } from '../../params/board';
import { members } from '../../shared/lists';
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
	parameters: [
		board,
		{
			displayName: 'State',
			name: 'state',
			type: 'multiOptions',
			default: ['active', 'future'],
			description: 'Only sprints of these states; all without one, the oldest closed ones first',
			options: [
				{ name: 'Active', value: 'active' },
				{ name: 'Closed', value: 'closed' },
				{ name: 'Future', value: 'future' },
			],
		},
	],

	async prepare(item) {
		const states = members(item.parameters.get('state') ?? '', 'State').map(String);
		return {
			...(await onPath(item, board)),
			qs: states.length > 0 ? { state: states.join(',') } : {},
			state: undefined,
		};
	},

	simplify: (row) => simplifiedSprint(row),
});
