// @ts-check
'use strict';

const { defaultBody } = require('./errors');

/**
 * @typedef {object} FaultRule
 * @property {string} [method]
 * @property {string | RegExp} [path] the exact path, or a pattern
 * @property {(request: any) => boolean} [match] gets the request's entry in the log
 * @property {number} [skip] how many matching requests pass first
 * @property {number} [times] how many are hit then, default 1
 * @property {number} [status] default 500, or none when the fault only drops or delays
 * @property {Record<string, string>} [headers]
 * @property {object | string} [body] default: what usually comes with the status
 * @property {boolean} [after] Jira does the work, the answer gets lost
 * @property {boolean} [drop] the connection breaks instead of an answer
 * @property {number} [delay] ms before anything happens
 */

class Faults {
	/** @type {(FaultRule & { skip: number, times: number })[]} */
	rules = [];

	/** @param {FaultRule} rule */
	add(rule) {
		this.rules.push({ ...rule, skip: rule.skip ?? 0, times: rule.times ?? 1 });
	}

	clear() {
		this.rules = [];
	}

	/**
	 * The fault this request runs into. Every rule counts the requests it matches.
	 * @param {any} entry of the log
	 */
	next(entry) {
		for (const rule of this.rules) {
			if (!matches(rule, entry) || rule.times === 0) continue;
			if (rule.skip > 0) {
				rule.skip--;
				continue;
			}
			rule.times--;
			return rule;
		}
		return undefined;
	}
}

/** @param {FaultRule} rule @param {any} entry */
function matches({ method, path, match }, entry) {
	if (method !== undefined && method.toUpperCase() !== entry.method) return false;
	if (typeof path === 'string' && path !== entry.path) return false;
	if (path instanceof RegExp && !path.test(entry.path)) return false;
	return match?.(entry) ?? true;
}

/** @param {FaultRule} rule whether there is an answer to give in place of Jira's */
const answers = (rule) =>
	rule.status !== undefined || rule.body !== undefined || (!rule.drop && rule.delay === undefined);

/** @param {FaultRule} rule */
function answerOf({ status = 500, headers = {}, body = defaultBody(status) }) {
	const json = typeof body === 'object';
	const typedAsJson = json || status === 401;
	return {
		status,
		headers: {
			'Content-Type': typedAsJson ? 'application/json;charset=UTF-8' : 'text/html;charset=UTF-8',
			...headers,
		},
		payload: json ? JSON.stringify(body) : body,
	};
}

module.exports = { Faults, answers, answerOf };
