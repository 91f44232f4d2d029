import { read } from '../../operation/builders';
import { projectOfIt } from '../../params/inProject';
import { needsAdministrator } from './shared/member';

export const getRoles = read({
	name: 'Get Roles',
	value: 'getRoles',
	action: 'Get roles of project',
	description: 'Retrieve a list of the roles that people may have in a project',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-roles/#api-rest-api-3-project-projectidorkey-roledetails-get',
	request: { method: 'GET', url: '/rest/api/3/project/{projectKey}/roledetails' },
	paging: { by: 'list', pageSize: 0 },
	parameters: [projectOfIt],
	all: true,
	simplify: ({ id, name, description, admin }) => ({
		id,
		name,
		description: description || null,
		admin: admin ?? null,
	}),
	advise: needsAdministrator,
});
