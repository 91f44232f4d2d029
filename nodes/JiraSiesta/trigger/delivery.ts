import { jsonParse } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../shared/objects';
import { isDeletion } from './events';
import type { EventName, JiraEvent } from './events';

/** What a webhook tells: where to look, and what can only be had from it. */
export type Delivery = {
	/** IDs of the issues that something has happened to. */
	issues: string[];
	/** IDs of worklogs, which no issue lists. */
	worklogs: number[];
	/** What the webhook alone tells of. */
	told?: JiraEvent;
	/** When it happened by Jira's clock, in ms. */
	at: number;
	/** Whether Jira applies the webhook's query to such events. */
	isFiltered: boolean;
};

/** Events of issues that Jira does not hold against the query: a link names two issues by their IDs. */
const UNFILTERED = /^issuelink_/;

type Kind = 'issue' | 'comment' | 'worklog' | 'sprint' | 'version';

/** What leaves no trace, by what Jira calls it. */
const TOLD: Readonly<Record<string, { name: EventName; kind: Kind }>> = {
	'jira:issue_deleted': { name: 'issueDeleted', kind: 'issue' },
	'jira:version_created': { name: 'versionCreated', kind: 'version' },
	'jira:version_deleted': { name: 'versionDeleted', kind: 'version' },
	'jira:version_released': { name: 'versionReleased', kind: 'version' },
	'jira:version_unreleased': { name: 'versionUnreleased', kind: 'version' },
	'jira:version_updated': { name: 'versionUpdated', kind: 'version' },
	comment_deleted: { name: 'commentDeleted', kind: 'comment' },
	sprint_closed: { name: 'sprintClosed', kind: 'sprint' },
	sprint_created: { name: 'sprintCreated', kind: 'sprint' },
	sprint_deleted: { name: 'sprintDeleted', kind: 'sprint' },
	sprint_started: { name: 'sprintStarted', kind: 'sprint' },
	sprint_updated: { name: 'sprintUpdated', kind: 'sprint' },
	worklog_deleted: { name: 'worklogDeleted', kind: 'worklog' },
};

const idsIn = (...values: unknown[]) => values.filter((value) => value !== undefined && value !== null).map(String);

/** What has changed, as the history of an issue would have it: of a sprint Jira tells how it was before. */
const changesOf = (was: IDataObject, is: IDataObject): IDataObject[] =>
	Object.keys({ ...was, ...is })
		.filter((field) => was[field] !== is[field])
		.map((field) => ({ field, fieldId: field, fromString: was[field] ?? null, toString: is[field] ?? null }));

function toldIn(event: string, body: IDataObject, issueId: string, at: number): JiraEvent | undefined {
	const told = Object.hasOwn(TOLD, event) ? TOLD[event] : undefined;
	if (!told) return undefined;
	const { name, kind } = told;
	const what = asObject(body[kind]);
	if (what.id === undefined) return undefined;
	const id = isDeletion(name) ? `deleted:${kind}:${String(what.id)}` : `${name}:${String(what.id)}:${at}`;
	const changes = body.oldValue ? changesOf(asObject(body.oldValue), what) : [];
	// Jira tells who has deleted an issue, and of nothing else.
	return {
		...{ id, name, at, issueId, actor: asObject(body.user) },
		[kind]: what,
		...(changes.length > 0 && { changes }),
	};
}

/**
 * What the body of a webhook tells.
 *
 * @returns undefined for what is none of Jira's
 */
export function deliveryIn(bytes: Uint8Array): Delivery | undefined {
	const body = asObject(jsonParse<unknown>(Buffer.from(bytes).toString('utf8'), { fallbackValue: null }));
	const { webhookEvent, timestamp, issue, worklog, issueLink } = body;
	const at = Number(timestamp);
	if (typeof webhookEvent !== 'string' || !Number.isFinite(at)) return undefined;
	const { sourceIssueId, destinationIssueId } = asObject(issueLink);
	const { id: worklogId, issueId } = asObject(worklog);
	const issues = [...new Set(idsIn(asObject(issue).id, issueId, sourceIssueId, destinationIssueId))];
	const told = toldIn(webhookEvent, body, issues[0] ?? '', at);
	return {
		issues,
		worklogs: worklogId === undefined || told ? [] : [Number(worklogId)],
		...(told && { told }),
		at,
		isFiltered: !UNFILTERED.test(webhookEvent),
	};
}
