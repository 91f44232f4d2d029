// @ts-check
import assert from 'node:assert/strict';

/**
 * What a run of an example has left behind in the embedded Jira.
 *
 * @typedef {import('../n8n/n8nClient.mjs').ExecutionResult} ExecutionResult
 * @typedef {import('../lib/sandbox.mjs').Sandbox} Sandbox
 */

/** @param {Sandbox} jira @param {number} since how many requests there were before */
export const writesSince = (jira, since) =>
	jira.requests
		.slice(since)
		.filter(({ method, path }) => method !== 'GET' && !/search|bulkfetch|jql/.test(path))
		.map(({ method, path, status }) => `${method} ${path} ${status}`);

/** @param {Sandbox} jira @returns {Record<string, Record<string, unknown>>} the fields of every issue, by key */
export const everything = (jira) =>
	structuredClone(Object.fromEntries(jira.issues().map(({ key, fields }) => [key, fields])));

/**
 * @param {ReturnType<typeof everything>} before
 * @param {ReturnType<typeof everything>} after
 * @returns {string[]} what differs, as `KEY field`
 */
export const differences = (before, after) =>
	Object.keys({ ...before, ...after }).flatMap((key) =>
		Object.keys({ ...before[key], ...after[key] })
			.filter((field) => field !== 'updated')
			.filter((field) => JSON.stringify(before[key]?.[field]) !== JSON.stringify(after[key]?.[field]))
			.map((field) => `${key} ${field}`),
	);

/** @param {ExecutionResult} result */
export function ended(result) {
	assert.equal(result.status, 'success', `${result.status}: ${result.error ?? 'no reason given'}`);
}
