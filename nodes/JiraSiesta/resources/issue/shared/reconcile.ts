import type { IDataObject } from 'n8n-workflow';

import { quote } from '../../../jql/quote';
import { requestJira } from '../../../client/request';
import type { Verify } from '../../../operation/operation';
import { pages } from '../../../client/paging/pages';
import { asObject } from '../../../shared/objects';
import type { JiraRequest } from '../../../client/types';
import { MARK, markOf } from './marks';

/** Newest issues to look through: the one in question was sent moments ago. */
const LOOK_AT = 500;

type Found = IDataObject & { properties?: Record<string, { marker?: string }> };

/**
 * The mark of a created issue: a property that is set in the same request. JQL finds properties only where an app has
 * declared an index for them, so the newest issues of the project are read together with theirs.
 */
export const byMark: Verify = {
	lags: true,

	mark: (body, marker) => ({ ...body, properties: [markOf(marker)] }),

	async find({ context, session }, { body }, marker, minutes = 60) {
		const { key, id } = asObject(asObject(body).fields).project as { key?: string; id?: string };
		const request: JiraRequest = {
			method: 'POST',
			url: '/rest/api/3/search/jql',
			body: {
				jql: `project = ${quote(key ?? id!)} AND created >= "-${minutes}m" ORDER BY created DESC`,
				fields: ['key'],
				properties: [MARK],
			},
			repeatable: true,
			completes: true,
		};
		const get = requestJira.bind(undefined, context, session);
		let left = LOOK_AT;
		for await (const page of pages({ by: 'nextPageToken', rows: 'issues', pageSize: 100 }, request, () => left, get)) {
			left -= page.length;
			const found = (page as Found[]).find(({ properties }) => properties?.[MARK]?.marker === marker);
			if (found) return { id: found.id, key: found.key };
		}
		return undefined;
	},
};
