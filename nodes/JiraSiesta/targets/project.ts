import { text, idInPath } from './kind';
import type { Kind } from './kind';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-projects/#api-rest-api-3-project-projectidorkey-get */
export const project: Kind = {
	label: 'Project',
	read: ({ id }) => ({ url: `/rest/api/3/project/${idInPath(id)}` }),
	projectOf: ({ key }) => text(key),
	shown: (_row, { id }) => ({ project: id }),
};
