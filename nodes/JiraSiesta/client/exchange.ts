import { NodeApiError } from 'n8n-workflow';
import type {
	IAllExecuteFunctions,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	JsonObject,
} from 'n8n-workflow';

import type { EncodedBody } from './body';
import { cancelSignalOf, CREDENTIAL } from './connection';
import type { Context } from './connection';
import { isRefusal } from './errors/explain';
import { mediaId, mediaUrl } from './media';
import type { ByteStream } from './multipart';
import type { Session } from './session';
import { letThrough } from './types';
import type { HttpOutcome, JiraAnswer, JiraRequest } from './types';

/** What all requests have in common. */
const optionsOf = ({ http }: Session): Partial<IHttpRequestOptions> => ({
	...http,
	returnFullResponse: true,
	// n8n 1.x errors carry no headers, so Retry-After and Jira's reasons can only be read from an answer.
	ignoreHttpStatusErrors: true,
	disableFollowRedirect: true,
});

const answerOf = ({ statusCode, headers, body }: IN8nHttpFullResponse): JiraAnswer => ({
	status: statusCode,
	headers,
	body,
});

/** Sends a request, signed in. */
async function toJira(
	context: Context,
	session: Session,
	{ method, url, qs, headers, answerAs }: JiraRequest,
	encoded: EncodedBody,
): Promise<JiraAnswer> {
	const options: IHttpRequestOptions = {
		...optionsOf(session),
		method,
		url: `${await session.site}${url}`,
		qs,
		arrayFormat: 'repeat',
		body: encoded.body,
		headers: { Accept: answerAs === 'stream' ? '*/*' : 'application/json', ...encoded.headers, ...headers },
		...(answerAs === 'stream' ? { encoding: 'stream' } : { json: true }),
	};
	letThrough.add(options);
	const data = await session.credential;
	const response = await context.helpers.httpRequestWithAuthentication.call(
		context as IAllExecuteFunctions,
		CREDENTIAL,
		options,
		{ credentialsDecrypted: { id: '', name: CREDENTIAL, type: CREDENTIAL, data } },
	);
	return answerOf(response as IN8nHttpFullResponse);
}

/** Fetches a file from where Jira keeps it, with nothing but the link: no credential leaves the site. */
async function fromMedia(context: Context, session: Session, url: URL, jira: JiraAnswer): Promise<JiraAnswer> {
	(jira.body as ByteStream).destroy();
	const response = (await context.helpers.httpRequest({
		...optionsOf(session),
		method: 'GET',
		url: url.href,
		headers: { Accept: '*/*' },
		encoding: 'stream',
		abortSignal: cancelSignalOf(context),
	})) as IN8nHttpFullResponse;
	const answer = answerOf(response);
	// Who asked, and by what support finds it, only Jira tells.
	const told = ['x-aaccountid', 'atl-traceid', 'x-arequestid'].filter((name) => name in jira.headers);
	const headers = { ...answer.headers, ...Object.fromEntries(told.map((name) => [name, jira.headers[name]])) };
	return { ...answer, headers, from: url.host };
}

const parsed = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
};

/** An answer that was to be a file, with the words of a refusal read instead. */
async function withWords(context: Context, answer: JiraAnswer): Promise<JiraAnswer> {
	if (!isRefusal(answer)) return answer;
	const stream = answer.body as ByteStream;
	if (answer.status < 300) {
		stream.destroy();
		return { ...answer, body: '' };
	}
	return { ...answer, body: parsed(await (context as IExecuteSingleFunctions).helpers.binaryToString(stream)) };
}

/** One HTTP exchange. Every request of this package leaves n8n here. */
export async function httpExchange(
	context: Context,
	session: Session,
	request: JiraRequest,
	encoded: EncodedBody,
): Promise<HttpOutcome> {
	try {
		const answer = await toJira(context, session, request, encoded);
		if (!request.answerAs) return { answer };
		const media = mediaUrl(answer, await session.site);
		if (request.answerAs === 'media') {
			const isAnswer = media !== undefined || answer.status < 300;
			return { answer: isAnswer ? { ...answer, status: 200, body: { id: media && mediaId(media) } } : answer };
		}
		const file = media ? await fromMedia(context, session, media, answer) : answer;
		return { answer: await withWords(context, file) };
	} catch (error) {
		const { httpCode, message } = new NodeApiError(session.node, error as JsonObject);
		return { code: httpCode ?? undefined, reason: (error as Error).message || message };
	}
}
