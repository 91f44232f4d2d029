import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { allRows } from '../client/paging/allRows';
import type { Item } from '../operation/operation';
import type { TargetParameter } from '../operation/parameter';
import { filterAsync } from '../shared/collections';
import { InvalidInput } from '../shared/invalidInput';
import { readLocator } from '../shared/locator';
import { boardOfSprints } from './board';
import { byNameOrId, locator } from './locator';
import { toIdByName } from './named';

/** The sprints of the item's board, as far as they may be told; read anew each time. */
export async function sprintsOf(item: Item, board: string, state?: string): Promise<IDataObject[]> {
	const { context, session } = item;
	const request = {
		url: `/rest/agile/1.0/board/${encodeURIComponent(board)}/sprint`,
		...(state && { qs: { state } }),
		targets: [{ kind: 'board', id: board } as const],
	};
	const rows = await allRows(context, session, request, { by: 'startAt', rows: 'values', pageSize: 50 });
	return await filterAsync(rows, async (row) => await session.guard.isOpenRow(context, session, 'sprint', row));
}

/** The sprints among which one is looked up by its name, once for a run. */
async function named(item: Item): Promise<IDataObject[]> {
	if (readLocator(item.parameters.get('boardId')).value === '') {
		throw new InvalidInput(
			'Board',
			'is empty',
			'A sprint is found by its name on a board: choose one, or give the ID.',
		);
	}
	const board = await boardOfSprints.of(item);
	return await item.session.once(`sprints of board ${board}`, async () => await sprintsOf(item, board));
}

export const sprintLocator = (
	displayName: string,
	name: string,
	description: string,
	more: Partial<INodeProperties> = {},
): INodeProperties =>
	locator(displayName, name, description, byNameOrId('searchSprints', 'a sprint', 'e.g. Sprint 12', 'e.g. 42'), {
		typeOptions: { loadOptionsDependsOn: ['boardId.value'] },
		...more,
	});

/** @throws InvalidInput */
export const sprintIdOf = async (item: Item, given: unknown, field: string): Promise<string> =>
	await toIdByName(given, field, async () => await named(item));

export const sprint: TargetParameter = {
	property: sprintLocator('Sprint', 'sprintId', 'The sprint, by its name, by its ID, or from the list', {
		required: true,
	}),
	of: async (item) => await sprintIdOf(item, item.parameters.get('sprintId'), 'Sprint'),
	target: (id) => ({ kind: 'sprint', id }),
};
