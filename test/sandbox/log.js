// @ts-check
'use strict';

/**
 * @typedef {object} Entry one request
 * @property {string} method
 * @property {string} path as sent, without the query
 * @property {Record<string, any>} query repeated parameters are arrays
 * @property {any} body
 * @property {Record<string, any>} headers lower-case, without `authorization`
 * @property {number | undefined} status undefined while open, and for a dropped connection
 * @property {number} startedAt ms
 * @property {number | undefined} endedAt ms
 * @property {string[]} findings
 *
 * @typedef {Pick<Entry, 'method' | 'path' | 'query' | 'body' | 'headers'>} Sent what the client sent
 */

class Log {
	/** @type {Entry[]} oldest first */
	requests = [];
	/** @type {string[]} */
	findings = [];
	maxInFlight = 0;
	/** @type {Set<Entry>} */
	open = new Set();

	clear() {
		this.requests = [];
		this.findings = [];
		this.maxInFlight = 0;
		this.open.clear();
	}

	/** @param {any} request @returns {Entry} */
	begin({ method, path, query, headers }) {
		const { authorization, ...shown } = headers;
		/** @type {Entry} */
		const entry = {
			method,
			path,
			query: { ...query },
			body: undefined,
			headers: shown,
			status: undefined,
			startedAt: Date.now(),
			endedAt: undefined,
			findings: [],
		};
		this.requests.push(entry);
		this.open.add(entry);
		this.maxInFlight = Math.max(this.maxInFlight, this.open.size);
		return entry;
	}

	/**
	 * Called before the answer leaves: a client that has it may count on the log.
	 * @param {Entry} entry
	 * @param {number} [status]
	 */
	end(entry, status) {
		if (!this.open.delete(entry)) return;
		entry.status = status;
		entry.endedAt = Date.now();
	}

	/** @param {Entry} entry @param {string[]} findings */
	find(entry, findings) {
		entry.findings.push(...findings);
		this.findings.push(...findings.map((finding) => `${entry.method} ${entry.path}: ${finding}`));
	}
}

module.exports = { Log };
