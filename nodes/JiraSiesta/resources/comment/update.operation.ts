import type { IDataObject } from 'n8n-workflow';

import { onPath, write } from '../../operation/builders';
import { comment } from '../../params/comment';
import { issue } from '../../params/issue';
import { text, textFormat, textOn } from '../../params/text';
import { sameVisibility } from '../../params/visibility';
import { presentOf } from '../../targets';
import { commentUrl } from './shared/output';

export const update = write({
	name: 'Update',
	value: 'update',
	action: 'Update comment of issue',
	description: 'Replace the text of a comment; who may see it stays as it is',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-id-put',
	permission: 'comment',
	idempotent: true,
	sideEffects: ['Jira notifies the watchers, the assignee, the reporter and whoever is mentioned'],
	request: { method: 'PUT', url: '/rest/api/3/issue/{issueKey}/comment/{commentId}' },
	parameters: [issue, comment, text],
	options: [textFormat],

	async prepare(item) {
		const { path, targets } = await onPath(item, issue, comment);
		const body = await textOn(item, path.issueKey);
		const present = await presentOf(item.context, item.session, targets[0], []);
		// Jira takes a visibility that is left out for none; whether it is internal stays without its property.
		const visibility = sameVisibility(present.visibility);
		return { path, targets, body: { body, ...(visibility && { visibility }) }, readsPresent: true, state: undefined };
	},

	changes: ({ body }, present) => [{ field: 'Comment', before: present.body, after: (body as IDataObject).body }],

	result: ({ row, prepared: { path }, item }) => ({
		...{ id: row.id, issueKey: path!.issueKey, updated: row.updated },
		url: commentUrl(item.site, path!.issueKey, row.id),
	}),
});
