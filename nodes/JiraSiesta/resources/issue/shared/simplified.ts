import type { IDataObject } from 'n8n-workflow';

import type { TextReader } from '../../../fields/decode/decode';
import { browseUrl } from '../../../shared/site';

/** The fields a simplified issue is made from: nothing else is asked for. */
export const NEEDED = [
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

const named = (value: unknown, property = 'name') => (value as IDataObject | null | undefined)?.[property] ?? null;

/** A flat issue with what a person or an agent reads first; fields that Jira has empty are null. */
export function simplifiedIssue({ key, fields }: IDataObject, site: string, text: TextReader): IDataObject {
	const of = (fields ?? {}) as IDataObject;
	return {
		key,
		summary: of.summary,
		status: named(of.status),
		issueType: named(of.issuetype),
		priority: named(of.priority),
		assignee: named(of.assignee, 'displayName'),
		assigneeAccountId: named(of.assignee, 'accountId'),
		dueDate: of.duedate ?? null,
		labels: of.labels ?? [],
		updated: of.updated,
		description: text(of.description) as IDataObject[string],
		url: browseUrl(site, String(key)),
	};
}

/** The JQL term of the option Open Only. */
export const openTerm = ({ openOnly }: IDataObject) => (openOnly === true ? ['statusCategory != Done'] : []);
