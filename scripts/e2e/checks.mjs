// @ts-check

const REASON_LENGTH = 400;

/** @param {number} begin */
const secondsSince = (begin) => (performance.now() - begin) / 1000;

/** Counts checks and prints one line for each. */
export class Checks {
	passed = 0;
	failed = 0;
	/** @type {((name: string) => Promise<string>) | undefined} keeps what may explain a failure, and tells where */
	evidence;

	/** @type {Array<[string, number]>} parts with their seconds */
	#times = [];

	/** @param {RegExp} [wanted] only parts whose name matches are done */
	constructor(wanted = /^/) {
		this.wanted = wanted;
	}

	/**
	 * Does a part of the run, whose time is told at the end.
	 *
	 * @param {string} name
	 * @param {() => Promise<unknown>} work
	 */
	async part(name, work) {
		if (!this.wanted.test(name)) return;
		const begin = performance.now();
		await work();
		this.#times.push([name, Math.round(secondsSince(begin))]);
	}

	/** @returns {string} how long each part took */
	times() {
		return this.#times.map(([name, seconds]) => `${name} ${seconds} s`).join(', ');
	}

	/**
	 * @param {string} name
	 * @param {() => string | Promise<string>} check throws, or tells what it saw in a few words
	 * @returns {Promise<boolean>} whether it passed
	 */
	async check(name, check) {
		const begin = performance.now();
		try {
			const detail = await check();
			this.passed++;
			console.log(`ok ${name} (${secondsSince(begin).toFixed(1)} s): ${detail}`);
			return true;
		} catch (error) {
			this.failed++;
			const reason = error instanceof Error ? error.message : String(error);
			console.log(`FAIL ${name}: ${reason.replace(/\s+/g, ' ').slice(0, REASON_LENGTH)}`);
			const kept = await this.evidence?.(name).catch(() => undefined);
			if (kept) console.log(`     see ${kept}`);
			return false;
		}
	}
}
