import { write } from '../../operation/builders';
import { issue } from '../../params/issue';
import { user } from '../../params/person';
import { personOnIssue } from './shared/person';

export const add = write({
	name: 'Add',
	value: 'add',
	action: 'Add watcher to issue',
	description: 'Make a person watch an issue',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-watchers/#api-rest-api-3-issue-issueidorkey-watchers-post',
	permission: 'comment',
	idempotent: true,
	sideEffects: ['Jira notifies watchers of changes of the issue from then on'],
	request: { method: 'POST', url: '/rest/api/3/issue/{issueKey}/watchers' },
	parameters: [issue, user],

	async prepare(item) {
		const { accountId, ...prepared } = await personOnIssue(item);
		return { ...prepared, body: accountId };
	},

	changes: ({ state }) => [{ field: 'Watcher', after: { accountId: state.accountId } }],
	result: ({ prepared: { path, state } }) => ({ issueKey: path!.issueKey, ...state, watching: true }),
});
