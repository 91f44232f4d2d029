import { onPath, write } from '../../operation/builders';
import { parentIdOf, replyTo } from '../../params/comment';
import { issue } from '../../params/issue';
import { text, textFormat, textOn } from '../../params/text';
import { visibilityOf, visibilityOptions, visibleTo } from '../../params/visibility';
import { byMarkAmong } from '../issue/shared/marks';
import { commentChanges } from './shared/changes';
import type { Added } from './shared/changes';
import { internalNote, propertiesOf } from './shared/internalNote';
import { commentUrl, idOrNull } from './shared/output';

export const add = write<Added>({
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
		const visibility = visibilityOf(item);
		const parentId = parentIdOf(item);
		const body = await textOn(item, path.issueKey);
		const properties = await propertiesOf(item, path.issueKey);
		const further = { ...(visibility && { visibility }), ...(parentId && { parentId }) };
		return {
			...{ path, targets, body: { body, ...further, ...(properties && { properties }) } },
			state: {
				internal: properties !== undefined,
				...{ visibleTo: visibleTo(visibility), replyTo: idOrNull(parentId) },
			},
		};
	},

	changes: commentChanges,
	result: ({ row, prepared: { path, state }, item }) => ({
		...{ id: row.id, issueKey: path!.issueKey, ...state },
		url: commentUrl(item.site, path!.issueKey, row.id),
	}),
});
