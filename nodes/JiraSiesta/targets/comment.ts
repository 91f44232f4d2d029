import { asObject } from '../shared/objects';
import { idInPath } from './kind';
import type { Kind } from './kind';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/ */
export const comment: Kind = {
	label: 'Comment',
	inTurn: true,
	read: ({ id, of }) => ({ url: `/rest/api/3/issue/${idInPath(of!.id)}/comment/${idInPath(id)}` }),
	projectOf: (_row, { of }) => of,
	shown: ({ id, author }, { of }) => ({ comment: id, issue: of!.id, author: asObject(author).displayName }),
	state: ({ id, updated }) => [id, updated],
};
