import { asObject } from '../shared/objects';
import { Canceled, wait } from '../client/concurrency/limit';
import type { Prepared, Verify } from '../operation/operation';
import type { RunItem } from './run';
import type { JiraAnswer, JiraRequest } from '../client/types';

/** When to look for what an unclear write did, in ms after the look before. */
const PATIENCE = [0, 1_000];

/** The same where what is looked at lags behind writes. */
const LONG_PATIENCE = [...PATIENCE, 2_000, 4_000, 8_000];

/**
 * Makes a write that must not be sent twice safe to lose sight of: the request can find out for itself what it did, by
 * a mark that it leaves, or by what Jira has then.
 *
 * @param verify how its outcome is found out; undefined for a write that may be sent again
 * @param plan the ID of the confirmed plan that is carried out, if there is one
 * @param part the how manieth write of the item it is, from 0
 */
export function recoverable(
	verify: Verify | undefined,
	item: RunItem,
	prepared: Prepared,
	request: JiraRequest,
	{ plan, part }: { plan?: string; part: number },
): JiraRequest {
	if (!verify) return request;
	const { context, session } = item;
	const ofItem = plan ?? `${session.tries.marker}/${context.getItemIndex()}`;
	// A write of several parts has a mark for each.
	const mark = part === 0 ? ofItem : `${ofItem}/${part}`;
	/** A look that fails has found nothing: what the request itself met with is what is told. */
	const find = async (): Promise<JiraAnswer | undefined> =>
		await verify.find(item, prepared, mark).then(
			(body) => body && { status: 201, headers: {}, body },
			async (error: Error) => (error instanceof Canceled ? await Promise.reject(error) : undefined),
		);
	return {
		...request,
		...(verify.mark && { body: verify.mark(asObject(request.body), mark) }),
		find: async (outcome) => {
			if (outcome === 'refused') return verify.mark ? await find() : undefined;
			for (const pause of verify.lags ? LONG_PATIENCE : PATIENCE) {
				await wait(pause, context.getExecutionCancelSignal());
				const answer = await find();
				if (answer) return answer;
			}
			return undefined;
		},
	};
}
