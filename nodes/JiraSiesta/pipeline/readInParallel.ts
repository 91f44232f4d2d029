import { NodeApiError } from 'n8n-workflow';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { mayShow } from '../policy/scope/redact';
import { requestJira } from '../client/request';
import { AT_ONCE, Semaphore } from '../client/concurrency/limit';
import type { Item } from '../operation/operation';
import { pages } from '../client/paging/pages';
import { chunks } from '../shared/collections';
import { asObject } from '../shared/objects';
import { browseUrl } from '../shared/site';
import type { JiraRequest } from '../client/types';
import { policyFor } from '../policy/policy';

/** Jira gives up to 5,000 issues a page when only their keys are asked for, and takes 100 in a bulk fetch. */
const KEYS = { by: 'nextPageToken', rows: 'issues', pageSize: 5_000 } as const;
const BODIES = 100;

type Issue = { id: string; key: string } & IDataObject;

/** Statuses by which Jira tells that it does not take these requests, rather than that it is in trouble. */
export const isRefused = (error: unknown) =>
	error instanceof NodeApiError && /^(400|403|404|405|410|413|422)$/.test(error.httpCode ?? '');

const keysOnly = (search: JiraRequest): JiraRequest => {
	const { jql, reconcileIssues } = asObject(search.body);
	return { ...search, body: { jql, fields: ['key'], ...(reconcileIssues ? { reconcileIssues } : {}) } };
};

function bodiesOf({ body }: JiraRequest, issues: Issue[]): JiraRequest {
	const { fields, expand } = asObject(body);
	return {
		method: 'POST',
		url: '/rest/api/3/issue/bulkfetch',
		body: {
			issueIdsOrKeys: issues.map(({ id }) => id),
			fields,
			// A text in the search, a list here.
			...(expand ? { expand: String(expand).split(',') } : {}),
		},
		repeatable: true,
	};
}

/** What stands for an issue that was there when the keys were read, and not when its fields were. */
const unavailable = ({ id, key }: Issue, reason: string, { context, site }: Item): INodeExecutionData => ({
	json: { id, key, url: browseUrl(site, key), unavailable: reason },
	pairedItem: { item: context.getItemIndex() },
});

const GONE = 'Deleted or hidden while the search was running';

type Bodies = { issues: Issue[]; issueErrors?: Array<{ id: string; errorMessage?: string }> };

/**
 * Reads a large search faster than page after page: first the keys, then the issues themselves, several hundred at a
 * time, in the order of the query. Each is turned into its output at once, so that no more than needed is held.
 *
 * @param search a `POST /rest/api/3/search/jql`
 * @param known IDs of issues that are there already
 * @param limit the most issues wanted
 * @param assertFits throws where so many issues are more than the item may give, before they are read
 * @throws NodeApiError; {@link isRefused} tells whether plain paging may still work
 */
export async function readInParallel(
	item: Item,
	search: JiraRequest,
	known: ReadonlySet<string>,
	limit: number,
	toOutput: (row: IDataObject) => INodeExecutionData,
	assertFits: (issues: number) => void,
): Promise<INodeExecutionData[]> {
	const get = requestJira.bind(undefined, item.context, item.session);
	const policy = await policyFor(item.session);

	const seen = new Set(known);
	const found: Issue[] = [];
	const wanted = () => (found.length < limit ? known.size + limit - found.length : 0);
	for await (const page of pages(KEYS, keysOnly(search), wanted, get)) {
		for (const issue of page as Issue[]) {
			if (seen.has(issue.id) || found.length === limit) continue;
			seen.add(issue.id);
			if (mayShow(policy, issue)) found.push({ id: issue.id, key: issue.key });
		}
		assertFits(found.length);
	}

	/** They come in the order of their IDs, without those that are gone; with reasons for those to be asked for again. */
	const fetchBodies = async (issues: Issue[]): Promise<INodeExecutionData[]> => {
		const rows = new Map<string, Issue>();
		const reasons = new Map<string, string>();
		for (let missing = issues; missing.length > 0; ) {
			const { body } = await get(bodiesOf(search, missing));
			const { issues: got, issueErrors = [] } = body as Bodies;
			for (const row of got) rows.set(row.id, row);
			for (const { id, errorMessage } of issueErrors) reasons.set(String(id), errorMessage ?? GONE);
			missing = got.length > 0 ? missing.filter(({ id }) => reasons.has(id) && !rows.has(id)) : [];
		}
		return issues.map((issue) => {
			const row = rows.get(issue.id);
			return row ? toOutput(row) : unavailable(issue, reasons.get(issue.id) ?? GONE, item);
		});
	};

	let failed = false;
	const gate = new Semaphore(AT_ONCE);
	const parts = chunks(found, BODIES).map(async (issues) => {
		const part = gate.pass(async () => (failed ? [] : await fetchBodies(issues)));
		part.catch(() => (failed = true));
		return await part;
	});
	return (await Promise.all(parts)).flat();
}
