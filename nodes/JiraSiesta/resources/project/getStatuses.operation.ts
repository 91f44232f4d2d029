import type { IDataObject } from 'n8n-workflow';

import { read } from '../../operation/builders';
import { isRaw } from '../../operation/listing';
import { projectOfIt } from '../../params/inProject';
import { asObject } from '../../shared/objects';

export const getStatuses = read({
	name: 'Get Statuses',
	value: 'getStatuses',
	action: 'Get statuses of project',
	description: 'Retrieve the statuses that issues of a project may have, by issue type',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-projects/#api-rest-api-3-project-projectidorkey-statuses-get',
	request: { method: 'GET', url: '/rest/api/3/project/{projectKey}/statuses' },
	split: 'statuses',
	parameters: [projectOfIt],

	result({ row, item }) {
		const types = row as unknown as Array<{ id: string; name: string; statuses: IDataObject[] }>;
		const statuses = types.flatMap((type) =>
			type.statuses.map((status) => ({
				id: status.id,
				name: status.name,
				category: asObject(status.statusCategory).key ?? null,
				issueType: type.name,
				issueTypeId: type.id,
			})),
		);
		return { statuses: isRaw(item) ? (types as unknown as IDataObject[]) : statuses };
	},
});
