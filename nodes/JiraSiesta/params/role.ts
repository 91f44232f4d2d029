import type { IDataObject } from 'n8n-workflow';

import { requestJira } from '../client/request';
import type { Item } from '../operation/operation';
import type { TargetParameter } from '../operation/parameter';
import { lookUpIn } from './project';
import { projectOfIt } from './inProject';
import { byNameOrId, locator } from './locator';
import { toIdByName } from './named';

const property = locator(
	'Role',
	'roleId',
	'The role in the project, by its name, by its ID, or from the list',
	byNameOrId('searchRoles', 'a role', 'e.g. Developers', 'e.g. 10002'),
	{ required: true, typeOptions: { loadOptionsDependsOn: ['projectKey.value'] } },
);

/** The roles of the item's project, read once for a run. */
async function rolesOf(item: Item): Promise<IDataObject[]> {
	const { context, session } = item;
	const project = await projectOfIt.of(item);
	const request = {
		method: 'GET',
		url: `/rest/api/3/project/${encodeURIComponent(project)}/roledetails`,
		repeatable: true,
	} as const;
	return await session.once(`roles of ${project}`, async () => {
		const { body } = await lookUpIn(item, project, async () => await requestJira(context, session, request));
		return body as IDataObject[];
	});
}

/** A role of a project: what is done with it is done in the project. */
export const role: TargetParameter = {
	property,
	of: async (item) =>
		await toIdByName(item.parameters.get(property.name), property.displayName, async () => await rolesOf(item)),
	target: (_id, { projectKey }) => ({ kind: 'project', id: projectKey }),
};
