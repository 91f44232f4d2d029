// @ts-check

const REASON_LENGTH = 400;

/** Counts checks and prints one line for each. */
export class Checks {
	passed = 0;
	failed = 0;
	/** @type {((name: string) => Promise<string>) | undefined} keeps what may explain a failure, and tells where */
	evidence;

	/**
	 * @param {string} name
	 * @param {() => string | Promise<string>} check throws, or tells what it saw in a few words
	 * @returns {Promise<boolean>} whether it passed
	 */
	async check(name, check) {
		try {
			const detail = await check();
			this.passed++;
			console.log(`ok ${name}: ${detail}`);
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
