import type { IDataObject } from 'n8n-workflow';

import { allRows } from '../client/paging/allRows';
import type { Item } from '../operation/operation';
import type { TargetParameter } from '../operation/parameter';
import { filterAsync } from '../shared/collections';
import { InvalidInput } from '../shared/invalidInput';
import { shown } from '../shared/input';
import { readLocator } from '../shared/locator';
import { hasScheme } from '../shared/site';
import { SITE } from '../shared/target';
import { byText, fromList, locator } from './locator';
import { toIdByName } from './named';

/** `…/boards/3`, or the older `…/RapidBoard.jspa?rapidView=3`. */
const IN_ADDRESS = /\/boards\/(\d+)(?![^/?#])|[?&]rapidView=(\d+)/;

/** @throws InvalidInput for an address of another site, or of anything but a board */
function boardInUrl(text: string, site: string, field: string): string {
	const help = 'Enter the address of a board as the browser shows it, e.g. …/boards/3.';
	if (!URL.canParse(text)) throw new InvalidInput(field, `is not a URL: ${shown(text)}`, help);
	const { host, origin } = new URL(text);
	if (host !== new URL(site).host) {
		throw new InvalidInput(field, `is on another site: ${origin}`, `The credential is for ${site}.`);
	}
	const [, board, older] = IN_ADDRESS.exec(text) ?? [];
	if (board ?? older) return board ?? older;
	throw new InvalidInput(field, `is not the address of a board: ${shown(text)}`, help);
}

/**
 * The ID of a board that is given by ID or address, as a list of the editor needs it.
 *
 * @throws InvalidInput
 */
export function boardIdIn(given: unknown, site: string): string {
	const { value } = readLocator(given);
	if (hasScheme(value)) return boardInUrl(value, site, 'Board');
	if (/^\d+$/.test(value)) return value;
	throw new InvalidInput('Board', value === '' ? 'is empty' : `is not an ID: ${shown(value)}`, 'Choose a board first.');
}

/** The boards whose name has a text; private ones of others have no name. */
async function boardsNamed({ context, session }: Item, name: string): Promise<IDataObject[]> {
	const request = { url: '/rest/agile/1.0/board', qs: { name }, targets: [SITE] };
	const rows = await session.once(
		`boards named ${name.toLowerCase()}`,
		async () => await allRows(context, session, request, { by: 'startAt', rows: 'values', pageSize: 50 }),
	);
	const open = await filterAsync(rows, async (row) => await session.guard.isOpenRow(context, session, 'board', row));
	return open.filter(({ name }) => name !== undefined);
}

/** `required` only where nothing else says it. */
const boardParameter = (description: string, required: boolean): TargetParameter => {
	const property = locator(
		'Board',
		'boardId',
		description,
		[
			fromList('searchBoards', 'Select a board…'),
			byText('Name', 'name', 'e.g. OPS board'),
			byText('ID', 'id', 'e.g. 3'),
			byText('URL', 'url', 'e.g. https://your-company.atlassian.net/jira/software/c/projects/OPS/boards/3'),
		],
		required ? { required } : {},
	);
	return {
		property,
		async of(item) {
			const given = item.parameters.get('boardId');
			const { value } = readLocator(given);
			if (hasScheme(value)) return boardInUrl(value, item.site, property.displayName);
			return await toIdByName(given, property.displayName, async (name) => await boardsNamed(item, name));
		},
		target: (id) => ({ kind: 'board', id }),
	};
};

export const board = boardParameter(
	'The board, by its name, by its ID, by its address in the browser, or from the list',
	true,
);

/** The board whose sprints are offered, or searched by name. */
export const boardOfSprints = boardParameter(
	'The board whose sprints the list offers. A sprint that is given by its ID needs none.',
	false,
);
