import type { IDataObject } from 'n8n-workflow';

import { visibleTo } from '../../../params/visibility';
import { asObject } from '../../../shared/objects';
import { browseUrl } from '../../../shared/site';
import { fromAdf } from '../../../text';

/** The page of a work log for people. */
export const worklogUrl = (site: string, issueKey: string, id: unknown) =>
	`${browseUrl(site, issueKey)}?focusedWorklogId=${String(id)}`;

/** What is read first of a work log; seconds, because a day is a working day of the site. */
export function simplifiedWorklog(worklog: IDataObject, issueKey: string, site: string): IDataObject {
	const { id, author, comment, started, timeSpent, timeSpentSeconds, updated, visibility } = worklog;
	const { displayName, accountId } = asObject(author);
	return {
		id,
		issueKey,
		author: displayName ?? null,
		authorAccountId: accountId ?? null,
		started,
		timeSpent,
		timeSpentSeconds,
		workDescription: fromAdf(comment),
		updated,
		visibleTo: visibleTo(visibility),
		url: worklogUrl(site, issueKey, id),
	};
}
