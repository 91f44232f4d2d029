import { onPath, read } from '../../operation/builders';
import { withAttachments } from '../../params/attachment';
import { fileTo } from '../../params/files';
import { issue } from '../../params/issue';
import { fileOf } from './shared/content';
import { chosenFiles, filters } from './shared/filters';
import { simplifiedAttachment } from './shared/simplified';

export const downloadAll = read({
	name: 'Download Many',
	value: 'downloadAll',
	action: 'Download many attachments of issue',
	description: 'Download the files of the attachments of an issue, each as an item of its own',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-attachments/#api-rest-api-3-attachment-content-id-get',
	request: { method: 'GET', url: '/rest/api/3/issue/{issueKey}' },
	paging: { by: 'list', rows: 'fields.attachment', pageSize: 0 },
	parameters: [issue, fileTo],
	options: filters,
	outputs: [],
	prepare: async (item) => ({ ...(await onPath(item, issue)), qs: withAttachments, state: chosenFiles(item) }),
	keeps: (row, _item, { state }) => state(row),
	result: ({ row, prepared: { path }, item }) => simplifiedAttachment(row, path!.issueKey, item.site),
	files: async (_answer, { row, prepared: { path }, item }) => await fileOf(item, path!.issueKey, row),
});
