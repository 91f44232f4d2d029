import type { IDataObject } from 'n8n-workflow';

import type { Item, Outcome, Prepared } from '../../pipeline/operation';
import { writtenIssues } from '../../pipeline/recent';
import { browseUrl } from '../../pipeline/site';
import { fromAdf } from '../../text/render';

/** The fields a simplified issue is made from: nothing else is asked for. */
const NEEDED = [
	'summary',
	'status',
	'issuetype',
	'priority',
	'assignee',
	'labels',
	'duedate',
	'updated',
	'description',
];

const named = (value: unknown, property = 'name') =>
	(value as IDataObject | null | undefined)?.[property] ?? null;

/** A flat issue with what a person or an agent reads first; fields that Jira has empty are null. */
export function simplifiedIssue({ key, fields }: IDataObject, site: string): IDataObject {
	const of = (fields ?? {}) as IDataObject;
	return {
		key,
		url: browseUrl(site, String(key)),
		summary: of.summary,
		status: named(of.status),
		issueType: named(of.issuetype),
		priority: named(of.priority),
		assignee: named(of.assignee, 'displayName'),
		assigneeAccountId: named(of.assignee, 'accountId'),
		labels: of.labels ?? [],
		dueDate: of.duedate ?? null,
		updated: of.updated,
		description: fromAdf(of.description),
	};
}

export const wantsSimplified = ({ context }: Item) => context.getNodeParameter('simplify', true) === true;

/** The fields to ask for: those of the simplified issue, or those the options name (all of them without options). */
export function wantedFields(item: Item): { fields: string[]; expand?: string } {
	if (wantsSimplified(item)) return { fields: NEEDED };
	const { fields, expand } = item.context.getNodeParameter('options', {}) as IDataObject;
	const list = (text: unknown) =>
		String(text ?? '')
			.split(',')
			.map((name) => name.trim())
			.filter((name) => name !== '');
	const names = list(fields);
	const parts = list(expand);
	return {
		fields: names.length > 0 ? names : ['*all'],
		...(parts.length > 0 && { expand: parts.join(',') }),
	};
}

/** The result of every operation that reads issues. */
export const issueResult = ({ row, item }: Outcome): IDataObject =>
	wantsSimplified(item) ? simplifiedIssue(row, item.site) : row;

/** A search, as `POST /rest/api/3/search/jql` takes it, that sees what this execution has written. */
export async function searchFor(jql: string, item: Item): Promise<Prepared> {
	const reconcileIssues = await writtenIssues(item);
	return {
		body: { jql, ...wantedFields(item), ...(reconcileIssues.length > 0 && { reconcileIssues }) },
	};
}

/** The JQL term of the option Open Only. */
export const openTerm = ({ openOnly }: IDataObject) =>
	openOnly === true ? ['statusCategory != Done'] : [];
