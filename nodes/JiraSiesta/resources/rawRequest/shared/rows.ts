import type { INodeProperties } from 'n8n-workflow';

import { valueAt } from '../../../client/paging/pages';
import type { Paging } from '../../../client/paging/pages';
import type { Item } from '../../../operation/operation';
import { shown } from '../../../shared/input';
import { InvalidInput } from '../../../shared/invalidInput';
import { asObject } from '../../../shared/objects';

/** The most rows that Jira gives at once in most places; it gives fewer as it likes. */
const PAGE = 100;

export const pagingStyle: INodeProperties = {
	displayName: 'Paging',
	name: 'paging',
	type: 'options',
	default: 'asTold',
	description: 'How the address hands out the rows that follow',
	options: [
		{
			name: 'As the Answer Says',
			value: 'asTold',
			description: 'By what the answer has: nextPageToken, startAt, or start and isLastPage',
		},
		{ name: 'Keys in the Body', value: 'keys', description: 'A part of issueIdsOrKeys at a time: bulk fetches' },
		{ name: 'Next Page Token', value: 'nextPageToken', description: 'With nextPageToken and maxResults' },
		{ name: 'One Answer', value: 'list', description: 'There is nothing to follow' },
		{ name: 'Since', value: 'since', description: 'With since, from until of the answer: what has changed' },
		{ name: 'Start and Limit', value: 'serviceDesk', description: 'With start and limit: Service Management' },
		{
			name: 'Start At',
			value: 'startAt',
			description: 'With startAt and maxResults, also where the answer is a bare list: users',
		},
	],
};

const FIELD = 'Rows Key';

export const rowsKey: INodeProperties = {
	displayName: FIELD,
	name: 'rowsKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. values',
	description: 'Where the answer has its rows, such as values or fields.attachment; left empty, its only list',
};

/** The lists at the top of an answer; those of Service Management's own use begin with a line. */
const listsIn = (body: unknown): string[] =>
	Object.entries(asObject(body)).flatMap(([name, value]) =>
		Array.isArray(value) && !name.startsWith('_') ? [name] : [],
	);

/** Finds the rows of an answer: under a key, or in the only list that it has. */
const rowsUnder =
	(key: string) =>
	(body: unknown): unknown => {
		if (key === '' && Array.isArray(body)) return body;
		const lists = listsIn(body);
		const found = key === '' && lists.length === 1 ? asObject(body)[lists[0]] : valueAt(body, key);
		if (Array.isArray(found)) return found;
		const problem = key === '' ? 'is needed for this answer' : `has no list in the answer: ${shown(key)}`;
		const there = lists.length > 0 ? `It has ${lists.join(', ')}.` : "It has no list at the top: use 'Get'.";
		throw new InvalidInput(FIELD, problem, there);
	};

/** How the item wants its rows. */
export function pagingOf({ parameters }: Item): Paging {
	const { paging = 'asTold', rowsKey: key = '' } = parameters.group<{ paging: Paging['by']; rowsKey: string }>(
		'options',
	);
	return { by: paging, rows: rowsUnder(String(key).trim()), pageSize: PAGE };
}
