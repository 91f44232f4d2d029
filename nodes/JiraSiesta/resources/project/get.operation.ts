import { onPath, read } from '../../operation/builders';
import { projectOfIt } from '../../params/inProject';
import { simplifiedProject } from './getAll.operation';

export const get = read({
	name: 'Get',
	value: 'get',
	action: 'Get project',
	description: 'Retrieve a project, its lead and its description',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-projects/#api-rest-api-3-project-projectidorkey-get',
	request: { method: 'GET', url: '/rest/api/3/project/{projectKey}' },
	parameters: [projectOfIt],
	prepare: async (item) => ({
		...(await onPath(item, projectOfIt)),
		qs: { expand: 'description,lead' },
		state: undefined,
	}),
	simplify: (row, { item }) => simplifiedProject(row, item.site),
});
