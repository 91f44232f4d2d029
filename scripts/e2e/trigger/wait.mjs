// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';

/** How often the triggers of these checks poll, in seconds. */
export const POLL_EVERY = 3;
/** Jira's clock has whole seconds. */
export const TICK = 1_100;
/** A busy machine is late. */
const LONGEST_WAIT = 60_000;

/**
 * @param {() => boolean | Promise<boolean>} holds
 * @param {string} what
 */
export async function until(holds, what) {
	for (const end = Date.now() + LONGEST_WAIT; Date.now() < end; await sleep(100)) if (await holds()) return;
	throw new Error(`not within ${LONGEST_WAIT / 1000} s: ${what}`);
}

/**
 * How often polls have searched, by what Jira has answered.
 *
 * @param {import('../../lib/sandbox.mjs').Sandbox} jira
 */
export const searched = ({ requests }) =>
	requests.filter(({ path, endedAt }) => path.includes('/search/jql') && endedAt !== undefined).length;

/**
 * Waits until a poll has begun after now, and has ended: of two that end, the first may have been under way.
 *
 * @param {import('../../lib/sandbox.mjs').Sandbox} jira
 */
export async function polled(jira) {
	const before = searched(jira);
	await until(() => searched(jira) >= before + 2, 'two polls');
	await sleep(TICK); // what it has found, until it is told
}
