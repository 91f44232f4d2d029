// @ts-check
'use strict';

const { rateLimited } = require('./errors');

/** Writes to one issue (facts/jira-api.md §3, limit 3). */
const LIMITS = [
	{ count: 20, within: 2_000 },
	{ count: 100, within: 30_000 },
];
const LONGEST = 30_000;

class WriteLimit {
	/** @type {Map<string, number[]>} times of the writes, by issue id */
	writes = new Map();

	clear() {
		this.writes.clear();
	}

	/**
	 * Counts a write, or refuses it as Jira does.
	 * @param {string} issueId
	 * @throws 429
	 */
	count(issueId) {
		const now = Date.now();
		const times = (this.writes.get(issueId) ?? []).filter((time) => now - time < LONGEST);
		for (const { count, within } of LIMITS) {
			const recent = times.filter((time) => now - time < within);
			if (recent.length < count) continue;
			const retryAfter = Math.max(1, Math.ceil((recent[0] + within - now) / 1000));
			throw rateLimited(retryAfter, 'jira-per-issue-on-write');
		}
		times.push(now);
		this.writes.set(issueId, times);
	}
}

module.exports = { WriteLimit };
