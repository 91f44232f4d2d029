import type { IDataObject } from 'n8n-workflow';

import { onPath, write } from '../../operation/builders';
import { attachment, attachmentOf } from '../../params/attachment';
import { issue } from '../../params/issue';
import { notAmongThem } from './shared/present';

export const deleteAttachment = write<IDataObject | undefined>({
	name: 'Delete',
	value: 'delete',
	action: 'Delete attachment of issue',
	description: 'Delete an attachment of an issue for good; where a text shows it, a gap is left',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-attachments/#api-rest-api-3-attachment-id-delete',
	permission: 'delete',
	destructive: true,
	idempotent: true,
	hasNote: true,
	request: { method: 'DELETE', url: '/rest/api/3/attachment/{attachmentId}' },
	parameters: [issue, attachment],

	verify: { find: notAmongThem },

	async prepare(item) {
		const { path, targets } = await onPath(item, issue, attachment);
		return { path, targets, state: await attachmentOf(item, path.issueKey, path.attachmentId) };
	},

	changes: ({ path, state }) => [
		{ field: 'Attachment', before: state?.filename ?? path!.attachmentId, after: 'deleted' },
	],

	result: ({ prepared: { path, state } }) => ({
		...{ id: path!.attachmentId, issueKey: path!.issueKey, fileName: state?.filename ?? null },
		deleted: true,
	}),
});
