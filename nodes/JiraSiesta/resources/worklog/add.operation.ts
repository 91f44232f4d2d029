import { onPath, write } from '../../operation/builders';
import { issue } from '../../params/issue';
import { textFormat, workDescription } from '../../params/text';
import { visibilityOf, visibilityOptions } from '../../params/visibility';
import { estimateOptions, estimateQuery, started, timeSpent } from '../../params/workTime';
import { byMarkAmong } from '../issue/shared/marks';
import { startedAround } from './shared/startedAround';
import { worklogBody, worklogChanges, writtenWorklog } from './shared/write';

const estimate = estimateOptions({ by: 'reduceBy', auto: 'Jira takes the time spent from it' });

export const add = write({
	name: 'Add',
	value: 'add',
	action: 'Add work log to issue',
	description: 'Log work on an issue, in the name of the account',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-worklogs/#api-rest-api-3-issue-issueidorkey-worklog-post',
	permission: 'logWork',
	idempotent: false,
	sideEffects: ['Jira notifies the watchers, the assignee and the reporter'],
	verify: byMarkAmong('worklogs', startedAround),
	request: { method: 'POST', url: '/rest/api/3/issue/{issueKey}/worklog' },
	parameters: [issue, timeSpent],
	options: [...estimate, started.property, textFormat, workDescription.property, ...visibilityOptions],

	async prepare(item) {
		const body = await worklogBody(item, await timeSpent.of(item), visibilityOf(item));
		return { ...(await onPath(item, issue)), qs: estimateQuery(item), body, state: undefined };
	},

	changes: (prepared) => worklogChanges(prepared),
	result: ({ row, prepared: { path }, item }) => writtenWorklog(row, path!.issueKey, item.site),
});
