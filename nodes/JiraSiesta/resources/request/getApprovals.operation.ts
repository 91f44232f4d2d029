import { read } from '../../operation/builders';
import { request } from '../../params/request';
import { simplifiedApproval } from './shared/approval';

export const getApprovals = read({
	name: 'Get Approvals',
	value: 'getApprovals',
	action: 'Get approvals of service request',
	description: 'Retrieve the approvals of a request: who has to decide, and who has',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/#api-rest-servicedeskapi-request-issueidorkey-approval-get',
	request: { method: 'GET', url: '/rest/servicedeskapi/request/{issueKey}/approval' },
	paging: { by: 'serviceDesk', rows: 'values', pageSize: 50 },
	all: true,
	parameters: [request],
	simplify: (row, { prepared }) => simplifiedApproval(row, prepared.path!.issueKey),
});
