import { write } from '../../operation/builders';
import { request } from '../../params/request';
import { participantChanges, participants, participantsNow, prepareParticipants } from './shared/people';

export const addParticipants = write({
	name: 'Add Participants',
	value: 'addParticipants',
	action: 'Add participants to service request',
	description: 'Share a request with more people',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/#api-rest-servicedeskapi-request-issueidorkey-participant-post',
	permission: 'edit',
	idempotent: true,
	sideEffects: ['Jira notifies the people added'],
	request: { method: 'POST', url: '/rest/servicedeskapi/request/{issueKey}/participant' },
	parameters: [request, participants],
	prepare: prepareParticipants,
	changes: participantChanges('added'),
	result: participantsNow,
});
