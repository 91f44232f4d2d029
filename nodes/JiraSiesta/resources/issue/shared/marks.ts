import type { IDataObject } from 'n8n-workflow';

import { requestIfSeen } from '../../../client/ifSeen';
import { pages } from '../../../client/paging/pages';
import { requestJira } from '../../../client/request';
import type { JiraRequest } from '../../../client/types';
import type { Prepared, Verify } from '../../../operation/operation';
import { asObject } from '../../../shared/objects';
import { kindOf } from '../../../targets';

/** The property that tells what this node has written from everything else: of an issue, a comment, a work log. */
export const MARK = 'n8n-jira-siesta';

export const markOf = (marker: string) => ({ key: MARK, value: { marker } });

/** Rows to look through: the one in question was sent moments ago. */
const LOOK_AT = 500;

const isMarked = ({ properties }: IDataObject, marker: string) =>
	((properties ?? []) as IDataObject[]).some(({ key, value }) => key === MARK && asObject(value).marker === marker);

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

	async find({ context, session }, prepared, marker, minutes = 60) {
		const issue = encodeURIComponent(prepared.path!.issueKey);
		const request: JiraRequest = {
			method: 'GET',
			url: `/rest/api/3/issue/${issue}/${rows.slice(0, -1)}`,
			qs: { ...qs(prepared, minutes), expand: 'properties' },
			repeatable: true,
			completes: true,
		};
		const get = requestJira.bind(undefined, context, session);
		let left = LOOK_AT;
		for await (const page of pages({ by: 'startAt', rows, pageSize: 100 }, request, () => left, get)) {
			left -= page.length;
			const found = page.find((row) => isMarked(row, marker));
			if (found) return found;
		}
		return undefined;
	},
});

/**
 * A delete has happened where what it deletes is not there any more.
 *
 * @param read how it is read
 */
export const goneAt = (read: (prepared: Prepared) => Pick<JiraRequest, 'url' | 'qs'>): Verify => ({
	async find({ context, session }, prepared) {
		const request: JiraRequest = { method: 'GET', ...read(prepared), repeatable: true, completes: true };
		return (await requestIfSeen(context, session, request)) ? undefined : {};
	},
});

/** The same of the first target, as its kind is read. */
export const isGone = goneAt(({ targets: [target] }) => kindOf(target).read!(target, []));
