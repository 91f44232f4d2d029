import type { IDataObject } from 'n8n-workflow';

import { onPath, write } from '../../operation/builders';
import { projectOfIt } from '../../params/inProject';
import { otherVersion, version } from '../../params/version';
import { isEmpty } from '../../shared/input';
import { deletion } from '../shared/changes';
import { isGone } from '../shared/verify';

const fixed = otherVersion(
	'Move Fix Version To',
	'moveFixIssuesTo',
	'The fix version that its issues get in its place. Left out, it is taken off them.',
);
const affected = otherVersion(
	'Move Affects Version To',
	'moveAffectedIssuesTo',
	'The affected version that its issues get in its place. Left out, it is taken off them.',
);

export const deleteVersion = write<{ fixed?: IDataObject; affected?: IDataObject }>({
	name: 'Delete',
	value: 'delete',
	action: 'Delete version',
	description: 'Delete a version permanently, and give its issues another one',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-versions/#api-rest-api-3-version-id-removeandswap-post',
	permission: 'administer',
	destructive: true,
	idempotent: true,
	verify: isGone,
	request: { method: 'POST', url: '/rest/api/3/version/{versionId}/removeAndSwap' },
	parameters: [projectOfIt, version],
	options: [fixed.property, affected.property],

	async prepare(item) {
		const { moveFixIssuesTo, moveAffectedIssuesTo } = item.parameters.group('options');
		const others = {
			fixed: isEmpty(moveFixIssuesTo) ? undefined : await fixed.of(item, moveFixIssuesTo),
			affected: isEmpty(moveAffectedIssuesTo) ? undefined : await affected.of(item, moveAffectedIssuesTo),
		};
		return {
			...(await onPath(item, projectOfIt, version)),
			body: {
				...(others.fixed && { moveFixIssuesTo: Number(others.fixed.id) }),
				...(others.affected && { moveAffectedIssuesTo: Number(others.affected.id) }),
			},
			state: others,
		};
	},

	changes: ({ state }, present) =>
		deletion(
			'Version',
			present,
			`Fix version: ${String(state.fixed?.name ?? 'taken off')}. Affects version: ${String(state.affected?.name ?? 'taken off')}.`,
		),

	result: ({ prepared: { path, state } }) => ({
		id: path!.versionId,
		deleted: true,
		fixVersionNow: state.fixed?.name ?? null,
		affectsVersionNow: state.affected?.name ?? null,
	}),
});
