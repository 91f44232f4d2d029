import { write } from '../../operation/builders';
import { epic } from '../../params/epic';
import { issues } from '../../params/issues';
import { parentOf } from './shared/parent';

export const addIssues = write<{ epic: string; keys: string[] }>({
	name: 'Add Issues',
	value: 'addIssues',
	action: 'Add issues to epic',
	description: 'Put issues into an epic: it becomes their parent',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-put',
	permission: 'edit',
	hasNote: false,
	idempotent: true,
	request: { method: 'PUT', url: '/rest/api/3/issue/{issueKeys}' },
	parameters: [epic, issues],

	async prepare(item) {
		const key = await epic.of(item);
		const keys = await issues.of(item);
		return parentOf(keys, key, { epic: key, keys });
	},

	changes: ({ state }) => [{ field: 'Issues', after: state.keys }],

	result: ({ prepared: { state } }) => ({ epicKey: state.epic, added: state.keys.length, issues: state.keys }),
});
