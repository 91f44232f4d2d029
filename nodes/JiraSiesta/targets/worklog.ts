import { asObject } from '../shared/objects';
import { idInPath } from './kind';
import type { Kind } from './kind';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-worklogs/ */
export const worklog: Kind = {
	label: 'Work Log',
	inTurn: true,
	read: ({ id, of }) => ({ url: `/rest/api/3/issue/${idInPath(of!.id)}/worklog/${idInPath(id)}` }),
	projectOf: (_row, { of }) => of,
	shown: ({ author, timeSpent }, { id, of }) => ({
		...{ workLog: id, issue: of!.id, author: asObject(author).displayName },
		timeSpent,
	}),
	state: ({ id, updated }) => [id, updated],
};
