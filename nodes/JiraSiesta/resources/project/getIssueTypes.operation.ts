import { read } from '../../operation/builders';
import { projectOfIt } from '../../params/inProject';
import { projectAdvice } from '../../params/project';

export const getIssueTypes = read({
	name: 'Get Issue Types',
	value: 'getIssueTypes',
	action: 'Get issue types of project',
	description: 'Retrieve the issue types that can be created in a project',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-createmeta-projectidorkey-issuetypes-get',
	request: { method: 'GET', url: '/rest/api/3/issue/createmeta/{projectKey}/issuetypes' },
	paging: { by: 'startAt', rows: 'issueTypes', pageSize: 200 },
	parameters: [projectOfIt],
	all: true,

	simplify: ({ id, name, description, subtask, hierarchyLevel }) => ({
		id,
		name,
		description: description || null,
		subtask: subtask ?? null,
		hierarchyLevel: hierarchyLevel ?? null,
	}),

	advise: async (item, _refused, status) =>
		status === 404 ? await projectAdvice(item, item.parameters.get('projectKey')) : undefined,
});
