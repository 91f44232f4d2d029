// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';

/** @template T @param {T[]} all @returns {T} */
const oneOf = (all) => all[Math.floor(Math.random() * all.length)];

/** What goes wrong between n8n and Jira. @type {Array<import('../../test/sandbox/faults.js').FaultRule>} */
const FAULTS = [
	{ status: 429, headers: { 'retry-after': '2' } },
	{ status: 500 },
	{ status: 502 },
	{ status: 503 },
	{ drop: true },
	{ after: true, drop: true },
	{ delay: 3_000 },
];

/** Requests of the trigger only: a write that is lost is another matter. */
const READS = /search\/jql|bulkfetch|worklog|changelog|webhooks/;

/**
 * Bad weather, until it is told to end: faults, pages of any size, and a search that finds changes late.
 *
 * @param {import('../lib/sandbox.mjs').Sandbox} jira
 * @param {{ longestLag: number, every: number }} how ms
 * @param {AbortSignal} signal
 */
export async function badWeather(jira, { longestLag, every }, signal) {
	while (!signal.aborted) {
		jira.recover();
		jira.fail({ ...oneOf(FAULTS), path: READS, times: 1 + Math.floor(Math.random() * 3) });
		jira.indexLag = Math.floor(Math.random() * longestLag);
		jira.pageSize = oneOf([undefined, 3, 20]);
		jira.repeatedRows = oneOf([0, 0, 2]);
		jira.requests.length = 0;
		await sleep(every, undefined, { signal }).catch(() => {});
	}
	jira.recover();
	Object.assign(jira, { indexLag: 0, pageSize: undefined, repeatedRows: 0, webhookLosses: 0, webhookDoubles: 0 });
}

/** What n8n says, with 200, to everybody while it starts. */
const STARTING = /starting up/;

/**
 * Somebody who does not know the secret calls n8n.
 *
 * @param {string} address of the trigger that is to refuse it
 * @param {string[]} others called as well, whatever they answer
 * @param {AbortSignal} signal
 * @returns how many were refused, and how many taken; those that n8n answered while it was away are neither
 */
export async function forger(address, others, signal) {
	const told = { refused: 0, accepted: 0 };
	const body = JSON.stringify({
		timestamp: Date.now(),
		webhookEvent: 'jira:issue_deleted',
		issue: { id: '1', key: 'OPS-1', self: 'http://forged.example.com/1' },
	});
	const headers = { 'content-type': 'application/json', 'x-hub-signature': `sha256=${'0'.repeat(64)}` };
	while (!signal.aborted) {
		for (const other of others) await fetch(other, { method: 'POST', headers, body }).catch(() => {});
		const response = await fetch(address, { method: 'POST', headers, body }).catch(() => undefined);
		const text = await response?.text().catch(() => '');
		if (response?.status === 401) told.refused++;
		else if (response?.ok && !STARTING.test(String(text))) told.accepted++;
		await sleep(2_000, undefined, { signal }).catch(() => {});
	}
	return told;
}
