'use strict';

/** By how much n8n's `sleep` is shorter in a file of tests: read by shims/n8n-workflow.js. */
const SHORTER = Symbol.for('waits are shorter');

/** Shortens all waits of a file of tests, where what is sent and said is tested, and not for how long it is waited. */
function shortenWaits(times = 50) {
	beforeAll(() => (globalThis[SHORTER] = times));
	afterAll(() => delete globalThis[SHORTER]);
}

module.exports = { shortenWaits, SHORTER };
