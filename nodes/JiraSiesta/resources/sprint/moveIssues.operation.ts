import { onPath, write } from '../../operation/builders';
import { boardOfSprints } from '../../params/board';
import { issues } from '../../params/issues';
import { sprint } from '../../params/sprint';
import { issueTarget } from '../../shared/target';
import { adviseOnIssues, moves } from './shared/moves';

export const moveIssues = write<string[]>({
	name: 'Move Issues',
	value: 'moveIssues',
	action: 'Move issues to sprint',
	description: 'Move issues to a sprint that is active or to come, out of the one that they are in',
	docs: 'https://developer.atlassian.com/cloud/jira/software/rest/api-group-sprint/#api-rest-agile-1-0-sprint-sprintid-issue-post',
	permission: 'edit',
	idempotent: true,
	sideEffects: ['Sub-tasks go with their parents'],
	request: { method: 'POST', url: '/rest/agile/1.0/sprint/{sprintId}/issue' },
	parameters: [boardOfSprints, sprint, issues],

	async prepare(item) {
		const { path, targets } = await onPath(item, sprint);
		const keys = await issues.of(item);
		const all = moves(keys, `/rest/agile/1.0/sprint/${path.sprintId}/issue`, `sprint ${path.sprintId}`);
		return {
			path,
			targets: [...targets, ...keys.map(issueTarget)],
			ahead: all.slice(0, -1),
			body: all.at(-1)!.body,
			state: keys,
		};
	},

	changes: ({ state }) => [{ field: 'Issues', after: state }],

	advise: adviseOnIssues,

	result: ({ prepared: { path, state } }) => ({
		sprintId: Number(path!.sprintId),
		moved: state.length,
		issues: state,
	}),
});
