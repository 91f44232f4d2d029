import { onPath, write } from '../../operation/builders';
import { boardOfSprints } from '../../params/board';
import { sprint } from '../../params/sprint';
import { InvalidInput } from '../../shared/invalidInput';
import { before, changesOf } from '../shared/changes';
import { byState } from '../shared/verify';
import { end, LABELS, start as startDate, valuesOf } from './shared/fields';
import { sprintThatIs } from './shared/present';
import { simplifiedSprint } from './shared/simplified';

export const start = write({
	name: 'Start',
	value: 'start',
	action: 'Start sprint',
	description: 'Start a future sprint, by the dates that it has or that are given here',
	docs: 'https://developer.atlassian.com/cloud/jira/software/rest/api-group-sprint/#api-rest-agile-1-0-sprint-sprintid-post',
	permission: 'administer',
	idempotent: false,
	verify: byState(({ state }) => state === 'active'),
	request: { method: 'POST', url: '/rest/agile/1.0/sprint/{sprintId}' },
	parameters: [boardOfSprints, sprint],
	options: [end, startDate],

	async prepare(item) {
		const { path, targets } = await onPath(item, sprint);
		const dates = valuesOf(item);
		const present = await sprintThatIs(item, path.sprintId, 'future');
		for (const id of ['startDate', 'endDate'] as const) {
			if (!present || dates[id] !== undefined || present[id] !== undefined) continue;
			throw new InvalidInput(LABELS[id], 'is needed to start this sprint', 'Add it in Options: the sprint has none.');
		}
		return { path, targets, body: { state: 'active', ...dates }, state: undefined };
	},

	changes: (prepared, present) => [
		{ field: 'State', ...before(present, present.state), after: 'active' },
		...changesOf(LABELS)(prepared, present),
	],

	result: ({ row }) => simplifiedSprint(row),
});
