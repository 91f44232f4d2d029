import type { IDataObject } from 'n8n-workflow';

import type { Change, Item, Prepared } from '../../../operation/operation';
import { workDescription } from '../../../params/text';
import { visibleTo } from '../../../params/visibility';
import { started } from '../../../params/workTime';
import type { TimeSpent } from '../../../params/workTime';
import { asObject } from '../../../shared/objects';
import { worklogUrl } from './output';

/** The body of a work log, of what was given for it. */
export async function worklogBody(
	item: Item,
	spent: TimeSpent | undefined,
	visibility: IDataObject | undefined,
): Promise<IDataObject> {
	const began = await started.of(item);
	const comment = await workDescription.of(item);
	return {
		...spent,
		...(began && { started: began }),
		...(comment && { comment }),
		...(visibility && { visibility }),
	};
}

/** What becomes of the remaining estimate; nothing where Jira does what it always does. */
function estimateChange({ adjustEstimate, newEstimate, reduceBy, increaseBy }: IDataObject): string | undefined {
	if (adjustEstimate === 'leave') return 'left as it is';
	if (adjustEstimate === 'new') return `set to ${String(newEstimate)}`;
	if (adjustEstimate !== 'manual') return undefined;
	return reduceBy === undefined ? `increased by ${String(increaseBy)}` : `reduced by ${String(reduceBy)}`;
}

/**
 * A plan of a work log in words.
 *
 * @param present the work log that is changed, if there is one
 */
export function worklogChanges({ body, qs = {} }: Prepared, present?: IDataObject): Change[] {
	const { timeSpent, timeSpentSeconds, started: began, comment, visibility } = asObject(body);
	const seconds = timeSpentSeconds === undefined ? undefined : `${String(timeSpentSeconds)} seconds`;
	const changes: Change[] = [
		{ field: 'Time Spent', before: present?.timeSpent, after: timeSpent ?? seconds },
		{ field: 'Started', before: present?.started, after: began ?? (present ? undefined : 'now') },
		{ field: 'Work Description', before: present?.comment, after: comment },
		{ field: 'Visible To', after: present ? undefined : (visibleTo(visibility) ?? undefined) },
		{ field: 'Remaining Estimate', after: estimateChange(qs) },
	];
	return changes.filter(({ after }) => after !== undefined);
}

/** What a write gives of a work log: the times as Jira has stored them. */
export const writtenWorklog = (
	{ id, started: began, timeSpent, timeSpentSeconds }: IDataObject,
	issueKey: string,
	site: string,
) => ({ id, issueKey, started: began, timeSpent, timeSpentSeconds, url: worklogUrl(site, issueKey, id) });
