import { onPath, read } from '../../operation/builders';
import { attachment, attachmentsIn, chosenAmong, withAttachments } from '../../params/attachment';
import { issue } from '../../params/issue';
import { isRaw } from '../../operation/listing';
import { simplifiedAttachment } from './shared/simplified';

export const get = read<{ id: string }>({
	name: 'Get',
	value: 'get',
	action: 'Get attachment of issue',
	description: 'Retrieve what Jira knows of an attachment, without the file itself',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-get',
	request: { method: 'GET', url: '/rest/api/3/issue/{issueKey}' },
	parameters: [issue, attachment],

	async prepare(item) {
		const { path, targets } = await onPath(item, issue, attachment);
		return { path, targets, qs: withAttachments, state: { id: path.attachmentId } };
	},

	result({ row, prepared: { path, state }, item }) {
		const found = chosenAmong(attachmentsIn(row), path!.issueKey, state.id);
		return isRaw(item) ? found : simplifiedAttachment(found, path!.issueKey, item.site);
	},
});
