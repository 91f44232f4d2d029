// @ts-check

/**
 * What a script started and has to end: in reverse order, whether it succeeds, fails or is
 * interrupted.
 */
export class Lifetime {
	/** @type {Array<() => unknown>} */
	#ends = [];
	#abort = new AbortController();

	/** @param {AbortSignal} [outer] of the lifetime this one is a part of */
	constructor(outer) {
		/** Aborted by Ctrl-C: what is still starting gives up. */
		this.signal = outer ?? this.#abort.signal;
	}

	/** @param {() => unknown} end */
	add(end) {
		this.#ends.push(end);
	}

	abort() {
		this.#abort.abort();
	}

	async end() {
		for (let end = this.#ends.pop(); end; end = this.#ends.pop()) await end();
	}
}

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a script's main function; its number becomes the exit code.
 *
 * @param {(lifetime: Lifetime) => Promise<number>} main
 */
export async function runScript(main) {
	const lifetime = new Lifetime();
	let interrupted = false;
	for (const signal of SIGNALS) {
		process.on(signal, () => {
			// A second Ctrl-C while things are being ended changes nothing.
			if (interrupted) return;
			interrupted = true;
			lifetime.abort();
			void lifetime.end().finally(() => process.exit(130));
		});
	}
	let code = 1;
	try {
		code = await main(lifetime);
	} catch (error) {
		if (!interrupted) console.error(`\n${error instanceof Error ? error.message : String(error)}`);
	}
	if (interrupted) return;
	await lifetime.end();
	process.exit(code);
}
