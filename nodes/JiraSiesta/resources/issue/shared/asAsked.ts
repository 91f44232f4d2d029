import type { IDataObject } from 'n8n-workflow';

import { requestIfSeen } from '../../../client/ifSeen';
import type { JiraRequest } from '../../../client/types';
import type { Item } from '../../../operation/operation';
import { filterAsync } from '../../../shared/collections';
import { isIssueKey } from '../../../shared/keys';
import { asObject } from '../../../shared/objects';

/** What stands for an issue that there is not, or that may not be seen. */
const unknown = (asked: string): IDataObject => ({ asked });

/** The IDs of issues that are not found by the keys they were asked by: one that was moved has another by now. */
async function movedTo({ context, session }: Item, asked: string[]): Promise<Map<string, string>> {
	const entries = asked.map(async (key): Promise<[string, string]> => {
		const url = `/rest/api/3/issue/${encodeURIComponent(key)}`;
		const answer = await requestIfSeen(context, session, {
			method: 'GET',
			url,
			qs: { fields: 'key' },
			repeatable: true,
		});
		return [key, String(asObject(answer?.body).id)];
	});
	return new Map(await Promise.all(entries));
}

/**
 * The rows of a bulk fetch in the order in which they were asked for: Jira gives them by ID, leaves out what it does not
 * find, and gives moved issues by their new keys alone.
 */
export async function asAsked(rows: IDataObject[], item: Item, { body }: JiraRequest): Promise<IDataObject[]> {
	const keys = asObject(body).issueIdsOrKeys as string[];
	const shown = await filterAsync(rows, async (row) => await item.session.guard.mayShow(item.session, row));
	const byName = new Map(shown.flatMap((row) => [row.key, row.id].map((name) => [String(name), row])));
	const moved = await movedTo(
		item,
		keys.filter((key) => !byName.has(key) && isIssueKey(key)),
	);
	return keys.map((key) => byName.get(key) ?? byName.get(moved.get(key) ?? '') ?? unknown(key));
}
