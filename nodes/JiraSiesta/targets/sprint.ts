import { idInPath } from './kind';
import type { Kind } from './kind';

/** A sprint belongs where the board is that it was created on. */
export const sprint: Kind = {
	label: 'Sprint',
	inTurn: true,
	read: ({ id }) => ({ url: `/rest/agile/1.0/sprint/${idInPath(id)}` }),
	projectOf: ({ originBoardId }) =>
		originBoardId === undefined ? undefined : { kind: 'board', id: String(originBoardId) },
	shown: ({ id, name }) => ({ sprint: name, id }),
};
