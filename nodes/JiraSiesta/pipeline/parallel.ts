import { NodeApiError } from 'n8n-workflow';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { mayShow } from '../policy/projects';
import { ask } from './ask';
import type { Item } from './operation';
import { pages } from './paging';
import { browseUrl } from './site';
import type { JiraRequest } from './request';

/** Jira gives up to 5,000 issues a page when only their keys are asked for, and takes 100 in a bulk fetch. */
const KEYS = { by: 'nextPageToken', rows: 'issues', pageSize: 5_000 } as const;
const BODIES = 100;

type Issue = { id: string; key: string } & IDataObject;

/** Statuses by which Jira tells that it does not take these requests, rather than that it is in trouble. */
export const isRefused = (error: unknown) =>
	error instanceof NodeApiError && /^(400|403|404|405|410|413|422)$/.test(error.httpCode ?? '');

const keysOnly = (search: JiraRequest): JiraRequest => {
	const { jql, reconcileIssues } = search.body!;
	return { ...search, body: { jql, fields: ['key'], ...(reconcileIssues ? { reconcileIssues } : {}) } };
};

const bodiesOf = ({ body }: JiraRequest, issues: Issue[]): JiraRequest => ({
	method: 'POST',
	url: '/rest/api/3/issue/bulkfetch',
	body: {
		issueIdsOrKeys: issues.map(({ id }) => id),
		fields: body!.fields,
		// A text in the search, a list here.
		...(body!.expand ? { expand: String(body!.expand).split(',') } : {}),
	},
	repeatable: true,
});

/** What stands for an issue that was there when the keys were read, and not when its fields were. */
const unavailable = ({ id, key }: Issue, { context, site }: Item): INodeExecutionData => ({
	json: { id, key, url: browseUrl(site, key), unavailable: 'Deleted or hidden while the search was running' },
	pairedItem: { item: context.getItemIndex() },
});

/**
 * Reads a large search faster than page after page: first the keys, then the issues themselves, several hundred at a
 * time, in the order of the query. Each is turned into its output at once, so that no more than needed is held.
 *
 * @param search a `POST /rest/api/3/search/jql`
 * @param known IDs of issues that are there already
 * @param limit the most issues wanted
 * @throws NodeApiError; {@link isRefused} tells whether plain paging may still work
 */
export async function readInParallel(
	item: Item,
	search: JiraRequest,
	known: ReadonlySet<string>,
	limit: number,
	toOutput: (row: IDataObject) => INodeExecutionData,
): Promise<INodeExecutionData[]> {
	const get = ask.bind(undefined, item.context, item.run);
	let failed = false;
	const fetchBodies = async (issues: Issue[]): Promise<INodeExecutionData[]> => {
		if (failed) return [];
		const { body } = await get(bodiesOf(search, issues));
		// They come in the order of their IDs, without those that are gone.
		const rows = new Map((body as { issues: Issue[] }).issues.map((row) => [row.id, row]));
		return issues.map((issue) => {
			const row = rows.get(issue.id);
			return row ? toOutput(row) : unavailable(issue, item);
		});
	};

	const parts: Array<Promise<INodeExecutionData[]>> = [];
	const seen = new Set(known);
	const policy = await item.run.policy;
	let left = limit;
	for await (const page of pages(KEYS, keysOnly(search), limit + known.size, get)) {
		const fresh = (page as Issue[]).filter((issue) => !seen.has(issue.id) && mayShow(policy, issue)).slice(0, left);
		left -= fresh.length;
		for (const { id } of fresh) seen.add(id);
		for (let at = 0; at < fresh.length; at += BODIES) {
			const part = fetchBodies(fresh.slice(at, at + BODIES));
			part.catch(() => (failed = true));
			parts.push(part);
		}
		if (failed || left <= 0) break;
	}
	return (await Promise.all(parts)).flat();
}
