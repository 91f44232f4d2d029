import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../shared/input';
import { accountIdOf } from './spelling';

/**
 * Reads a rich text (ADF) in the form that was chosen.
 *
 * @param rendered the same text as Jira renders it, where that was asked for
 */
export type TextReader = (document: unknown, rendered?: unknown) => unknown;

type Rule = [
	fits: (value: IDataObject) => boolean,
	read: (value: IDataObject, text: TextReader, rendered: unknown) => unknown,
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

/** A person among other values: the name as text, the account ID beside it. */
function authorOf(value: unknown) {
	const { displayName = null, accountId = null } = person(value) ?? {};
	return { author: displayName, authorAccountId: accountId };
}

/**
 * A page of comments or of work, which Jira renders as a page of its own: each entry with its text.
 * `total` tells whether there are more than the page has.
 */
function page(
	rows: string,
	read: (row: IDataObject, text: (document: unknown) => unknown) => unknown,
	textIn: string,
): Rule[1] {
	return ({ total, ...value }, text, rendered) => {
		const entries = (isObject(rendered) ? (rendered[rows] ?? []) : []) as IDataObject[];
		return {
			total,
			[rows]: (value[rows] as IDataObject[]).map((row) => {
				const own = entries.find(({ id }) => id === row.id)?.[textIn];
				return read(row, (document) => text(document, own));
			}),
		};
	};
}

const comment = ({ id, author, created, body }: IDataObject, text: (document: unknown) => unknown) => ({
	id,
	...authorOf(author),
	created,
	body: text(body),
});

const work = (
	{ id, author, started, timeSpent, comment: note }: IDataObject,
	text: (document: unknown) => unknown,
) => ({ id, ...authorOf(author), started, timeSpent, comment: text(note) ?? null });

const friendly = (time: unknown) => (isObject(time) ? (time.friendly ?? null) : null);

const cycle = (given: unknown) => {
	if (!isObject(given)) return null;
	const { breached, paused, goalDuration, elapsedTime, remainingTime } = given;
	return {
		breached,
		...(paused !== undefined && { paused }),
		goal: friendly(goalDuration),
		elapsed: friendly(elapsedTime),
		remaining: friendly(remainingTime),
	};
};

/** `is blocked by OPS-3` */
function link({ type, inwardIssue, outwardIssue }: IDataObject): string {
	const { inward, outward } = type as IDataObject;
	const { key } = (inwardIssue ?? outwardIssue) as IDataObject;
	return `${String(inwardIssue ? inward : outward)} ${String(key)}`;
}

/** `{ name, decision, approvers }` of an approval in Jira Service Management. */
function approval({ name, finalDecision, approvers }: IDataObject) {
	const people = (approvers as IDataObject[]).map(({ approver, approverDecision }) => ({
		...person(approver),
		decision: approverDecision ?? null,
	}));
	return { name: name ?? null, decision: finalDecision ?? null, approvers: people };
}

/** A request type with the status that customers see; its ID is what Jira takes for it. */
function requestType({ requestType: type, currentStatus }: IDataObject) {
	const { id, name } = isObject(type) ? type : {};
	return {
		name: name ?? null,
		id: id ?? null,
		status: isObject(currentStatus) ? (currentStatus.status ?? null) : null,
	};
}

/** A parent in the field of Jira's plans, which says at length why there is none. */
const parentLink = ({ data }: IDataObject) => (isObject(data) ? (data.key ?? null) : null);

const isNothing = (value: IDataObject): boolean => Object.values(value).every((one) => isObject(one) && isNothing(one));

/** Things that Jira takes by their IDs only: the name alone could not be written back. */
const withId = ({ name, id }: IDataObject) => ({ name, id });

const TEAM = ['isVisible', 'isShared', 'isVerified'];

/**
 * What a person reads in each of the objects that Jira has for a value; the first that fits holds.
 */
const RULES: Rule[] = [
	[isNothing, () => null],
	[({ type, content }) => type === 'doc' && Array.isArray(content), (value, text, rendered) => text(value, rendered)],
	[has('accountId'), person],
	[has('value', 'child'), ({ value, child }) => `${String(value)} > ${String((child as IDataObject).value)}`],
	[has('value', 'id'), ({ value }) => value],
	[has('type', 'id', 'inwardIssue'), link],
	[has('type', 'id', 'outwardIssue'), link],
	[has('filename', 'id'), ({ id, filename, mimeType, size }) => ({ id, filename, mimeType, size })],
	[has('comments', 'total'), page('comments', comment, 'body')],
	[has('timeSpentSeconds', 'started'), work],
	[has('worklogs', 'total'), page('worklogs', work, 'comment')],
	// A service level agreement of Jira Service Management.
	[
		has('name', 'completedCycles'),
		({ name, ongoingCycle, completedCycles }) => ({
			name,
			ongoing: cycle(ongoingCycle),
			completed: (completedCycles as unknown[]).map(cycle),
		}),
	],
	[has('finalDecision', 'approvers'), approval],
	[has('requestType', 'currentStatus'), requestType],
	[has('hasEpicLinkFieldDependency'), parentLink],
	[({ issuerestrictions }) => isObject(issuerestrictions) && isNothing(issuerestrictions), () => null],
	[
		({ id, name, state }) => id !== undefined && name !== undefined && state !== undefined,
		({ state, ...sprint }) => ({ ...withId(sprint), state }),
	],
	[(value) => has('id', 'name')(value) && TEAM.some((property) => property in value), withId],
	// An organization of customers.
	[has('id', 'name', '_links'), withId],
	// The key of a status category is its name in no language: indeterminate.
	[has('key', 'colorName', 'name'), ({ name }) => name],
	[has('watchCount'), ({ watchCount }) => watchCount],
	[has('votes', 'hasVoted'), ({ votes }) => votes],
	[has('progress', 'total'), ({ progress, total }) => ({ progress, total })],
	// An issue, or a project: its key is what people call it by.
	[has('key', 'id'), ({ key }) => key],
	// Status, type, priority, resolution, version, component, group …
	[has('name'), ({ name }) => name],
	[
		({ originalEstimate, remainingEstimate, timeSpent }) => Boolean(originalEstimate ?? remainingEstimate ?? timeSpent),
		({ originalEstimate = null, remainingEstimate = null, timeSpent = null }) => ({
			originalEstimate,
			remainingEstimate,
			timeSpent,
		}),
	],
];

/**
 * A field's value as a person reads it, and as it can be written back: the text of an option, the name
 * of a version or status, the key of an issue, the name of a person, sprint or team with its ID, rich text
 * in the form chosen. What is not known stays as it is.
 *
 * @param value as Jira answers it
 * @param rendered the same value among Jira's `renderedFields`
 */
export function decode(value: unknown, text: TextReader, rendered?: unknown): unknown {
	if (Array.isArray(value)) return value.map((one) => decode(one, text));
	if (!isObject(value)) return value ?? null;
	const rule = RULES.find(([fits]) => fits(value));
	return rule ? rule[1](value, text, rendered) : value;
}

/** Jira's own fields that have one person, or nobody. */
const PEOPLE = ['assignee', 'creator', 'reporter'];

/** A field of a result: Jira's ID, what the result calls it, its value as `readable` gives it. */
export type Named = [id: string, name: string, value: unknown];

const isPerson = (value: unknown): value is IDataObject =>
	isObject(value) && 'accountId' in value && 'displayName' in value;

/**
 * The fields of a result by name. People are texts, with their account IDs in a field of their own beside them; where
 * another field has that name already, they stay as objects.
 */
export function withAccountIds(fields: Named[]): IDataObject {
	const taken = new Set(fields.map(([, name]) => name));
	const entries = fields.flatMap(([id, name, value]) => {
		const beside = accountIdOf(id, name);
		const nobody = value === null && PEOPLE.includes(id);
		const people = nobody ? [{ displayName: null, accountId: null }] : [value].flat();
		if (people.length === 0 || !people.every(isPerson) || taken.has(beside)) return [[name, value]];
		const all = (property: string) => (Array.isArray(value) ? people.map((one) => one[property]) : people[0][property]);
		return [
			[name, all('displayName')],
			[beside, all('accountId')],
		];
	});
	return Object.fromEntries(entries) as IDataObject;
}
