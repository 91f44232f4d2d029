import { onPath, read } from '../../operation/builders';
import { withAttachments } from '../../params/attachment';
import { issue } from '../../params/issue';
import { chosenFiles, filters } from './shared/filters';
import { simplifiedAttachment } from './shared/simplified';

export const getAll = read({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many attachments of issue',
	description: 'Retrieve a list of the attachments of an issue, without the files themselves',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-get',
	request: { method: 'GET', url: '/rest/api/3/issue/{issueKey}' },
	paging: { by: 'list', rows: 'fields.attachment', pageSize: 0 },
	parameters: [issue],
	options: filters,
	prepare: async (item) => ({ ...(await onPath(item, issue)), qs: withAttachments, state: chosenFiles(item) }),
	keeps: (row, _item, { state }) => state(row),
	simplify: (row, { prepared: { path }, item }) => simplifiedAttachment(row, path!.issueKey, item.site),
});
