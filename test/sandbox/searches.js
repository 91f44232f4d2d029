// @ts-check
'use strict';

const { randomBytes } = require('node:crypto');
const { messages } = require('./errors');

/** Enough for every search a test has open at once. */
const MAX_OPEN = 100;

/**
 * @typedef {object} OpenSearch
 * @property {string} id
 * @property {string} jql or what else was asked
 * @property {any[]} rows all that was found, in order
 */

/** Searches that page: run once, then read from the list, whatever is changed meanwhile. */
class Searches {
	/** @type {Map<string, OpenSearch>} oldest first */
	open = new Map();

	clear() {
		this.open.clear();
	}

	/** @param {string} jql @param {any[]} rows @returns {OpenSearch} */
	start(jql, rows) {
		const search = { id: randomBytes(9).toString('base64url'), jql, rows };
		this.open.set(search.id, search);
		const [oldest] = this.open.keys();
		if (this.open.size > MAX_OPEN) this.open.delete(oldest);
		return search;
	}

	/** @param {OpenSearch} search @param {number} offset first row of the next page */
	token({ id }, offset) {
		return Buffer.from(`${id}:${offset}`).toString('base64url');
	}

	/**
	 * @param {string} token
	 * @param {string} jql a token belongs to its query
	 * @throws 400 (R)
	 */
	resume(token, jql) {
		const [id, offset = ''] = Buffer.from(token, 'base64url').toString().split(':');
		const search = this.open.get(id);
		if (search?.jql !== jql || !/^\d+$/.test(offset)) {
			throw messages(400, 'The provided next page token is invalid or expired.');
		}
		return { search: /** @type {OpenSearch} */ (search), offset: Number(offset) };
	}
}

module.exports = { Searches };
