import type { IDataObject } from 'n8n-workflow';

import { requestJira } from '../../../client/request';
import type { Item, Step } from '../../../operation/operation';
import { issues } from '../../../params/issues';
import { chunks } from '../../../shared/collections';

/** The most issues that Jira moves at once. */
const AT_ONCE = 50;

/** The most issues that `bulkfetch` takes. */
const READ_AT_ONCE = 100;

/**
 * The writes that move issues, as many at once as Jira takes.
 *
 * @param where what they are moved to, as a person calls it
 */
export const moves = (keys: string[], url: string, where: string): Step[] =>
	chunks(keys, AT_ONCE).map((some) => ({
		...{ method: 'POST', url, body: { issues: some } },
		does: `${some.join(', ')} moved to ${where}`,
	}));

/** Which of the issues there are not, for a refusal that does not say it: one of them stops all that go with it. */
export async function adviseOnIssues(item: Item): Promise<string | undefined> {
	const keys = await issues.of(item);
	const missing: string[] = [];
	for (const asked of chunks(keys, READ_AT_ONCE)) {
		const request = {
			method: 'POST',
			url: '/rest/api/3/issue/bulkfetch',
			body: { issueIdsOrKeys: asked, fields: ['key'] },
			repeatable: true,
		} as const;
		const { body } = await requestJira(item.context, item.session, request);
		const found = (body as { issues: IDataObject[] }).issues.flatMap(({ id, key }) => [String(id), String(key)]);
		missing.push(...asked.filter((key) => !found.includes(key)));
	}
	return missing.length > 0
		? `Not there, or under another key by now: ${missing.join(', ')}. Nothing of the same fifty was moved.`
		: undefined;
}
