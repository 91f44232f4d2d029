import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { mayShow, redacted } from '../policy/scope/redact';
import { isOpenRow } from '../policy/scope/rows';
import { requestJira } from '../client/request';
import { assertMeaningful } from './emptySearch';
import { chunks } from '../shared/collections';
import { InvalidInput } from '../shared/invalidInput';
import type { Item, Operation, Prepared } from '../operation/operation';
import { nextToken, pages } from '../client/paging/pages';
import { isRefused, readInParallel } from './readInParallel';
import { outputItem, withFiles } from './result';
import type { JiraAnswer, JiraRequest } from '../client/types';
import { policyFor } from '../policy/policy';
import { asObject } from '../shared/objects';

/**
 * The engine spreads the output of one input item into a call (`returnData.push(...items)` in n8n-core's
 * routing-node.js), which overflows its stack: 100,000 work, 150,000 do not.
 */
const MOST_ITEMS = 100_000;

type Wanted = { rows: number; perItem: number };

const count = (field: string, given: number): number => {
	if (Number.isInteger(given) && given > 0) return given;
	throw new InvalidInput(field, `is not a whole number above zero: ${String(given)}`, 'Enter a number such as 50.');
};

/** How many rows the item wants, and how many of them in one output item. */
function wanted({ parameters }: Item): Wanted {
	const { groupSize = 1 } = parameters.group<{ groupSize: number }>('options');
	return {
		rows:
			!parameters.has('returnAll') || parameters.flag('returnAll')
				? Infinity
				: count('Limit', parameters.get('limit') as number),
		perItem: count('Results per Item', groupSize),
	};
}

function assertFits({ context, session }: Item, rows: number, perItem: number): void {
	if (rows / perItem <= MOST_ITEMS) return;
	throw new NodeOperationError(
		session.node,
		`More than ${MOST_ITEMS.toLocaleString('en')} output items from one input item`,
		{
			description:
				"n8n cannot take more. Set 'Results per Item' in the options to put several into one item, or split the search over several input items, e.g. by project or by year.",
			itemIndex: context.getItemIndex(),
		},
	);
}

/** Puts several output items into one, as the list `results`. */
function grouped(items: INodeExecutionData[], perItem: number): INodeExecutionData[] {
	if (perItem === 1) return items;
	return chunks(items, perItem).map((group) => ({
		json: { results: group.map(({ json }) => json) },
		pairedItem: group[0].pairedItem,
	}));
}

export const isPaged = ({ paging }: Operation) => paging !== undefined;

/** The rest of a large search in parallel; undefined where Jira does not take those requests. */
const restInParallel = async (...given: Parameters<typeof readInParallel>) =>
	await readInParallel(...given).catch(async (error: unknown) =>
		isRefused(error) ? undefined : await Promise.reject(error as Error),
	);

/**
 * The output of an operation that pages: all the rows that the item wants, in Jira's order. Each row only once: a
 * change in Jira between two pages may move it from one to the next.
 */
export async function readItems(
	operation: Operation,
	item: Item,
	prepared: Prepared,
	request: JiraRequest,
): Promise<INodeExecutionData[]> {
	const paging = prepared.paging ?? operation.paging!;
	const { rows: limit, perItem } = wanted(item);
	if (limit !== Infinity) assertFits(item, limit, perItem);

	const policy = await policyFor(item.session);
	const toOutput = (row: IDataObject) => outputItem(operation, { row: redacted(policy, row), prepared, item });
	const items: INodeExecutionData[] = [];
	const known = new Set<string>();
	let answer: JiraAnswer | undefined;
	let asked = request;
	const advise = async (refused: string[], status: number) => await operation.advise?.(item, refused, status);
	const get = async (page: JiraRequest) =>
		(answer = await requestJira(item.context, item.session, (asked = page), advise));
	let large = paging.parallel === true && limit > paging.pageSize;
	const isWanted = async (row: IDataObject) =>
		mayShow(policy, row) &&
		operation.keeps?.(row, item, prepared) !== false &&
		(!operation.lists || (await isOpenRow(item.context, item.session, operation.lists, row)));
	let ended = false;
	let leftOut = 0;
	// Where rows are left out, as many as are wanted may have none of them.
	const left = () => (ended || items.length === limit ? 0 : leftOut > 0 ? Infinity : limit - items.length);

	for await (const page of pages(paging, request, left, get)) {
		const rows = operation.resolveRows ? await operation.resolveRows(page, item, asked) : page;
		for (const row of rows) {
			ended ||= operation.ends?.(row, item, prepared) === true;
			if (ended || items.length === limit) break;
			if (row.id !== undefined && known.has(String(row.id))) continue;
			known.add(String(row.id));
			if (await isWanted(row)) items.push(await withFiles(operation, answer!, { row, prepared, item }, toOutput(row)));
			else leftOut++;
		}
		assertFits(item, items.length, perItem);
		if (large && items.length < limit && nextToken(asObject(answer!.body)) !== undefined) {
			const fits = (more: number) => assertFits(item, items.length + more, perItem);
			const rest = await restInParallel(item, request, known, limit - items.length, toOutput, fits);
			if (rest) return grouped([...items, ...rest], perItem);
		}
		large = false; // only after the first page: the rest is either read at once or by plain paging
	}
	if (known.size === 0) await assertMeaningful(item, request, answer!);
	return grouped(items, perItem);
}
