import type { IDataObject } from 'n8n-workflow';

import { isObject } from './given';

/** Reads a rich text (ADF) in the form that was chosen. */
export type TextReader = (document: unknown) => unknown;

type Rule = [
	fits: (value: IDataObject) => boolean,
	read: (value: IDataObject, text: TextReader) => unknown,
];

const has =
	(...properties: string[]) =>
	(value: IDataObject) =>
		properties.every((property) => property in value);

const person = (value: unknown) => {
	if (!isObject(value)) return null;
	const { displayName, accountId } = value;
	return { displayName: displayName ?? null, accountId };
};

const comment = ({ id, author, created, body }: IDataObject, text: TextReader) => ({
	...{ id, author: person(author), created },
	body: text(body),
});

/** `is blocked by OPS-3` */
function link({ type, inwardIssue, outwardIssue }: IDataObject): string {
	const { inward, outward } = type as IDataObject;
	const { key } = (inwardIssue ?? outwardIssue) as IDataObject;
	return `${String(inwardIssue ? inward : outward)} ${String(key)}`;
}

/**
 * What a person reads in each of the objects that Jira has for a value; the first that fits holds.
 */
const RULES: Rule[] = [
	[({ type, content }) => type === 'doc' && Array.isArray(content), (value, text) => text(value)],
	[has('accountId'), person],
	[
		has('value', 'child'),
		({ value, child }) => `${String(value)} > ${String((child as IDataObject).value)}`,
	],
	[has('value', 'id'), ({ value }) => value],
	[has('type', 'id', 'inwardIssue'), link],
	[has('type', 'id', 'outwardIssue'), link],
	[has('filename', 'id'), ({ id, filename, mimeType, size }) => ({ id, filename, mimeType, size })],
	[
		has('comments', 'total'),
		({ comments }, text) => (comments as IDataObject[]).map((one) => comment(one, text)),
	],
	[
		has('timeSpentSeconds', 'started'),
		({ id, author, started, timeSpent }) => ({ id, author: person(author), started, timeSpent }),
	],
	[has('worklogs', 'total'), ({ worklogs }, text) => readable(worklogs, text)],
	[has('watchCount'), ({ watchCount }) => watchCount],
	[has('votes', 'hasVoted'), ({ votes }) => votes],
	[has('progress', 'total'), ({ progress, total }) => ({ progress, total })],
	// An issue, or a project: its key is what people call it by.
	[has('key', 'id'), ({ key }) => key],
	// Status, type, priority, resolution, version, component, sprint, group, team …
	[has('name'), ({ name }) => name],
	[
		({ originalEstimate, remainingEstimate, timeSpent }) =>
			Boolean(originalEstimate ?? remainingEstimate ?? timeSpent),
		({ originalEstimate = null, remainingEstimate = null, timeSpent = null }) => ({
			originalEstimate,
			remainingEstimate,
			timeSpent,
		}),
	],
];

/**
 * A field's value as a person reads it: the text of an option, the name of a version, status or
 * sprint, the key of an issue, a person's name with the account ID, rich text in the form chosen.
 * What is not known stays as it is.
 *
 * @param value as Jira answers it
 */
export function readable(value: unknown, text: TextReader): unknown {
	if (Array.isArray(value)) return value.map((one) => readable(one, text));
	if (!isObject(value)) return value ?? null;
	const rule = RULES.find(([fits]) => fits(value));
	return rule ? rule[1](value, text) : value;
}
