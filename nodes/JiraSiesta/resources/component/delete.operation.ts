import type { IDataObject } from 'n8n-workflow';

import { onPath, write } from '../../operation/builders';
import { component, otherComponent } from '../../params/component';
import { projectOfIt } from '../../params/inProject';
import { isEmpty } from '../../shared/input';
import { deletion } from '../shared/changes';
import { isGone } from '../shared/verify';

const target = otherComponent(
	'Move Issues To',
	'moveIssuesTo',
	'The component that its issues get in its place. Left out, it is taken off them.',
);

export const deleteComponent = write<IDataObject | undefined>({
	name: 'Delete',
	value: 'delete',
	action: 'Delete component',
	description: 'Delete a component permanently, and give its issues another one',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-components/#api-rest-api-3-component-id-delete',
	permission: 'administer',
	destructive: true,
	idempotent: true,
	verify: isGone,
	request: { method: 'DELETE', url: '/rest/api/3/component/{componentId}' },
	parameters: [projectOfIt, component],
	options: [target.property],

	async prepare(item) {
		const { moveIssuesTo } = item.parameters.group('options');
		const other = isEmpty(moveIssuesTo) ? undefined : await target.of(item, moveIssuesTo);
		return { ...(await onPath(item, component)), qs: other && { moveIssuesTo: String(other.id) }, state: other };
	},

	changes: ({ state }, present) =>
		deletion('Component', present, state ? `get ${String(state.name)}` : 'lose the component'),

	result: ({ prepared: { path, state } }) => ({
		id: path!.componentId,
		deleted: true,
		issuesMovedTo: state?.name ?? null,
	}),
});
