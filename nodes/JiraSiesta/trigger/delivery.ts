import { jsonParse } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../shared/objects';
import type { EventName, JiraEvent } from './events';

/** What a webhook tells: where to look, and what can only be had from it. */
export type Delivery = {
	/** IDs of the issues that something has happened to. */
	issues: string[];
	/** IDs of worklogs, which no issue lists. */
	worklogs: number[];
	/** What was deleted, as the webhook has it. */
	deleted?: JiraEvent;
	/** When it happened by Jira's clock, in ms. */
	at: number;
	/** Whether Jira applies the webhook's query to such events. */
	isFiltered: boolean;
};

/** Events of issues that Jira does not hold against the query: a link names two issues by their IDs. */
const UNFILTERED = /^issuelink_/;

/** The deletions, by what Jira calls them. */
const DELETIONS: Readonly<Record<string, { name: EventName; kind: 'issue' | 'comment' | 'worklog' }>> = {
	'jira:issue_deleted': { name: 'issueDeleted', kind: 'issue' },
	comment_deleted: { name: 'commentDeleted', kind: 'comment' },
	worklog_deleted: { name: 'worklogDeleted', kind: 'worklog' },
};

const idsIn = (...values: unknown[]) => values.filter((value) => value !== undefined && value !== null).map(String);

function deletionIn(event: string, body: IDataObject, issueId: string, at: number): JiraEvent | undefined {
	const deletion = Object.hasOwn(DELETIONS, event) ? DELETIONS[event] : undefined;
	if (!deletion) return undefined;
	const { name, kind } = deletion;
	const what = asObject(body[kind]);
	if (what.id === undefined) return undefined;
	// Jira tells who has deleted an issue, and of nothing else.
	const actor = asObject(body.user);
	return { id: `deleted:${kind}:${String(what.id)}`, name, at, issueId, actor, [kind]: what };
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
	const deleted = deletionIn(webhookEvent, body, issues[0] ?? '', at);
	return {
		issues,
		worklogs: worklogId === undefined || deleted ? [] : [Number(worklogId)],
		...(deleted && { deleted }),
		at,
		isFiltered: !UNFILTERED.test(webhookEvent),
	};
}
