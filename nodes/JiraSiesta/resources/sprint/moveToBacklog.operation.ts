import { write } from '../../operation/builders';
import { issues } from '../../params/issues';
import { issueTarget } from '../../shared/target';
import type { Target } from '../../shared/target';
import { adviseOnIssues, moves } from './shared/moves';

const URL = '/rest/agile/1.0/backlog/issue';

export const moveToBacklog = write<string[]>({
	name: 'Move to Backlog',
	value: 'moveToBacklog',
	action: 'Move issues of sprint to backlog',
	description: 'Take issues out of the sprint that they are in, active or to come',
	docs: 'https://developer.atlassian.com/cloud/jira/software/rest/api-group-backlog/#api-rest-agile-1-0-backlog-issue-post',
	permission: 'edit',
	idempotent: true,
	request: { method: 'POST', url: URL },
	parameters: [issues],

	async prepare(item) {
		const keys = await issues.of(item);
		const all = moves(keys, URL, 'the backlog');
		return {
			targets: keys.map(issueTarget) as [Target, ...Target[]],
			ahead: all.slice(0, -1),
			body: all.at(-1)!.body,
			state: keys,
		};
	},

	changes: ({ state }) => [{ field: 'Issues', after: `${state.join(', ')} to the backlog` }],

	advise: adviseOnIssues,

	result: ({ prepared: { state } }) => ({ moved: state.length, issues: state }),
});
