import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { TextForm } from '../fields/encode/richText';
import { openChange } from '../policy/scope/changed';
import { redacted } from '../policy/scope/redact';
import type { Policy } from '../policy/policy';
import { issueIn, textIn } from '../resources/issue/shared/output';
import type { Output as IssueOutput } from '../resources/issue/shared/output';
import { simplifiedSprint } from '../resources/sprint/shared/simplified';
import { simplifiedVersion } from '../resources/version/shared/simplified';
import { asObject } from '../shared/objects';
import { fieldOf, listOf, textOf } from './changes';
import { isDeletion } from './events';
import type { JiraEvent } from './events';

/** How an event came: by the poll of a trigger that polls, by a webhook, or by the poll behind it. */
export type Via = 'poll' | 'webhook' | 'backupPoll' | 'test';

export type Shape = { output?: IssueOutput; policy: Policy; site: string; via: Via };

/** The same for an event whichever way it comes, and for no event of another site. */
export const deliveryId = (site: string, event: Pick<JiraEvent, 'id'>) => `${new URL(site).host}:${event.id}`;

const personIn = (value: unknown) => {
	const { accountId = null, displayName = null } = asObject(value);
	return { accountId, displayName };
};

/** The text of a comment or a worklog; Jira renders those of an issue in a place of its own. */
const read = (form: TextForm, document: unknown, rendered?: unknown) =>
	textIn(form)(document, rendered) as IDataObject[string];

const changeIn = (change: IDataObject) => ({
	field: change.field,
	fieldId: fieldOf(change),
	from: change.from ?? null,
	to: change.to ?? null,
	fromText: textOf(change, 'fromString') as string | null,
	toText: textOf(change, 'toString') as string | null,
});

function commentIn(comment: IDataObject, form: TextForm, issue: IDataObject) {
	const { comments } = asObject(asObject(issue.renderedFields).comment);
	const rendered = listOf(comments).find(({ id }) => id === comment.id)?.body;
	return {
		id: comment.id,
		author: personIn(comment.author),
		updateAuthor: personIn(comment.updateAuthor ?? comment.author),
		created: comment.created,
		updated: comment.updated,
		internal: comment.jsdPublic === false,
		...(comment.parentId !== undefined && { parentId: comment.parentId }),
		body: read(form, comment.body, rendered),
	};
}

const worklogIn = (worklog: IDataObject, form: TextForm) => ({
	id: worklog.id,
	author: personIn(worklog.author),
	updateAuthor: personIn(worklog.updateAuthor ?? worklog.author),
	created: worklog.created,
	updated: worklog.updated,
	started: worklog.started,
	timeSpent: worklog.timeSpent,
	timeSpentSeconds: worklog.timeSpentSeconds,
	comment: read(form, worklog.comment),
});

const attachmentIn = ({ id, filename, mimeType = null, size = null }: IDataObject) => ({
	id,
	filename,
	mimeType,
	size,
});

/** Whether a field is one of those that were asked for, by ID or by a group: `*navigable` leaves the comments out. */
function isAsked(id: string, fields: string[]): boolean {
	if (fields.includes(id)) return true;
	if (fields.includes(`-${id}`)) return false;
	return fields.includes('*all') || (fields.includes('*navigable') && id !== 'comment');
}

/** The issue as Get gives it: without what was read for the events alone. */
function asked(issue: IDataObject, { fields, expand }: IssueOutput): IDataObject {
	const { changelog, ...row } = issue;
	const own = Object.entries(asObject(row.fields)).filter(([id, value]) => value !== undefined && isAsked(id, fields));
	return { ...row, fields: Object.fromEntries(own), ...(expand.includes('changelog') && { changelog }) };
}

/** The parts of an event that are of an issue. */
const ofIssue = (
	{ comment, worklog, attachment }: JiraEvent,
	issue: IDataObject,
	output: IssueOutput,
	shape: Shape,
) => ({
	...(comment && { comment: commentIn(comment, output.text, issue) }),
	...(worklog && { worklog: worklogIn(worklog, output.text) }),
	...(attachment && { attachment: attachmentIn(attachment) }),
	issue: issueIn(output, redacted(shape.policy, asked(issue, output)), shape.site),
});

/**
 * An event as the workflow gets it: what of it leads to closed projects is left out.
 *
 * @param issue as Jira answers it; undefined for what is of none
 */
export function outputOf(event: JiraEvent, issue: IDataObject | undefined, shape: Shape): INodeExecutionData {
	const { output, policy, site, via } = shape;
	const { name, at, actor, changes, entry, sprint, version } = event;
	return {
		json: {
			event: name,
			deliveryId: deliveryId(site, event),
			eventTime: new Date(at).toISOString(),
			via,
			actor: personIn(actor),
			...(changes && { changes: changes.map((change) => changeIn(openChange(policy, change, entry ?? changes))) }),
			...(isDeletion(name) && { deleted: true }),
			...(sprint && { sprint: simplifiedSprint(sprint) }),
			...(version && { version: simplifiedVersion(version, site, String(version.projectId)) }),
			...(issue && output && ofIssue(event, issue, output, shape)),
		},
	};
}
