import { onPath, write } from '../../operation/builders';
import { boardOfSprints } from '../../params/board';
import { sprint, sprintIdOf, sprintLocator } from '../../params/sprint';
import { isEmpty } from '../../shared/input';
import { issueTarget } from '../../shared/target';
import { before } from '../shared/changes';
import { byState } from '../shared/verify';
import { moves } from './shared/moves';
import { openIssuesOf } from './shared/openIssues';
import { sprintThatIs } from './shared/present';
import { simplifiedSprint } from './shared/simplified';

const target = sprintLocator(
	'Move Open Issues To',
	'moveOpenIssuesTo',
	'The sprint that issues which are not done go to, before this one is completed: two steps. Left out, they go to the backlog.',
);

export const complete = write<{ open: string[]; to?: string }>({
	name: 'Complete',
	value: 'complete',
	action: 'Complete sprint',
	description: 'Complete the active sprint, and move what is not done to another one first',
	docs: 'https://developer.atlassian.com/cloud/jira/software/rest/api-group-sprint/#api-rest-agile-1-0-sprint-sprintid-post',
	permission: 'administer',
	idempotent: false,
	verify: byState(({ state }) => state === 'closed'),
	request: { method: 'POST', url: '/rest/agile/1.0/sprint/{sprintId}' },
	parameters: [boardOfSprints, sprint],
	options: [target],

	async prepare(item) {
		const { path, targets } = await onPath(item, sprint);
		const { moveOpenIssuesTo: given } = item.parameters.group('options');
		const to = isEmpty(given) ? undefined : await sprintIdOf(item, given, target.displayName);
		await sprintThatIs(item, path.sprintId, 'active');
		const open = to === undefined ? [] : await openIssuesOf(item, path.sprintId);
		return {
			path,
			targets: [...targets, ...(to === undefined ? [] : [sprint.target(to, {})]), ...open.map(issueTarget)],
			ahead: moves(open, `/rest/agile/1.0/sprint/${to}/issue`, `sprint ${to}`),
			sets: open.length > 0 ? ['sprint'] : [],
			body: { state: 'closed' },
			state: { open, to },
		};
	},

	changes: ({ state: { open, to } }, present) => [
		{ field: 'State', ...before(present, present.state), after: 'closed' },
		{
			field: 'Open Issues',
			after: to === undefined ? 'to the backlog' : `first to sprint ${to}: ${open.join(', ') || 'none'}`,
		},
	],

	result: ({ row, prepared: { state } }) => ({
		...simplifiedSprint(row),
		openIssuesMovedTo: state.to === undefined ? null : Number(state.to),
		openIssues: state.to === undefined ? null : state.open,
	}),
});
