import type { INodeProperties } from 'n8n-workflow';

import { onPath, write } from '../../operation/builders';
import { request } from '../../params/request';
import { wikiText, wikiTextOf } from '../../params/requestText';
import { asObject } from '../../shared/objects';
import { sameComment, simplifiedRequestComment } from './shared/talk';

const visibleToCustomer: INodeProperties = {
	displayName: 'Visible to Customer',
	name: 'visibleToCustomer',
	type: 'boolean',
	default: true,
	description: 'Whether the customer gets the comment; otherwise it is an internal note for agents',
};

export const addComment = write({
	name: 'Add Comment',
	value: 'addComment',
	action: 'Add comment to service request',
	description: 'Answer the customer of a request, or leave an internal note',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/#api-rest-servicedeskapi-request-issueidorkey-comment-post',
	permission: 'comment',
	idempotent: false,
	sideEffects: ['Jira notifies the customer and the participants of a public comment'],
	verify: { find: sameComment },
	request: { method: 'POST', url: '/rest/servicedeskapi/request/{issueKey}/comment' },
	parameters: [request, wikiText, visibleToCustomer],

	prepare: async (item) => ({
		...(await onPath(item, request)),
		body: { body: wikiTextOf(item), public: item.parameters.flag(visibleToCustomer.name) },
		state: undefined,
	}),

	changes: ({ body }) => [
		{ field: 'Comment', after: asObject(body).body },
		{ field: visibleToCustomer.displayName, after: asObject(body).public },
	],

	result: ({ row, prepared }) => simplifiedRequestComment(row, prepared.path!.issueKey),
});
