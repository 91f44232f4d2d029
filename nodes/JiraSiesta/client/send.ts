import { encodeBody } from './body';
import { cancelSignalOf, itemIndexOf } from './connection';
import type { Context } from './connection';
import { isRefusal, isUnclear, unreachable } from './errors/explain';
import { failedAfter, RequestError } from './errors/requestError';
import { flowOf } from './concurrency/flow';
import { Canceled, Stopped, wait } from './concurrency/limit';
import { httpExchange } from './exchange';
import { changes } from './types';
import type { JiraAnswer, JiraRequest, Sent } from './types';
import { neverArrived, pauseBeforeRetry } from './retry';
import type { Session } from './session';

/** A wait that a person would wonder about, in ms. */
const NOTICEABLE = 3_000;

/** Whether a limit holds for other requests as well: they wait, too, instead of hammering. */
const isForOthers = ({ status, headers }: JiraAnswer) =>
	status === 429 && headers['ratelimit-reason'] !== 'jira-per-issue-on-write';

/** The endpoint that a request goes to, as Jira counts requests: whatever issue, project or user it is about. */
const endpointOf = ({ method, url }: JiraRequest) =>
	`${method} ${url.replace(/\/(?=[^/]*[\d%])(?!(?:1\.0|[23])(?:\/|$))[^/]+/g, '/{}')}`;

/** Jira counts bursts by endpoint; whatever else it limits, or does not name, may be about all of them. */
const limited = (request: JiraRequest, { headers }: JiraAnswer) =>
	headers['ratelimit-reason'] === 'jira-burst-based' ? endpointOf(request) : undefined;

/** What has become of a request so far: how often it was sent, and whether any of that may have been carried out. */
type Sendings = Required<Pick<Sent, 'request' | 'attempts' | 'unclear'>>;

/** Sends a request when it may be sent; with how long to wait before sending it again, where that is to be done. */
async function sendInFlow(context: Context, session: Session, request: JiraRequest, sent: Sendings) {
	const signal = cancelSignalOf(context);
	const account = await session.account;
	const now = async () => {
		if (signal?.aborted) throw new Canceled();
		if (session.stopped && !request.completes) throw new Stopped();
		const encoded = await encodeBody(request);
		sent.attempts++;
		const outcome = await httpExchange(context, session, request, encoded).finally(() => encoded.close?.());
		const { answer, code } = outcome;
		sent.unclear ||= changes(request) && (answer ? isUnclear(answer) : !neverArrived(code));
		if (!answer && signal?.aborted) throw new Canceled();
		const pause = pauseBeforeRetry(request, outcome, sent.attempts - 1, session.longestWait);
		// Before its place goes to the next request, which would not know.
		if (pause !== undefined && answer && isForOthers(answer)) flowOf(account).hold(pause, limited(request, answer));
		return { ...outcome, pause };
	};
	const sending = { sender: session, endpoint: endpointOf(request), patience: session.longestWait, signal };
	return await flowOf(account).pass(sending, now);
}

function tellWait(context: Context, { node }: Session, answer: JiraAnswer | undefined, ms: number): void {
	if (ms <= NOTICEABLE) return;
	const reason = String(answer?.headers['ratelimit-reason'] ?? answer?.status ?? 'no answer');
	context.logger.info(`Jira Siesta waits ${Math.round(ms / 1000)} s for Jira (${reason})`, {
		node: node.name,
	});
}

/** Sends a request until Jira gives an answer that will not get better by waiting. */
async function untilAnswered(
	context: Context,
	session: Session,
	request: JiraRequest,
	sent: Sendings,
): Promise<JiraAnswer> {
	for (;;) {
		const { pause, ...outcome } = await sendInFlow(context, session, request, sent);
		const { answer } = outcome;
		if (pause !== undefined) {
			tellWait(context, session, answer, pause);
			if (!answer || !isForOthers(answer)) await wait(pause, cancelSignalOf(context));
			const done = await request.find?.('refused');
			if (done) return done;
			continue;
		}
		if (sent.unclear && (!answer || isRefusal(answer))) {
			const done = await request.find?.('unclear');
			if (done) return done;
		}
		if (answer) return { ...answer, unclear: sent.unclear && isRefusal(answer) };
		const words = unreachable(request, await session.site, outcome, session.http.proxy !== undefined);
		throw new RequestError(session.node, words, sent, itemIndexOf(context));
	}
}

/**
 * Sends a request, and again where that is safe, until Jira gives an answer that will not get better by waiting.
 *
 * @returns Jira's answer, whatever its status
 * @throws RequestError when no answer came; Canceled or Stopped when the run ended, with what had been sent by then
 */
export async function sendWithRetry(context: Context, session: Session, request: JiraRequest): Promise<JiraAnswer> {
	const sent: Sendings = { request, attempts: 0, unclear: false };
	const answer = await untilAnswered(context, session, request, sent).catch(
		async (error: Error) =>
			await Promise.reject(sent.attempts === 0 ? error : failedAfter(error, sent, session.node, itemIndexOf(context))),
	);
	return { ...answer, attempts: sent.attempts };
}
