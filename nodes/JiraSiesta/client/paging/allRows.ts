import type { IDataObject } from 'n8n-workflow';

import type { Context } from '../connection';
import { requestJira } from '../request';
import type { Session } from '../session';
import type { JiraRequest } from '../types';
import { pages } from './pages';
import type { Paging } from './pages';

/**
 * All the rows that an endpoint has, for a look-up.
 *
 * @throws RequestError
 */
export async function allRows(
	context: Context,
	session: Session,
	request: Pick<JiraRequest, 'url' | 'qs' | 'targets'>,
	paging: Paging,
): Promise<IDataObject[]> {
	const found: IDataObject[] = [];
	const get = requestJira.bind(undefined, context, session);
	for await (const page of pages(paging, { method: 'GET', ...request, repeatable: true }, () => Infinity, get)) {
		found.push(...page);
	}
	return found;
}
