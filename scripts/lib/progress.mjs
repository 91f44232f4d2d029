// @ts-check

const REPEAT_ON_PIPE_MS = 30_000;

/** @param {number} ms */
export function seconds(ms) {
	return ms < 60_000
		? `${(ms / 1000).toFixed(1)} s`
		: `${Math.floor(ms / 60_000)} min ${String(Math.round((ms % 60_000) / 1000)).padStart(2, '0')} s`;
}

/**
 * Does something that takes a while and says so: on a terminal one line whose clock runs, elsewhere
 * (CI) a plain line at the start, every half minute, and at the end.
 *
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
	const begin = Date.now();
	const elapsed = () => seconds(Date.now() - begin);
	const terminal = process.stdout.isTTY === true;
	const show = () =>
		process.stdout.write(terminal ? `\r  … ${label} (${elapsed()})\x1b[K` : `  … ${label} (${elapsed()})\n`);
	if (terminal) show();
	const timer = setInterval(show, terminal ? 500 : REPEAT_ON_PIPE_MS);
	try {
		const result = await work();
		process.stdout.write(`${terminal ? '\r' : ''}  ✓ ${label} (${elapsed()})${terminal ? '\x1b[K' : ''}\n`);
		return result;
	} catch (error) {
		process.stdout.write(`${terminal ? '\r' : ''}  ✗ ${label} (${elapsed()})${terminal ? '\x1b[K' : ''}\n`);
		throw error;
	} finally {
		clearInterval(timer);
	}
}
