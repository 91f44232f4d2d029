import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';

import { ask } from './ask';
import { InvalidInput } from './invalidInput';
import type { Item } from './operation';
import { pages } from './paging';
import type { Paging } from './paging';
import type { JiraAnswer, JiraRequest } from './send';

/**
 * The engine spreads the items of one input item into a call (`returnData.push(...items)` in n8n-core's routing-node.js),
 * which overflows its stack: 100,000 work, 150,000 do not.
 */
const MOST_ROWS = 100_000;

/** How many rows the item wants: all with Return All, else Limit. */
function wantedRows(context: IExecuteSingleFunctions): number {
	if (context.getNodeParameter('returnAll', false) === true) return Infinity;
	const limit = Number(context.getNodeParameter('limit', 50));
	if (Number.isInteger(limit) && limit > 0) return limit;
	throw new InvalidInput('Limit', `is not a whole number above zero: ${limit}`, 'Enter a number such as 50.');
}

/**
 * An answer without a single row is only believed when Jira knows who asked: to a refused token it may show
 * "nothing here" with status 200 (n8n#16325). The account's header proves it; without it, `/myself` must.
 */
async function assertSignedIn({ context, run }: Item, { headers }: JiraAnswer): Promise<void> {
	if (headers['x-aaccountid']) return;
	await run.once(
		'signed in',
		async () => await ask(context, run, { method: 'GET', url: '/rest/api/3/myself', repeatable: true }),
	);
}

/** All rows that the item wants, over as many pages as Jira makes of them. */
export async function readRows(
	paging: Paging,
	item: Item,
	request: JiraRequest,
): Promise<IDataObject[]> {
	const { context, run } = item;
	const rows: IDataObject[] = [];
	let last: JiraAnswer | undefined;
	const get = async (page: JiraRequest) => (last = await ask(context, run, page));
	for await (const page of pages(paging, request, wantedRows(context), get)) {
		for (const row of page) rows.push(row);
		if (rows.length > MOST_ROWS) {
			throw new NodeOperationError(
				context.getNode(),
				`More than ${MOST_ROWS.toLocaleString('en')} results for one input item`,
				{
					description:
						'n8n cannot take more from one input item. Narrow the search, or split it over several input items, e.g. by project or by year.',
					itemIndex: context.getItemIndex(),
				},
			);
		}
	}
	if (rows.length === 0 && last) await assertSignedIn(item, last);
	return rows;
}
