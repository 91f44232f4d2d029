import { onPath, write } from '../../operation/builders';
import { boardOfSprints } from '../../params/board';
import { otherName } from '../../params/named';
import { sprint } from '../../params/sprint';
import { InvalidInput } from '../../shared/invalidInput';
import { changesOf } from '../shared/changes';
import { assertChanges } from '../shared/values';
import { end, goal, LABELS, start, valuesOf } from './shared/fields';
import { presentSprint } from './shared/present';
import { simplifiedSprint } from './shared/simplified';

export const update = write({
	name: 'Update',
	value: 'update',
	action: 'Update sprint',
	description: 'Update the name, the goal or the dates of a sprint',
	docs: 'https://developer.atlassian.com/cloud/jira/software/rest/api-group-sprint/#api-rest-agile-1-0-sprint-sprintid-post',
	permission: 'administer',
	idempotent: true,
	// Not PUT: that one takes for empty what is left out.
	request: { method: 'POST', url: '/rest/agile/1.0/sprint/{sprintId}' },
	parameters: [boardOfSprints, sprint],
	options: [end, goal, otherName, start],

	async prepare(item) {
		const { path, targets } = await onPath(item, sprint);
		const body = assertChanges(valuesOf(item));
		const dates = body.startDate ?? body.endDate;
		if (dates !== undefined && (await presentSprint(item, path.sprintId))?.state === 'closed') {
			const help = 'Jira takes a new name and a new goal for it, and passes over new dates without a word.';
			throw new InvalidInput('Sprint', 'is closed: its dates cannot be changed', help);
		}
		return { path, targets, body, state: undefined };
	},

	changes: changesOf(LABELS),

	result: ({ row }) => simplifiedSprint(row),
});
