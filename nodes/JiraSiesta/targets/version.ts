import { idInPath } from './kind';
import type { Kind } from './kind';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-versions/ */
export const version: Kind = {
	label: 'Version',
	inTurn: true,
	read: ({ id }) => ({ url: `/rest/api/3/version/${idInPath(id)}` }),
	projectOf: ({ projectId }) => (projectId === undefined ? undefined : { kind: 'project', id: String(projectId) }),
	shown: ({ id, name }) => ({ version: name, id }),
};
