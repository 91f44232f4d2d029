import { idInPath, text } from './kind';
import type { Kind } from './kind';

/** @see https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-servicedesk/ */
export const serviceDesk: Kind = {
	label: 'Service Desk',
	read: ({ id }) => ({ url: `/rest/servicedeskapi/servicedesk/${idInPath(id)}` }),
	projectOf: ({ projectKey }) => text(projectKey),
	shown: ({ projectName }, { id }) => ({ serviceDesk: projectName ?? id }),
};
