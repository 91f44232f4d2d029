import type { INodeProperties } from 'n8n-workflow';

import { allRows } from '../../client/paging/allRows';
import { onPath, write } from '../../operation/builders';
import { toIdByName } from '../../params/named';
import { request } from '../../params/request';
import { withComment } from '../../params/requestText';
import { isEmpty } from '../../shared/input';
import { browseUrl } from '../../shared/site';

const transitionTo: INodeProperties = {
	displayName: 'Transition',
	name: 'customerTransition',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Mark as resolved',
	description: 'A transition that the portal offers, by its name or ID; Get Transitions lists them',
};

export const transition = write<string>({
	name: 'Transition',
	value: 'transition',
	action: 'Transition service request',
	description: 'Take a request through a transition that its customer is shown, with a comment',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/#api-rest-servicedeskapi-request-issueidorkey-transition-post',
	permission: 'transition',
	idempotent: false,
	sideEffects: ['Jira notifies the customer, and automations may run'],
	request: { method: 'POST', url: '/rest/servicedeskapi/request/{issueKey}/transition' },
	parameters: [request, transitionTo],
	options: [withComment],

	async prepare(item) {
		const { context, session, parameters } = item;
		const { path, targets } = await onPath(item, request);
		const url = `/rest/servicedeskapi/request/${encodeURIComponent(path.issueKey)}/transition`;
		const given = parameters.get(transitionTo.name);
		const paging = { by: 'serviceDesk', rows: 'values', pageSize: 50 } as const;
		const load = async () => await allRows(context, session, { url, targets }, paging);
		const id = await toIdByName(given, transitionTo.displayName, load);
		const { comment } = parameters.group('options');
		return {
			...{ path, targets },
			body: { id, ...(!isEmpty(comment) && { additionalComment: { body: String(comment) } }) },
			state: String(given),
		};
	},

	changes: ({ state }) => [{ field: 'Transition', after: state }],

	result: ({ prepared: { path, body, state }, item }) => ({
		issueKey: path!.issueKey,
		transition: state,
		transitionId: (body as { id: string }).id,
		url: browseUrl(item.site, path!.issueKey),
	}),
});
