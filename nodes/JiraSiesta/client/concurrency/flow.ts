import { sleep } from 'n8n-workflow';

import { AT_ONCE, Canceled, untilDone, wait } from './limit';
import type { CancelSignal } from './limit';

type Go = () => void;

/** A time in which nothing is sent; `until` in ms since 1970. */
type Pause = { over: Promise<unknown>; until: number };

/** A request to send: by whom, where, how long it may wait (ms), and what cancels it. */
type Sending = { sender: object; endpoint: string; patience: number; signal?: CancelSignal };

/** Stands for every endpoint in a pause. */
const EVERYWHERE = '';

/**
 * The requests of one account to one site, whoever in this process sends them: so many at once, and when Jira tells one
 * of them to wait, all wait. Whoever has little to send does not wait for whoever has much: places are given to the
 * senders in turn.
 */
export class Flow {
	private active = 0;

	/** Requests that are under way or wait. */
	private inside = 0;

	/** Requests that wait for a place, by sender; whose turn it is comes first. */
	private readonly waiting = new Map<object, Go[]>();

	/** By endpoint. */
	private readonly pauses = new Map<string, Pause>();

	/** @param ended called when nobody has anything to send any more */
	constructor(private readonly ended: () => void) {}

	/**
	 * Lets a request through when it is its sender's turn and no pause holds for its endpoint. A pause beyond the sender's
	 * patience is not waited for: it meets Jira's own refusal.
	 */
	async pass<T>(sending: Sending, task: () => Promise<T>): Promise<T> {
		this.inside++;
		try {
			await this.place(sending);
			try {
				return await task();
			} finally {
				this.free();
			}
		} finally {
			this.inside--;
			// Whoever has been told to wait comes back at once.
			void sleep(0).then(() => this.inside === 0 && this.ended());
		}
	}

	/**
	 * Makes requests wait: one that is told to wait speaks for the others, also when its own execution is canceled.
	 *
	 * @param endpoint the only one it is for; left out, it is for all
	 */
	hold(ms: number, endpoint = EVERYWHERE): void {
		const { over, until = 0 } = this.pauses.get(endpoint) ?? {};
		const pause = { over: Promise.all([over, wait(ms)]), until: Math.max(until, Date.now() + ms) };
		this.pauses.set(endpoint, pause);
		void pause.over.then(() => {
			if (this.pauses.get(endpoint) === pause) this.pauses.delete(endpoint);
		});
	}

	private pauseFor({ endpoint, patience }: Sending): Promise<unknown> | undefined {
		const pauses = [this.pauses.get(EVERYWHERE), this.pauses.get(endpoint)];
		return pauses.find((pause) => pause && pause.until - Date.now() <= patience)?.over;
	}

	private async place(sending: Sending): Promise<void> {
		const { sender, signal } = sending;
		for (;;) {
			for (let pause = this.pauseFor(sending); pause; pause = this.pauseFor(sending)) await untilDone(pause, signal);
			if (this.active < AT_ONCE) this.active++;
			else await this.turn(sender, signal);
			// Another one may have been told to wait in the meantime.
			if (!this.pauseFor(sending)) return;
			this.free();
		}
	}

	/** Waits for the sender's turn; a canceled execution gives its own up. */
	private async turn(sender: object, signal?: CancelSignal): Promise<void> {
		await new Promise<void>((resolve, reject) => {
			const queue = this.waiting.get(sender) ?? [];
			this.waiting.set(sender, queue);
			const go = () => {
				signal?.removeEventListener('abort', cancel);
				resolve();
			};
			const cancel = () => {
				queue.splice(queue.indexOf(go), 1);
				if (queue.length === 0) this.waiting.delete(sender);
				reject(new Canceled());
			};
			signal?.addEventListener('abort', cancel, { once: true });
			queue.push(go);
		});
	}

	/** Gives a place to the next sender, who then comes last. */
	private free(): void {
		const [next] = this.waiting;
		if (!next) {
			this.active--;
			return;
		}
		const [sender, queue] = next;
		const go = queue.shift()!;
		this.waiting.delete(sender);
		if (queue.length > 0) this.waiting.set(sender, queue);
		go();
	}
}

/** Flows in which something is under way. */
const flows = new Map<string, Flow>();

/**
 * @param account the site and whoever signs in there
 * @returns to be passed at once: it is forgotten when nothing is under way
 */
export function flowOf(account: string): Flow {
	const known = flows.get(account);
	if (known) return known;
	// Several requests may end at once, and each says so: by then another flow may have taken its place.
	const flow: Flow = new Flow(() => flows.get(account) === flow && flows.delete(account));
	flows.set(account, flow);
	return flow;
}
