import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

import { toBinary } from '../../../client/files';
import { requestJira } from '../../../client/request';
import type { JiraAnswer, JiraRequest } from '../../../client/types';
import type { Item } from '../../../operation/operation';
import { fileTo } from '../../../params/files';
import { partOf } from '../../../shared/target';

/** How the file of an attachment is asked for. */
export const CONTENT: Pick<JiraRequest, 'method' | 'url' | 'answerAs'> = {
	method: 'GET',
	url: '/rest/api/3/attachment/content/{attachmentId}',
	answerAs: 'stream',
};

/** From Jira itself, instead of by a link to another host. */
export const FROM_JIRA = { redirect: false };

/** A file in the field that the item names, under the name and the type that Jira has for it. */
export const fileIn = async (item: Item, answer: JiraAnswer, row: IDataObject): Promise<IBinaryKeyData> => ({
	[await fileTo.of(item)]: await toBinary(item, answer, String(row.filename), String(row.mimeType)),
});

/** The request for the file of an attachment of an issue. */
export const contentOf = (issueKey: string, id: string): JiraRequest => ({
	...CONTENT,
	url: CONTENT.url.replace('{attachmentId}', encodeURIComponent(id)),
	qs: FROM_JIRA,
	targets: [partOf(issueKey, 'attachment', id)],
	repeatable: true,
});

/** The file of an attachment that the issue's list has. */
export const fileOf = async (item: Item, issueKey: string, row: IDataObject): Promise<IBinaryKeyData> =>
	await fileIn(item, await requestJira(item.context, item.session, contentOf(issueKey, String(row.id))), row);
