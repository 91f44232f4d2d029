import { idInPath, text } from './kind';
import type { Kind } from './kind';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-components/ */
export const component: Kind = {
	label: 'Component',
	inTurn: true,
	read: ({ id }) => ({ url: `/rest/api/3/component/${idInPath(id)}` }),
	projectOf: ({ project }) => text(project),
	shown: ({ id, name }) => ({ component: name, id }),
};
