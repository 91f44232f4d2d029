import { read } from '../../operation/builders';
import { asQuery } from '../../params/listing';
import { projectOf } from '../../params/project';
import { isEmpty } from '../../shared/input';
import { SITE } from '../../shared/target';
import { ofProject, search, type } from './shared/fields';
import { simplifiedBoard } from './shared/simplified';

export const getAll = read({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many boards',
	description: 'Retrieve a list of the boards that the account may see',
	docs: 'https://developer.atlassian.com/cloud/jira/software/rest/api-group-board/#api-rest-agile-1-0-board-get',
	request: { method: 'GET', url: '/rest/agile/1.0/board' },
	paging: { by: 'startAt', rows: 'values', pageSize: 50 },
	lists: 'board',
	parameters: [],
	options: [ofProject, search, type],

	async prepare(item) {
		const { projectKey, query: name, type: types } = item.parameters.group('options');
		const project = isEmpty(projectKey) ? undefined : await projectOf(item, projectKey);
		const targets = [project === undefined ? SITE : ({ kind: 'project', id: project } as const)] as [typeof SITE];
		return { targets, qs: asQuery({ projectKeyOrId: project, name, type: types }, 'type'), state: undefined };
	},

	simplify: (row, { item }) => simplifiedBoard(row, item.site),
});
