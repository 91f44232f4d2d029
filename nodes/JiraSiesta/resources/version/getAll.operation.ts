import { onPath, read } from '../../operation/builders';
import { asQuery } from '../../params/listing';
import { projectOfIt } from '../../params/inProject';
import { order, search, status } from './shared/fields';
import { simplifiedVersion } from './shared/simplified';

export const getAll = read({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many versions',
	description: 'Retrieve a list of the versions of a project',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-versions/#api-rest-api-3-project-projectidorkey-version-get',
	request: { method: 'GET', url: '/rest/api/3/project/{projectKey}/version' },
	paging: { by: 'startAt', rows: 'values', pageSize: 50 },
	parameters: [projectOfIt],
	options: [search, order, status],
	prepare: async (item) => ({
		...(await onPath(item, projectOfIt)),
		qs: asQuery(item.parameters.group('options'), 'status'),
		state: undefined,
	}),
	simplify: (row, { prepared, item }) => simplifiedVersion(row, item.site, prepared.path!.projectKey),
});
