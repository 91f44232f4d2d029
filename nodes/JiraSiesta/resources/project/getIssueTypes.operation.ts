import { projectAdvice, projectOf } from '../../params/project';
import type { Operation } from '../../operation/operation';
import { isRaw, listingAll, output } from '../listing';
import { projectLocator } from '../../params/locators';

export const getIssueTypes: Operation = {
	name: 'Get Issue Types',
	value: 'getIssueTypes',
	action: 'Get issue types of project',
	description: 'Retrieve the issue types that can be created in a project',
	effect: 'read',
	permission: 'read',
	idempotent: true,
	request: { method: 'GET', url: '/rest/api/3/issue/createmeta/{projectKey}/issuetypes' },
	paging: { by: 'startAt', rows: 'issueTypes', pageSize: 200 },
	properties: [
		projectLocator('searchProjectsToCreateIn', 'The project whose issue types to list, by its key or from the list'),
		...listingAll,
		output,
	],

	prepare: async (item) => ({
		path: { projectKey: await projectOf(item, item.parameters.get('projectKey')) },
	}),

	result({ row, item }) {
		if (isRaw(item)) return row;
		const { id, name, description, subtask, hierarchyLevel } = row;
		return {
			id,
			name,
			description: description || null,
			subtask: subtask ?? null,
			hierarchyLevel: hierarchyLevel ?? null,
		};
	},

	advise: async (item, _refused, status) =>
		status === 404 ? await projectAdvice(item, item.parameters.get('projectKey')) : undefined,
};
