import { write } from '../../operation/builders';
import { request } from '../../params/request';
import { participantChanges, participants, participantsNow, prepareParticipants } from './shared/people';

export const removeParticipants = write({
	name: 'Remove Participants',
	value: 'removeParticipants',
	action: 'Remove participants from service request',
	description: 'Take people off a request',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/#api-rest-servicedeskapi-request-issueidorkey-participant-delete',
	permission: 'edit',
	idempotent: false,
	request: { method: 'DELETE', url: '/rest/servicedeskapi/request/{issueKey}/participant' },
	parameters: [request, participants],
	prepare: prepareParticipants,
	changes: participantChanges('removed'),
	result: participantsNow,
});
