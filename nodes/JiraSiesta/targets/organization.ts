import { idInPath } from './kind';
import type { Kind } from './kind';

/**
 * An organization of customers belongs to no project, and may be that of any desk: it is closed to a credential that is
 * confined to some projects.
 *
 * @see https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-organization/
 */
export const organization: Kind = {
	label: 'Organization',
	inTurn: true,
	read: ({ id }) => ({ url: `/rest/servicedeskapi/organization/${idInPath(id)}` }),
	shown: ({ id, name }, target) => ({ organization: name ?? target.id, id: id ?? target.id }),
};
