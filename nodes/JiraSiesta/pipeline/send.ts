import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type {
	IAllExecuteFunctions,
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	JsonObject,
} from 'n8n-workflow';

import { unreachable } from './errors';
import { Canceled, wait } from './limit';
import type { Run } from './run';
import { siteUrl } from './site';

export const CREDENTIAL = 'jiraSiestaApi';

/** Anything of n8n's that can send: an input item, or a picker in the editor. */
export type Context = IExecuteSingleFunctions | ILoadOptionsFunctions;

export type JiraRequest = {
	method: IHttpRequestMethods;
	/** Path below the site, encoded, e.g. `/rest/api/3/issue/OPS-1`. */
	url: string;
	qs?: IDataObject;
	body?: IDataObject;
	/** Whether sending it twice has the effect of sending it once. */
	repeatable: boolean;
};

export type JiraAnswer = { status: number; headers: IDataObject; body: unknown };

/** Atlassian's advice for retries: rate-limiting page, Oct 2026. Times in milliseconds. */
const RETRIES = 4;
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 30_000;
/** A longer wait is for the workflow's author to decide, not for a node to sleep through. */
const LONGEST_RETRY_AFTER = 60_000;

const itemIndexOf = (context: Context) =>
	'getItemIndex' in context ? context.getItemIndex() : undefined;

const cancelSignalOf = (context: Context) =>
	'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;

/** The cleaned site address of the node's credential. */
export async function siteOf(context: Context): Promise<string> {
	const { url } = await context.getCredentials<{ url?: string }>(CREDENTIAL);
	try {
		return siteUrl(url);
	} catch (error) {
		throw new NodeOperationError(context.getNode(), (error as Error).message, {
			description: "Correct the 'Site URL' in the credential of this node.",
			itemIndex: itemIndexOf(context),
		});
	}
}

/** Milliseconds that `Retry-After` asks for; it is in seconds or an HTTP date (RFC 9110). */
export function retryAfter(headers: IDataObject, now: number): number | undefined {
	const given = String(headers['retry-after'] ?? '').trim();
	if (given === '') return undefined;
	const ms = /^\d+(\.\d+)?$/.test(given) ? Number(given) * 1000 : Date.parse(given) - now;
	return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** Doubling from two seconds, spread by 0.7 to 1.3 so that items do not come back together. */
export const backOff = (attempt: number, random = Math.random()) =>
	Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt) * (0.7 + 0.6 * random);

/**
 * How long to wait before the request is sent again, or undefined when it must not be.
 * A 429 was refused before anything happened, so even a create may follow; after a 5xx only what is repeatable.
 *
 * @param attempt retries made so far
 */
export function pauseBeforeRetry(
	request: JiraRequest,
	answer: JiraAnswer | undefined,
	attempt: number,
	now: number,
): number | undefined {
	if (attempt >= RETRIES) return undefined;
	const again = answer?.status === 429 || (request.repeatable && (!answer || [502, 503, 504].includes(answer.status)));
	if (!again) return undefined;
	const asked = retryAfter(answer?.headers ?? {}, now);
	if (asked === undefined) return backOff(attempt);
	return asked <= LONGEST_RETRY_AFTER ? asked : undefined;
}

/** One HTTP exchange. Every request of this package leaves n8n here. */
async function exchange(context: Context, run: Run, request: JiraRequest): Promise<JiraAnswer> {
	const { method, url, qs, body } = request;
	const options: IHttpRequestOptions = {
		...run.http,
		method,
		url: `${await run.site}${url}`,
		qs,
		body,
		headers: { Accept: 'application/json' },
		json: true,
		returnFullResponse: true,
		// n8n 1.x errors carry no headers, so Retry-After and Jira's reasons can only be read from an answer.
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	const { statusCode, headers, body: answer } =
		(await context.helpers.httpRequestWithAuthentication.call(
			context as IAllExecuteFunctions,
			CREDENTIAL,
			options,
		)) as IN8nHttpFullResponse;
	return { status: statusCode, headers, body: answer };
}

/**
 * Sends a request, and again where that is safe, until Jira gives an answer that will not get better by waiting.
 *
 * @returns Jira's answer, whatever its status
 * @throws NodeApiError when no answer came, Canceled when the execution was canceled
 */
export async function send(context: Context, run: Run, request: JiraRequest): Promise<JiraAnswer> {
	const signal = cancelSignalOf(context);
	for (let attempt = 0; ; attempt++) {
		await wait(run.notBefore - Date.now(), signal);
		let answer: JiraAnswer | undefined;
		let failure: NodeApiError | undefined;
		try {
			answer = await exchange(context, run, request);
		} catch (error) {
			failure = new NodeApiError(context.getNode(), error as JsonObject);
		}
		if (failure && signal?.aborted) throw new Canceled();
		const pause = pauseBeforeRetry(request, answer, attempt, Date.now());
		if (pause === undefined) {
			if (answer) return answer;
			const { message, description } = unreachable(request, await run.site, failure?.httpCode);
			throw new NodeApiError(context.getNode(), {}, { message, description, itemIndex: itemIndexOf(context) });
		}
		// A limit of the whole site holds for the other items of this run, too; a limit of one issue does not.
		if (answer?.status === 429 && answer.headers['ratelimit-reason'] !== 'jira-per-issue-on-write') {
			run.notBefore = Math.max(run.notBefore, Date.now() + pause);
		} else await wait(pause, signal);
	}
}
