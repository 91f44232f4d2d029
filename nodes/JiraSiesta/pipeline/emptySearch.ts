import { requestJira } from '../client/request';
import { RequestError } from '../client/errors/requestError';
import { itemIndexOf } from '../client/connection';
import type { Context } from '../client/connection';
import type { Session } from '../client/session';
import { isRefused } from './readInParallel';
import { asObject } from '../shared/objects';
import { traceOf } from '../client/types';
import type { JiraAnswer, JiraRequest } from '../client/types';
import { ADVICE_ON_JQL } from '../client/errors/explain';
import { inOneLine, textsIn } from '../client/errors/said';

const PARSE = '/rest/api/3/jql/parse';

type Asker = { context: Context; session: Session };

/** What Jira has against a query; nothing where it does not tell, which proves nothing. */
async function findingsOn({ context, session }: Asker, jql: string): Promise<{ texts: string[]; trace?: string }> {
	const request: JiraRequest = {
		method: 'POST',
		url: PARSE,
		qs: { validation: 'strict' },
		body: { queries: [jql] },
		repeatable: true,
	};
	const answer = await requestJira(context, session, request).catch(async (error: unknown) =>
		isRefused(error) ? undefined : await Promise.reject(error as Error),
	);
	const { queries } = asObject(answer?.body);
	const [parsed] = Array.isArray(queries) ? queries : [];
	// A value that does not exist is a warning to Jira, however strict the validation.
	const { errors, warnings } = asObject(parsed);
	return { texts: textsIn(errors, warnings), trace: answer && traceOf(answer.headers) };
}

/**
 * An empty search is an answer only where its query has a meaning: since Jira reads JQL more strictly (CHANGE-3131) a
 * name that does not exist may be answered with 200 and nothing. The query is checked once for a run.
 *
 * @param search a request with `jql` in its body; of other lists "nothing" is believed
 * @param answer its last page, without rows
 * @throws RequestError in Jira's words
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-jql/#api-rest-api-3-jql-parse-post
 */
export async function assertMeaningful(item: Asker, search: JiraRequest, answer: JiraAnswer): Promise<void> {
	const { jql } = asObject(search.body);
	if (typeof jql !== 'string') return;
	const { warnings, warningMessages } = asObject(answer.body);
	const told = { texts: textsIn(warnings, warningMessages), trace: traceOf(answer.headers) };
	const { texts, trace } =
		told.texts.length > 0
			? told
			: await item.session.once(`findings on ${jql}`, async () => await findingsOn(item, jql));
	if (texts.length === 0) return;
	const technical = [`HTTP ${answer.status}`, `${search.method} ${search.url}`, ...(trace ? [`trace ${trace}`] : [])];
	const words = { message: inOneLine(texts), description: `${ADVICE_ON_JQL} (${technical.join(', ')})` };
	const { attempts } = answer;
	throw new RequestError(item.session.node, words, { request: search, attempts }, itemIndexOf(item.context));
}
