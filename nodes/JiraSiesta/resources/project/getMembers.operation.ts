import { read } from '../../operation/builders';
import { projectOfIt } from '../../params/inProject';
import { role } from '../../params/role';
import { needsAdministrator, simplifiedActor } from './shared/member';

export const getMembers = read({
	name: 'Get Members',
	value: 'getMembers',
	action: 'Get members of a role in project',
	description: 'Retrieve a list of the people and groups that have a role in a project',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-roles/#api-rest-api-3-project-projectidorkey-role-id-get',
	request: { method: 'GET', url: '/rest/api/3/project/{projectKey}/role/{roleId}' },
	paging: { by: 'list', rows: 'actors', pageSize: 0 },
	parameters: [projectOfIt, role],
	all: true,
	simplify: (row) => simplifiedActor(row),
	advise: needsAdministrator,
});
