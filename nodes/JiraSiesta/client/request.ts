import type { IDataObject } from 'n8n-workflow';

import { explain, isRefusal } from './errors/explain';
import { failedAfter, RequestError } from './errors/requestError';
import { Canceled } from './concurrency/limit';
import { asObject } from '../shared/objects';
import type { Session } from './session';
import { refusedFields, showsFieldIds } from './errors/said';
import { isStream } from './multipart';
import { sendWithRetry } from './send';
import { itemIndexOf } from './connection';
import type { Context } from './connection';
import type { JiraAnswer, JiraRequest, Sent } from './types';

/** A look-up for the sake of an error: where it fails, that error is told without it. */
const unlessCanceled = async (error: Error) => (error instanceof Canceled ? await Promise.reject(error) : undefined);

/** The site's field names by id: an error that says `customfield_10011` helps nobody. */
async function fieldNames(context: Context, session: Session): Promise<Record<string, string>> {
	return await session.once('field names', async () => {
		const request: JiraRequest = { method: 'GET', url: '/rest/api/3/field', repeatable: true };
		const answer = await sendWithRetry(context, session, request).catch(unlessCanceled);
		const fields = !answer || isRefusal(answer) ? [] : (answer.body as IDataObject[]);
		return Object.fromEntries(fields.map(({ id, name }) => [String(id), String(name)]));
	});
}

const MYSELF: JiraRequest = { method: 'GET', url: '/rest/api/3/myself', repeatable: true };

/** Whether an answer says that there is nothing to see, or is a file, which may be a page of anybody's. */
const provesNothing = ({ status, body }: JiraAnswer) =>
	status === 404 ||
	isStream(body) ||
	[body, ...Object.values(asObject(body))].some((list) => Array.isArray(list) && list.length === 0);

/**
 * "Nothing" is only believed when Jira knows who asked: to a refused token it may say so with status 200 (n8n#16325).
 * The account's header proves it; without it, `/myself` must.
 */
async function assertSignedIn(
	context: Context,
	session: Session,
	request: JiraRequest,
	answer: JiraAnswer,
): Promise<void> {
	if (answer.headers['x-aaccountid'] || request.url === MYSELF.url || !provesNothing(answer)) return;
	await session.once('signed in', async () => await requestJira(context, session, MYSELF));
}

type Advise = (fields: string[], status: number) => Promise<string | undefined>;

/**
 * Sends a request, within what the credential's owner allows, and gives the answer of success.
 *
 * @param advise what would have been valid, given the ids of the refused fields and Jira's status
 * @throws RequestError in Jira's words; InvalidInput where the owner does not allow it; Canceled
 */
export async function requestJira(
	context: Context,
	session: Session,
	request: JiraRequest,
	advise?: Advise,
): Promise<JiraAnswer> {
	const answer = await sendWithRetry(context, session, await session.guard.confine(context, session, request));
	return await accepted(context, session, request, answer, advise);
}

/** Jira's answer, where it is one of success; for the arguments and what is thrown see {@link requestJira}. */
export async function accepted(
	context: Context,
	session: Session,
	request: JiraRequest,
	answer: JiraAnswer,
	advise?: Advise,
): Promise<JiraAnswer> {
	const sent: Sent = { ...answer, request };
	const itemIndex = itemIndexOf(context);
	const succeeded = async (): Promise<JiraAnswer> => {
		await assertSignedIn(context, session, request, answer);
		session.told = true;
		if (!isRefusal(answer)) return answer;

		const fields = refusedFields(answer);
		const names = showsFieldIds(request, answer) ? await fieldNames(context, session) : {};
		const advice = await advise?.(fields, answer.status).catch(unlessCanceled);
		const explanation = explain(request, answer, await session.site, names, advice);
		throw new RequestError(session.node, explanation, sent, itemIndex);
	};
	return await succeeded().catch(async (error: Error) => {
		if (isStream(answer.body)) answer.body.destroy(); // nobody will read it
		return await Promise.reject(failedAfter(error, sent, session.node, itemIndex));
	});
}
