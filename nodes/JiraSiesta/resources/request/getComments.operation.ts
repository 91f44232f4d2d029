import type { INodeProperties } from 'n8n-workflow';

import { onPath, read } from '../../operation/builders';
import { request } from '../../params/request';
import { simplifiedRequestComment } from './shared/talk';

const readBy: INodeProperties = {
	displayName: 'Kind',
	name: 'kind',
	type: 'options',
	default: 'public',
	description: 'Which comments are wanted; both kinds without it. Internal ones only agents get.',
	options: [
		{ name: 'Internal', value: 'internal' },
		{ name: 'Public', value: 'public' },
	],
};

export const getComments = read({
	name: 'Get Comments',
	value: 'getComments',
	action: 'Get comments of service request',
	description: 'Retrieve the comments of a request as its customer reads them',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/#api-rest-servicedeskapi-request-issueidorkey-comment-get',
	request: { method: 'GET', url: '/rest/servicedeskapi/request/{issueKey}/comment' },
	paging: { by: 'serviceDesk', rows: 'values', pageSize: 50 },
	parameters: [request],
	options: [readBy],

	async prepare(item) {
		const { kind } = item.parameters.group('options');
		return {
			...(await onPath(item, request)),
			qs: {
				...(kind === 'internal' && { public: false }),
				...(kind === 'public' && { internal: false }),
			},
			state: undefined,
		};
	},

	simplify: (row, { prepared }) => simplifiedRequestComment(row, prepared.path!.issueKey),
});
