import { ifShown } from '../../fields/metadata';
import { onPath, write } from '../../operation/builders';
import { board } from '../../params/board';
import { newName } from '../../params/named';
import { sprintsOf } from '../../params/sprint';
import { asObject } from '../../shared/objects';
import { changesOf } from '../shared/changes';
import { end, goal, LABELS, start, valuesOf } from './shared/fields';
import { simplifiedSprint } from './shared/simplified';

export const create = write<{ known: unknown[] }>({
	name: 'Create',
	value: 'create',
	action: 'Create sprint',
	description: 'Create a new future sprint on a board',
	docs: 'https://developer.atlassian.com/cloud/jira/software/rest/api-group-sprint/#api-rest-agile-1-0-sprint-post',
	permission: 'administer',
	idempotent: false,
	request: { method: 'POST', url: '/rest/agile/1.0/sprint' },
	parameters: [board, newName],
	options: [goal, start, end],

	async prepare(item) {
		const { path, targets } = await onPath(item, board);
		const name = await newName.of(item);
		const present = await ifShown(item.session, async () => await sprintsOf(item, path.boardId, 'future'));
		return {
			path,
			targets,
			body: { name, originBoardId: Number(path.boardId), ...valuesOf(item) },
			state: { known: (present ?? []).map(({ id }) => id) },
		};
	},

	/** Names may be given twice: it is the one that was not there before. */
	verify: {
		async find(item, { path, body, state }) {
			const present = await sprintsOf(item, path!.boardId, 'future');
			return present.find(({ id, name }) => name === asObject(body).name && !state.known.includes(id));
		},
	},

	changes: changesOf(LABELS),

	result: ({ row }) => simplifiedSprint(row),
});
