import type { IDataObject } from 'n8n-workflow';

import { requestIfSeen } from '../../../client/ifSeen';
import { pages } from '../../../client/paging/pages';
import { requestJira } from '../../../client/request';
import type { JiraRequest } from '../../../client/types';
import type { Item, Prepared, Verify } from '../../../operation/operation';
import { asObject } from '../../../shared/objects';

/** The property that tells what this node has written from everything else: of an issue, a comment, a work log. */
export const MARK = 'n8n-jira-siesta';

export const markOf = (marker: string) => ({ key: MARK, value: { marker } });

/** Rows to look through: the one in question was sent moments ago. */
const LOOK_AT = 500;

const isMark = ({ key, value }: IDataObject, marker: string) => key === MARK && asObject(value).marker === marker;

/** How much the clock of Jira may be off, in minutes. */
const SKEW = 60;

const isRecent = ({ created }: IDataObject, minutes: number) =>
	Date.parse(String(created)) >= Date.now() - (minutes + SKEW) * 60_000;

const hasMark = ({ properties }: IDataObject, marker: string) =>
	((properties ?? []) as IDataObject[]).some((property) => isMark(property, marker));

/**
 * Whether a comment has the mark, by its own property. That a list of comments gives them is not documented: where it
 * does not, each that is recent enough is asked for.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comment-properties/
 */
async function isMarkedComment({ context, session }: Item, row: IDataObject, marker: string, minutes: number) {
	if (!isRecent(row, minutes)) return false;
	const url = `/rest/api/3/comment/${String(row.id)}/properties/${MARK}`;
	const request = { method: 'GET', url, repeatable: true, completes: true } as const;
	const answer = await requestIfSeen(context, session, request);
	return answer !== undefined && isMark(asObject(answer.body), marker);
}

/**
 * The mark of a comment or a work log: a property that is set in the same request, and read with the list.
 *
 * @param rows what Jira calls the list
 * @param qs that has the one in question among the first
 */
export const byMarkAmong = (
	rows: 'comments' | 'worklogs',
	qs: (prepared: Prepared, minutes: number) => IDataObject,
): Verify => ({
	mark: (body, marker) => ({ ...body, properties: [...((body.properties ?? []) as IDataObject[]), markOf(marker)] }),

	async find(item, prepared, marker, minutes = 60) {
		const issue = encodeURIComponent(prepared.path!.issueKey);
		const request: JiraRequest = {
			method: 'GET',
			url: `/rest/api/3/issue/${issue}/${rows.slice(0, -1)}`,
			qs: { ...qs(prepared, minutes), expand: 'properties' },
			repeatable: true,
			completes: true,
		};
		const get = requestJira.bind(undefined, item.context, item.session);
		let left = LOOK_AT;
		for await (const page of pages({ by: 'startAt', rows, pageSize: 100 }, request, () => left, get)) {
			left -= page.length;
			for (const row of page) {
				const known = rows === 'worklogs' || row.properties !== undefined;
				if (known ? hasMark(row, marker) : await isMarkedComment(item, row, marker, minutes)) return row;
			}
		}
		return undefined;
	},
});
