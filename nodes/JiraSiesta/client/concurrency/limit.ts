import { sleep } from 'n8n-workflow';
import type { IExecuteSingleFunctions } from 'n8n-workflow';

import type { Sent } from '../types';

/** The signal that n8n gives when a person cancels the execution. */
export type CancelSignal = ReturnType<IExecuteSingleFunctions['getExecutionCancelSignal']>;

/** Atlassian advises 5 to 10 requests at once: "build an app that respects rate limits", Oct 2026. */
export const AT_ONCE = 10;

const SLICE_MS = 250;

/** The end of a run, which no request survives. */
export abstract class Interrupted extends Error {
	// No plain property: n8n stores those of a failure with the execution.
	readonly #sent?: Sent;

	constructor(message: string, sent?: Sent) {
		super(message);
		this.#sent = sent;
	}

	/** What had been sent of the request by then; undefined where nothing was. */
	get sent(): Sent | undefined {
		return this.#sent;
	}
}

/** n8n marks an execution as canceled by this word in the message (workflow-execute.js). */
export class Canceled extends Interrupted {
	constructor(sent?: Sent) {
		super('The execution was canceled', sent);
	}
}

/** For requests of a run that has failed: its output is thrown away, so nothing more is sent. */
export class Stopped extends Interrupted {
	constructor(sent?: Sent) {
		super('Not sent: another item had failed before', sent);
	}
}

/** Waits, and ends at once with {@link Canceled} when the execution is canceled. */
export async function wait(ms: number, signal?: CancelSignal): Promise<void> {
	// In slices, because only n8n 2.x gives `sleep` a signal and timers of our own are refused by n8n's scan.
	for (let left = ms; ; left -= SLICE_MS) {
		if (signal?.aborted) throw new Canceled();
		if (left <= 0) return;
		await sleep(Math.min(left, SLICE_MS));
	}
}

/** Waits for others, and ends at once with {@link Canceled} when the execution is canceled. */
export async function untilDone(others: Promise<unknown>, signal?: CancelSignal): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const cancel = () => reject(new Canceled());
		signal?.addEventListener('abort', cancel, { once: true });
		void others.finally(() => {
			signal?.removeEventListener('abort', cancel);
			resolve();
		});
	});
}

/** Lets a bounded number of items through at once, in the order they came. */
export class Semaphore {
	private active = 0;

	private readonly queue: Array<() => void> = [];

	private readonly whenIdle: Array<() => void> = [];

	constructor(private readonly atOnce: number) {}

	async pass<T>(task: () => Promise<T>): Promise<T> {
		if (this.active < this.atOnce) this.active++;
		else await new Promise<void>((go) => this.queue.push(go));
		try {
			return await task();
		} finally {
			const next = this.queue.shift();
			if (next) next();
			else if (--this.active === 0) for (const go of this.whenIdle.splice(0)) go();
		}
	}

	/** Resolves when nothing is under way and nothing waits. */
	async idle(): Promise<void> {
		if (this.active > 0) await new Promise<void>((go) => this.whenIdle.push(go));
	}
}

/** Jira's limits for writes to one issue (rate-limiting page, Oct 2026): [writes, within ms]. */
const ISSUE_LIMITS: ReadonlyArray<readonly [number, number]> = [
	[20, 2_000],
	[100, 30_000],
];

/** Milliseconds to wait before one more write, given the times of the earlier ones, oldest first. */
export function untilNextWrite(earlier: readonly number[], now: number): number {
	const waits = ISSUE_LIMITS.map(([writes, within]) => {
		const oldest = earlier[earlier.length - writes];
		return oldest === undefined ? 0 : oldest + within - now;
	});
	return Math.max(0, ...waits);
}

/** Lets tasks with the same key go one after the other, in the order they came. */
export class KeyedMutex {
	private readonly last = new Map<string, Promise<unknown>>();

	async take<T>(key: string, task: () => Promise<T>, signal?: CancelSignal): Promise<T> {
		const earlier = this.last.get(key) ?? Promise.resolve();
		const turn = untilDone(earlier, signal).then(task);
		// The next one's turn comes also when this one failed, or gave up waiting.
		const settled = Promise.allSettled([earlier, turn]);
		this.last.set(key, settled);
		void settled.then(() => {
			if (this.last.get(key) === settled) this.last.delete(key);
		});
		return await turn;
	}
}

/** A point in the order of the writes of a run. */
export type Moment = { writes: number; time: number };

/** For how long (ms) what was read is taken for the present state: in a long run people edit meanwhile. */
const FRESH = 5_000;

/** One write at a time to one thing, in the order of the items, spaced as Jira demands for issues. */
export class WriteQueue {
	private readonly turns = new KeyedMutex();

	private readonly times = new Map<string, number[]>();

	private writes = 0;

	/** By what was written to, the number of the last write. */
	private readonly last = new Map<string, number>();

	moment = (): Moment => ({ writes: this.writes, time: Date.now() });

	/** Whether what was read at a moment may be over: something was written since, or it was long ago. */
	isOver(queue: string, { writes, time }: Moment): boolean {
		return (this.last.get(queue) ?? 0) > writes || Date.now() - time > FRESH;
	}

	async take<T>(queue: string, write: () => Promise<T>, signal?: CancelSignal): Promise<T> {
		const spaced = async () => {
			const times = this.times.get(queue) ?? [];
			await wait(untilNextWrite(times, Date.now()), signal);
			this.times.set(queue, [...times.slice(-99), Date.now()]);
			try {
				return await write();
			} finally {
				// Not before: what was read while the write was under way may be older than the write.
				this.last.set(queue, ++this.writes);
			}
		};
		return await this.turns.take(queue, spaced, signal);
	}
}
