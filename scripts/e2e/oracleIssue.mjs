// @ts-check

const STARTED = '2026-03-02T09:00:00.000+0000';

/**
 * The oracle's calls of what happens on an issue, in this order: some write what the next read.
 *
 * @param {{ jira: any, issue: { issueIdOrKey: string }, document: (text: string) => object }} on
 * @returns {Array<[string, () => Promise<unknown>]>}
 */
export function callsOnIssue({ jira, issue, document }) {
	const firstComment = async () => (await jira.issueComments.getComments(issue)).comments[0].id;
	const firstWorklog = async () => (await jira.issueWorklogs.getIssueWorklog(issue)).worklogs[0].id;
	const upload = async () =>
		(await jira.issueAttachments.addAttachment({ ...issue, attachments: [{ filename: 'a.txt', content: 'text' }] }))[0]
			.id;
	const change = { issueIdOrKey: 'CHG-7', expand: 'transitions.fields', includeUnavailableTransitions: true };

	return [
		['add comment', () => jira.issueComments.addComment({ ...issue, body: document('Seen.') })],
		['comments', () => jira.issueComments.getComments(issue)],
		['comment', async () => jira.issueComments.getComment({ ...issue, id: await firstComment() })],
		['comments by ID', async () => jira.issueComments.getCommentsByIds({ ids: [Number(await firstComment())] })],
		[
			'edit comment',
			async () =>
				jira.issueComments.updateComment({ ...issue, id: await firstComment(), body: { body: document('Twice.') } }),
		],
		['delete comment', async () => jira.issueComments.deleteComment({ ...issue, id: await firstComment() })],
		[
			'add worklog',
			() => jira.issueWorklogs.addWorklog({ ...issue, started: STARTED, timeSpent: '1h', comment: document('Done.') }),
		],
		['worklogs', () => jira.issueWorklogs.getIssueWorklog(issue)],
		['worklog', async () => jira.issueWorklogs.getWorklog({ ...issue, id: await firstWorklog() })],
		['worklogs by ID', async () => jira.issueWorklogs.getWorklogsForIds({ ids: [Number(await firstWorklog())] })],
		[
			'edit worklog',
			async () => jira.issueWorklogs.updateWorklog({ ...issue, id: await firstWorklog(), body: { timeSpent: '2h' } }),
		],
		['changed worklogs', () => jira.issueWorklogs.getIdsOfWorklogsModifiedSince({ since: 0 })],
		['delete worklog', async () => jira.issueWorklogs.deleteWorklog({ ...issue, id: await firstWorklog() })],
		['deleted worklogs', () => jira.issueWorklogs.getIdsOfWorklogsDeletedSince({ since: 0 })],
		['changelog', () => jira.issues.getChangeLogs(issue)],
		['changelogs', () => jira.issues.getBulkChangelogs({ issueIdsOrKeys: ['OPS-1', 'OPS-2'] })],
		['attachment settings', () => jira.issueAttachments.getAttachmentMeta()],
		['attachment', async () => jira.issueAttachments.getAttachment({ id: await upload() })],
		['issue with an attachment', () => jira.issues.getIssue(issue)],
		['delete attachment', async () => jira.issueAttachments.removeAttachment({ id: await upload() })],
		['transitions with screens', () => jira.issues.getTransitions(change)],
		[
			'workflows',
			() => jira.workflows.readWorkflows({ projectAndIssueTypes: [{ projectId: '10008', issueTypeId: '11001' }] }),
		],
		['statuses', () => jira.projects.getAllStatuses({ projectIdOrKey: 'CHG' })],
		[
			'permissions',
			() => jira.permissions.getMyPermissions({ permissions: 'ADMINISTER,EDIT_ISSUES', issueKey: 'OPS-1' }),
		],
	];
}
