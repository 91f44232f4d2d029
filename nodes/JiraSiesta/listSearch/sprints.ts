import type { IDataObject } from 'n8n-workflow';

import { nextStart } from '../client/paging/pages';
import { boardIdIn } from '../params/board';
import { isOpenRow } from '../policy/scope/rows';
import { listSearch } from './listSearch';
import { filterAsync } from '../shared/collections';

const PAGE = 50;

const entry = ({ id, name, state }: IDataObject) => ({
	name: state === 'future' ? String(name) : `${String(name)} [${String(state)}]`,
	value: String(id),
});

/** The sprints of the chosen board: those that are active or to come; of all, once a text is typed. */
export const searchSprints = listSearch(async ({ filter, token, field, context, session, get }) => {
	const board = boardIdIn(field('boardId'), await session.site);
	const page = await get(
		`/rest/agile/1.0/board/${encodeURIComponent(board)}/sprint`,
		{ ...(!filter && { state: 'active,future' }), maxResults: PAGE, startAt: Number(token ?? 0) },
		[{ kind: 'board', id: board }],
	);
	const rows = page.values as IDataObject[];
	const open = await filterAsync(rows, async (row) => await isOpenRow(context, session, 'sprint', row));
	const fits = ({ name }: IDataObject) => String(name).toLowerCase().includes(filter.toLowerCase());
	return {
		results: open.filter(fits).map(entry),
		next: nextStart(page, token, rows.length),
	};
});
