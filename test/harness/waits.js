'use strict';

/** The node's waits in a file of tests, by n8n's `sleep`: by how much they are shorter, and the ms asked for so far. */
const waits = { shorter: 1, asked: 0 };

/** For a file of tests in which it matters what is sent and said, not for how long it is waited. */
function shortenWaits(times = 500) {
	waits.shorter = times;
}

/** For a block of tests in such a file: waits are as long as they are. */
function fullWaits() {
	const { shorter } = waits;
	beforeAll(() => (waits.shorter = 1));
	// What still waits by then, for nobody, ends the sooner.
	afterAll(() => (waits.shorter = shorter));
}

/** Waits of a test until something is so. */
async function until(condition) {
	while (!condition()) await new Promise((again) => setTimeout(again, 2));
}

module.exports = { fullWaits, shortenWaits, until, waits };
