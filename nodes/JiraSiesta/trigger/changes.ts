import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../shared/objects';
import type { EventName, JiraEvent } from './events';
import { idByName } from './historyFields';
import { timeOf } from './time';

/** What is wanted of events: which of them, and of which fields. */
export type Wanted = {
	events: ReadonlySet<EventName>;
	/** IDs of the fields for Field Changed. */
	fields: ReadonlySet<string>;
	/** IDs of statuses for Issue Transitioned; undefined where any will do. */
	from?: ReadonlySet<string>;
	to?: ReadonlySet<string>;
	/** Which comments: of a service project some are for the team only. */
	comments: 'all' | 'internal' | 'public';
};

export const listOf = (value: unknown): IDataObject[] => (Array.isArray(value) ? (value as IDataObject[]) : []);

const idOf = (value: unknown) => String(value ?? '');

/** The ID of the field that an entry of the changelog is about. */
export const fieldOf = ({ fieldId, field }: IDataObject): string =>
	fieldId ? String(fieldId) : idByName(String(field ?? ''));

const isOf = (field: string) => (item: IDataObject) => fieldOf(item).toLowerCase() === field;

const isIn = (ids: ReadonlySet<string> | undefined, value: unknown) => ids === undefined || ids.has(idOf(value));

type Kind = { name: EventName; suffix: string; items(all: IDataObject[], wanted: Wanted): IDataObject[] };

/** The events that an entry of the changelog may be, by the items that make it one. */
const KINDS: Kind[] = [
	{ name: 'issueUpdated', suffix: '', items: (all) => all },
	{
		name: 'issueTransitioned',
		suffix: ':transition',
		items: (all, { from, to }) =>
			all.filter((item) => isOf('status')(item) && isIn(from, item.from) && isIn(to, item.to)),
	},
	{ name: 'issueAssigned', suffix: ':assign', items: (all) => all.filter((item) => isOf('assignee')(item) && item.to) },
	{
		name: 'fieldChanged',
		suffix: ':field',
		items: (all, { fields }) => all.filter((item) => fields.has(fieldOf(item))),
	},
	{ name: 'issueLinked', suffix: ':link', items: (all) => all.filter((item) => isOf('issuelinks')(item) && item.to) },
];

/** A text of the changelog; every object has a function of the name `toString`. */
export const textOf = (item: IDataObject, name: 'fromString' | 'toString') =>
	Object.hasOwn(item, name) ? ((item as Record<string, unknown>)[name] ?? null) : null;

/** @param files those that the issue still has */
function ofHistory(issueId: string, history: IDataObject, files: IDataObject[], wanted: Wanted): JiraEvent[] {
	const { id, created, author } = history;
	const items = listOf(history.items);
	const base = { at: timeOf(created), issueId, actor: asObject(author) };
	const added = wanted.events.has('attachmentAdded') ? items.filter((item) => isOf('attachment')(item) && item.to) : [];
	return [
		...KINDS.flatMap(({ name, suffix, items: chosen }): JiraEvent[] => {
			const changes = wanted.events.has(name) ? chosen(items, wanted) : [];
			return changes.length > 0 ? [{ ...base, id: `change:${idOf(id)}${suffix}`, name, changes, entry: items }] : [];
		}),
		...added.map((item): JiraEvent => {
			const own = { id: idOf(item.to), filename: textOf(item, 'toString') as string };
			const attachment = files.find((file) => idOf(file.id) === own.id) ?? own;
			return { ...base, id: `attachment:${own.id}`, name: 'attachmentAdded', attachment };
		}),
	];
}

/** Whether a comment is of the chosen kind: only Jira Service Management has comments that customers do not see. */
export const isChosen = ({ jsdPublic }: IDataObject, { comments }: Pick<Wanted, 'comments'>) =>
	comments === 'all' || (jsdPublic === false) === (comments === 'internal');

function ofEntry(
	kind: 'comment' | 'worklog',
	[added, edited]: [EventName, EventName],
	issueId: string,
	entry: IDataObject,
	{ events }: Wanted,
): JiraEvent[] {
	const { id, author, updateAuthor, created, updated } = entry;
	const [createdAt, updatedAt] = [timeOf(created), timeOf(updated)];
	const base = { issueId, [kind]: entry };
	return [
		...(events.has(added)
			? [{ ...base, id: `${kind}:${idOf(id)}`, name: added, at: createdAt, actor: asObject(author) }]
			: []),
		...(events.has(edited) && updatedAt > createdAt
			? [
					{
						...base,
						id: `${kind}:${idOf(id)}:${updatedAt}`,
						name: edited,
						at: updatedAt,
						actor: asObject(updateAuthor ?? author),
					},
				]
			: []),
	];
}

/** The events of a worklog, as `POST /rest/api/3/worklog/list` answers it. */
export const ofWorklog = (worklog: IDataObject, wanted: Wanted): JiraEvent[] =>
	ofEntry('worklog', ['worklogAdded', 'worklogEdited'], idOf(worklog.issueId), worklog, wanted);

function ofAttachment(issueId: string, attachment: IDataObject): JiraEvent {
	const { id, created, author } = attachment;
	return {
		...{ id: `attachment:${idOf(id)}`, name: 'attachmentAdded', at: timeOf(created), issueId },
		...{ actor: asObject(author), attachment },
	};
}

/**
 * All that has happened to an issue, as far as what was read of it tells: the events that are wanted, in no order, each
 * once.
 *
 * @param issue as Jira answers it with `expand=changelog`: fields `created`, `creator`, and `comment` and `attachment`
 *   where events of them are wanted
 */
export function eventsOf(issue: IDataObject, wanted: Wanted): JiraEvent[] {
	const issueId = idOf(issue.id);
	const { created, creator, comment, attachment } = asObject(issue.fields);
	const has = (event: EventName) => wanted.events.has(event);
	const files = listOf(attachment);
	const found: JiraEvent[] = [
		...(has('issueCreated')
			? [
					{
						...{ id: `created:${issueId}`, name: 'issueCreated' as const, at: timeOf(created), issueId },
						actor: asObject(creator),
					},
				]
			: []),
		...listOf(asObject(issue.changelog).histories).flatMap((history) => ofHistory(issueId, history, files, wanted)),
		// Those that the issue was created with are not in its changelog.
		...(has('attachmentAdded') ? files.map((file) => ofAttachment(issueId, file)) : []),
		...listOf(asObject(comment).comments)
			.filter((one) => isChosen(one, wanted))
			.flatMap((one) => ofEntry('comment', ['commentAdded', 'commentEdited'], issueId, one, wanted)),
	];
	// The time of a file is that of the changelog, where it is there: it stays when the file is deleted.
	const once = new Map<string, JiraEvent>();
	for (const event of found) if (!once.has(event.id) && !Number.isNaN(event.at)) once.set(event.id, event);
	return [...once.values()];
}
