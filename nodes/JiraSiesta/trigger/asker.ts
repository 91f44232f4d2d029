import type { IDataObject } from 'n8n-workflow';

import type { Context } from '../client/connection';
import { requestJira } from '../client/request';
import type { Session } from '../client/session';
import type { JiraAnswer, JiraRequest } from '../client/types';

/** Who asks Jira: a poll, a webhook or a hook of n8n's. */
export type Asker = { context: Context; session: Session };

export const get = async ({ context, session }: Asker, url: string, qs?: IDataObject): Promise<JiraAnswer> =>
	await requestJira(context, session, { method: 'GET', url, qs, repeatable: true });

/** A POST that reads. */
export const reading = (url: string, body: IDataObject): JiraRequest => ({
	method: 'POST',
	url,
	body,
	repeatable: true,
});

export const post = async ({ context, session }: Asker, url: string, body: IDataObject): Promise<JiraAnswer> =>
	await requestJira(context, session, reading(url, body));
