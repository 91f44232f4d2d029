import { write } from '../../operation/builders';
import { issue } from '../../params/issue';
import { user } from '../../params/person';
import { personOnIssue } from './shared/person';

export const remove = write({
	name: 'Remove',
	value: 'remove',
	action: 'Remove watcher from issue',
	description: 'Make a person no longer watch an issue',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-watchers/#api-rest-api-3-issue-issueidorkey-watchers-delete',
	permission: 'comment',
	idempotent: true,
	request: { method: 'DELETE', url: '/rest/api/3/issue/{issueKey}/watchers' },
	parameters: [issue, user],

	async prepare(item) {
		const { accountId, ...prepared } = await personOnIssue(item);
		return { ...prepared, qs: { accountId } };
	},

	changes: ({ state }) => [{ field: 'Watcher removed', after: { accountId: state.accountId } }],
	result: ({ prepared: { path, state } }) => ({ issueKey: path!.issueKey, ...state, watching: false }),
});
