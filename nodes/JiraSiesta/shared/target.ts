/** The kinds of things that a call acts on; targets/ has a file for each. */
export type TargetKind =
	| 'address'
	| 'attachment'
	| 'board'
	| 'comment'
	| 'component'
	| 'filter'
	| 'issue'
	| 'organization'
	| 'project'
	| 'request'
	| 'serviceDesk'
	| 'site'
	| 'sprint'
	| 'version'
	| 'worklog';

/** What a call acts on, by the key or ID that Jira's addresses have; `of` is the thing that it is a part of. */
export type Target = { kind: TargetKind; id: string; of?: Target };

/** What belongs to no project: lists of people, fields, projects … */
export const SITE: Target = { kind: 'site', id: '' };

export const issueTarget = (key: string): Target => ({ kind: 'issue', id: key });

/** A part of an issue, which is found by it alone: a comment, an attachment. */
export const partOf = (issueKey: string, kind: TargetKind, id: string): Target => ({
	kind,
	id,
	of: issueTarget(issueKey),
});

/** The issue that a target is, or is a part of. */
export const issueOf = ({ kind, id, of }: Target): string | undefined =>
	kind === 'issue' || kind === 'request' ? id : of && issueOf(of);
