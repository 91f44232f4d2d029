import { onPath, read } from '../../operation/builders';
import { projectOfIt } from '../../params/inProject';
import { asQuery } from '../../params/listing';
import { order, search } from './shared/fields';
import { simplifiedComponent } from './shared/simplified';

export const getAll = read({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many components',
	description: 'Retrieve a list of the components of a project',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-components/#api-rest-api-3-project-projectidorkey-component-get',
	request: { method: 'GET', url: '/rest/api/3/project/{projectKey}/component' },
	paging: { by: 'startAt', rows: 'values', pageSize: 50 },
	parameters: [projectOfIt],
	options: [search, order],
	prepare: async (item) => ({
		...(await onPath(item, projectOfIt)),
		qs: asQuery(item.parameters.group('options')),
		state: undefined,
	}),
	simplify: (row) => ({ ...simplifiedComponent(row), issues: row.issueCount ?? null }),
});
