import { onPath, write } from '../../operation/builders';
import { issue } from '../../params/issue';
import { asObject } from '../../shared/objects';
import { goneAt } from '../shared/verify';

export const deleteIssue = write({
	name: 'Delete',
	value: 'delete',
	action: 'Delete issue',
	description: 'Delete an issue for good, with its comments, attachments and work logs',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-delete',
	permission: 'delete',
	destructive: true,
	hasNote: false,
	idempotent: true,
	sideEffects: ['It cannot be taken back: Jira has no bin for issues'],
	request: { method: 'DELETE', url: '/rest/api/3/issue/{issueKey}' },
	parameters: [
		issue,
		{
			displayName: 'Delete Subtasks',
			name: 'deleteSubtasks',
			type: 'boolean',
			default: false,
			description:
				'Whether to delete the sub-tasks of the issue as well. Jira refuses to delete an issue that has any without it.',
		},
	],

	async prepare(item) {
		const deleteSubtasks = item.parameters.flag('deleteSubtasks');
		return {
			...(await onPath(item, issue)),
			qs: { deleteSubtasks: String(deleteSubtasks) },
			state: { deleteSubtasks },
		};
	},

	verify: goneAt(({ path }) => ({ url: `/rest/api/3/issue/${path!.issueKey}`, qs: { fields: 'key' } })),

	changes: ({ state }, { fields }) => [
		{ field: 'Issue', before: asObject(fields).summary ?? null, after: 'deleted' },
		...(state.deleteSubtasks ? [{ field: 'Subtasks', after: 'deleted as well, if there are any' }] : []),
	],

	result: ({ row, prepared: { state } }) => ({ key: row.key, deleted: true, subtasksDeleted: state.deleteSubtasks }),
});
