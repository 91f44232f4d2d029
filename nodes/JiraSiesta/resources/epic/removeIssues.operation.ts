import { write } from '../../operation/builders';
import { issues } from '../../params/issues';
import { parentOf } from './shared/parent';

export const removeIssues = write<string[]>({
	name: 'Remove Issues',
	value: 'removeIssues',
	action: 'Remove issues from epic',
	description: 'Take issues out of the epic that they are in: they have no parent any more',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-put',
	permission: 'edit',
	hasNote: false,
	idempotent: true,
	request: { method: 'PUT', url: '/rest/api/3/issue/{issueKeys}' },
	parameters: [issues],

	async prepare(item) {
		const keys = await issues.of(item);
		return parentOf(keys, null, keys);
	},

	changes: ({ state }) => [{ field: 'Issues', after: state }],

	result: ({ prepared: { state } }) => ({ removed: state.length, issues: state }),
});
