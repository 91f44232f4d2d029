import type { Prepared } from '../../../operation/operation';
import { asObject } from '../../../shared/objects';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * The query of the list of work logs that has one in it which was added a while ago. Jira lists them by when the work
 * began, the earliest first: with a time given only those of that time, else those of the last day, whatever the clocks.
 */
export function startedAround({ body }: Prepared, minutes: number): { startedAfter: number; startedBefore?: number } {
	const { started } = asObject(body);
	const at = Date.parse(String(started));
	if (Number.isNaN(at)) return { startedAfter: Date.now() - minutes * MINUTE - DAY };
	return { startedAfter: at - MINUTE, startedBefore: at + MINUTE };
}
