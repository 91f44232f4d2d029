'use strict';

const { subscribe, unsubscribe } = require('node:diagnostics_channel');
const { setImmediate, setTimeout } = require('node:timers/promises');

/** How long requests that outlive the task are waited for. */
const LINGER_MS = 2_000;

/**
 * Runs a task until it is over and the requests it left behind are answered, and collects the
 * promise rejections nobody handled. n8n's engine leaves such requests when preparing an item fails
 * while earlier items are on their way.
 *
 * @template T
 * @param {() => Promise<T>} task
 * @param {number} [quiet] ms without a request after which nothing more is expected: one that is
 *   being prepared when the task ends shows only when it is connected
 * @returns {Promise<{ value: T, unhandled: unknown[] }>}
 */
async function unhandledDuring(task, quiet = 0) {
	const unhandled = [];
	const stop = collectIn(unhandled);
	const requests = underWay();
	try {
		const value = await task();
		const end = Date.now() + LINGER_MS;
		do await setTimeout(quiet || 1);
		while (requests.size > 0 && Date.now() < end);
		// Node reports a rejection after the microtasks of the turn it happened in.
		await setImmediate();
		return { value, unhandled };
	} finally {
		requests.stop();
		stop();
	}
}

/** Where the rejections go, of all tasks that are under way: several may be at once. */
const collections = new Set();
let others = [];

const collect = (reason) => {
	for (const collection of collections) collection.push(reason);
};

/** @param {unknown[]} collection @returns ends it */
function collectIn(collection) {
	if (collections.size === 0) {
		// Jest's own listeners would fail the test.
		others = process.listeners('unhandledRejection');
		process.removeAllListeners('unhandledRejection');
		process.on('unhandledRejection', collect);
	}
	collections.add(collection);
	return () => {
		collections.delete(collection);
		if (collections.size > 0) return;
		process.off('unhandledRejection', collect);
		for (const listener of others) process.on('unhandledRejection', listener);
	};
}

function underWay() {
	const requests = new Set();
	const begin = ({ request }) => {
		requests.add(request);
		request.once('close', () => requests.delete(request));
	};
	subscribe('http.client.request.start', begin);
	requests.stop = () => unsubscribe('http.client.request.start', begin);
	return requests;
}

module.exports = { unhandledDuring };
