// @ts-check

const STARTED = '2026-03-02T09:00:00.000+0000';

const ENDS = { inwardIssue: { key: 'OPS-2' }, outwardIssue: { key: 'OPS-3' } };
const PAGE = { url: 'https://example.com', title: 'Page' };
const TASK = { project: { key: 'OPS' }, issuetype: { id: '10102' }, summary: 'Oracle' };
const MOVE = {
	'WEB,10201': {
		issueIdsOrKeys: ['OPS-7'],
		inferClassificationDefaults: true,
		inferFieldDefaults: true,
		inferStatusDefaults: true,
		inferSubtaskTypeDefault: true,
	},
};

/**
 * The oracle's calls of what happens on an issue, in this order: some write what the next read.
 *
 * @param {{ jira: any, issue: { issueIdOrKey: string }, me: { accountId: string }, document: (text: string) => object }} on
 * @returns {Array<[string, () => Promise<unknown>]>}
 */
export function callsOnIssue({ jira, issue, me, document }) {
	const firstComment = async () => (await jira.issueComments.getComments(issue)).comments[0].id;
	const firstWorklog = async () => (await jira.issueWorklogs.getIssueWorklog(issue)).worklogs[0].id;
	const firstLink = async () => (await jira.issues.getIssue(issue)).fields.issuelinks[0].id;
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
		['link types', () => jira.issueLinkTypes.getIssueLinkTypes()],
		['link', () => jira.issueLinks.linkIssues({ type: { name: 'Blocks' }, ...ENDS })],
		['link by ID', async () => jira.issueLinks.getIssueLink({ linkId: await firstLink() })],
		['delete link', async () => jira.issueLinks.deleteIssueLink({ linkId: await firstLink() })],
		[
			'add remote link',
			() => jira.issueRemoteLinks.createOrUpdateRemoteIssueLink({ ...issue, globalId: 'a', object: PAGE }),
		],
		['remote links', () => jira.issueRemoteLinks.getRemoteIssueLinks(issue)],
		['watch', () => jira.issueWatchers.addWatcher({ ...issue, accountId: me.accountId })],
		['watchers', () => jira.issueWatchers.getIssueWatchers(issue)],
		['vote', () => jira.issueVotes.addVote(issue)],
		['votes', () => jira.issueVotes.getVotes(issue)],
		['take the vote back', () => jira.issueVotes.removeVote(issue)],
		['notify', () => jira.issues.notify({ ...issue, to: { groups: [{ name: 'managers' }] } })],
		[
			'create many',
			() =>
				jira.issues.createIssues({
					issueUpdates: ['Low', 'Odd'].map((name) => ({ fields: { ...TASK, priority: { name } } })),
				}),
		],
		[
			'move',
			() => jira.issueBulkOperations.submitBulkMove({ targetToSourcesMapping: MOVE, sendBulkNotification: true }),
		],
		['task', () => jira.issueBulkOperations.getBulkOperationProgress({ taskId: '80001' })],
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
