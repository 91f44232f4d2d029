import { adviceOnCode } from './noAnswer';
import { asObject } from '../../shared/objects';
import { neverArrived, retryAfter } from '../retry';
import { changes, isToDesk, traceOf } from '../types';
import type { JiraAnswer, JiraRequest, HttpOutcome } from '../types';
import {
	fieldName,
	hasNoSite,
	hasNoSuchInterface,
	inOneLine,
	IS_TOO_LONG,
	jiraTexts,
	richTextsOf,
	saysInvalidInput,
	saysTooLong,
} from './said';

/** What a person reads: `message` says what happened; `description` what to do, and at its end what support asks for. */
export type Explanation = { message: string; description: string };

const ADVICE: Record<number, string> = {
	401: 'Check the email and the API token in the credential: tokens expire after a year at the latest, and tokens made with scopes do not work here.',
	403: "The credential's account lacks this permission. Ask a Jira administrator, or use another account.",
	404: "Check the value. Jira gives the same answer when the credential's account may not see it.",
	409: 'Something else changed the issue at the same moment. Run it again.',
	410: 'Jira has removed this interface. Update this node to its newest version.',
	413: 'It is over one of the limits Jira has for an issue. Send less.',
	422: "The configuration of the project does not allow this. Ask the project's administrator.",
};

const SITE =
	"Check the 'Site URL' in the credential. Atlassian shows the same page for a site that is suspended or not available at the moment.";
const NEW_LINK = 'Run it again: Jira makes a new link to a file each time it is asked.';
const IN_FRONT = 'Check proxies and firewalls between n8n and Jira.';
const NO_INTERFACE =
	"Jira does not have this interface. Check the 'Site URL' in the credential, and update this node to its newest version.";
const NO_AGENT =
	"The credential's account has no agent licence of Jira Service Management, or no access to this portal. Ask an administrator of the service project.";
const EXPERIMENTAL = 'Jira has made this interface an experimental one. Update this node to its newest version.';
export const ADVICE_ON_JQL = "Try the query in Jira's own issue search, which marks what it does not understand.";
const FIELDS = "'Get Create Fields' and 'Get Edit Fields' list the fields of the screen and what they take.";
const CORRECT = 'Correct what Jira names, in the fields of the node or in the data of the item.';

const UNKNOWN_OUTCOME = 'Whether Jira carried it out is not known: look in Jira before you send it again.';

/**
 * Whether Jira did not accept the credentials and answered an anonymous caller instead, often with
 * status 200 and an empty list. The header is the only sign of it (n8n#16325, jira.js#418).
 */
export const signInRefused = ({ status, headers, from }: JiraAnswer): boolean =>
	from === undefined && (status === 401 || /FAILED|DENIED/.test(String(headers['x-seraph-loginreason'] ?? '')));

/** Whether Jira says itself that a text is its answer in JSON, such as the address of a task, and to whom it gives it. */
const isOwnText = ({ status, headers }: JiraAnswer) =>
	status < 300 && /^application\/json\b/i.test(String(headers['content-type'])) && !!headers['x-aaccountid'];

/** Whether something else answered in Jira's place, e.g. the sign-in page of a proxy: Jira's own answers are JSON. */
const isForeign = (answer: JiraAnswer) =>
	typeof answer.body === 'string' && answer.body.trim() !== '' && !isOwnText(answer);

const isRedirect = ({ status }: JiraAnswer) => status >= 300 && status < 400;

/** Whether an answer is anything but success for a signed-in caller. */
export const isRefusal = (answer: JiraAnswer) => answer.status >= 300 || signInRefused(answer) || isForeign(answer);

/** Whether Jira may have carried out a write in spite of its answer. */
export const isUnclear = (answer: JiraAnswer) => answer.status >= 500 || (answer.status < 300 && isForeign(answer));

/** Where an answer redirects to, without what may be secret: a link to a file has a token in its query. */
const redirection = ({ headers }: JiraAnswer) =>
	String(headers.location)
		.replace(/[?#][^]*$/, '')
		.replace(/\/\/[^/]*@/, '//');

function headline(request: JiraRequest, answer: JiraAnswer, site: string): string {
	const { status, from } = answer;
	if (isRedirect(answer)) {
		const redirects = `${from ?? site} redirects to ${redirection(answer)}`;
		if (request.answerAs !== 'stream') return redirects;
		return `The file was not fetched: ${redirects}, which is none of Atlassian's servers for files`;
	}
	if (from !== undefined) return `${from} did not give the file (HTTP ${status})`;
	if (status === 404 && (isForeign(answer) || hasNoSite(answer))) return `There is no Jira site at ${site}`;
	if (status === 429) return 'Jira is limiting the rate of requests';
	if ([502, 503, 504].includes(status)) return `Jira is not available (HTTP ${status})`;
	if (status >= 500) return `Jira failed (HTTP ${status})`;
	if (status < 300) return `Something in front of Jira answered in its place at ${site}`;
	if (isForeign(answer)) return 'Something in front of Jira blocked the request';
	if (saysInvalidInput(answer)) return 'Jira refused the input and gives no reason (INVALID_INPUT)';
	if (saysTooLong(answer)) return IS_TOO_LONG;
	return `Jira${isToDesk(request) ? ' Service Management' : ''} refused the request (HTTP ${status})`;
}

function adviceOnLimit({ headers }: JiraAnswer): string {
	const ms = retryAfter(headers) ?? 0;
	const until = new Date(Date.now() + ms).toISOString();
	const seconds = ms > 0 ? ` Jira asks to wait ${Math.ceil(ms / 1000)} s, until ${until}.` : '';
	const reset = headers['x-ratelimit-reset'] ? ` The limit resets at ${String(headers['x-ratelimit-reset'])}.` : '';
	const reason = headers['ratelimit-reason'] ? ` Limit: ${String(headers['ratelimit-reason'])}.` : '';
	return `Try again later or with fewer items, or let the node wait longer: 'Longest Wait (Seconds)' in its settings.${seconds}${reset}${reason}`;
}

/** What to do about a rich text that is within the limit as it was given, and over it as Jira stores it. */
function adviceOnLength(request: JiraRequest, names: Record<string, string>): string {
	const sizes = richTextsOf(request).map(([id, characters]) => `${fieldName(id, names)} has ${characters} characters`);
	const here = sizes.length > 0 ? ` There ${sizes.join(', ')}.` : '';
	return `Jira counts a rich text in the form it is stored in (ADF), formatting included: at most 32767 characters.${here} Shorten it, use fewer tables, links, lists and line breaks, or put the rest into a comment or a file.`;
}

/** What to do about a value that Jira did not take. */
function adviceOnValue(request: JiraRequest, answer: JiraAnswer, names: Record<string, string>, more: string): string {
	if (saysInvalidInput(answer)) {
		const texts = richTextsOf(request).map(([id]) => fieldName(id, names));
		const where = texts.length > 0 ? `: check ${texts.join(', ')}` : '';
		return `Mostly it is a rich text that Jira does not take${where}.`;
	}
	if (more) return '';
	if ((asObject(request.body).jql ?? request.qs?.jql) !== undefined) return ADVICE_ON_JQL;
	return request.writes && /^\/rest\/api\/3\/issue(\/[^/]+)?$/.test(request.url) ? FIELDS : CORRECT;
}

function advice(request: JiraRequest, answer: JiraAnswer, names: Record<string, string>, more: string): string {
	const { status, headers } = answer;
	// Jira may take a refused token for nobody and say no more of it than this.
	if (status === 400 && /anonymous users/.test(inOneLine(jiraTexts(answer, names)))) return ADVICE[401];
	if (signInRefused(answer)) {
		return headers['x-seraph-loginreason'] === 'AUTHENTICATION_DENIED'
			? 'Jira asks for a CAPTCHA after several failed sign-ins: sign in once in the browser, then check the credential.'
			: ADVICE[401];
	}
	if (isRedirect(answer)) return request.answerAs === 'stream' ? IN_FRONT : "Correct the 'Site URL' in the credential.";
	if (answer.from !== undefined) return NEW_LINK;
	if (status === 429) return adviceOnLimit(answer);
	if (status >= 500) return changes(request) ? UNKNOWN_OUTCOME : 'Try again in a few minutes.';
	if (status < 300)
		return `Check the site URL in the credential, and proxies on the way.${changes(request) ? ` ${UNKNOWN_OUTCOME}` : ''}`;
	if (status === 404 && (isForeign(answer) || hasNoSite(answer))) return SITE;
	if (saysTooLong(answer)) return adviceOnLength(request, names);
	if (isForeign(answer) && status !== 413) return IN_FRONT;
	if (hasNoSuchInterface(answer)) return more ? '' : NO_INTERFACE;
	if (isToDesk(request) && status === 412) return EXPERIMENTAL;
	if (isToDesk(request) && status === 403 && jiraTexts(answer, names).length === 0) return NO_AGENT;
	return status === 400 ? adviceOnValue(request, answer, names, more) : (ADVICE[status] ?? '');
}

/**
 * Puts any refusal into words: Jira's own where it has some, ours where it sent HTML or nothing.
 *
 * @param names field names by id, for custom fields
 * @param more what would have been valid, where the operation knows
 */
export function explain(
	request: JiraRequest,
	answer: JiraAnswer,
	site: string,
	names: Record<string, string> = {},
	more = '',
): Explanation {
	const { status } = answer;
	const said = inOneLine(jiraTexts(answer, names));
	// What went wrong inside Jira means nothing to a person, who has to know first that it is not their request.
	const failed = status >= 500 || answer.from !== undefined;
	const message = signInRefused(answer)
		? `Jira refused the credentials${said && `: ${said}`}`
		: (!failed && !saysInvalidInput(answer) && said) || headline(request, answer, site);
	const trace = traceOf(answer.headers);
	const details = [`HTTP ${status}`, `${request.method} ${request.url}`];
	if (trace) details.push(`trace ${String(trace)}`);
	if (failed && said) details.push(`Jira says: ${said}`);
	// Refused at last, but an earlier sending of it had no answer.
	const unclear = answer.unclear && status >= 300 && status < 500 ? UNKNOWN_OUTCOME : '';
	const description = [more, advice(request, answer, names, more), unclear, `(${details.join(', ')})`];
	return { message, description: description.filter(Boolean).join(' ') };
}

/** What support asks for, at the end of a description. */
export const TECHNICAL = / ?\((?:HTTP \d+|[^(),]+), (?:GET|POST|PUT|DELETE) [^]*\)$/;

/** An explanation in one text, for where nobody asks for what support does. */
export const inWords = ({ message, description }: Explanation): string =>
	`${message.replace(/[.!?]?$/, '.')} ${description.replace(TECHNICAL, '')}`;

/** Puts a missing answer into words. */
export function unreachable(
	request: JiraRequest,
	site: string,
	{ code, reason }: HttpOutcome,
	viaProxy = false,
): Explanation {
	const arrived = !neverArrived(code);
	const proxy = viaProxy ? ' The request went through the proxy in the settings of the node.' : '';
	const advice = arrived && changes(request) ? UNKNOWN_OUTCOME : adviceOnCode(code);
	return {
		message: arrived ? 'The connection to Jira broke before it answered' : `Jira could not be reached at ${site}`,
		description: `${advice}${proxy} (${code ?? reason ?? 'no code'}, ${request.method} ${request.url})`,
	};
}
