import type { IDataObject } from 'n8n-workflow';

import { InvalidInput } from '../pipeline/invalidInput';
import { toIssueKey } from './issueKey';
import { toAccountId } from './person';
import { toDate, toFieldsObject, toLabels, toPriority, toRichText, toSummary } from './values';

type Reader = { id: string; read: (given: unknown, site: string) => unknown };

/** The optional fields of the panel: their ID in Jira, and how their value is read. */
const READERS: Record<string, Reader> = {
	description: { id: 'description', read: (given) => toRichText(given, 'Description') },
	dueDate: { id: 'duedate', read: (given) => toDate(given, 'Due Date') },
	labels: { id: 'labels', read: toLabels },
	parent: { id: 'parent', read: (given, site) => ({ key: toIssueKey(given, site, 'Parent') }) },
	priority: { id: 'priority', read: toPriority },
	reporter: { id: 'reporter', read: (given) => ({ accountId: toAccountId(String(given), 'Reporter') }) },
	summary: { id: 'summary', read: toSummary },
};

const isEmpty = (given: unknown) =>
	given === undefined || given === null || given === '' || (Array.isArray(given) && given.length === 0);

/**
 * Jira's `fields` from the values of the panel. What is left empty is not sent.
 *
 * @param given values by parameter name, with `otherFields` as an object or JSON text
 * @throws InvalidInput
 */
export function toIssueFields({ otherFields, ...given }: IDataObject, site: string): IDataObject {
	const fields: IDataObject = {};
	for (const [name, { id, read }] of Object.entries(READERS)) {
		if (!isEmpty(given[name])) fields[id] = read(given[name], site) as IDataObject;
	}
	const others = isEmpty(otherFields) ? {} : toFieldsObject(otherFields, 'Other Fields (JSON)');
	const twice = Object.keys(others).find((id) => id in fields);
	if (twice) {
		throw new InvalidInput('Other Fields (JSON)', `sets '${twice}' a second time`, 'Give the field in one place only.');
	}
	return { ...fields, ...others };
}
