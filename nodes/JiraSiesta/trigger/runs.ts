import { ExecutionCancelledError, sleep } from 'n8n-workflow';
import type { INodeExecutionData, IPollFunctions, IRun } from 'n8n-workflow';

import { budgetOf } from './moment';

/**
 * The runs that a trigger has started. A run in which any node writes static data ends with n8n writing all of it as it
 * was when the run began, on n8n 2.x even as it was before the run's own poll has saved the state. So nothing else is
 * given out while a run of a poll is under way, a poll gives out nothing while any is, and the state is saved once more
 * when such a run has ended: by a webhook with its answer to Jira, by all others with a run that has no items, as n8n
 * saves what a poll keeps with a run only.
 */
export type Runs = {
	/** With when each began (ms, own clock). */
	underWay: Map<Promise<void>, number>;
	/** The run of a poll, from when the poll begins to wait for the others. */
	ofPoll?: Promise<void>;
};

export const noRuns = (): Runs => ({ underWay: new Map() });

/** How long after its begin a poll waits for a run to end, in ms, and the part of its own time in which it waits. */
const POLL_WAITS = 60_000;
const WAITING = 0.2;

/** How long a webhook waits for the run of a poll, and for its own to end, in ms: Jira gives up after 20 s. */
const WEBHOOK_WAITS = 4_000;
const ENDS_WITHIN = 8_000;

/** Waits for a promise that never fails, but not for ever. */
const within = async (promise: Promise<unknown>, ms: number) => {
	await Promise.race([promise, sleep(ms)]);
};

/** What is given out with a run, and how to take it back where n8n cannot begin the run. */
export type Batch = { items: INodeExecutionData[]; takeBack: () => void };

/**
 * Whether n8n has begun the run that it tells a failure of: one that was cancelled, or that had ended before n8n asked for
 * its end (it knows no such run any more). All others it could not store, or not begin. n8n 1 tells of none of those.
 */
const wasBegun = (error: Error) =>
	error instanceof ExecutionCancelledError || error.constructor.name === 'ExecutionNotFoundError';

/** Starts the workflow by the poll's own means. @returns once the run has ended, whichever way: whether it was begun */
async function run({ underWay }: Runs, poll: IPollFunctions, { items, takeBack }: Batch): Promise<boolean> {
	const ended = poll.helpers.createDeferredPromise<IRun | undefined>();
	// How it ends is the workflow's matter.
	const isBegun = ended.promise.then(() => true, wasBegun);
	const end = isBegun.then(() => {});
	poll.__emit([items], undefined, ended);
	underWay.set(end, Date.now());
	await end;
	underWay.delete(end);
	if (!(await isBegun)) takeBack();
	return await isBegun;
}

/** The runs that are worth waiting for: of one that n8n could not begin there is no end. */
function awaited({ underWay }: Runs): Array<Promise<void>> {
	const now = Date.now();
	for (const [end, since] of underWay) if (now - since >= POLL_WAITS) underWay.delete(end);
	return [...underWay.keys()];
}

/**
 * Gives out what a poll has found, once no other run is under way.
 *
 * @param take what there is to give by then; it is to note it as given
 * @param ended called when the run has ended, if n8n has begun it
 */
export async function runAlone(runs: Runs, poll: IPollFunctions, take: () => Batch, ended: () => void): Promise<void> {
	const turn = poll.helpers.createDeferredPromise<void>();
	runs.ofPoll = turn.promise;
	let end = Promise.resolve();
	try {
		const others = awaited(runs);
		if (others.length > 0) await within(Promise.all(others), budgetOf(poll) * WAITING);
		const batch = take();
		if (batch.items.length > 0) {
			end = run(runs, poll, batch).then((isBegun) => {
				if (isBegun) ended();
			});
		}
	} finally {
		void end.then(() => {
			if (runs.ofPoll === turn.promise) runs.ofPoll = undefined;
			turn.resolve();
		});
	}
}

/** Waits for the run of a poll, before a webhook gives out something. */
export async function pollDone({ ofPoll }: Runs): Promise<void> {
	if (ofPoll) await within(ofPoll, WEBHOOK_WAITS);
}

/**
 * Gives out what a webhook tells, and waits for the run: by then n8n has stored it, whether it has ended or not.
 *
 * @param endedLate called when a run has ended that was no longer waited for
 * @returns false where n8n could not begin the run
 */
export async function runBeside(
	runs: Runs,
	poll: IPollFunctions,
	batch: Batch,
	endedLate: () => void,
): Promise<boolean> {
	let isLate = false;
	let isBegun = true;
	const end = run(runs, poll, batch).then((was) => {
		isBegun = was;
		if (isLate && was) endedLate();
	});
	await within(end, ENDS_WITHIN);
	isLate = true;
	return isBegun;
}
