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
