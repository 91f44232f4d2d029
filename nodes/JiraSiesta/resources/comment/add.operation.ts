import type { IDataObject } from 'n8n-workflow';

import { onPath, write } from '../../operation/builders';
import { parentIdOf, replyTo } from '../../params/comment';
import { issue } from '../../params/issue';
import { text, textFormat } from '../../params/text';
import { visibilityOf, visibilityOptions, visibleTo } from '../../params/visibility';
import { byMarkAmong } from '../issue/shared/marks';
import { internalNote, propertiesOf } from './shared/internalNote';
import { commentUrl } from './shared/output';

export const add = write<IDataObject>({
	name: 'Add',
	value: 'add',
	action: 'Add comment to issue',
	description: 'Add a comment to an issue, as an internal note or a reply as well',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-post',
	permission: 'comment',
	idempotent: false,
	sideEffects: ['Jira notifies the watchers, the assignee, the reporter and whoever is mentioned'],
	verify: byMarkAmong('comments', () => ({ orderBy: '-created' })),
	request: { method: 'POST', url: '/rest/api/3/issue/{issueKey}/comment' },
	parameters: [issue, text],
	options: [internalNote, replyTo, textFormat, ...visibilityOptions],

	async prepare(item) {
		const { path, targets } = await onPath(item, issue);
		const body = await text.of(item);
		const visibility = visibilityOf(item);
		const parentId = parentIdOf(item);
		const properties = await propertiesOf(item, path.issueKey);
		return {
			...{ path, targets },
			body: {
				body,
				...(visibility && { visibility }),
				...(parentId && { parentId }),
				...(properties.length > 0 && { properties }),
			},
			state: {
				internal: properties.length > 0,
				visibleTo: visibleTo(visibility),
				replyTo: parentId?.toString() ?? null,
			},
		};
	},

	changes: ({ body, state }) => [
		{ field: 'Comment', after: (body as IDataObject).body },
		...(state.internal ? [{ field: internalNote.displayName, after: true }] : []),
		...(state.visibleTo === null ? [] : [{ field: 'Visible To', after: state.visibleTo }]),
		...(state.replyTo === null ? [] : [{ field: replyTo.displayName, after: `comment ${String(state.replyTo)}` }]),
	],

	result: ({ row, prepared: { path, state }, item }) => ({
		...{ id: row.id, issueKey: path!.issueKey, ...state },
		url: commentUrl(item.site, path!.issueKey, row.id),
	}),
});
