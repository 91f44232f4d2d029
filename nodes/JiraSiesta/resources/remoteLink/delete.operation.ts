import { onPath, write } from '../../operation/builders';
import { issue } from '../../params/issue';
import { remoteLink, remoteLinkIdOf } from '../../params/remoteLink';
import { goneAt } from '../shared/verify';

export const deleteRemoteLink = write({
	name: 'Delete',
	value: 'delete',
	action: 'Delete remote link of issue',
	description: 'Delete the link of an issue to a page outside of Jira',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-remote-links/#api-rest-api-3-issue-issueidorkey-remotelink-linkid-delete',
	permission: 'link',
	destructive: true,
	idempotent: true,
	verify: goneAt(({ path }) => ({ url: `/rest/api/3/issue/${path!.issueKey}/remotelink/${path!.remoteLinkId}` })),
	// Without its type Jira answers 415, although there is no body.
	request: {
		method: 'DELETE',
		url: '/rest/api/3/issue/{issueKey}/remotelink/{remoteLinkId}',
		headers: { 'Content-Type': 'application/json' },
	},
	parameters: [issue, remoteLink],

	async prepare(item) {
		const { path, targets } = await onPath(item, issue);
		const remoteLinkId = await remoteLinkIdOf(item, path.issueKey);
		return { path: { ...path, remoteLinkId }, targets, state: undefined };
	},

	changes: ({ path }) => [{ field: `Remote Link ${path!.remoteLinkId}`, after: 'deleted' }],
	result: ({ prepared: { path } }) => ({ id: path!.remoteLinkId, issueKey: path!.issueKey, deleted: true }),
});
