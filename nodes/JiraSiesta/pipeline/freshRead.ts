import type { IDataObject } from 'n8n-workflow';

import { requestJira } from '../client/request';
import type { Item } from '../operation/operation';
import { isRefused } from './readInParallel';
import { setBounded } from '../shared/boundedMap';
import type { JiraRequest } from '../client/types';

/** Executions remembered at once, and issues of each: Jira takes at most 50 in `reconcileIssues`. */
const EXECUTIONS = 500;
const ISSUES = 50;

/**
 * Issues (by ID, or by key where no answer told the ID) that each execution wrote, newest last. Search lags behind
 * writes by seconds to minutes unless it is told what to look at:
 * https://developer.atlassian.com/cloud/jira/platform/search-and-reconcile/
 */
const written = new Map<string, Set<string>>();

/** Executions of several n8n instances never meet here: the memory is this process's own. */
const executionOf = ({ context, site }: Item) => `${site} ${context.getExecutionId()}`;

const isId = (issue: string) => /^\d+$/.test(issue);

export function rememberWritten(item: Item, issue: string): void {
	const execution = executionOf(item);
	const issues = written.get(execution) ?? new Set();
	setBounded(written, execution, issues, EXECUTIONS);
	issues.delete(issue);
	issues.add(issue);
	if (issues.size > ISSUES) issues.delete(issues.values().next().value!);
}

/** The IDs of the issues that this execution wrote, so that a search finds them as they are now. */
export async function writtenIssues(item: Item): Promise<number[]> {
	const issues = written.get(executionOf(item));
	if (!issues) return [];
	const keys = [...issues].filter((issue) => !isId(issue));
	if (keys.length > 0) {
		const request: JiraRequest = {
			method: 'POST',
			url: '/rest/api/3/issue/bulkfetch',
			body: { issueIdsOrKeys: keys, fields: ['key'] },
			repeatable: true,
		};
		const ids = await requestJira(item.context, item.session, request).then(
			({ body }) => (body as { issues: IDataObject[] }).issues.map(({ id }) => String(id)),
			// Without them the search is only as up to date as Jira's index.
			async (error: Error) => (isRefused(error) ? [] : await Promise.reject(error)),
		);
		for (const key of keys) issues.delete(key);
		for (const id of ids) issues.add(id);
	}
	return [...issues].map(Number).slice(-ISSUES);
}
