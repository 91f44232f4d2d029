import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../../shared/objects';

/** What is read first of an attachment. */
export function simplifiedAttachment(
	{ id, filename, mimeType, size, author, created }: IDataObject,
	issueKey: string,
	site: string,
): IDataObject {
	const { displayName, accountId } = asObject(author);
	return {
		...{ id: String(id), issueKey, fileName: filename, mimeType, size },
		...{ author: displayName ?? null, authorAccountId: accountId ?? null, created },
		// Never the one that Jira gives, which may point to Atlassian's gateway.
		url: `${site}/rest/api/3/attachment/content/${String(id)}`,
	};
}
