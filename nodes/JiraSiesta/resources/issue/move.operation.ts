import { onPath, write } from '../../operation/builders';
import { targetProject, targetType } from '../../params/destination';
import { issue } from '../../params/issue';
import { asObject } from '../../shared/objects';
import { browseUrl } from '../../shared/site';
import { waitAtMost } from './shared/bulkTask';
import { byPlace, movingInWords, prepareMoving, settleMoving, targetParent, unlessThere } from './shared/moving';
import type { Moving } from './shared/moving';
import { targetFields } from './shared/targetFields';

const nameIn = (fields: unknown, id: string, name = 'name') => asObject(asObject(fields)[id])[name];

export const move = write<Moving>({
	name: 'Move',
	value: 'move',
	action: 'Move issue',
	description: 'Move an issue with its sub-tasks to another project, or change its type',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-bulk-operations/#api-rest-api-3-bulk-issues-move-post',
	permission: 'administer',
	idempotent: false,
	hasNote: true,
	sideEffects: [
		'In another project it gets another key; the one it has leads on to it',
		'Versions, components and values that the target does not have are cleared; a status that it does not have becomes its first one',
		'Its sub-tasks follow it',
		'Jira notifies the watchers, the assignee and the reporter',
	],
	request: { method: 'POST', url: '/rest/api/3/bulk/issues/move' },
	parameters: [issue, targetProject, targetType],
	options: [targetFields, targetParent, waitAtMost],
	verify: byPlace,

	async prepare(item) {
		const { path } = await onPath(item, issue);
		return { path, ...(await prepareMoving(item, path.issueKey)) };
	},

	changes: movingInWords,
	unlessDone: unlessThere,
	settle: settleMoving,

	result: ({ row, prepared: { path, state }, item }) => ({
		key: row.key,
		id: state.id,
		previousKey: path!.issueKey,
		moved: row.taskStatus === 'COMPLETE',
		project: row.isThere ? state.to.project : (nameIn(row.fields, 'project', 'key') ?? null),
		issueType: row.isThere ? state.to.type.name : (nameIn(row.fields, 'issuetype') ?? null),
		status: row.isThere ? state.from.status : (nameIn(row.fields, 'status') ?? null),
		taskId: row.taskId ?? null,
		taskStatus: row.taskStatus ?? null,
		...(row.taskError !== undefined && { taskError: row.taskError }),
		url: browseUrl(item.site, String(row.key)),
	}),
});
