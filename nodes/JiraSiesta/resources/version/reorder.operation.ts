import type { IDataObject } from 'n8n-workflow';

import { onPath, write } from '../../operation/builders';
import { projectOfIt } from '../../params/inProject';
import { otherVersion, version } from '../../params/version';
import { place } from './shared/fields';
import { simplifiedVersion } from './shared/simplified';

const neighbour = otherVersion('After Version', 'after', 'The version that it comes after in the list of Jira');

export const reorder = write<{ words: string }>({
	name: 'Reorder',
	value: 'reorder',
	action: 'Reorder version',
	description: 'Move a version to another place in the list of versions',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-versions/#api-rest-api-3-version-id-move-post',
	permission: 'administer',
	idempotent: false,
	request: { method: 'POST', url: '/rest/api/3/version/{versionId}/move' },
	parameters: [
		projectOfIt,
		version,
		place,
		{ ...neighbour.property, displayOptions: { show: { position: ['after'] } } },
	],

	async prepare(item) {
		const position = item.parameters.get('position') as string;
		const other: IDataObject | undefined =
			position === 'after' ? await neighbour.of(item, item.parameters.get('after')) : undefined;
		return {
			...(await onPath(item, projectOfIt, version)),
			body: other ? { after: other.self } : { position },
			state: { words: other ? `after ${String(other.name)}` : position },
		};
	},

	changes: ({ state }) => [{ field: 'Place', after: state.words }],

	result: ({ row, prepared, item }) => simplifiedVersion(row, item.site, prepared.path!.projectKey),
});
