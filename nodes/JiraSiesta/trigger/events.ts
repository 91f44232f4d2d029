import type { IDataObject } from 'n8n-workflow';

/** The events there are, as the panel shows them. */
export const EVENTS = [
	{ value: 'attachmentAdded', name: 'Attachment Added', description: 'A file was attached to an issue' },
	{ value: 'commentAdded', name: 'Comment Added', description: 'A comment was written' },
	{ value: 'commentDeleted', name: 'Comment Deleted', description: 'A comment was deleted; by webhook only' },
	{ value: 'commentEdited', name: 'Comment Edited', description: 'A comment was changed' },
	{ value: 'fieldChanged', name: 'Field Changed', description: 'One of the chosen fields was changed' },
	{ value: 'issueAssigned', name: 'Issue Assigned', description: 'An issue was given to a person' },
	{ value: 'issueCreated', name: 'Issue Created', description: 'An issue was created' },
	{ value: 'issueDeleted', name: 'Issue Deleted', description: 'An issue was deleted; by webhook only' },
	{ value: 'issueLinked', name: 'Issue Linked', description: 'An issue was linked to another' },
	{ value: 'issueTransitioned', name: 'Issue Transitioned', description: 'The status of an issue was changed' },
	{ value: 'issueUpdated', name: 'Issue Updated', description: 'Any field of an issue was changed' },
	{ value: 'sprintClosed', name: 'Sprint Closed', description: 'A sprint was completed; by webhook only' },
	{ value: 'sprintCreated', name: 'Sprint Created', description: 'A sprint was created; by webhook only' },
	{ value: 'sprintDeleted', name: 'Sprint Deleted', description: 'A sprint was deleted; by webhook only' },
	{ value: 'sprintStarted', name: 'Sprint Started', description: 'A sprint was started; by webhook only' },
	{ value: 'sprintUpdated', name: 'Sprint Updated', description: 'A sprint was changed; by webhook only' },
	{ value: 'versionCreated', name: 'Version Created', description: 'A version was created; by webhook only' },
	{ value: 'versionDeleted', name: 'Version Deleted', description: 'A version was deleted; by webhook only' },
	{ value: 'versionReleased', name: 'Version Released', description: 'A version was released; by webhook only' },
	{
		value: 'versionUnreleased',
		name: 'Version Unreleased',
		description: 'The release of a version was taken back; by webhook only',
	},
	{ value: 'versionUpdated', name: 'Version Updated', description: 'A version was changed; by webhook only' },
	{ value: 'worklogAdded', name: 'Work Log Added', description: 'Time was logged on an issue' },
	{ value: 'worklogDeleted', name: 'Work Log Deleted', description: 'Logged time was deleted; by webhook only' },
	{ value: 'worklogEdited', name: 'Work Log Edited', description: 'Logged time was changed' },
] as const;

export type EventName = (typeof EVENTS)[number]['value'];

/** Events by the names in the panel. */
export const namesOf = (events: ReadonlySet<EventName>) =>
	EVENTS.filter(({ value }) => events.has(value))
		.map(({ name }) => name)
		.join(', ');

export const isDeletion = (event: EventName) => event.endsWith('Deleted');

/** What leaves no trace that could be looked for later: Jira keeps no history of sprints and versions. */
export const leavesNoTrace = (event: EventName) => isDeletion(event) || /^(sprint|version)/.test(event);

export const isWorklogEvent = (event: EventName) => event === 'worklogAdded' || event === 'worklogEdited';

/** What happened to an issue, as Jira tells it: nothing of it is redacted. */
export type JiraEvent = {
	/** The same whenever and however it is found: what it is of, and Jira's ID of that. */
	id: string;
	name: EventName;
	/** When it happened by Jira's clock, in ms. */
	at: number;
	/** Empty for what is of no issue. */
	issueId: string;
	/** Who did it, as Jira answers a user. */
	actor: IDataObject;
	/** What was changed, as the changelog has it. */
	changes?: IDataObject[];
	/** All that was changed at once, with what is not of this event. */
	entry?: IDataObject[];
	/** What was added or edited, as Jira answers it. */
	comment?: IDataObject;
	worklog?: IDataObject;
	attachment?: IDataObject;
	/** A sprint or a version as the webhook told of it. */
	sprint?: IDataObject;
	version?: IDataObject;
	/** An issue that is no more, as the webhook told of it. */
	issue?: IDataObject;
};

/** The order of events: by time, and by ID where it is the same. */
export const byTime = (a: Pick<JiraEvent, 'at' | 'id'>, b: Pick<JiraEvent, 'at' | 'id'>) =>
	a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
