import type { IDataObject } from 'n8n-workflow';

import type { Item, Prepared } from '../../../operation/operation';
import type { Session } from '../../../client/session';

/** How often each issue has been written to in a run. */
const writes = new WeakMap<Session, Map<string, number>>();

function countsOf(session: Session): Map<string, number> {
	const counts = writes.get(session) ?? new Map<string, number>();
	writes.set(session, counts);
	return counts;
}

/** For how long the state of an issue is taken for the present one. */
const FRESH_MS = 5_000;

/**
 * Does now what depends on the present state of an issue, and gives the way to do it again in its
 * turn, if another item has written to the issue by then: items are prepared while those before
 * them are still being written. Without it, of two additions to a text one would be lost.
 */
export async function upToDate(
	{ session }: Item,
	issueKey: string,
	task: () => Promise<void>,
): Promise<() => Promise<void>> {
	const seen = countsOf(session).get(issueKey);
	const since = Date.now();
	await task();
	return async () => {
		// With Stop Workflow all items are prepared before the first write: in a long run people edit meanwhile.
		if (countsOf(session).get(issueKey) !== seen || Date.now() - since > FRESH_MS) await task();
	};
}

/**
 * An operation's write to an issue, made from the state that the issue has when its turn has come.
 */
export async function inTurn(
	{ session }: Item,
	prepared: Prepared,
	write: () => Promise<IDataObject>,
): Promise<IDataObject> {
	const { issueKey } = prepared.path!;
	await prepared.refresh?.();
	try {
		return await write();
	} finally {
		// Not before: what was read while the write was under way may be older than the write.
		countsOf(session).set(issueKey, (countsOf(session).get(issueKey) ?? 0) + 1);
	}
}
