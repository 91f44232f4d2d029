import { read } from '../../operation/builders';
import { request } from '../../params/request';
import { simplifiedPerson } from '../shared/person';

export const getParticipants = read({
	name: 'Get Participants',
	value: 'getParticipants',
	action: 'Get participants of service request',
	description: 'Retrieve the people that a request is shared with',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/#api-rest-servicedeskapi-request-issueidorkey-participant-get',
	request: { method: 'GET', url: '/rest/servicedeskapi/request/{issueKey}/participant' },
	paging: { by: 'serviceDesk', rows: 'values', pageSize: 50 },
	all: true,
	parameters: [request],
	simplify: simplifiedPerson,
});
