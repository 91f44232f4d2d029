import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { onPath, write } from '../../operation/builders';
import { request } from '../../params/request';
import { asText } from '../../shared/locator';
import { approvalsOf, chosenApproval, simplifiedApproval } from './shared/approval';

const decision: INodeProperties = {
	displayName: 'Decision',
	name: 'decision',
	type: 'options',
	default: 'approve',
	description: 'What the account that the credential is for decides: for itself, and once',
	options: [
		{ name: 'Approve', value: 'approve' },
		{ name: 'Decline', value: 'decline' },
	],
};

const approvalId: INodeProperties = {
	displayName: 'Approval ID',
	name: 'approvalId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 3',
	description: 'Which approval is decided; left out, the only one that waits for the account',
};

const DECIDED = { approve: 'approved', decline: 'declined' };

export const decideApproval = write<IDataObject>({
	name: 'Decide Approval',
	value: 'decideApproval',
	action: 'Decide approval of service request',
	description: 'Approve or decline a request that waits for the decision of the account',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/#api-rest-servicedeskapi-request-issueidorkey-approval-approvalid-post',
	permission: 'transition',
	idempotent: false,
	sideEffects: ['The request may go on to another status, and Jira notifies the customer'],
	request: { method: 'POST', url: '/rest/servicedeskapi/request/{issueKey}/approval/{approvalId}' },
	parameters: [request, decision],
	options: [approvalId],

	async prepare(item) {
		const { path, targets } = await onPath(item, request);
		const approvals = await approvalsOf(item, targets[0]);
		const approval = chosenApproval(approvals, asText(item.parameters.group('options').approvalId));
		return {
			...{ targets, path: { ...path, approvalId: String(approval.id) } },
			body: { decision: item.parameters.get('decision') as string },
			state: approval,
		};
	},

	verify: {
		async find(item, { targets, path, body }) {
			const approvals = await approvalsOf(item, targets[0]);
			const { decision: sent } = body as { decision: keyof typeof DECIDED };
			return approvals.find((one) => String(one.id) === path!.approvalId && one.finalDecision === DECIDED[sent]);
		},
	},

	changes: ({ body, state }) => [
		{ field: String(state.name ?? 'Approval'), before: state.finalDecision, after: (body as IDataObject).decision },
	],

	result: ({ row, prepared }) => simplifiedApproval(row, prepared.path!.issueKey),
});
