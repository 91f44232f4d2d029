import type { IDataObject } from 'n8n-workflow';

import { requestJira } from '../../../client/request';
import type { Item } from '../../../operation/operation';
import { chunks } from '../../../shared/collections';
import { asObject } from '../../../shared/objects';
import { SITE } from '../../../shared/target';

/** The most issues that `bulkfetch` takes. */
const AT_ONCE = 100;

/** The keys of issues by their IDs; those that may not be shown are left out. */
async function keysOf({ context, session }: Item, ids: string[]): Promise<Map<string, string>> {
	const keys = new Map<string, string>();
	for (const issueIdsOrKeys of chunks(ids, AT_ONCE)) {
		const body = { issueIdsOrKeys, fields: ['key'] };
		const url = '/rest/api/3/issue/bulkfetch';
		const answer = await requestJira(context, session, { method: 'POST', url, body, repeatable: true });
		for (const issue of asObject(answer.body).issues as IDataObject[]) {
			if (await session.guard.mayShow(session, issue)) keys.set(String(issue.id), String(issue.key));
		}
	}
	return keys;
}

/**
 * The work logs that a list of changes names by their IDs, each with the key of its issue. Jira leaves out those that the
 * account may not see; those of issues that the credential does not open go as well.
 */
export async function withIssues(changes: IDataObject[], item: Item): Promise<IDataObject[]> {
	const ids = changes.map(({ worklogId }) => worklogId as number);
	if (ids.length === 0) return [];
	const { body } = await requestJira(item.context, item.session, {
		method: 'POST',
		url: '/rest/api/3/worklog/list',
		body: { ids },
		targets: [SITE],
		repeatable: true,
	});
	const worklogs = new Map((body as IDataObject[]).map((one) => [String(one.id), one]));
	const keys = await keysOf(item, [...new Set([...worklogs.values()].map(({ issueId }) => String(issueId)))]);
	return ids.flatMap((id) => {
		const worklog = worklogs.get(String(id));
		const issueKey = keys.get(String(worklog?.issueId));
		return worklog && issueKey !== undefined ? [{ ...worklog, issueKey }] : [];
	});
}
