import { write } from '../../operation/builders';
import { boardOfSprints } from '../../params/board';
import { sprint } from '../../params/sprint';
import { deletion } from '../shared/changes';
import { isGone } from '../shared/verify';

export const deleteSprint = write({
	name: 'Delete',
	value: 'delete',
	action: 'Delete sprint',
	description: 'Delete a sprint permanently; its open issues go to the backlog',
	docs: 'https://developer.atlassian.com/cloud/jira/software/rest/api-group-sprint/#api-rest-agile-1-0-sprint-sprintid-delete',
	permission: 'administer',
	destructive: true,
	idempotent: true,
	verify: isGone,
	request: { method: 'DELETE', url: '/rest/agile/1.0/sprint/{sprintId}' },
	parameters: [boardOfSprints, sprint],
	changes: (_prepared, present) => deletion('Sprint', present, 'those that are open go to the backlog'),
	result: ({ prepared: { path } }) => ({ id: Number(path!.sprintId), deleted: true }),
});
