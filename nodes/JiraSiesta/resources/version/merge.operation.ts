import type { IDataObject } from 'n8n-workflow';

import { onPath, write } from '../../operation/builders';
import { projectOfIt } from '../../params/inProject';
import { otherVersion, version } from '../../params/version';
import { deletion } from '../shared/changes';
import { isGone } from '../shared/verify';

const target = otherVersion('Merge Into', 'mergeInto', 'The version that takes over all issues', true);

export const merge = write<IDataObject>({
	name: 'Merge',
	value: 'merge',
	action: 'Merge version into another one',
	description: 'Move all issues of a version to another version, and delete it',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-versions/#api-rest-api-3-version-id-mergeto-moveissuesto-put',
	permission: 'administer',
	destructive: true,
	idempotent: true,
	verify: isGone,
	sideEffects: ['The version is deleted: it cannot be taken back'],
	request: { method: 'PUT', url: '/rest/api/3/version/{versionId}/mergeto/{mergeInto}' },
	parameters: [projectOfIt, version, target.property],

	async prepare(item) {
		const { path, targets } = await onPath(item, projectOfIt, version);
		const other = await target.of(item, item.parameters.get('mergeInto'));
		const id = String(other.id);
		return { path: { ...path, mergeInto: id }, targets: [...targets, version.target(id, path)], state: other };
	},

	changes: ({ state }, present) => deletion('Version', present, `moved to ${String(state.name)}`),

	result: ({ prepared: { path, state } }) => ({
		id: path!.versionId,
		deleted: true,
		mergedInto: state.name,
		mergedIntoId: state.id,
	}),
});
