import { toProjectKey } from '../../fields/project';
import type { Operation } from '../../pipeline/operation';
import { listingAll, simplify } from '../listing';
import { projectLocator } from '../locators';
import { parameter } from '../../pipeline/parameter';

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
		simplify,
	],

	prepare: ({ context }) => ({
		path: { projectKey: toProjectKey(parameter(context, 'projectKey')) },
	}),

	result({ row, item }) {
		if (parameter(item.context, 'simplify', true) !== true) return row;
		const { id, name, description, subtask, hierarchyLevel } = row;
		return {
			id,
			name,
			description: description || null,
			subtask: subtask ?? null,
			hierarchyLevel: hierarchyLevel ?? null,
		};
	},
};
