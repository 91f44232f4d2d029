import { itemIndexOf } from './connection';
import type { Context } from './connection';
import { explain, isRefusal } from './errors/explain';
import { RequestError } from './errors/requestError';
import { sendWithRetry } from './send';
import type { Session } from './session';
import type { JiraAnswer, JiraRequest } from './types';

/** Statuses by which Jira says that the account sees no such thing. */
const NOT_SEEN = [400, 403, 404, 410];

/**
 * Asks Jira something that a decision of the policy depends on: it is not held against the policy itself.
 *
 * @returns undefined where the account sees no such thing
 * @throws NodeApiError where Jira does not tell: then nothing is decided, and nothing else is sent
 */
export async function requestIfSeen(
	context: Context,
	session: Session,
	request: JiraRequest,
): Promise<JiraAnswer | undefined> {
	const answer = await sendWithRetry(context, session, request);
	if (!isRefusal(answer)) return answer;
	if (NOT_SEEN.includes(answer.status)) return undefined;
	const words = explain(request, answer, await session.site);
	throw new RequestError(session.node, words, { ...answer, request }, itemIndexOf(context));
}
