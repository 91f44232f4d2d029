import type { INodeProperties } from 'n8n-workflow';

import type { Item } from '../operation/operation';
import { isEmpty } from '../shared/input';
import { partIdOf, partOfIssue } from './partOfIssue';

const IN_URL = /\b(?:focusedCommentId=|comment[-/])([1-9]\d*)\b/;

/** A comment of the chosen issue. */
export const comment = partOfIssue({
	displayName: 'Comment',
	name: 'commentId',
	kind: 'comment',
	searchListMethod: 'searchComments',
	inUrl: IN_URL,
	exampleOfUrl: 'focusedCommentId=10042',
});

export const replyTo: INodeProperties = {
	...comment.property,
	displayName: 'Reply To',
	name: 'replyTo',
	description: 'The comment of the same issue that is answered; who sees that one sees the reply',
	required: undefined,
};

/** The ID of the comment that is answered, as Jira takes it. */
export function parentIdOf({ parameters, site }: Item): number | undefined {
	const { replyTo: given } = parameters.group('options');
	return isEmpty(given) ? undefined : Number(partIdOf(given, IN_URL, replyTo.displayName, site));
}
