import type { IDataObject } from 'n8n-workflow';

import { onPath, read } from '../../operation/builders';
import { attachment, attachmentOf } from '../../params/attachment';
import { fileTo } from '../../params/files';
import { issue } from '../../params/issue';
import { CONTENT, FROM_JIRA, fileIn } from './shared/content';
import { simplifiedAttachment } from './shared/simplified';

export const download = read<IDataObject>({
	name: 'Download',
	value: 'download',
	action: 'Download attachment of issue',
	description: 'Download the file of an attachment',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-attachments/#api-rest-api-3-attachment-content-id-get',
	request: CONTENT,
	parameters: [issue, attachment, fileTo],
	outputs: [],

	async prepare(item) {
		const { path, targets } = await onPath(item, issue, attachment);
		const state = (await attachmentOf(item, path.issueKey, path.attachmentId))!; // without reading, no download
		return { path, targets, qs: FROM_JIRA, state };
	},

	result: ({ prepared: { path, state }, item }) => simplifiedAttachment(state, path!.issueKey, item.site),

	files: async (answer, { prepared: { state }, item }) => await fileIn(item, answer, state),
});
