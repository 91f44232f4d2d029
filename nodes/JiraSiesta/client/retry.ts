import type { IDataObject } from 'n8n-workflow';

import type { JiraRequest, HttpOutcome } from './types';

/** Atlassian's advice for retries: rate-limiting page, Oct 2026. Times in milliseconds. */
const RETRIES = 4;
const FIRST_WAIT = 1_500;
const LONGEST_BACK_OFF = 30_000;

/** Node's codes for a host that is not there or does not let anybody in, which may pass. */
const UNREACHABLE = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** Codes for a certificate that is not trusted, or a server that does not speak TLS: waiting does not help. */
export const isTlsTrouble = (code = '') =>
	/^(EPROTO$|CERT_|ERR_TLS_|ERR_SSL_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_)/.test(code);

/** Whether nothing was sent: the connection was never made. */
export const neverArrived = (code = '') => UNREACHABLE.includes(code) || isTlsTrouble(code);

/**
 * The forms of a date that RFC 9110 has for headers, and the one of ISO 8601. `Date.parse` alone takes "soon 2026" for
 * one, and a date without a zone for local time.
 */
const HTTP_DATE = /^[a-z]{3,9},? .*\d\d:\d\d:\d\d( GMT| \d{4})$/i;
const ISO_DATE = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/;

function timeOf(date: string): number {
	if (ISO_DATE.test(date)) return Date.parse(date);
	return HTTP_DATE.test(date) ? Date.parse(date.endsWith('GMT') ? date : `${date} GMT`) : NaN;
}

/** Milliseconds that `Retry-After` asks for, in seconds or as a date; undefined where it asks for no wait. */
export function retryAfter(headers: IDataObject, now = Date.now()): number | undefined {
	const given = String(headers['retry-after'] ?? '').trim();
	const ms = /^\d+(\.\d+)?$/.test(given) ? Number(given) * 1000 : timeOf(given) - now;
	return ms > 0 ? ms : undefined;
}

/** Doubling from one and a half seconds, spread by 0.7 to 1.3 so that items do not come back together. */
export const backOff = (retries: number, random = Math.random()) =>
	Math.min(LONGEST_BACK_OFF, FIRST_WAIT * 2 ** retries) * (0.7 + 0.6 * random);

/**
 * How long to wait (ms) before the request is sent again, or undefined when it must not be.
 * A 429 was refused before anything happened, so even a create may follow; after a 5xx or a broken connection only
 * what is repeatable.
 *
 * @param outcome Jira's answer, or why there was none
 * @param retries made so far
 * @param longestWait ms; what Jira asks for beyond it is for the person to decide
 */
export function pauseBeforeRetry(
	{ repeatable }: JiraRequest,
	{ answer, code }: HttpOutcome,
	retries: number,
	longestWait: number,
): number | undefined {
	if (retries >= RETRIES || longestWait <= 0) return undefined;
	const passing = answer ? [502, 503, 504].includes(answer.status) : !isTlsTrouble(code);
	if (answer?.status !== 429 && !(repeatable && passing)) return undefined;
	// What Jira asks for is a minimum: a clock that is off, or a gateway's zero, must not make the node hammer.
	const pause = Math.max(retryAfter(answer?.headers ?? {}) ?? 0, Math.min(backOff(retries), longestWait));
	return pause <= longestWait ? pause : undefined;
}
