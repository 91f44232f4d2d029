import type { IDataObject } from 'n8n-workflow';

import { allRows } from '../../client/paging/allRows';
import { filterAsync } from '../../shared/collections';
import { InvalidInput } from '../../shared/invalidInput';
import type { TargetKind } from '../../shared/target';
import { statusOf } from '../metadata';
import type { LookUp, Place } from './lookUp';

const HELP = 'Enter the name of an active or future sprint, or the ID of any: it is in the address of its report.';

/** Each is a request: who has more boards knows the sprint by its ID. */
const MOST_BOARDS = 50;

const PAGE = { by: 'startAt', rows: 'values', pageSize: 50 } as const;

const open = async ({ context, session }: Place, kind: TargetKind, rows: IDataObject[]) =>
	await filterAsync(rows, async (row) => await session.guard.isOpenRow(context, session, kind, row));

/** The boards whose filter has the project, without those of others that nobody else may use: they have no name. */
async function boardsOf(place: Place): Promise<IDataObject[]> {
	const { context, session, project } = place;
	const qs = { projectKeyOrId: project, type: 'scrum,simple' };
	const targets = [{ kind: 'project', id: project } as const];
	const rows = await allRows(context, session, { url: '/rest/agile/1.0/board', qs, targets }, PAGE);
	return (await open(place, 'board', rows)).filter(({ name }) => name !== undefined);
}

/** The sprints of a board that an issue can be put into; none where a board goes without sprints. */
async function sprintsOf(place: Place, board: string): Promise<IDataObject[]> {
	const { context, session } = place;
	const request = {
		url: `/rest/agile/1.0/board/${encodeURIComponent(board)}/sprint`,
		qs: { state: 'active,future' },
		targets: [{ kind: 'board', id: board } as const],
	};
	const rows = await allRows(context, session, request, PAGE).catch(async (error: unknown) =>
		statusOf(error) === 400 ? [] : await Promise.reject(error as Error),
	);
	return await open(place, 'sprint', rows);
}

/** The sprints on the boards of the project: one that several boards show is one. */
async function sprints(place: Place, field: string) {
	const boards = await boardsOf(place);
	if (boards.length > MOST_BOARDS) {
		throw new InvalidInput(field, `is looked up on too many boards: ${boards.length}`, 'Give the ID of the sprint.');
	}
	const found = await Promise.all(
		boards.map(async (board) =>
			(await sprintsOf(place, String(board.id))).map(({ id, name, state, originBoardId }) => ({
				id: String(id),
				name: String(name),
				about: `${String(state)}, ${String(boards.find((one) => one.id === originBoardId)?.name ?? board.name)}`,
			})),
		),
	);
	return [...new Map(found.flat().map((one) => [one.id, one])).values()];
}

/**
 * Sprints by name: of names Jira takes none. A closed one goes by its ID alone, and Jira refuses it.
 *
 * @see https://developer.atlassian.com/cloud/jira/software/rest/api-group-board/#api-rest-agile-1-0-board-boardid-sprint-get
 */
export const sprintLookUp: LookUp = {
	what: 'an active or future sprint on the boards of the project',
	help: HELP,
	ofProject: true,
	find: async (place, _name, field) =>
		await place.session.once(`open sprints of ${place.project}`, async () => await sprints(place, field)),
};
