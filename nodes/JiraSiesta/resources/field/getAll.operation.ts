import { read } from '../../operation/builders';
import { asObject } from '../../shared/objects';
import { SITE } from '../../shared/target';

export const getAll = read({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many fields',
	description: 'Retrieve a list of all fields of the site, with the project of those that only one project has',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-fields/#api-rest-api-3-field-get',
	request: { method: 'GET', url: '/rest/api/3/field' },
	paging: { by: 'list', pageSize: 0 },
	parameters: [],
	all: true,
	prepare: () => ({ targets: [SITE], state: undefined }),
	simplify: ({ id, name, custom, schema, scope, clauseNames }) => ({
		id,
		name,
		custom,
		type: asObject(schema).type ?? null,
		items: asObject(schema).items ?? null,
		projectId: asObject(asObject(scope).project).id ?? null,
		jqlNames: clauseNames ?? [],
	}),
});
