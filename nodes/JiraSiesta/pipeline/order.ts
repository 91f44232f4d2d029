/** Where the items of a run meet: none goes on before all have come, and then the one that was given first goes first. */
export class Meeting {
	private readonly waiting: Array<{ item: number; go: () => void }> = [];

	/** @param expected how many items come; up to one, and where it is not known (0), nobody waits */
	constructor(private readonly expected: number) {}

	async arrive(item: number): Promise<void> {
		if (this.expected <= 1) return;
		const all = new Promise<void>((go) => this.waiting.push({ item, go }));
		if (this.waiting.length === this.expected) {
			this.waiting.sort((a, b) => a.item - b.item);
			for (const { go } of this.waiting.splice(0)) go();
		}
		await all;
	}
}

/** An item's place in a line: `before` ends when all items before it have left, `leave` lets those behind it go on. */
export type Place = { before: Promise<unknown>; leave: () => void };

/** The items of a run, in the order in which the engine hands them over. */
export class Line {
	private last: Promise<unknown> = Promise.resolve();

	join(): Place {
		const before = this.last;
		let leave = () => {};
		const left = new Promise<void>((done) => (leave = done));
		this.last = before.then(async () => await left);
		return { before, leave };
	}
}

/** An item among those before it, by what it writes to. */
export class Subject {
	tell: (queues: readonly string[]) => void = () => {};

	/** What it writes to, once it is prepared; what is told later is not heard. */
	readonly told = new Promise<readonly string[]>((resolve) => (this.tell = resolve));

	/** @param held by what is written to, the first item that waits until those before it are done */
	constructor(
		private readonly before: readonly Subject[],
		private readonly at: number,
		private readonly held: Map<string, number>,
	) {}

	/** Whether an item before it writes to one of the same things; waits until those are prepared. */
	async isBehind(queues: readonly string[]): Promise<boolean> {
		const others = await Promise.all(this.before.slice(0, this.at).map(async ({ told }) => await told));
		return others.flat().some((queue) => queues.includes(queue));
	}

	/** It waits until all items before it are done, and those behind it that write to the same wait for it. */
	hold(queues: readonly string[]): void {
		this.tell(queues);
		for (const queue of queues) this.held.set(queue, Math.min(this.at, this.held.get(queue) ?? Infinity));
	}

	/** Whether it, or one before it that writes to the same, waits so; known when all are prepared. */
	async isHeld(): Promise<boolean> {
		return (await this.told).some((queue) => (this.held.get(queue) ?? Infinity) <= this.at);
	}
}

/** What the items of a run write to, in the order in which the engine hands them over. */
export class Subjects {
	private readonly all: Subject[] = [];

	private readonly held = new Map<string, number>();

	join(): Subject {
		const one = new Subject(this.all, this.all.length, this.held);
		this.all.push(one);
		return one;
	}
}
