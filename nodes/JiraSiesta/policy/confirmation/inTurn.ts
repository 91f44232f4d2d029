import { KeyedMutex } from '../../client/concurrency/limit';
import type { CancelSignal } from '../../client/concurrency/limit';
import { setBounded } from '../../shared/boundedMap';

/** Confirmed writes of this process to one issue, whatever keys it was given by, go one after the other. */
const turns = new KeyedMutex();

/** By issue, the number of the last confirmed write to it. */
const last = new Map<string, number>();
const REMEMBERED = 10_000;
let count = 0;

/** A moment, to be compared with that of a later write. */
export const moment = () => count;

/**
 * Carries a confirmed write out in the turn of its issue: of two codes for the same state of an issue only one may be
 * good, and a state that was read before the turn came may be over.
 *
 * @param issue its site and ID
 * @param since the {@link moment} before the issue was read
 * @param write told whether another write to the issue came in between
 */
export async function inTurnOf<T>(
	issue: string,
	since: number,
	write: (changed: boolean) => Promise<T>,
	signal?: CancelSignal,
): Promise<T> {
	const now = async () => {
		try {
			return await write((last.get(issue) ?? 0) > since);
		} finally {
			setBounded(last, issue, ++count, REMEMBERED);
		}
	};
	return await turns.take(issue, now, signal);
}
