import { onPath, write } from '../../operation/builders';
import { issue } from '../../params/issue';
import { worklog } from '../../params/worklog';
import { estimateOptions, estimateQuery } from '../../params/workTime';
import { isGone } from '../shared/verify';
import { worklogChanges } from './shared/write';

export const deleteWorklog = write({
	name: 'Delete',
	value: 'delete',
	action: 'Delete work log of issue',
	description: 'Delete a work log of an issue permanently',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-worklogs/#api-rest-api-3-issue-issueidorkey-worklog-id-delete',
	permission: 'delete',
	destructive: true,
	idempotent: true,
	verify: isGone,
	request: { method: 'DELETE', url: '/rest/api/3/issue/{issueKey}/worklog/{worklogId}' },
	parameters: [issue, worklog],
	options: estimateOptions({ by: 'increaseBy', auto: 'Jira adds the time to it again' }),

	async prepare(item) {
		return { ...(await onPath(item, issue, worklog)), qs: estimateQuery(item), state: undefined };
	},

	changes: (prepared, present) => [
		{ field: 'Work Log', before: present.timeSpent, after: 'deleted' },
		...worklogChanges(prepared, present),
	],

	result: ({ prepared: { path } }) => ({ id: path!.worklogId, issueKey: path!.issueKey, deleted: true }),
});
