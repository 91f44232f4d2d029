import type { IDataObject } from 'n8n-workflow';

import { fromAdf } from '../../../text';
import { visibleTo } from '../../../params/visibility';
import { asObject } from '../../../shared/objects';
import { browseUrl } from '../../../shared/site';

/** The page of a comment for people. */
export const commentUrl = (site: string, issueKey: string, id: unknown) =>
	`${browseUrl(site, issueKey)}?focusedCommentId=${String(id)}`;

/** An ID that Jira gives as a number. */
export const idOrNull = (id: unknown): string | null => (id === undefined || id === null ? null : String(id as number));

/** What is read first of a comment. */
export function simplifiedComment(comment: IDataObject, issueKey: string, site: string): IDataObject {
	const { id, author, body, created, updated, visibility, jsdPublic, parentId } = comment;
	const { displayName, accountId } = asObject(author);
	return {
		id,
		issueKey,
		author: displayName ?? null,
		authorAccountId: accountId ?? null,
		text: fromAdf(body),
		created,
		updated,
		internal: jsdPublic === false,
		visibleTo: visibleTo(visibility),
		replyTo: idOrNull(parentId),
		url: commentUrl(site, issueKey, id),
	};
}
