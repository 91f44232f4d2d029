import { asObject } from '../shared/objects';
import { idInPath, text } from './kind';
import type { Kind } from './kind';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-versions/ */
export const version: Kind = {
	label: 'Version',
	inTurn: true,
	read: ({ id }) => ({ url: `/rest/api/3/version/${idInPath(id)}` }),
	projectOf: ({ projectId }) => (projectId === undefined ? undefined : { kind: 'project', id: String(projectId) }),
	shown: ({ id, name }) => ({ version: name, id }),
};

/** The project of a board may be missing: then its filter goes over several. */
export const board: Kind = {
	label: 'Board',
	read: ({ id }) => ({ url: `/rest/agile/1.0/board/${idInPath(id)}` }),
	projectOf: ({ location }) => text(asObject(location).projectKey),
	shown: ({ id, name }, target) => ({ board: name ?? target.id, id: id ?? target.id }),
};

/** A sprint belongs where the board is that it was created on. */
export const sprint: Kind = {
	label: 'Sprint',
	inTurn: true,
	read: ({ id }) => ({ url: `/rest/agile/1.0/sprint/${idInPath(id)}` }),
	projectOf: ({ originBoardId }) =>
		originBoardId === undefined ? undefined : { kind: 'board', id: String(originBoardId) },
	shown: ({ id, name }) => ({ sprint: name, id }),
};

/** @see https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-servicedesk/ */
export const serviceDesk: Kind = {
	label: 'Service Desk',
	read: ({ id }) => ({ url: `/rest/servicedeskapi/servicedesk/${idInPath(id)}` }),
	projectOf: ({ projectKey }) => text(projectKey),
	shown: ({ projectName }, { id }) => ({ serviceDesk: projectName ?? id }),
};
